using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresServicesDbContext))]
    [Migration("20261126070118_VoiceCalls")]
    public class VoiceCalls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Instant>(
                name: "channel_set_at",
                table: "resident",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "channel_set_by_name",
                table: "resident",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "is_copy",
                table: "reminder",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_copied",
                table: "relation",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "reminds_twice",
                table: "offering",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "voice_calls",
                table: "initiative",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Instant>(
                name: "answered_at",
                table: "inbound_sms",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "channel_set_at",
                table: "resident");

            migrationBuilder.DropColumn(
                name: "channel_set_by_name",
                table: "resident");

            migrationBuilder.DropColumn(
                name: "is_copy",
                table: "reminder");

            migrationBuilder.DropColumn(
                name: "is_copied",
                table: "relation");

            migrationBuilder.DropColumn(
                name: "reminds_twice",
                table: "offering");

            migrationBuilder.DropColumn(
                name: "voice_calls",
                table: "initiative");

            migrationBuilder.DropColumn(
                name: "answered_at",
                table: "inbound_sms");
        }
    }
}
