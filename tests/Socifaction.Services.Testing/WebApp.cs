using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using NodaTime.Testing;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Testing;

/// <summary>
/// The whole web application over a fresh database, with two initiatives (slugs kunigiskiai and pagramantis),
/// a clock that stands still and, unless told, no timers. In process, or with a real server on a free port when it is opened so.
/// </summary>
public sealed partial class WebApp : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database;
    private readonly bool _demo;
    private readonly bool _timers;
    private readonly bool _strict;
    private readonly Action<IServiceCollection>? _more;

    private WebApp(TestDatabase database, bool demo, bool timers, Instant now, Action<IServiceCollection>? more, bool strict = false) =>
        (_database, _demo, _timers, _more, _strict, Clock) = (database, demo, timers, more, strict, new FakeClock(now));

    public FakeClock Clock { get; }

    /// <summary>The folder of the Web project, where its style sheets stand.</summary>
    public static string ContentRoot { get; } = Above(AppContext.BaseDirectory);

    /// <summary>The folder of the SQLite file; none on PostgreSQL.</summary>
    public string? Folder => _database.Folder;

    /// <summary>How to reach the database.</summary>
    public string ConnectionString => _database.Database.ConnectionString;

    public Initiative Initiative { get; private set; } = null!;

    public Initiative Neighbour { get; private set; } = null!;

    /// <summary>Today in the initiative's zone.</summary>
    public LocalDate Today => Clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/Vilnius"]).Date;

    /// <summary>
    /// An application with the two empty initiatives of the tests. Unless it is <paramref name="strict"/>, as installations are,
    /// staff need no second factor and no browser is locked for lying idle.
    /// </summary>
    public static async Task<WebApp> OpenAsync(
        Engine engine, CancellationToken cancellationToken, Action<IServiceCollection>? more = null, bool serve = false, bool timers = false, bool strict = false)
    {
        var app = new WebApp(await TestDatabase.CreateAsync(engine, cancellationToken), demo: false, timers, TestHouse.Start, more, strict);
        app.Start(serve);
        var locality = new Locality { Slug = "taurage", Name = "Tauragės rajonas" };
        app.Initiative = Given.Initiative(locality, "kunigiskiai", "Kunigiškietis");
        app.Neighbour = Given.Initiative(locality, "pagramantis", "Gramančia");
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        db.AddRange(locality, app.Initiative, app.Neighbour);
        await db.SaveChangesAsync(cancellationToken);
        return app;
    }

    /// <summary>An application with the demo's four initiatives, at an instant.</summary>
    public static async Task<WebApp> OpenDemoAsync(
        Engine engine, Instant now, CancellationToken cancellationToken, bool serve = false, Action<IServiceCollection>? more = null)
    {
        var app = new WebApp(await TestDatabase.CreateAsync(engine, cancellationToken), demo: true, timers: false, now, more);
        app.Start(serve);
        return app;
    }

    /// <summary>A browser without scripts: keeps cookies, follows nothing unless told.</summary>
    public HttpClient Browser(bool follow = false) =>
        CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = follow, HandleCookies = true });

    /// <summary>The real server's address.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>A scope that works for an initiative.</summary>
    public AsyncServiceScope Scope(Initiative? initiative = null)
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(initiative ?? Initiative);
        return scope;
    }

    /// <summary>A scope that works for none.</summary>
    public AsyncServiceScope ScopeOfNobody() => Services.CreateAsyncScope();

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

    /// <summary>The texts of every message to a number, oldest first.</summary>
    public Task<List<string>> SmsToAsync(string phone, Initiative? initiative = null) => ReadAsync(
        async db => (await db.OutboxSms.AsNoTracking().Where(sms => sms.To == phone).ToListAsync()).OrderBy(sms => sms.Id).Select(sms => sms.Body).ToList(),
        initiative);

    /// <summary>The six digits of the next message to a number after so many; it is sent behind the page's answer.</summary>
    public async Task<string> NextCodeAsync(string phone, int after, Initiative? initiative, CancellationToken cancellationToken)
    {
        for (var i = 0; i < 1500; i++)
        {
            if (await SmsToAsync(phone, initiative) is var messages && messages.Count > after)
            {
                return Code().Match(messages[^1]).Value;
            }

            await Task.Delay(20, cancellationToken);
        }

        throw new InvalidOperationException($"No code was sent to {phone}.");
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\b[0-9]{6}\b", System.Text.RegularExpressions.RegexOptions.None, 1000)]
    private static partial System.Text.RegularExpressions.Regex Code();

    private static string Above(string folder) => Path.Combine(folder, "src", "Socifaction.Services.Web") is var web && Directory.Exists(web)
        ? web
        : Above(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The Web project is not above the tests."));

    // A server is chosen before anything asks the application for a service.
    private void Start(bool serve)
    {
        if (serve)
        {
            UseKestrel(0);
        }

        StartServer();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseContentRoot(ContentRoot);
        builder.UseSetting("Socifaction:Demo", _demo ? "true" : "false");
        builder.UseSetting("Socifaction:Timers", _timers ? "true" : "false");
        builder.UseSetting("Socifaction:DataDirectory", _database.Folder ?? "");
        builder.UseSetting("ConnectionStrings:Postgres", _database.Folder is null ? _database.Database.ConnectionString : "");
        if (!_strict)
        {
            builder.UseSetting("Socifaction:SecondFactor", "false");
            builder.UseSetting("Socifaction:LockAfterMinutes", "0");
        }

        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<IClock>();
            services.AddSingleton<IClock>(Clock);
            services.TryAddScoped<ISmsSender, OutboxSmsSender>();
            _more?.Invoke(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
