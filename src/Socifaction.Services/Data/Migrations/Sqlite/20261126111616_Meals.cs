using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Meals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "deadline_days_before",
                table: "offering",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "deadline_time",
                table: "offering",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "diets",
                table: "offering",
                type: "TEXT",
                maxLength: 600,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_delivered",
                table: "offering",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_eaten_here",
                table: "offering",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "most_portions",
                table: "offering",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "served_from",
                table: "offering",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "served_on",
                table: "offering",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "served_until",
                table: "offering",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "settings_version",
                table: "offering",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "tells_cancellations_only",
                table: "offering",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_delivered",
                table: "booking",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "meal_day_id",
                table: "booking",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "meal_order_id",
                table: "booking",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "portions",
                table: "booking",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "reached_at",
                table: "booking",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sealed_diet",
                table: "booking",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "meal_day",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offering_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    date = table.Column<string>(type: "TEXT", nullable: false),
                    capacity = table.Column<int>(type: "INTEGER", nullable: true),
                    taken = table.Column<int>(type: "INTEGER", nullable: false),
                    is_closed = table.Column<bool>(type: "INTEGER", nullable: false),
                    closed_because = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meal_day", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_meal_day_never_oversold", "taken >= 0 AND (capacity IS NULL OR taken <= capacity)");
                    table.ForeignKey(
                        name: "fk_meal_day_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meal_day_meal_services_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "meal_order",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offering_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    resident_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    weekdays = table.Column<int>(type: "INTEGER", nullable: false),
                    portions = table.Column<int>(type: "INTEGER", nullable: false),
                    is_delivered = table.Column<bool>(type: "INTEGER", nullable: false),
                    sealed_diet = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    first_day = table.Column<string>(type: "TEXT", nullable: false),
                    last_day = table.Column<string>(type: "TEXT", nullable: true),
                    ended_because = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    agreed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    agreed_by_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meal_order", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_meal_order_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meal_order_meal_services_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_meal_order_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_meal_day_id_resident_id",
                table: "booking",
                columns: new[] { "initiative_id", "meal_day_id", "resident_id" },
                unique: true,
                filter: "status = 3 AND meal_day_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_meal_order_id_date",
                table: "booking",
                columns: new[] { "initiative_id", "meal_order_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_meal_day_initiative_id_offering_id_date",
                table: "meal_day",
                columns: new[] { "initiative_id", "offering_id", "date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_meal_order_initiative_id_offering_id",
                table: "meal_order",
                columns: new[] { "initiative_id", "offering_id" });

            migrationBuilder.CreateIndex(
                name: "ix_meal_order_initiative_id_resident_id",
                table: "meal_order",
                columns: new[] { "initiative_id", "resident_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_booking_meal_day_initiative_id_meal_day_id",
                table: "booking",
                columns: new[] { "initiative_id", "meal_day_id" },
                principalTable: "meal_day",
                principalColumns: new[] { "initiative_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_booking_meal_order_initiative_id_meal_order_id",
                table: "booking",
                columns: new[] { "initiative_id", "meal_order_id" },
                principalTable: "meal_order",
                principalColumns: new[] { "initiative_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_booking_meal_day_initiative_id_meal_day_id",
                table: "booking");

            migrationBuilder.DropForeignKey(
                name: "fk_booking_meal_order_initiative_id_meal_order_id",
                table: "booking");

            migrationBuilder.DropTable(
                name: "meal_day");

            migrationBuilder.DropTable(
                name: "meal_order");

            migrationBuilder.DropIndex(
                name: "ix_booking_initiative_id_meal_day_id_resident_id",
                table: "booking");

            migrationBuilder.DropIndex(
                name: "ix_booking_initiative_id_meal_order_id_date",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "deadline_days_before",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "deadline_time",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "diets",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "is_delivered",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "is_eaten_here",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "most_portions",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "served_from",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "served_on",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "served_until",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "settings_version",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "tells_cancellations_only",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "is_delivered",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "meal_day_id",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "meal_order_id",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "portions",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "reached_at",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "sealed_diet",
                table: "booking");
        }
    }
}
