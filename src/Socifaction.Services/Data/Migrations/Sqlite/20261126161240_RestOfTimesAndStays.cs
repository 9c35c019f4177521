using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteServicesDbContext))]
    [Migration("20261126161240_RestOfTimesAndStays")]
    public class RestOfTimesAndStays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "counted_in",
                table: "offering",
                type: "INTEGER",
                nullable: true,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_ours",
                table: "destination",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "free_kilograms",
                table: "booking",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "instead_of_id",
                table: "booking",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "kilograms",
                table: "booking",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "meal_pause_id",
                table: "booking",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "meal_pause",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    meal_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_day = table.Column<string>(type: "TEXT", nullable: false),
                    last_day = table.Column<string>(type: "TEXT", nullable: true),
                    because = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    resumed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    resumed_by_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meal_pause", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_meal_pause_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meal_pause_meal_order_initiative_id_meal_order_id",
                        columns: x => new { x.initiative_id, x.meal_order_id },
                        principalTable: "meal_order",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "residence_event",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    residence_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<string>(type: "TEXT", nullable: false),
                    room_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residence_event", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_residence_event_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_residence_event_residence_initiative_id_residence_id",
                        columns: x => new { x.initiative_id, x.residence_id },
                        principalTable: "residence",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_residence_event_room_initiative_id_room_id",
                        columns: x => new { x.initiative_id, x.room_id },
                        principalTable: "room",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_meal_pause_initiative_id_meal_order_id",
                table: "meal_pause",
                columns: new[] { "initiative_id", "meal_order_id" });

            migrationBuilder.CreateIndex(
                name: "ix_residence_event_initiative_id_residence_id",
                table: "residence_event",
                columns: new[] { "initiative_id", "residence_id" });

            migrationBuilder.CreateIndex(
                name: "ix_residence_event_initiative_id_room_id",
                table: "residence_event",
                columns: new[] { "initiative_id", "room_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "meal_pause");

            migrationBuilder.DropTable(
                name: "residence_event");

            migrationBuilder.DropColumn(
                name: "counted_in",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "is_ours",
                table: "destination");

            migrationBuilder.DropColumn(
                name: "free_kilograms",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "instead_of_id",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "kilograms",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "meal_pause_id",
                table: "booking");
        }
    }
}
