using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteServicesDbContext))]
    [Migration("20261127010651_PaidShares")]
    public class PaidShares : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "paid_share",
                table: "resident",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "price_is_by_paid_share",
                table: "offering",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "price_percent",
                table: "offering",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ticket_cents",
                table: "destination",
                type: "INTEGER",
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
