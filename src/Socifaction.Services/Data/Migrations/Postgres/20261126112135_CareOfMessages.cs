using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresServicesDbContext))]
    [Migration("20261126112135_CareOfMessages")]
    public class CareOfMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "held",
                table: "reminder",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_rehearsing",
                table: "initiative",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Instant>(
                name: "live_since",
                table: "initiative",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "rehearsal_phone",
                table: "initiative",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "sms_budget_cents",
                table: "initiative",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "spent_text",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<int>(type: "integer", nullable: false),
                    parts = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spent_text", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_spent_text_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "spoken_of",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reminder_id = table.Column<Guid>(type: "uuid", nullable: false),
                    booking_id = table.Column<Guid>(type: "uuid", nullable: false),
                    occurrence = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spoken_of", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_spoken_of_booking_initiative_id_booking_id",
                        columns: x => new { x.initiative_id, x.booking_id },
                        principalTable: "booking",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_spoken_of_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_spoken_of_reminder_initiative_id_reminder_id",
                        columns: x => new { x.initiative_id, x.reminder_id },
                        principalTable: "reminder",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "test_text",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    parts = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    provider_sid = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    error_code = table.Column<int>(type: "integer", nullable: true),
                    callback_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_test_text", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_test_text_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_test_text_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_test_text_staff_member_initiative_id_by_id",
                        columns: x => new { x.initiative_id, x.by_id },
                        principalTable: "staff_member",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_reminder_initiative_id_started_at",
                table: "reminder",
                columns: new[] { "initiative_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reminder_initiative_id_to_started_at",
                table: "reminder",
                columns: new[] { "initiative_id", "to", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_spent_text_initiative_id_at",
                table: "spent_text",
                columns: new[] { "initiative_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_spoken_of_initiative_id_booking_id",
                table: "spoken_of",
                columns: new[] { "initiative_id", "booking_id" });

            migrationBuilder.CreateIndex(
                name: "ix_spoken_of_initiative_id_reminder_id_booking_id",
                table: "spoken_of",
                columns: new[] { "initiative_id", "reminder_id", "booking_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_test_text_initiative_id_by_id",
                table: "test_text",
                columns: new[] { "initiative_id", "by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_test_text_initiative_id_callback_key",
                table: "test_text",
                columns: new[] { "initiative_id", "callback_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_test_text_initiative_id_resident_id",
                table: "test_text",
                columns: new[] { "initiative_id", "resident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_test_text_initiative_id_to_at",
                table: "test_text",
                columns: new[] { "initiative_id", "to", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "spent_text");

            migrationBuilder.DropTable(
                name: "spoken_of");

            migrationBuilder.DropTable(
                name: "test_text");

            migrationBuilder.DropIndex(
                name: "ix_reminder_initiative_id_started_at",
                table: "reminder");

            migrationBuilder.DropIndex(
                name: "ix_reminder_initiative_id_to_started_at",
                table: "reminder");

            migrationBuilder.DropColumn(
                name: "held",
                table: "reminder");

            migrationBuilder.DropColumn(
                name: "is_rehearsing",
                table: "initiative");

            migrationBuilder.DropColumn(
                name: "live_since",
                table: "initiative");

            migrationBuilder.DropColumn(
                name: "rehearsal_phone",
                table: "initiative");

            migrationBuilder.DropColumn(
                name: "sms_budget_cents",
                table: "initiative");
        }
    }
}
