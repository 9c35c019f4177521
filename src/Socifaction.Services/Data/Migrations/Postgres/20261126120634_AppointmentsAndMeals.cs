using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresServicesDbContext))]
    [Migration("20261126120634_AppointmentsAndMeals")]
    public class AppointmentsAndMeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "allowance_free",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "allowance_paid",
                table: "offering",
                type: "integer",
                nullable: true);

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

            migrationBuilder.AddColumn<int>(
                name: "every_minutes",
                table: "offering",
                type: "integer",
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

            migrationBuilder.AddColumn<bool>(
                name: "is_silent",
                table: "offering",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<List<int>>(
                name: "lengths",
                table: "offering",
                type: "integer[]",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "minutes_after",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "minutes_before",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "most_portions",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name_in_messages",
                table: "offering",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

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

            migrationBuilder.AddColumn<int>(
                name: "who_may_book",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kept_words",
                table: "initiative",
                type: "character varying(1600)",
                maxLength: 1600,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "is_delivered",
                table: "booking",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_free",
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
                name: "minutes",
                table: "booking",
                type: "integer",
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

            migrationBuilder.AddColumn<bool>(
                name: "wants_earlier",
                table: "booking",
                type: "boolean",
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

            migrationBuilder.CreateTable(
                name: "resource",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    staff_member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    works_on_holidays = table.Column<bool>(type: "boolean", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resource", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_resource_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_resource_staff_member_initiative_id_staff_member_id",
                        columns: x => new { x.initiative_id, x.staff_member_id },
                        principalTable: "staff_member",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "taken_in",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    since = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_taken_in", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_taken_in_appointment_types_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_taken_in_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_taken_in_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "calendar_override",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    resource_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    first_day = table.Column<LocalDate>(type: "date", nullable: false),
                    last_day = table.Column<LocalDate>(type: "date", nullable: false),
                    from = table.Column<LocalTime>(type: "time", nullable: true),
                    to = table.Column<LocalTime>(type: "time", nullable: true),
                    who = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_override", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_calendar_override_days", "first_day <= last_day");
                    table.ForeignKey(
                        name: "fk_calendar_override_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_calendar_override_resource_initiative_id_resource_id",
                        columns: x => new { x.initiative_id, x.resource_id },
                        principalTable: "resource",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "resource_claim",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    booking_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resource_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    is_released = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resource_claim", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_resource_claim_ends_after_it_starts", "ends_at > starts_at");
                    table.ForeignKey(
                        name: "fk_resource_claim_booking_initiative_id_booking_id",
                        columns: x => new { x.initiative_id, x.booking_id },
                        principalTable: "booking",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_resource_claim_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_resource_claim_resource_initiative_id_resource_id",
                        columns: x => new { x.initiative_id, x.resource_id },
                        principalTable: "resource",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resource_need",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    resource_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resource_need", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_resource_need_appointment_types_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_resource_need_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_resource_need_resource_initiative_id_resource_id",
                        columns: x => new { x.initiative_id, x.resource_id },
                        principalTable: "resource",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "weekly_opening",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    resource_id = table.Column<Guid>(type: "uuid", nullable: false),
                    weekday = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<LocalTime>(type: "time", nullable: false),
                    to = table.Column<LocalTime>(type: "time", nullable: false),
                    every_weeks = table.Column<int>(type: "integer", nullable: false),
                    first_day = table.Column<LocalDate>(type: "date", nullable: false),
                    last_day = table.Column<LocalDate>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_weekly_opening", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_weekly_opening_is_a_window", "\"from\" < \"to\" AND every_weeks >= 1");
                    table.ForeignKey(
                        name: "fk_weekly_opening_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weekly_opening_resource_initiative_id_resource_id",
                        columns: x => new { x.initiative_id, x.resource_id },
                        principalTable: "resource",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
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
                name: "ix_calendar_override_initiative_id_resource_id_last_day",
                table: "calendar_override",
                columns: new[] { "initiative_id", "resource_id", "last_day" });

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

            migrationBuilder.CreateIndex(
                name: "ix_resource_initiative_id_order",
                table: "resource",
                columns: new[] { "initiative_id", "order" });

            migrationBuilder.CreateIndex(
                name: "ix_resource_initiative_id_staff_member_id",
                table: "resource",
                columns: new[] { "initiative_id", "staff_member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_resource_claim_initiative_id_booking_id",
                table: "resource_claim",
                columns: new[] { "initiative_id", "booking_id" });

            migrationBuilder.CreateIndex(
                name: "ix_resource_claim_initiative_id_resource_id_starts_at",
                table: "resource_claim",
                columns: new[] { "initiative_id", "resource_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_resource_need_initiative_id_offering_id_number_resource_id",
                table: "resource_need",
                columns: new[] { "initiative_id", "offering_id", "number", "resource_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_resource_need_initiative_id_resource_id",
                table: "resource_need",
                columns: new[] { "initiative_id", "resource_id" });

            migrationBuilder.CreateIndex(
                name: "ix_taken_in_initiative_id_offering_id_resident_id",
                table: "taken_in",
                columns: new[] { "initiative_id", "offering_id", "resident_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_taken_in_initiative_id_resident_id",
                table: "taken_in",
                columns: new[] { "initiative_id", "resident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weekly_opening_initiative_id_resource_id",
                table: "weekly_opening",
                columns: new[] { "initiative_id", "resource_id" });

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

            migrationBuilder.AddPostgresClaimGuard();
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
                name: "calendar_override");

            migrationBuilder.DropTable(
                name: "meal_day");

            migrationBuilder.DropTable(
                name: "meal_order");

            migrationBuilder.DropTable(
                name: "resource_claim");

            migrationBuilder.DropTable(
                name: "resource_need");

            migrationBuilder.DropTable(
                name: "taken_in");

            migrationBuilder.DropTable(
                name: "weekly_opening");

            migrationBuilder.DropTable(
                name: "resource");

            migrationBuilder.DropIndex(
                name: "ix_booking_initiative_id_meal_day_id_resident_id",
                table: "booking");

            migrationBuilder.DropIndex(
                name: "ix_booking_initiative_id_meal_order_id_date",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "allowance_free",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "allowance_paid",
                table: "offering");

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
                name: "every_minutes",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "is_delivered",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "is_eaten_here",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "is_silent",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "lengths",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "minutes_after",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "minutes_before",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "most_portions",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "name_in_messages",
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
                name: "who_may_book",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "kept_words",
                table: "initiative");

            migrationBuilder.DropColumn(
                name: "is_delivered",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "is_free",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "meal_day_id",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "meal_order_id",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "minutes",
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

            migrationBuilder.DropColumn(
                name: "wants_earlier",
                table: "booking");
        }
    }
}
