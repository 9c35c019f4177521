using Microsoft.EntityFrameworkCore.Design;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Data;

/// <summary>How `scripts/migration` makes a context for SQLite.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteServicesDbContext>
{
    public SqliteServicesDbContext CreateDbContext(string[] args) =>
        new(Database.Sqlite("Data Source=:memory:").OwnerOptions<SqliteServicesDbContext>(), new CurrentInitiative());
}

/// <summary>How `scripts/migration` makes a context for PostgreSQL.</summary>
public sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresServicesDbContext>
{
    public PostgresServicesDbContext CreateDbContext(string[] args) =>
        new(Database.Postgres("Host=nowhere").OwnerOptions<PostgresServicesDbContext>(), new CurrentInitiative());
}
