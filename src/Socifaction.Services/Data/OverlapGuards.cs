using Microsoft.EntityFrameworkCore.Migrations;

namespace Socifaction.Services.Data;

/// <summary>The second belt of the schema: a vehicle or a driver is never on two runs at once, nor a person enrolled twice on one day, nor a bed given twice for one night, nor a resource claimed by two bookings.</summary>
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

    /// <summary>PostgreSQL: one person is enrolled in one offering once on any day.</summary>
    public static void AddPostgresEnrolmentGuard(this MigrationBuilder migration) => migration.Sql("""
        ALTER TABLE enrolment ADD CONSTRAINT ex_enrolment_resident_id EXCLUDE USING gist
            (initiative_id WITH =, offering_id WITH =, resident_id WITH =, daterange(first_day, last_day, '[]') WITH &&);
        """);

    /// <summary>SQLite: a trigger that aborts with the word “overlap”; a day is text that sorts as it should.</summary>
    public static void AddSqliteEnrolmentGuard(this MigrationBuilder migration)
    {
        foreach (var change in (string[])["INSERT", "UPDATE"])
        {
            migration.Sql($"""
                CREATE TRIGGER enrolment_resident_id_{change.ToLowerInvariant()} BEFORE {change} ON enrolment
                BEGIN
                    SELECT RAISE(ABORT, 'overlap') WHERE EXISTS (
                        SELECT 1 FROM enrolment e
                        WHERE e.initiative_id = NEW.initiative_id AND e.offering_id = NEW.offering_id AND e.resident_id = NEW.resident_id
                          AND e.id <> NEW.id AND e.first_day <= coalesce(NEW.last_day, '9999-12-31')
                          AND NEW.first_day <= coalesce(e.last_day, '9999-12-31'));
                END;
                """);
        }
    }

    /// <summary>PostgreSQL: a bed has one claim on any night; the day it is free again is excluded.</summary>
    public static void AddPostgresBedGuard(this MigrationBuilder migration) => migration.Sql("""
        ALTER TABLE bed_claim ADD CONSTRAINT ex_bed_claim_bed_id EXCLUDE USING gist
            (initiative_id WITH =, bed_id WITH =, daterange(first_night, until) WITH &&);
        """);

    /// <summary>SQLite: a trigger that aborts with the word “overlap”.</summary>
    public static void AddSqliteBedGuard(this MigrationBuilder migration)
    {
        foreach (var change in (string[])["INSERT", "UPDATE"])
        {
            migration.Sql($"""
                CREATE TRIGGER bed_claim_bed_id_{change.ToLowerInvariant()} BEFORE {change} ON bed_claim
                BEGIN
                    SELECT RAISE(ABORT, 'overlap') WHERE EXISTS (
                        SELECT 1 FROM bed_claim c
                        WHERE c.initiative_id = NEW.initiative_id AND c.bed_id = NEW.bed_id AND c.id <> NEW.id
                          AND c.first_night < coalesce(NEW.until, '9999-12-31') AND NEW.first_night < coalesce(c.until, '9999-12-31'));
                END;
                """);
        }
    }

    /// <summary>PostgreSQL: a resource is claimed once at any time, the minutes kept free around a booking included.</summary>
    public static void AddPostgresClaimGuard(this MigrationBuilder migration) => migration.Sql("""
        ALTER TABLE resource_claim ADD CONSTRAINT ex_resource_claim_resource_id EXCLUDE USING gist
            (initiative_id WITH =, resource_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (NOT is_released);
        """);

    /// <summary>SQLite: triggers that abort with the word “overlap”.</summary>
    public static void AddSqliteClaimGuard(this MigrationBuilder migration)
    {
        foreach (var change in (string[])["INSERT", "UPDATE"])
        {
            migration.Sql($"""
                CREATE TRIGGER resource_claim_resource_id_{change.ToLowerInvariant()} BEFORE {change} ON resource_claim WHEN NOT NEW.is_released
                BEGIN
                    SELECT RAISE(ABORT, 'overlap') WHERE EXISTS (
                        SELECT 1 FROM resource_claim c
                        WHERE c.initiative_id = NEW.initiative_id AND c.resource_id = NEW.resource_id AND c.id <> NEW.id
                          AND NOT c.is_released AND c.starts_at < NEW.ends_at AND NEW.starts_at < c.ends_at);
                END;
                """);
        }
    }
}
