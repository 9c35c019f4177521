using Microsoft.EntityFrameworkCore.Migrations;

namespace Socifaction.Services.Data;

/// <summary>The second belt of the schema: a vehicle or a driver is never on two runs at once.</summary>
internal static class OverlapGuards
{
    private static readonly string[] Resources = ["vehicle_id", "driver_id"];

    /// <summary>PostgreSQL: exclusion constraints over the time between start and end, end excluded.</summary>
    public static void AddPostgresOverlapGuards(this MigrationBuilder migration)
    {
        foreach (var resource in Resources)
        {
            migration.Sql($"""
                ALTER TABLE run ADD CONSTRAINT ex_run_{resource} EXCLUDE USING gist
                    (initiative_id WITH =, {resource} WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (NOT is_cancelled);
                """);
        }
    }

    /// <summary>SQLite: triggers that abort with the word “overlap”.</summary>
    public static void AddSqliteOverlapGuards(this MigrationBuilder migration)
    {
        foreach (var resource in Resources)
        {
            foreach (var change in (string[])["INSERT", "UPDATE"])
            {
                migration.Sql($"""
                    CREATE TRIGGER run_{resource}_{change.ToLowerInvariant()} BEFORE {change} ON run WHEN NOT NEW.is_cancelled
                    BEGIN
                        SELECT RAISE(ABORT, 'overlap') WHERE EXISTS (
                            SELECT 1 FROM run r
                            WHERE r.initiative_id = NEW.initiative_id AND r.{resource} = NEW.{resource} AND r.id <> NEW.id
                              AND NOT r.is_cancelled AND r.starts_at < NEW.ends_at AND NEW.starts_at < r.ends_at);
                    END;
                    """);
            }
        }
    }
}
