using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Testing;

/// <summary>
/// The house over a fresh database, without a web server: an initiative, a clock that stands still until told,
/// and scopes to work in. Monday 2027-03-15, 8:00 in Vilnius.
/// </summary>
public sealed class TestHouse : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _provider;

    private TestHouse(TestDatabase database, ServiceProvider provider, FakeClock clock, Initiative initiative, Initiative neighbour) =>
        (_database, _provider, Clock, Initiative, Neighbour) = (database, provider, clock, initiative, neighbour);

    /// <summary>Where every test's time begins.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2027, 3, 15, 6, 0);

    public FakeClock Clock { get; }

    /// <summary>The initiative that the test is about.</summary>
    public Initiative Initiative { get; }

    /// <summary>Another one, whose rows must never be seen.</summary>
    public Initiative Neighbour { get; }

    public Database Database => _database.Database;

    /// <summary>Today in the initiative's zone.</summary>
    public LocalDate Today => Clock.GetCurrentInstant().InZone(Initiative.Zone).Date;

    /// <summary>A house on the given engine; more services may be added.</summary>
    public static async Task<TestHouse> OpenAsync(Engine engine, CancellationToken cancellationToken, Action<IServiceCollection>? more = null)
    {
        var database = await TestDatabase.CreateAsync(engine, cancellationToken);
        var clock = new FakeClock(Start);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IClock>(clock);
        services.AddSocifactionServices(database.Database);
        more?.Invoke(services);
        var provider = services.BuildServiceProvider(validateScopes: true);

        var locality = new Locality { Slug = "taurage", Name = "Tauragės rajonas" };
        var initiative = Given.Initiative(locality, "kunigiskiai", "Kunigiškietis");
        var neighbour = Given.Initiative(locality, "pagramantis", "Gramančia");
        await using (var scope = provider.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
            db.AddRange(locality, initiative, neighbour);
            await db.SaveChangesAsync(cancellationToken);
        }

        return new(database, provider, clock, initiative, neighbour);
    }

    /// <summary>A scope that works for the initiative, or for another one.</summary>
    public AsyncServiceScope Scope(Initiative? initiative = null)
    {
        var scope = _provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(initiative ?? Initiative);
        return scope;
    }

    /// <summary>A scope that works for none.</summary>
    public AsyncServiceScope ScopeOfNobody() => _provider.CreateAsyncScope();

    /// <summary>Saves rows for the initiative.</summary>
    public async Task SaveAsync(params object[] rows)
    {
        await using var scope = Scope();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    /// <summary>Reads with a context of the initiative, or of another one.</summary>
    public async Task<T> ReadAsync<T>(Func<ServicesDbContext, Task<T>> read, Initiative? initiative = null)
    {
        await using var scope = Scope(initiative);
        return await read(scope.ServiceProvider.GetRequiredService<ServicesDbContext>());
    }

    /// <summary>Runs a use case in a scope of its own, as a request would.</summary>
    public async Task<T> RunAsync<TUseCase, T>(Func<TUseCase, Task<T>> run, Initiative? initiative = null) where TUseCase : notnull
    {
        await using var scope = Scope(initiative);
        return await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _database.DisposeAsync();
    }
}
