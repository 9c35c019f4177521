using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresServicesDbContext))]
    [Migration("20261125223537_PlacesWhole")]
    public class PlacesWhole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_session_never_oversold",
                table: "session");

            migrationBuilder.AddColumn<int>(
                name: "season",
                table: "weekly_session",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "held",
                table: "session",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_overridden",
                table: "session",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "walk_ins",
                table: "session",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "weekly_session_id",
                table: "session",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "allowance",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "childcare_id",
                table: "offering",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "disability_takes",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "form",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "funding",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "least_monthly_hours",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "least_to_run",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<LocalTime>(
                name: "meals_until",
                table: "offering",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "messages_offer",
                table: "offering",
                type: "character varying(480)",
                maxLength: 480,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "offer_hours",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "plan_day",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<LocalTime>(
                name: "plan_until",
                table: "offering",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "skips_ahead",
                table: "offering",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "enrolment_id",
                table: "booking",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "offered_until",
                table: "booking",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "size",
                table: "booking",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "absence",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    reported_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    reported_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    channel = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_absence", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_absence_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_absence_places_initiative_id_place_id",
                        columns: x => new { x.initiative_id, x.place_id },
                        principalTable: "booking",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attendance",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    arrived_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    left_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    collected_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    had_meal = table.Column<bool>(type: "boolean", nullable: false),
                    is_disputed = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_attendance_leaves_after_arriving", "left_at IS NULL OR arrived_at IS NULL OR left_at >= arrived_at");
                    table.ForeignKey(
                        name: "fk_attendance_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_places_initiative_id_place_id",
                        columns: x => new { x.initiative_id, x.place_id },
                        principalTable: "booking",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "care_card",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "text", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_care_card", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_care_card_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_care_card_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "collector",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    words = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    may_collect = table.Column<bool>(type: "boolean", nullable: false),
                    first_day = table.Column<LocalDate>(type: "date", nullable: true),
                    last_day = table.Column<LocalDate>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collector", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_collector_ends_after_it_starts", "last_day IS NULL OR first_day IS NULL OR last_day >= first_day");
                    table.ForeignKey(
                        name: "fk_collector_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_collector_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consent",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    is_given = table.Column<bool>(type: "boolean", nullable: false),
                    date = table.Column<LocalDate>(type: "date", nullable: false),
                    form = table.Column<int>(type: "integer", nullable: false),
                    given_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    recorded_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    recorded_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_consent_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_consent_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enrolment",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_day = table.Column<LocalDate>(type: "date", nullable: false),
                    last_day = table.Column<LocalDate>(type: "date", nullable: true),
                    weekdays = table.Column<int>(type: "integer", nullable: false),
                    contract_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    referral = table.Column<int>(type: "integer", nullable: false),
                    funding = table.Column<int>(type: "integer", nullable: false),
                    composition = table.Column<int>(type: "integer", nullable: false),
                    composition_source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolled_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    enrolled_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ended_because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_enrolment_ends_after_it_starts", "last_day IS NULL OR last_day >= first_day");
                    table.ForeignKey(
                        name: "fk_enrolment_activities_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrolment_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrolment_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inbound_sms",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_sid = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    body = table.Column<string>(type: "character varying(1600)", maxLength: 1600, nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    meaning = table.Column<int>(type: "integer", nullable: false),
                    booking_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_for_staff = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbound_sms", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_inbound_sms_booking_initiative_id_booking_id",
                        columns: x => new { x.initiative_id, x.booking_id },
                        principalTable: "booking",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_inbound_sms_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "personal_data_view",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    staff_member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    where = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personal_data_view", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_personal_data_view_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_personal_data_view_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_personal_data_view_staff_member_initiative_id_staff_member_",
                        columns: x => new { x.initiative_id, x.staff_member_id },
                        principalTable: "staff_member",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "register_tap",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    received_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    staff_member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seen_version = table.Column<int>(type: "integer", nullable: false),
                    collected_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_tap", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_register_tap_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_register_tap_places_initiative_id_place_id",
                        columns: x => new { x.initiative_id, x.place_id },
                        principalTable: "booking",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_register_tap_staff_member_initiative_id_staff_member_id",
                        columns: x => new { x.initiative_id, x.staff_member_id },
                        principalTable: "staff_member",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resident_note",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    audience = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "text", nullable: false),
                    last_day = table.Column<LocalDate>(type: "date", nullable: true),
                    written_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    written_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resident_note", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_resident_note_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_resident_note_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "school_holiday",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    first_day = table.Column<LocalDate>(type: "date", nullable: false),
                    last_day = table.Column<LocalDate>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_school_holiday", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_school_holiday_ends_after_it_starts", "last_day >= first_day");
                    table.ForeignKey(
                        name: "fk_school_holiday_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "session_event",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    why = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_event", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_session_event_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_session_event_session_initiative_id_session_id",
                        columns: x => new { x.initiative_id, x.session_id },
                        principalTable: "session",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "skipped_date",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    weekly_session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<LocalDate>(type: "date", nullable: false),
                    reason = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_skipped_date", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_skipped_date_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_skipped_date_weekly_session_initiative_id_weekly_session_id",
                        columns: x => new { x.initiative_id, x.weekly_session_id },
                        principalTable: "weekly_session",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_ratio",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_day = table.Column<LocalDate>(type: "date", nullable: false),
                    one_worker = table.Column<int>(type: "integer", nullable: false),
                    two_workers = table.Column<int>(type: "integer", nullable: false),
                    three_workers = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_ratio", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_staff_ratio_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "waiting_entry",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    all_or_nothing = table.Column<bool>(type: "boolean", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    priority_because = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    since = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    instead_of_group_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_waiting_entry", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_waiting_entry_activities_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_waiting_entry_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offer",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    made_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    answered_at = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offer", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_offer_keeps_something", "size > 0");
                    table.ForeignKey(
                        name: "fk_offer_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_offer_waiting_entry_initiative_id_entry_id",
                        columns: x => new { x.initiative_id, x.entry_id },
                        principalTable: "waiting_entry",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_session_initiative_id_weekly_session_id",
                table: "session",
                columns: new[] { "initiative_id", "weekly_session_id" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_session_never_oversold",
                table: "session",
                sql: "taken >= 0 AND held >= 0 AND taken + held <= capacity");

            migrationBuilder.CreateIndex(
                name: "ix_offering_initiative_id_childcare_id",
                table: "offering",
                columns: new[] { "initiative_id", "childcare_id" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_enrolment_id_date",
                table: "booking",
                columns: new[] { "initiative_id", "enrolment_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_absence_initiative_id_place_id",
                table: "absence",
                columns: new[] { "initiative_id", "place_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_attendance_initiative_id_place_id",
                table: "attendance",
                columns: new[] { "initiative_id", "place_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_care_card_initiative_id_resident_id",
                table: "care_card",
                columns: new[] { "initiative_id", "resident_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_collector_initiative_id_resident_id",
                table: "collector",
                columns: new[] { "initiative_id", "resident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_consent_initiative_id_resident_id_kind_date",
                table: "consent",
                columns: new[] { "initiative_id", "resident_id", "kind", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_initiative_id_group_id",
                table: "enrolment",
                columns: new[] { "initiative_id", "group_id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_initiative_id_offering_id_first_day",
                table: "enrolment",
                columns: new[] { "initiative_id", "offering_id", "first_day" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_initiative_id_resident_id",
                table: "enrolment",
                columns: new[] { "initiative_id", "resident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_inbound_sms_initiative_id_booking_id",
                table: "inbound_sms",
                columns: new[] { "initiative_id", "booking_id" });

            migrationBuilder.CreateIndex(
                name: "ix_inbound_sms_initiative_id_is_for_staff_at",
                table: "inbound_sms",
                columns: new[] { "initiative_id", "is_for_staff", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_inbound_sms_initiative_id_provider_sid",
                table: "inbound_sms",
                columns: new[] { "initiative_id", "provider_sid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offer_initiative_id_entry_id",
                table: "offer",
                columns: new[] { "initiative_id", "entry_id" },
                unique: true,
                filter: "status = 1");

            migrationBuilder.CreateIndex(
                name: "ix_offer_initiative_id_status_expires_at",
                table: "offer",
                columns: new[] { "initiative_id", "status", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "ix_personal_data_view_initiative_id_resident_id_at",
                table: "personal_data_view",
                columns: new[] { "initiative_id", "resident_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_personal_data_view_initiative_id_staff_member_id",
                table: "personal_data_view",
                columns: new[] { "initiative_id", "staff_member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_tap_initiative_id_place_id_at",
                table: "register_tap",
                columns: new[] { "initiative_id", "place_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_register_tap_initiative_id_staff_member_id",
                table: "register_tap",
                columns: new[] { "initiative_id", "staff_member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_resident_note_initiative_id_resident_id",
                table: "resident_note",
                columns: new[] { "initiative_id", "resident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_school_holiday_initiative_id_first_day",
                table: "school_holiday",
                columns: new[] { "initiative_id", "first_day" });

            migrationBuilder.CreateIndex(
                name: "ix_session_event_initiative_id_session_id",
                table: "session_event",
                columns: new[] { "initiative_id", "session_id" });

            migrationBuilder.CreateIndex(
                name: "ix_skipped_date_initiative_id_weekly_session_id_date",
                table: "skipped_date",
                columns: new[] { "initiative_id", "weekly_session_id", "date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_ratio_initiative_id_first_day",
                table: "staff_ratio",
                columns: new[] { "initiative_id", "first_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_waiting_entry_initiative_id_group_id",
                table: "waiting_entry",
                columns: new[] { "initiative_id", "group_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_waiting_entry_initiative_id_offering_id_status_priority_sin",
                table: "waiting_entry",
                columns: new[] { "initiative_id", "offering_id", "status", "priority", "since" });

            migrationBuilder.AddForeignKey(
                name: "fk_booking_enrolment_initiative_id_enrolment_id",
                table: "booking",
                columns: new[] { "initiative_id", "enrolment_id" },
                principalTable: "enrolment",
                principalColumns: new[] { "initiative_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_offering_offering_initiative_id_childcare_id",
                table: "offering",
                columns: new[] { "initiative_id", "childcare_id" },
                principalTable: "offering",
                principalColumns: new[] { "initiative_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_session_weekly_session_initiative_id_weekly_session_id",
                table: "session",
                columns: new[] { "initiative_id", "weekly_session_id" },
                principalTable: "weekly_session",
                principalColumns: new[] { "initiative_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_booking_enrolment_initiative_id_enrolment_id",
                table: "booking");

            migrationBuilder.DropForeignKey(
                name: "fk_offering_offering_initiative_id_childcare_id",
                table: "offering");

            migrationBuilder.DropForeignKey(
                name: "fk_session_weekly_session_initiative_id_weekly_session_id",
                table: "session");

            migrationBuilder.DropTable(
                name: "absence");

            migrationBuilder.DropTable(
                name: "attendance");

            migrationBuilder.DropTable(
                name: "care_card");

            migrationBuilder.DropTable(
                name: "collector");

            migrationBuilder.DropTable(
                name: "consent");

            migrationBuilder.DropTable(
                name: "enrolment");

            migrationBuilder.DropTable(
                name: "inbound_sms");

            migrationBuilder.DropTable(
                name: "offer");

            migrationBuilder.DropTable(
                name: "personal_data_view");

            migrationBuilder.DropTable(
                name: "register_tap");

            migrationBuilder.DropTable(
                name: "resident_note");

            migrationBuilder.DropTable(
                name: "school_holiday");

            migrationBuilder.DropTable(
                name: "session_event");

            migrationBuilder.DropTable(
                name: "skipped_date");

            migrationBuilder.DropTable(
                name: "staff_ratio");

            migrationBuilder.DropTable(
                name: "waiting_entry");

            migrationBuilder.DropIndex(
                name: "ix_session_initiative_id_weekly_session_id",
                table: "session");

            migrationBuilder.DropCheckConstraint(
                name: "ck_session_never_oversold",
                table: "session");

            migrationBuilder.DropIndex(
                name: "ix_offering_initiative_id_childcare_id",
                table: "offering");

            migrationBuilder.DropIndex(
                name: "ix_booking_initiative_id_enrolment_id_date",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "season",
                table: "weekly_session");

            migrationBuilder.DropColumn(
                name: "held",
                table: "session");

            migrationBuilder.DropColumn(
                name: "is_overridden",
                table: "session");

            migrationBuilder.DropColumn(
                name: "walk_ins",
                table: "session");

            migrationBuilder.DropColumn(
                name: "weekly_session_id",
                table: "session");

            migrationBuilder.DropColumn(
                name: "allowance",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "childcare_id",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "disability_takes",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "form",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "funding",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "least_monthly_hours",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "least_to_run",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "meals_until",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "messages_offer",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "offer_hours",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "plan_day",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "plan_until",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "skips_ahead",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "enrolment_id",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "offered_until",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "size",
                table: "booking");

            migrationBuilder.AddCheckConstraint(
                name: "ck_session_never_oversold",
                table: "session",
                sql: "taken BETWEEN 0 AND capacity");
        }
    }
}
