using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteServicesDbContext))]
    [Migration("20261126195215_ScheduleChanges")]
    public class ScheduleChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "schedule_change",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    subject = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    first_day = table.Column<string>(type: "TEXT", nullable: false),
                    last_day = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: true),
                    to = table.Column<string>(type: "TEXT", nullable: true),
                    why = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    undone_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_change", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_schedule_change_days", "first_day <= last_day");
                    table.ForeignKey(
                        name: "fk_schedule_change_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "schedule_change_event",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    change_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    booking_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_change_event", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_schedule_change_event_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_schedule_change_event_schedule_change_initiative_id_change_id",
                        columns: x => new { x.initiative_id, x.change_id },
                        principalTable: "schedule_change",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "schedule_step",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    change_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    thing_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    date = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: true),
                    to = table.Column<string>(type: "TEXT", nullable: true),
                    instead_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    left_from = table.Column<string>(type: "TEXT", nullable: true),
                    left_to = table.Column<string>(type: "TEXT", nullable: true),
                    is_short = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    refusal = table.Column<int>(type: "INTEGER", nullable: true),
                    break_from = table.Column<string>(type: "TEXT", nullable: true),
                    break_minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    break_to = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_step", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_schedule_step_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_schedule_step_schedule_change_initiative_id_change_id",
                        columns: x => new { x.initiative_id, x.change_id },
                        principalTable: "schedule_change",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "schedule_hit",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    change_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    step_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    booking_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    settled_by_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_hit", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_schedule_hit_booking_initiative_id_booking_id",
                        columns: x => new { x.initiative_id, x.booking_id },
                        principalTable: "booking",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_schedule_hit_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_schedule_hit_schedule_change_initiative_id_change_id",
                        columns: x => new { x.initiative_id, x.change_id },
                        principalTable: "schedule_change",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_schedule_hit_schedule_step_initiative_id_step_id",
                        columns: x => new { x.initiative_id, x.step_id },
                        principalTable: "schedule_step",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_schedule_change_initiative_id_last_day",
                table: "schedule_change",
                columns: new[] { "initiative_id", "last_day" });

            migrationBuilder.CreateIndex(
                name: "ix_schedule_change_event_initiative_id_change_id",
                table: "schedule_change_event",
                columns: new[] { "initiative_id", "change_id" });

            migrationBuilder.CreateIndex(
                name: "ix_schedule_hit_initiative_id_booking_id",
                table: "schedule_hit",
                columns: new[] { "initiative_id", "booking_id" });

            migrationBuilder.CreateIndex(
                name: "ix_schedule_hit_initiative_id_change_id_booking_id",
                table: "schedule_hit",
                columns: new[] { "initiative_id", "change_id", "booking_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_schedule_hit_initiative_id_step_id",
                table: "schedule_hit",
                columns: new[] { "initiative_id", "step_id" });

            migrationBuilder.CreateIndex(
                name: "ix_schedule_step_initiative_id_change_id_kind_thing_id_date",
                table: "schedule_step",
                columns: new[] { "initiative_id", "change_id", "kind", "thing_id", "date" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "schedule_change_event");

            migrationBuilder.DropTable(
                name: "schedule_hit");

            migrationBuilder.DropTable(
                name: "schedule_step");

            migrationBuilder.DropTable(
                name: "schedule_change");
        }
    }
}
