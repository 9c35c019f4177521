using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresServicesDbContext))]
    [Migration("20261126160902_HomeVisits")]
    public class HomeVisits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "help_version",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "tasks",
                table: "offering",
                type: "character varying(600)",
                maxLength: 600,
                nullable: true);

            migrationBuilder.AddColumn<LocalTime>(
                name: "came_at",
                table: "booking",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "done_tasks",
                table: "booking",
                type: "character varying(600)",
                maxLength: 600,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_paused",
                table: "booking",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_to_be_told",
                table: "booking",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<LocalTime>(
                name: "left_at",
                table: "booking",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "missed",
                table: "booking",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "missed_because",
                table: "booking",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<LocalDate>(
                name: "plan_day",
                table: "booking",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "tasks",
                table: "booking",
                type: "character varying(600)",
                maxLength: 600,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "visit_plan_id",
                table: "booking",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "worker_id",
                table: "booking",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "visit_plan",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    worker_id = table.Column<Guid>(type: "uuid", nullable: false),
                    weekdays = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<LocalTime>(type: "time", nullable: false),
                    to = table.Column<LocalTime>(type: "time", nullable: false),
                    every_weeks = table.Column<int>(type: "integer", nullable: false),
                    visits_on_holidays = table.Column<bool>(type: "boolean", nullable: false),
                    tasks = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    sealed_entry = table.Column<string>(type: "text", nullable: true),
                    first_day = table.Column<LocalDate>(type: "date", nullable: false),
                    last_day = table.Column<LocalDate>(type: "date", nullable: true),
                    ended_because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    paused_from = table.Column<LocalDate>(type: "date", nullable: true),
                    paused_until = table.Column<LocalDate>(type: "date", nullable: true),
                    paused_because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    agreed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    agreed_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_plan", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_visit_plan_home_helps_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visit_plan_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visit_plan_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_visit_plan_resource_initiative_id_worker_id",
                        columns: x => new { x.initiative_id, x.worker_id },
                        principalTable: "resource",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_visit_plan_id_plan_day",
                table: "booking",
                columns: new[] { "initiative_id", "visit_plan_id", "plan_day" },
                unique: true,
                filter: "visit_plan_id IS NOT NULL AND NOT is_paused");

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_worker_id_date",
                table: "booking",
                columns: new[] { "initiative_id", "worker_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_plan_initiative_id_offering_id",
                table: "visit_plan",
                columns: new[] { "initiative_id", "offering_id" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_plan_initiative_id_resident_id",
                table: "visit_plan",
                columns: new[] { "initiative_id", "resident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_plan_initiative_id_worker_id",
                table: "visit_plan",
                columns: new[] { "initiative_id", "worker_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_booking_resource_initiative_id_worker_id",
                table: "booking",
                columns: new[] { "initiative_id", "worker_id" },
                principalTable: "resource",
                principalColumns: new[] { "initiative_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_booking_visit_plan_initiative_id_visit_plan_id",
                table: "booking",
                columns: new[] { "initiative_id", "visit_plan_id" },
                principalTable: "visit_plan",
                principalColumns: new[] { "initiative_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_booking_resource_initiative_id_worker_id",
                table: "booking");

            migrationBuilder.DropForeignKey(
                name: "fk_booking_visit_plan_initiative_id_visit_plan_id",
                table: "booking");

            migrationBuilder.DropTable(
                name: "visit_plan");

            migrationBuilder.DropIndex(
                name: "ix_booking_initiative_id_visit_plan_id_plan_day",
                table: "booking");

            migrationBuilder.DropIndex(
                name: "ix_booking_initiative_id_worker_id_date",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "help_version",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "tasks",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "came_at",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "done_tasks",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "is_paused",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "is_to_be_told",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "left_at",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "missed",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "missed_because",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "plan_day",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "tasks",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "visit_plan_id",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "worker_id",
                table: "booking");
        }
    }
}
