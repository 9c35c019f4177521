using Microsoft.Playwright;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace Socifaction.Services.Browser.Tests;

/// <summary>A width and height in CSS pixels.</summary>
public sealed record Screen(int Width, int Height)
{
    /// <summary>The smallest telephone.</summary>
    public static Screen Telephone { get; } = new(320, 800);

    /// <summary>A laptop on the office's desk.</summary>
    public static Screen Laptop { get; } = new(1280, 900);
}

/// <summary>One Chromium and one running demo for a class of tests. Tuesday 2027-03-16, 10:00 in Vilnius.</summary>
public sealed class Browsing : IAsyncLifetime
{
    private const float Patience = 20_000;

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    /// <summary>The application that is browsed.</summary>
    public WebApp App { get; private set; } = null!;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public async ValueTask InitializeAsync()
    {
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(Patience);
        App = await WebApp.OpenDemoAsync(Engine.Sqlite, Instant.FromUtc(2027, 3, 16, 8, 0), TestContext.Current.CancellationToken, serve: true);
        Address = App.Address;
        // The machine's own Chromium: nothing is downloaded.
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } chromium ? chromium : "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await App.DisposeAsync();
    }

    /// <summary>
    /// A new person's window, without cookies. With <paramref name="examine"/> each page looked at is also measured; by name the
    /// machine is called localhost, since a passkey belongs to a name.
    /// </summary>
    public async Task<Visit> VisitAsync(Screen screen, bool scripts, bool examine = false, bool byName = false)
    {
        // Axe is a script itself: without scripts it would be waited for without end.
        if (examine && !scripts) throw new ArgumentException("A page is only examined with scripts on.", nameof(examine));
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = byName ? $"http://localhost:{Address.Port}/" : Address.ToString(),
            JavaScriptEnabled = scripts,
            Locale = "lt-LT",
            TimezoneId = "Europe/Vilnius",
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
        });
        context.SetDefaultTimeout(15_000);
        return await Visit.OpenAsync(this, context, screen, examine);
    }

    /// <summary>An initiative of the demo.</summary>
    public async Task<Initiative> InitiativeAsync(string slug)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ServicesDbContext>().Initiatives.AsNoTracking().SingleAsync(i => i.Slug == slug);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Socifaction.Services.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
