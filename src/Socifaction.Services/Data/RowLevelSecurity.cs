using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Data;

/// <summary>
/// PostgreSQL's own guard, laid over every table that belongs to initiatives each time the schema is brought up to
/// date, so that a table added tomorrow has it tomorrow: rows are seen and written only by the role that owns nothing,
/// and only those of the initiative the connection named.
/// </summary>
internal static class RowLevelSecurity
{
    private const string Role = $$"""
        DO $$
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{{PostgresServicesDbContext.AppRole}}') THEN
                CREATE ROLE {{PostgresServicesDbContext.AppRole}} NOLOGIN;
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$;
        DO $$
        BEGIN
            IF NOT pg_has_role(current_user, '{{PostgresServicesDbContext.AppRole}}', 'MEMBER') THEN
                EXECUTE format('GRANT {{PostgresServicesDbContext.AppRole}} TO %I', current_user);
            END IF;
        END $$;
        GRANT USAGE ON SCHEMA public TO {{PostgresServicesDbContext.AppRole}};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {{PostgresServicesDbContext.AppRole}};
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {{PostgresServicesDbContext.AppRole}};
        """;

    private const string Table = """
        ALTER TABLE "{0}" ENABLE ROW LEVEL SECURITY;
        ALTER TABLE "{0}" FORCE ROW LEVEL SECURITY;
        DROP POLICY IF EXISTS initiative ON "{0}";
        CREATE POLICY initiative ON "{0}"
            USING (initiative_id = nullif(current_setting('app.initiative', true), '')::uuid)
            WITH CHECK (initiative_id = nullif(current_setting('app.initiative', true), '')::uuid);
        """;

    /// <summary>Makes the role, grants it the rows and guards every owned table.</summary>
    public static async Task ApplyAsync(ServicesDbContext db, CancellationToken cancellationToken)
    {
        var tables = db.Model.GetEntityTypes()
            .Where(type => typeof(IInitiativeOwned).IsAssignableFrom(type.ClrType))
            .Select(type => type.GetTableName()!)
            .Distinct()
            .Order(StringComparer.Ordinal);
        var statements = string.Concat(tables.Select(table => Table.Replace("{0}", table, StringComparison.Ordinal)));

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
#pragma warning disable RS0030, EF1003 // The statements are built from the model's own table names.
        await db.Database.ExecuteSqlRawAsync(Role + statements, cancellationToken);
#pragma warning restore RS0030, EF1003
        await transaction.CommitAsync(cancellationToken);
    }
}
