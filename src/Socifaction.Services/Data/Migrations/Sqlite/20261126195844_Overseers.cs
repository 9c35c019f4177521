using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteServicesDbContext))]
    [Migration("20261126195844_Overseers")]
    public class Overseers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "door_attempt",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    who = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_door_attempt", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "overseer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    token_expires_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_overseer", x => x.id);
                    table.ForeignKey(
                        name: "fk_overseer_localities_locality_id",
                        column: x => x.locality_id,
                        principalTable: "locality",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_overseer_staff_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "staff_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "overseer_event",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    overseer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_overseer_event", x => x.id);
                    table.ForeignKey(
                        name: "fk_overseer_event_overseers_overseer_id",
                        column: x => x.overseer_id,
                        principalTable: "overseer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_door_attempt_who_at",
                table: "door_attempt",
                columns: new[] { "who", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_overseer_account_id",
                table: "overseer",
                column: "account_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_overseer_locality_id",
                table: "overseer",
                column: "locality_id");

            migrationBuilder.CreateIndex(
                name: "ix_overseer_token_hash",
                table: "overseer",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_overseer_event_overseer_id_at",
                table: "overseer_event",
                columns: new[] { "overseer_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "door_attempt");

            migrationBuilder.DropTable(
                name: "overseer_event");

            migrationBuilder.DropTable(
                name: "overseer");
        }
    }
}
