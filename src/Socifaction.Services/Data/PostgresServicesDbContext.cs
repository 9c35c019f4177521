using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Data;

/// <summary>The tables in PostgreSQL, where row-level security guards them once more.</summary>
public sealed class PostgresServicesDbContext(DbContextOptions<PostgresServicesDbContext> options, CurrentInitiative current)
    : ServicesDbContext(options, current)
{
    /// <summary>The role every query runs as: it owns nothing and bypasses nothing.</summary>
    public const string AppRole = "socifaction_app";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("btree_gist");
        base.OnModelCreating(modelBuilder);
    }
}
