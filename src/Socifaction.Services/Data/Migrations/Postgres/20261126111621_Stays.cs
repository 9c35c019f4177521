using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresServicesDbContext))]
    [Migration("20261126111621_Stays")]
    public class Stays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<LocalTime>(
                name: "arrival_time",
                table: "offering",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "bring",
                table: "offering",
                type: "character varying(600)",
                maxLength: 600,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "care_elsewhere",
                table: "offering",
                type: "character varying(600)",
                maxLength: 600,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "care_given",
                table: "offering",
                type: "character varying(600)",
                maxLength: 600,
                nullable: true);

            migrationBuilder.AddColumn<LocalTime>(
                name: "departure_time",
                table: "offering",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "has_lift",
                table: "offering",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "has_shared_kitchen",
                table: "offering",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "how_to_apply",
                table: "offering",
                type: "character varying(1200)",
                maxLength: 1200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "most_care",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "most_nights",
                table: "offering",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "arrived_at",
                table: "booking",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "departed_at",
                table: "booking",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<LocalDate>(
                name: "departure",
                table: "booking",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "purpose",
                table: "booking",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "room_id",
                table: "booking",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "whole_room",
                table: "booking",
                type: "boolean",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "room",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    floor = table.Column<int>(type: "integer", nullable: false),
                    has_wheelchair_access = table.Column<bool>(type: "boolean", nullable: false),
                    has_own_bath = table.Column<bool>(type: "boolean", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_room", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_room_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_premises_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "room_referral",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    referred_on = table.Column<LocalDate>(type: "date", nullable: false),
                    decision_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    decided_on = table.Column<LocalDate>(type: "date", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: true),
                    position_on = table.Column<LocalDate>(type: "date", nullable: true),
                    papers = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    ended_because = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    written_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_room_referral", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_room_referral_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_referral_premises_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_referral_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bed",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    room_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    is_removed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bed", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_bed_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bed_room_initiative_id_room_id",
                        columns: x => new { x.initiative_id, x.room_id },
                        principalTable: "room",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "residence",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    offering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    room_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    contract_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    first_day = table.Column<LocalDate>(type: "date", nullable: false),
                    until = table.Column<LocalDate>(type: "date", nullable: true),
                    whole_room = table.Column<bool>(type: "boolean", nullable: false),
                    written_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    written_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ended_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ended_because = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residence", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_residence_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_residence_premises_initiative_id_offering_id",
                        columns: x => new { x.initiative_id, x.offering_id },
                        principalTable: "offering",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_residence_resident_initiative_id_resident_id",
                        columns: x => new { x.initiative_id, x.resident_id },
                        principalTable: "resident",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_residence_room_initiative_id_room_id",
                        columns: x => new { x.initiative_id, x.room_id },
                        principalTable: "room",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "room_closure",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    room_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_night = table.Column<LocalDate>(type: "date", nullable: false),
                    until = table.Column<LocalDate>(type: "date", nullable: true),
                    why = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    closed_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_room_closure", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_room_closure_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_closure_room_initiative_id_room_id",
                        columns: x => new { x.initiative_id, x.room_id },
                        principalTable: "room",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "room_offer",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    room_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offered_on = table.Column<LocalDate>(type: "date", nullable: false),
                    answer = table.Column<int>(type: "integer", nullable: false),
                    answered_on = table.Column<LocalDate>(type: "date", nullable: true),
                    why = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    offered_by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_room_offer", x => new { x.initiative_id, x.id });
                    table.ForeignKey(
                        name: "fk_room_offer_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_offer_room_initiative_id_room_id",
                        columns: x => new { x.initiative_id, x.room_id },
                        principalTable: "room",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_room_offer_room_referral_initiative_id_referral_id",
                        columns: x => new { x.initiative_id, x.referral_id },
                        principalTable: "room_referral",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bed_claim",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bed_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_night = table.Column<LocalDate>(type: "date", nullable: false),
                    until = table.Column<LocalDate>(type: "date", nullable: true),
                    stay_id = table.Column<Guid>(type: "uuid", nullable: true),
                    residence_id = table.Column<Guid>(type: "uuid", nullable: true),
                    closure_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bed_claim", x => new { x.initiative_id, x.id });
                    table.CheckConstraint("ck_bed_claim_has_a_night", "until IS NULL OR until > first_night");
                    table.CheckConstraint("ck_bed_claim_has_one_holder", "(CASE WHEN stay_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN residence_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN closure_id IS NULL THEN 0 ELSE 1 END) = 1");
                    table.ForeignKey(
                        name: "fk_bed_claim_bed_initiative_id_bed_id",
                        columns: x => new { x.initiative_id, x.bed_id },
                        principalTable: "bed",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bed_claim_initiative_initiative_id",
                        column: x => x.initiative_id,
                        principalTable: "initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bed_claim_residence_initiative_id_residence_id",
                        columns: x => new { x.initiative_id, x.residence_id },
                        principalTable: "residence",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bed_claim_room_closure_initiative_id_closure_id",
                        columns: x => new { x.initiative_id, x.closure_id },
                        principalTable: "room_closure",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_bed_claim_stays_initiative_id_stay_id",
                        columns: x => new { x.initiative_id, x.stay_id },
                        principalTable: "booking",
                        principalColumns: new[] { "initiative_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_booking_initiative_id_room_id",
                table: "booking",
                columns: new[] { "initiative_id", "room_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bed_initiative_id_room_id_number",
                table: "bed",
                columns: new[] { "initiative_id", "room_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bed_claim_initiative_id_bed_id_first_night",
                table: "bed_claim",
                columns: new[] { "initiative_id", "bed_id", "first_night" });

            migrationBuilder.CreateIndex(
                name: "ix_bed_claim_initiative_id_closure_id",
                table: "bed_claim",
                columns: new[] { "initiative_id", "closure_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bed_claim_initiative_id_residence_id",
                table: "bed_claim",
                columns: new[] { "initiative_id", "residence_id" });

            migrationBuilder.CreateIndex(
                name: "ix_bed_claim_initiative_id_stay_id",
                table: "bed_claim",
                columns: new[] { "initiative_id", "stay_id" });

            migrationBuilder.CreateIndex(
                name: "ix_residence_initiative_id_offering_id",
                table: "residence",
                columns: new[] { "initiative_id", "offering_id" });

            migrationBuilder.CreateIndex(
                name: "ix_residence_initiative_id_resident_id",
                table: "residence",
                columns: new[] { "initiative_id", "resident_id" });

            migrationBuilder.CreateIndex(
                name: "ix_residence_initiative_id_room_id",
                table: "residence",
                columns: new[] { "initiative_id", "room_id" });

            migrationBuilder.CreateIndex(
                name: "ix_room_initiative_id_offering_id_name",
                table: "room",
                columns: new[] { "initiative_id", "offering_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_room_closure_initiative_id_room_id",
                table: "room_closure",
                columns: new[] { "initiative_id", "room_id" });

            migrationBuilder.CreateIndex(
                name: "ix_room_offer_initiative_id_referral_id",
                table: "room_offer",
                columns: new[] { "initiative_id", "referral_id" });

            migrationBuilder.CreateIndex(
                name: "ix_room_offer_initiative_id_room_id",
                table: "room_offer",
                columns: new[] { "initiative_id", "room_id" });

            migrationBuilder.CreateIndex(
                name: "ix_room_referral_initiative_id_offering_id_resident_id",
                table: "room_referral",
                columns: new[] { "initiative_id", "offering_id", "resident_id" },
                unique: true,
                filter: "status = 1");

            migrationBuilder.CreateIndex(
                name: "ix_room_referral_initiative_id_resident_id",
                table: "room_referral",
                columns: new[] { "initiative_id", "resident_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_booking_room_initiative_id_room_id",
                table: "booking",
                columns: new[] { "initiative_id", "room_id" },
                principalTable: "room",
                principalColumns: new[] { "initiative_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddPostgresBedGuard();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_booking_room_initiative_id_room_id",
                table: "booking");

            migrationBuilder.DropTable(
                name: "bed_claim");

            migrationBuilder.DropTable(
                name: "room_offer");

            migrationBuilder.DropTable(
                name: "bed");

            migrationBuilder.DropTable(
                name: "residence");

            migrationBuilder.DropTable(
                name: "room_closure");

            migrationBuilder.DropTable(
                name: "room_referral");

            migrationBuilder.DropTable(
                name: "room");

            migrationBuilder.DropIndex(
                name: "ix_booking_initiative_id_room_id",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "arrival_time",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "bring",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "care_elsewhere",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "care_given",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "departure_time",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "has_lift",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "has_shared_kitchen",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "how_to_apply",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "most_care",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "most_nights",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "arrived_at",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "departed_at",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "departure",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "purpose",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "room_id",
                table: "booking");

            migrationBuilder.DropColumn(
                name: "whole_room",
                table: "booking");
        }
    }
}
