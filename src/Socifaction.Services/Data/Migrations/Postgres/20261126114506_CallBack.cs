using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresServicesDbContext))]
    [Migration("20261126114506_CallBack")]
    public class CallBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "missed_call",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_sid = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    tried_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    settled_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    staff_member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_missed_call", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_missed_call_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_missed_call_staff_member_initiative_id_staff_member_id",
                        columns: x => new { x.initiative_id, x.staff_member_id },
                        principalTable: "staff_member",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_missed_call_initiative_id_from_at",
                table: "missed_call",
                columns: new[] { "initiative_id", "from", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_missed_call_initiative_id_provider_sid",
                table: "missed_call",
                columns: new[] { "initiative_id", "provider_sid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_missed_call_initiative_id_settled_at",
                table: "missed_call",
                columns: new[] { "initiative_id", "settled_at" });

            migrationBuilder.CreateIndex(
                name: "ix_missed_call_initiative_id_staff_member_id",
                table: "missed_call",
                columns: new[] { "initiative_id", "staff_member_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "missed_call");
        }
    }
}
