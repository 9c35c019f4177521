using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresServicesDbContext))]
    [Migration("20261126080604_Sharing")]
    public class Sharing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "detour_minutes",
                table: "ride_hold",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "resident_id",
                table: "ride_hold",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "detour_limit_at",
                table: "resident",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "detour_limit_by_name",
                table: "resident",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "detour_limit_minutes",
                table: "resident",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "detour_minutes",
                table: "booking",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "kept_apart",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    one_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    written_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_apart", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_kept_apart_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kept_apart_resident_initiative_id_one_id",
                        columns: x => new { x.initiative_id, x.one_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_kept_apart_resident_initiative_id_other_id",
                        columns: x => new { x.initiative_id, x.other_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ride_hold_initiative_id_resident_id",
                table: "ride_hold",
                columns: new[] { "initiative_id", "resident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_kept_apart_initiative_id_one_id_other_id",
                table: "kept_apart",
                columns: new[] { "initiative_id", "one_id", "other_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_kept_apart_initiative_id_other_id",
                table: "kept_apart",
                columns: new[] { "initiative_id", "other_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_ride_hold_resident_initiative_id_resident_id",
                table: "ride_hold",
                columns: new[] { "initiative_id", "resident_id" },
                principalTable: "resident",
                principalColumns: new[] { "initiative_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_ride_hold_resident_initiative_id_resident_id",
                table: "ride_hold");

            migrationBuilder.DropTable(
                name: "kept_apart");

            migrationBuilder.DropIndex(
                name: "ix_ride_hold_initiative_id_resident_id",
                table: "ride_hold");

            migrationBuilder.DropColumn(
                name: "detour_minutes",
                table: "ride_hold");

            migrationBuilder.DropColumn(
                name: "resident_id",
                table: "ride_hold");

            migrationBuilder.DropColumn(
                name: "detour_limit_at",
                table: "resident");

            migrationBuilder.DropColumn(
                name: "detour_limit_by_name",
                table: "resident");

            migrationBuilder.DropColumn(
                name: "detour_limit_minutes",
                table: "resident");

            migrationBuilder.DropColumn(
                name: "detour_minutes",
                table: "booking");
        }
    }
}
