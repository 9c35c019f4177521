using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresServicesDbContext))]
    [Migration("20261126024511_StandingOrders")]
    public class StandingOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<LocalTime>(
                name: "break_from",
                table: "weekly_run",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "break_minutes",
                table: "weekly_run",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<LocalTime>(
                name: "break_to",
                table: "weekly_run",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "mobility",
                table: "unmet_need",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "place",
                table: "unmet_need",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "purpose",
                table: "unmet_need",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "resident_id",
                table: "unmet_need",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<LocalTime>(
                name: "break_from",
                table: "run",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "break_minutes",
                table: "run",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<LocalTime>(
                name: "break_to",
                table: "run",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "monthly_rides",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "standing_order_weeks",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.FillStandingOrders();

            migrationBuilder.CreateTable(
                name: "standing_order",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    weekdays = table.Column<int>(type: "integer", nullable: false),
                    wish = table.Column<int>(type: "integer", nullable: false),
                    wish_time = table.Column<LocalTime>(type: "time", nullable: false),
                    return_at = table.Column<LocalTime>(type: "time", nullable: true),
                    companions = table.Column<int>(type: "integer", nullable: false),
                    mobility = table.Column<int>(type: "integer", nullable: false),
                    help_to_door = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    first_day = table.Column<LocalDate>(type: "date", nullable: false),
                    last_day = table.Column<LocalDate>(type: "date", nullable: true),
                    paused_from = table.Column<LocalDate>(type: "date", nullable: true),
                    paused_to = table.Column<LocalDate>(type: "date", nullable: true),
                    because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    agreed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    agreed_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
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
                    table.PrimaryKey("pk_standing_order", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_standing_order_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standing_order_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_standing_order_ride_services_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "vehicle_layout",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    vehicle_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seats = table.Column<int>(type: "integer", nullable: false),
                    wheelchair_places = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vehicle_layout", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_vehicle_layout_carries_people", "seats >= 0 AND wheelchair_places >= 0");
                    table.ForeignKey(
                        name: "fk_vehicle_layout_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_vehicle_layout_vehicle_initiative_id_vehicle_id",
                        columns: x => new { x.initiative_id, x.vehicle_id },
                        principalTable: "vehicle",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ordered_day",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<LocalDate>(type: "date", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    refusal = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ordered_day", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_ordered_day_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ordered_day_standing_order_initiative_id_order_id",
                        columns: x => new { x.initiative_id, x.order_id },
                        principalTable: "standing_order",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_unmet_need_initiative_id_resident_id",
                table: "unmet_need",
                columns: new[] { "initiative_id", "resident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_ordered_day_initiative_id_date",
                table: "ordered_day",
                columns: new[] { "initiative_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_ordered_day_initiative_id_order_id_date",
                table: "ordered_day",
                columns: new[] { "initiative_id", "order_id", "date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_standing_order_initiative_id_offering_id",
                table: "standing_order",
                columns: new[] { "initiative_id", "offering_id" });

            migrationBuilder.CreateIndex(
                name: "ix_standing_order_initiative_id_resident_id",
                table: "standing_order",
                columns: new[] { "initiative_id", "resident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_vehicle_layout_initiative_id_vehicle_id",
                table: "vehicle_layout",
                columns: new[] { "initiative_id", "vehicle_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_unmet_need_resident_initiative_id_resident_id",
                table: "unmet_need",
                columns: new[] { "initiative_id", "resident_id" },
                principalTable: "resident",
                principalColumns: new[] { "initiative_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_unmet_need_resident_initiative_id_resident_id",
                table: "unmet_need");

            migrationBuilder.DropTable(
                name: "ordered_day");

            migrationBuilder.DropTable(
                name: "vehicle_layout");

            migrationBuilder.DropTable(
                name: "standing_order");

            migrationBuilder.DropIndex(
                name: "ix_unmet_need_initiative_id_resident_id",
                table: "unmet_need");

            migrationBuilder.DropColumn(
                name: "break_from",
                table: "weekly_run");

            migrationBuilder.DropColumn(
                name: "break_minutes",
                table: "weekly_run");

            migrationBuilder.DropColumn(
                name: "break_to",
                table: "weekly_run");

            migrationBuilder.DropColumn(
                name: "mobility",
                table: "unmet_need");

            migrationBuilder.DropColumn(
                name: "place",
                table: "unmet_need");

            migrationBuilder.DropColumn(
                name: "purpose",
                table: "unmet_need");

            migrationBuilder.DropColumn(
                name: "resident_id",
                table: "unmet_need");

            migrationBuilder.DropColumn(
                name: "break_from",
                table: "run");

            migrationBuilder.DropColumn(
                name: "break_minutes",
                table: "run");

            migrationBuilder.DropColumn(
                name: "break_to",
                table: "run");

            migrationBuilder.DropColumn(
                name: "monthly_rides",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "standing_order_weeks",
                table: "offering");
        }
    }
}
