using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Postgres
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
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<LocalTime>(
                name: "deadline_time",
                table: "offering",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "diets",
                table: "offering",
                type: "character varying(600)",
                maxLength: 600,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_delivered",
                table: "offering",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_eaten_here",
                table: "offering",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "most_portions",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<LocalTime>(
                name: "served_from",
                table: "offering",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "served_on",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<LocalTime>(
                name: "served_until",
                table: "offering",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "settings_version",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "tells_cancellations_only",
                table: "offering",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_delivered",
                table: "booking",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "meal_day_id",
                table: "booking",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "meal_order_id",
                table: "booking",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "portions",
                table: "booking",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "reached_at",
                table: "booking",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sealed_diet",
                table: "booking",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "meal_day",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<LocalDate>(type: "date", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: true),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    is_closed = table.Column<bool>(type: "boolean", nullable: false),
                    closed_because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
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
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    weekdays = table.Column<int>(type: "integer", nullable: false),
                    portions = table.Column<int>(type: "integer", nullable: false),
                    is_delivered = table.Column<bool>(type: "boolean", nullable: false),
                    sealed_diet = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    first_day = table.Column<LocalDate>(type: "date", nullable: false),
                    last_day = table.Column<LocalDate>(type: "date", nullable: true),
                    ended_because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    agreed_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    agreed_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
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
