using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Appointments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "allowance_free",
                table: "offering",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "allowance_paid",
                table: "offering",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "every_minutes",
                table: "offering",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_silent",
                table: "offering",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "lengths",
                table: "offering",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "minutes_after",
                table: "offering",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "minutes_before",
                table: "offering",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name_in_messages",
                table: "offering",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "who_may_book",
                table: "offering",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_free",
                table: "booking",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "minutes",
                table: "booking",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "wants_earlier",
                table: "booking",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "resource",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    staff_member_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    works_on_holidays = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offering_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    resident_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    referral = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
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
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    resource_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    first_day = table.Column<string>(type: "TEXT", nullable: false),
                    last_day = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: true),
                    to = table.Column<string>(type: "TEXT", nullable: true),
                    who = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
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
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    booking_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    resource_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_released = table.Column<bool>(type: "INTEGER", nullable: false)
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
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offering_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    resource_id = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    resource_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    weekday = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    every_weeks = table.Column<int>(type: "INTEGER", nullable: false),
                    first_day = table.Column<string>(type: "TEXT", nullable: false),
                    last_day = table.Column<string>(type: "TEXT", nullable: true)
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
                name: "ix_calendar_override_initiative_id_resource_id_last_day",
                table: "calendar_override",
                columns: new[] { "initiative_id", "resource_id", "last_day" });

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

            migrationBuilder.AddSqliteClaimGuard();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_override");

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

            migrationBuilder.DropColumn(
                name: "allowance_free",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "allowance_paid",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "every_minutes",
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
                name: "name_in_messages",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "who_may_book",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "is_free",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "minutes",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "wants_earlier",
                table: "booking");
        }
    }
}
