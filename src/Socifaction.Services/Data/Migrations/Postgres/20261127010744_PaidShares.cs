using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresServicesDbContext))]
    [Migration("20261127010744_PaidShares")]
    public class PaidShares : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "paid_share",
                table: "resident",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "price_is_by_paid_share",
                table: "offering",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "price_percent",
                table: "offering",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ticket_cents",
                table: "destination",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "paid_share",
                table: "resident");

            migrationBuilder.DropColumn(
                name: "price_is_by_paid_share",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "price_percent",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "ticket_cents",
                table: "destination");
        }
    }
}
