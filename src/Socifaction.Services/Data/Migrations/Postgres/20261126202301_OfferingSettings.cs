using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresServicesDbContext))]
    [Migration("20261126202301_OfferingSettings")]
    public class OfferingSettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_phone_only",
                table: "offering",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_withdrawn",
                table: "offering",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Instant>(
                name: "kept_at",
                table: "offering",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kept_by_name",
                table: "offering",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "name_en",
                table: "offering",
                type: "character varying(120)",
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
