using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Data;

/// <summary>The tables in one SQLite file.</summary>
public sealed class SqliteServicesDbContext(DbContextOptions<SqliteServicesDbContext> options, CurrentInitiative current)
    : ServicesDbContext(options, current)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configurationBuilder.Properties<LocalTime>().HaveConversion<LocalTimeConverter>();
    }
}
