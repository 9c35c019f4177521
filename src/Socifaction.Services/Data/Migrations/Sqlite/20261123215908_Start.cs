using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteServicesDbContext))]
    [Migration("20261123215908_Start")]
    public class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "data_protection_key",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", nullable: true),
                    xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "heartbeat",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_heartbeat", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "locality",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_locality", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_account",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "initiative",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    village = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    about = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    contact_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    office_hours = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    zone_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    number_prefix = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    sms_sender = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    sms_with_letters = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiative", x => x.id);
                    table.ForeignKey(
                        name: "fk_initiative_localities_locality_id",
                        column: x => x.locality_id,
                        principalTable: "locality",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "settlement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    locality_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    search_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    latitude = table.Column<double>(type: "REAL", nullable: false),
                    longitude = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement", x => x.id);
                    table.ForeignKey(
                        name: "fk_settlement_locality_locality_id",
                        column: x => x.locality_id,
                        principalTable: "locality",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_account_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_account_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_account_claim_staff_account_user_id",
                        column: x => x.user_id,
                        principalTable: "staff_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_account_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_account_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_staff_account_login_staff_account_user_id",
                        column: x => x.user_id,
                        principalTable: "staff_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_account_token",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_account_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_staff_account_token_staff_account_user_id",
                        column: x => x.user_id,
                        principalTable: "staff_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "attempt",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    who = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attempt", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_attempt_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "destination",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    address_how_to_find = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    address_latitude = table.Column<double>(type: "REAL", nullable: true),
                    address_longitude = table.Column<double>(type: "REAL", nullable: true),
                    address_settlement = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    address_street = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_destination", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_destination_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "household",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_household", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_household_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offering",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    for_whom = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    is_published = table.Column<bool>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    eligibility_from_age = table.Column<int>(type: "INTEGER", nullable: true),
                    eligibility_to_age = table.Column<int>(type: "INTEGER", nullable: true),
                    eligibility_villages = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    messages_cancellation = table.Column<string>(type: "TEXT", maxLength: 480, nullable: false),
                    messages_confirmation = table.Column<string>(type: "TEXT", maxLength: 480, nullable: false),
                    messages_day_before = table.Column<string>(type: "TEXT", maxLength: 480, nullable: false),
                    price_cents = table.Column<int>(type: "INTEGER", nullable: false),
                    price_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    window_cancel_minutes_before = table.Column<int>(type: "INTEGER", nullable: false),
                    window_opens_days_before = table.Column<int>(type: "INTEGER", nullable: false),
                    window_shuts_minutes_before = table.Column<int>(type: "INTEGER", nullable: false),
                    room_limit = table.Column<int>(type: "INTEGER", nullable: true),
                    capacity_rule = table.Column<int>(type: "INTEGER", nullable: true),
                    is_for_children = table.Column<bool>(type: "INTEGER", nullable: true),
                    rests_on_holidays = table.Column<bool>(type: "INTEGER", nullable: true),
                    promise_minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    detour_minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    boarding_minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    area_kilometres = table.Column<int>(type: "INTEGER", nullable: true),
                    most_companions = table.Column<int>(type: "INTEGER", nullable: true),
                    road_factor = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offering", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_offering_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outbox_sms",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    body = table.Column<string>(type: "TEXT", maxLength: 1600, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_sms", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_outbox_sms_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "request_receipt",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "BLOB", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_request_receipt", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_request_receipt_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_code",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    phone_e164 = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    browser_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    tries_left = table.Column<int>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_code", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_sign_in_code_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_member",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_member", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_staff_member_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staff_member_staff_account_account_id",
                        column: x => x.account_id,
                        principalTable: "staff_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "vehicle",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    plate = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    seats = table.Column<int>(type: "INTEGER", nullable: false),
                    wheelchair_places = table.Column<int>(type: "INTEGER", nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    base_how_to_find = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    base_latitude = table.Column<double>(type: "REAL", nullable: true),
                    base_longitude = table.Column<double>(type: "REAL", nullable: true),
                    base_settlement = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    base_street = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vehicle", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_vehicle_carries_people", "seats >= 0 AND wheelchair_places >= 0");
                    table.ForeignKey(
                        name: "fk_vehicle_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resident",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    given_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    surname = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    vocative = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    search_text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    birth_year = table.Column<int>(type: "INTEGER", nullable: true),
                    birth_date = table.Column<string>(type: "TEXT", nullable: true),
                    household_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    preferred_channel = table.Column<int>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    mobility = table.Column<int>(type: "INTEGER", nullable: false),
                    usual_companions = table.Column<int>(type: "INTEGER", nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    home_how_to_find = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    home_latitude = table.Column<double>(type: "REAL", nullable: true),
                    home_longitude = table.Column<double>(type: "REAL", nullable: true),
                    home_settlement = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    home_street = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resident", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_resident_household_initiative_id_household_id",
                        columns: x => new { x.initiative_id, x.household_id },
                        principalTable: "household",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_resident_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "booking_draft",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    offering_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booking_draft", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_booking_draft_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_booking_draft_offering_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "session",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offering_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    date = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    taken = table.Column<int>(type: "INTEGER", nullable: false),
                    is_cancelled = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_session_ends_after_it_starts", "ends_at > starts_at");
                    table.CheckConstraint("ck_session_never_oversold", "taken BETWEEN 0 AND capacity");
                    table.ForeignKey(
                        name: "fk_session_activities_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_session_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unmet_need",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offering_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    date = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    village = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    wish = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unmet_need", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_unmet_need_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unmet_need_offering_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "weekly_session",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offering_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    weekday = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    first_day = table.Column<string>(type: "TEXT", nullable: true),
                    last_day = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_weekly_session", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_weekly_session_activities_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_weekly_session_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "run",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offering_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    vehicle_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    driver_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    date = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_cancelled = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_run_ends_after_it_starts", "ends_at > starts_at");
                    table.ForeignKey(
                        name: "fk_run_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_run_offering_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_run_staff_member_initiative_id_driver_id",
                        columns: x => new { x.initiative_id, x.driver_id },
                        principalTable: "staff_member",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_run_vehicle_initiative_id_vehicle_id",
                        columns: x => new { x.initiative_id, x.vehicle_id },
                        principalTable: "vehicle",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "weekly_run",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offering_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    vehicle_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    driver_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    weekday = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_weekly_run", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_weekly_run_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weekly_run_offering_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_weekly_run_staff_member_initiative_id_driver_id",
                        columns: x => new { x.initiative_id, x.driver_id },
                        principalTable: "staff_member",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weekly_run_vehicle_initiative_id_vehicle_id",
                        columns: x => new { x.initiative_id, x.vehicle_id },
                        principalTable: "vehicle",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "phone",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    resident_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    e164 = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_phone", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_phone_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_phone_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "relation",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_relation", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_relation_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_relation_resident_initiative_id_from_id",
                        columns: x => new { x.initiative_id, x.from_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_relation_resident_initiative_id_to_id",
                        columns: x => new { x.initiative_id, x.to_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shift",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_member_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shift", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_shift_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_shift_session_initiative_id_session_id",
                        columns: x => new { x.initiative_id, x.session_id },
                        principalTable: "session",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_shift_staff_member_initiative_id_staff_member_id",
                        columns: x => new { x.initiative_id, x.staff_member_id },
                        principalTable: "staff_member",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "weekly_shift",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    weekly_session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_member_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_weekly_shift", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_weekly_shift_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weekly_shift_staff_member_initiative_id_staff_member_id",
                        columns: x => new { x.initiative_id, x.staff_member_id },
                        principalTable: "staff_member",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_weekly_shift_weekly_session_initiative_id_weekly_session_id",
                        columns: x => new { x.initiative_id, x.weekly_session_id },
                        principalTable: "weekly_session",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "booking",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    offering_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    resident_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    caller_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    caller_phone = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    date = table.Column<string>(type: "TEXT", nullable: false),
                    start_time = table.Column<string>(type: "TEXT", nullable: false),
                    latest_start = table.Column<string>(type: "TEXT", nullable: true),
                    end_time = table.Column<string>(type: "TEXT", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    follows_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    arranged_by_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    arranged_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    arranged_by_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    arranged_because = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    price_cents = table.Column<int>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    wish = table.Column<int>(type: "INTEGER", nullable: true),
                    wish_time = table.Column<string>(type: "TEXT", nullable: true),
                    companions = table.Column<int>(type: "INTEGER", nullable: true),
                    mobility = table.Column<int>(type: "INTEGER", nullable: true),
                    help_to_door = table.Column<bool>(type: "INTEGER", nullable: true),
                    run_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    latest_arrival = table.Column<string>(type: "TEXT", nullable: true),
                    metres = table.Column<int>(type: "INTEGER", nullable: true),
                    from_how_to_find = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    from_latitude = table.Column<double>(type: "REAL", nullable: true),
                    from_longitude = table.Column<double>(type: "REAL", nullable: true),
                    from_settlement = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    from_street = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    to_how_to_find = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    to_latitude = table.Column<double>(type: "REAL", nullable: true),
                    to_longitude = table.Column<double>(type: "REAL", nullable: true),
                    to_settlement = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    to_street = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booking", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_booking_has_its_resident", "status IN (1, 6, 7) OR resident_id IS NOT NULL");
                    table.ForeignKey(
                        name: "fk_booking_booking_initiative_id_follows_id",
                        columns: x => new { x.initiative_id, x.follows_id },
                        principalTable: "booking",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_booking_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_booking_offering_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_booking_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_booking_run_initiative_id_run_id",
                        columns: x => new { x.initiative_id, x.run_id },
                        principalTable: "run",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_booking_session_initiative_id_session_id",
                        columns: x => new { x.initiative_id, x.session_id },
                        principalTable: "session",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "booking_event",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    booking_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_kind = table.Column<int>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_booking_event", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_booking_event_booking_initiative_id_booking_id",
                        columns: x => new { x.initiative_id, x.booking_id },
                        principalTable: "booking",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_booking_event_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reminder",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    booking_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    resident_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: false),
                    occurrence = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    body = table.Column<string>(type: "TEXT", maxLength: 1600, nullable: false),
                    parts = table.Column<int>(type: "INTEGER", nullable: false),
                    booking_version = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    useful_until = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    next_try_at = table.Column<long>(type: "INTEGER", nullable: true),
                    provider_sid = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    provider_status = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    error_code = table.Column<int>(type: "INTEGER", nullable: true),
                    callback_key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminder", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_reminder_booking_initiative_id_booking_id",
                        columns: x => new { x.initiative_id, x.booking_id },
                        principalTable: "booking",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reminder_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reminder_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "run_stop",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    run_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ride_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    order = table.Column<int>(type: "INTEGER", nullable: false),
                    planned = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_stop", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_run_stop_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_run_stop_rides_initiative_id_ride_id",
                        columns: x => new { x.initiative_id, x.ride_id },
                        principalTable: "booking",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_run_stop_run_initiative_id_run_id",
                        columns: x => new { x.initiative_id, x.run_id },
                        principalTable: "run",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reminder_event",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reminder_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider_sid = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    provider_status = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    error_code = table.Column<int>(type: "INTEGER", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminder_event", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_reminder_event_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reminder_event_reminder_initiative_id_reminder_id",
                        columns: x => new { x.initiative_id, x.reminder_id },
                        principalTable: "reminder",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_attempt_initiative_id_what_who_at",
                table: "attempt",
                columns: new[] { "initiative_id", "what", "who", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_date_status",
                table: "booking",
                columns: new[] { "initiative_id", "date", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_follows_id",
                table: "booking",
                columns: new[] { "initiative_id", "follows_id" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_group_id",
                table: "booking",
                columns: new[] { "initiative_id", "group_id" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_offering_id_date",
                table: "booking",
                columns: new[] { "initiative_id", "offering_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_resident_id_date",
                table: "booking",
                columns: new[] { "initiative_id", "resident_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_run_id",
                table: "booking",
                columns: new[] { "initiative_id", "run_id" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_session_id_resident_id",
                table: "booking",
                columns: new[] { "initiative_id", "session_id", "resident_id" },
                unique: true,
                filter: "status IN (2, 3) AND session_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_booking_draft_initiative_id_key_hash",
                table: "booking_draft",
                columns: new[] { "initiative_id", "key_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_draft_initiative_id_offering_id",
                table: "booking_draft",
                columns: new[] { "initiative_id", "offering_id" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_draft_initiative_id_updated_at",
                table: "booking_draft",
                columns: new[] { "initiative_id", "updated_at" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_event_initiative_id_booking_id",
                table: "booking_event",
                columns: new[] { "initiative_id", "booking_id" });

            migrationBuilder.CreateIndex(
                name: "ix_booking_event_initiative_id_kind_at",
                table: "booking_event",
                columns: new[] { "initiative_id", "kind", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_initiative_locality_id",
                table: "initiative",
                column: "locality_id");

            migrationBuilder.CreateIndex(
                name: "ix_initiative_slug",
                table: "initiative",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_locality_slug",
                table: "locality",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_offering_initiative_id_order",
                table: "offering",
                columns: new[] { "initiative_id", "order" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_sms_initiative_id_at",
                table: "outbox_sms",
                columns: new[] { "initiative_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_phone_initiative_id_e164",
                table: "phone",
                columns: new[] { "initiative_id", "e164" });

            migrationBuilder.CreateIndex(
                name: "ix_phone_initiative_id_resident_id",
                table: "phone",
                columns: new[] { "initiative_id", "resident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_relation_initiative_id_from_id_to_id_kind",
                table: "relation",
                columns: new[] { "initiative_id", "from_id", "to_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_relation_initiative_id_to_id",
                table: "relation",
                columns: new[] { "initiative_id", "to_id" });

            migrationBuilder.CreateIndex(
                name: "ix_reminder_initiative_id_booking_id_resident_id_kind_channel_occurrence",
                table: "reminder",
                columns: new[] { "initiative_id", "booking_id", "resident_id", "kind", "channel", "occurrence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reminder_initiative_id_callback_key",
                table: "reminder",
                columns: new[] { "initiative_id", "callback_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reminder_initiative_id_provider_sid",
                table: "reminder",
                columns: new[] { "initiative_id", "provider_sid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reminder_initiative_id_resident_id",
                table: "reminder",
                columns: new[] { "initiative_id", "resident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_reminder_initiative_id_status_due_at",
                table: "reminder",
                columns: new[] { "initiative_id", "status", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reminder_event_initiative_id_provider_sid_provider_status",
                table: "reminder_event",
                columns: new[] { "initiative_id", "provider_sid", "provider_status" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reminder_event_initiative_id_reminder_id",
                table: "reminder_event",
                columns: new[] { "initiative_id", "reminder_id" });

            migrationBuilder.CreateIndex(
                name: "ix_request_receipt_initiative_id_at",
                table: "request_receipt",
                columns: new[] { "initiative_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_resident_initiative_id_household_id",
                table: "resident",
                columns: new[] { "initiative_id", "household_id" });

            migrationBuilder.CreateIndex(
                name: "ix_resident_initiative_id_number",
                table: "resident",
                columns: new[] { "initiative_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_resident_initiative_id_surname",
                table: "resident",
                columns: new[] { "initiative_id", "surname" });

            migrationBuilder.CreateIndex(
                name: "ix_run_initiative_id_driver_id",
                table: "run",
                columns: new[] { "initiative_id", "driver_id" });

            migrationBuilder.CreateIndex(
                name: "ix_run_initiative_id_offering_id_date",
                table: "run",
                columns: new[] { "initiative_id", "offering_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_run_initiative_id_vehicle_id",
                table: "run",
                columns: new[] { "initiative_id", "vehicle_id" });

            migrationBuilder.CreateIndex(
                name: "ix_run_stop_initiative_id_ride_id_kind",
                table: "run_stop",
                columns: new[] { "initiative_id", "ride_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_run_stop_initiative_id_run_id_order",
                table: "run_stop",
                columns: new[] { "initiative_id", "run_id", "order" });

            migrationBuilder.CreateIndex(
                name: "ix_session_initiative_id_date",
                table: "session",
                columns: new[] { "initiative_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_session_initiative_id_offering_id_date_from",
                table: "session",
                columns: new[] { "initiative_id", "offering_id", "date", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_settlement_locality_id_search_name",
                table: "settlement",
                columns: new[] { "locality_id", "search_name" });

            migrationBuilder.CreateIndex(
                name: "ix_shift_initiative_id_session_id_staff_member_id",
                table: "shift",
                columns: new[] { "initiative_id", "session_id", "staff_member_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_shift_initiative_id_staff_member_id",
                table: "shift",
                columns: new[] { "initiative_id", "staff_member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_code_initiative_id_phone_e164_created_at",
                table: "sign_in_code",
                columns: new[] { "initiative_id", "phone_e164", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_account_normalized_email",
                table: "staff_account",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_staff_account_normalized_user_name",
                table: "staff_account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_account_claim_user_id",
                table: "staff_account_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_account_login_user_id",
                table: "staff_account_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_member_account_id",
                table: "staff_member",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_member_initiative_id_account_id",
                table: "staff_member",
                columns: new[] { "initiative_id", "account_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_unmet_need_initiative_id_at",
                table: "unmet_need",
                columns: new[] { "initiative_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_unmet_need_initiative_id_offering_id",
                table: "unmet_need",
                columns: new[] { "initiative_id", "offering_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weekly_run_initiative_id_driver_id",
                table: "weekly_run",
                columns: new[] { "initiative_id", "driver_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weekly_run_initiative_id_offering_id",
                table: "weekly_run",
                columns: new[] { "initiative_id", "offering_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weekly_run_initiative_id_vehicle_id_weekday_from",
                table: "weekly_run",
                columns: new[] { "initiative_id", "vehicle_id", "weekday", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_weekly_session_initiative_id_offering_id",
                table: "weekly_session",
                columns: new[] { "initiative_id", "offering_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weekly_shift_initiative_id_staff_member_id",
                table: "weekly_shift",
                columns: new[] { "initiative_id", "staff_member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_weekly_shift_initiative_id_weekly_session_id_staff_member_id",
                table: "weekly_shift",
                columns: new[] { "initiative_id", "weekly_session_id", "staff_member_id" },
                unique: true);

            migrationBuilder.AddSqliteOverlapGuards();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attempt");

            migrationBuilder.DropTable(
                name: "booking_draft");

            migrationBuilder.DropTable(
                name: "booking_event");

            migrationBuilder.DropTable(
                name: "data_protection_key");

            migrationBuilder.DropTable(
                name: "destination");

            migrationBuilder.DropTable(
                name: "heartbeat");

            migrationBuilder.DropTable(
                name: "outbox_sms");

            migrationBuilder.DropTable(
                name: "phone");

            migrationBuilder.DropTable(
                name: "relation");

            migrationBuilder.DropTable(
                name: "reminder_event");

            migrationBuilder.DropTable(
                name: "request_receipt");

            migrationBuilder.DropTable(
                name: "run_stop");

            migrationBuilder.DropTable(
                name: "settlement");

            migrationBuilder.DropTable(
                name: "shift");

            migrationBuilder.DropTable(
                name: "sign_in_code");

            migrationBuilder.DropTable(
                name: "staff_account_claim");

            migrationBuilder.DropTable(
                name: "staff_account_login");

            migrationBuilder.DropTable(
                name: "staff_account_token");

            migrationBuilder.DropTable(
                name: "unmet_need");

            migrationBuilder.DropTable(
                name: "weekly_run");

            migrationBuilder.DropTable(
                name: "weekly_shift");

            migrationBuilder.DropTable(
                name: "reminder");

            migrationBuilder.DropTable(
                name: "weekly_session");

            migrationBuilder.DropTable(
                name: "booking");

            migrationBuilder.DropTable(
                name: "resident");

            migrationBuilder.DropTable(
                name: "run");

            migrationBuilder.DropTable(
                name: "session");

            migrationBuilder.DropTable(
                name: "household");

            migrationBuilder.DropTable(
                name: "staff_member");

            migrationBuilder.DropTable(
                name: "vehicle");

            migrationBuilder.DropTable(
                name: "offering");

            migrationBuilder.DropTable(
                name: "staff_account");

            migrationBuilder.DropTable(
                name: "initiative");

            migrationBuilder.DropTable(
                name: "locality");
        }
    }
}
