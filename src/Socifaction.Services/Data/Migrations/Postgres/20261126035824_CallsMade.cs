using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresServicesDbContext))]
    [Migration("20261126035824_CallsMade")]
    public class CallsMade : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "call_made",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reminder_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    staff_member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_made", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_call_made_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_call_made_reminder_initiative_id_reminder_id",
                        columns: x => new { x.initiative_id, x.reminder_id },
                        principalTable: "reminder",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_call_made_staff_member_initiative_id_staff_member_id",
                        columns: x => new { x.initiative_id, x.staff_member_id },
                        principalTable: "staff_member",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_call_made_initiative_id_reminder_id_at",
                table: "call_made",
                columns: new[] { "initiative_id", "reminder_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_call_made_initiative_id_staff_member_id",
                table: "call_made",
                columns: new[] { "initiative_id", "staff_member_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "call_made");
        }
    }
}
