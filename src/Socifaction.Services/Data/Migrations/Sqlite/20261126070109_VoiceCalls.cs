using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Socifaction.Services.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteServicesDbContext))]
    [Migration("20261126070109_VoiceCalls")]
    public class VoiceCalls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "channel_set_at",
                table: "resident",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "channel_set_by_name",
                table: "resident",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "is_copy",
                table: "reminder",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_copied",
                table: "relation",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "reminds_twice",
                table: "offering",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "voice_calls",
                table: "initiative",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "answered_at",
                table: "inbound_sms",
                type: "INTEGER",
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
