using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteServicesDbContext))]
    [Migration("20261126201922_OfferingSettings")]
    public class OfferingSettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_phone_only",
                table: "offering",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_withdrawn",
                table: "offering",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "kept_at",
                table: "offering",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kept_by_name",
                table: "offering",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "name_en",
                table: "offering",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_instead_of_id",
                table: "booking",
                columns: new[] { "initiative_id", "instead_of_id" },
                filter: "instead_of_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_starts_at",
                table: "booking",
                columns: new[] { "initiative_id", "starts_at" },
                filter: "is_uncovered");

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_status_date",
                table: "booking",
                columns: new[] { "initiative_id", "status", "date" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_booking_initiative_id_instead_of_id",
                table: "booking");

            migrationBuilder.DropIndex(
                name: "ix_booking_initiative_id_starts_at",
                table: "booking");

            migrationBuilder.DropIndex(
                name: "ix_booking_initiative_id_status_date",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "is_phone_only",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "is_withdrawn",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "kept_at",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "kept_by_name",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "name_en",
                table: "offering");
        }
    }
}
