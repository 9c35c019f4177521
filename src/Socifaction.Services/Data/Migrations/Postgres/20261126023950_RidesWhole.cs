using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresServicesDbContext))]
    [Migration("20261126023950_RidesWhole")]
    public class RidesWhole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "longest_wait_minutes",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "lying_call",
                table: "offering",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "waiting_minutes",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "door_note",
                table: "destination",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "hours",
                table: "destination",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "shift_times",
                table: "destination",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Instant>(
                name: "called_in_at",
                table: "booking",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_onward",
                table: "booking",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "vehicle_waits",
                table: "booking",
                type: "boolean",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ride_hold",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    leg = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: false),
                    wheelchair_places = table.Column<int>(type: "integer", nullable: false),
                    earliest_pick_up = table.Column<LocalTime>(type: "time", nullable: false),
                    latest_pick_up = table.Column<LocalTime>(type: "time", nullable: false),
                    latest_arrival = table.Column<LocalTime>(type: "time", nullable: false),
                    vehicle_waits = table.Column<bool>(type: "boolean", nullable: false),
                    pick_up_order = table.Column<int>(type: "integer", nullable: false),
                    drop_off_order = table.Column<int>(type: "integer", nullable: false),
                    until = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    from_how_to_find = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    from_latitude = table.Column<double>(type: "double precision", nullable: true),
                    from_longitude = table.Column<double>(type: "double precision", nullable: true),
                    from_settlement = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    from_street = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    to_how_to_find = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    to_latitude = table.Column<double>(type: "double precision", nullable: true),
                    to_longitude = table.Column<double>(type: "double precision", nullable: true),
                    to_settlement = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    to_street = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ride_hold", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_ride_hold_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ride_hold_run_initiative_id_run_id",
                        columns: x => new { x.initiative_id, x.run_id },
                        principalTable: "run",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ride_hold_initiative_id_request_id",
                table: "ride_hold",
                columns: new[] { "initiative_id", "request_id" });

            migrationBuilder.CreateIndex(
                name: "ix_ride_hold_initiative_id_run_id",
                table: "ride_hold",
                columns: new[] { "initiative_id", "run_id" });

            migrationBuilder.FillRides();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ride_hold");

            migrationBuilder.DropColumn(
                name: "longest_wait_minutes",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "lying_call",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "waiting_minutes",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "door_note",
                table: "destination");

            migrationBuilder.DropColumn(
                name: "hours",
                table: "destination");

            migrationBuilder.DropColumn(
                name: "shift_times",
                table: "destination");

            migrationBuilder.DropColumn(
                name: "called_in_at",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "is_onward",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "vehicle_waits",
                table: "booking");
        }
    }
}
