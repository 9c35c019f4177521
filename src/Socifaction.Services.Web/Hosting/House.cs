using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.Web.Hosting;

/// <summary>The settings of an installation, under “Socifaction”.</summary>
public sealed class InstallationSettings
{
    /// <summary>Where the SQLite file is kept.</summary>
    public string DataDirectory { get; init; } = "data";

    /// <summary>The address residents and Twilio see: https://…</summary>
    public Uri PublicBaseUrl { get; init; } = new("http://localhost:5080");

    /// <summary>Whether the demo is seeded and its outbox and sign-in codes can be read on a page.</summary>
    public bool Demo { get; init; }

    /// <summary>Whether the timers run in this process.</summary>
    public bool Timers { get; init; } = true;

    /// <summary>Whether coordinators and clerks need a second factor. Only tests say no.</summary>
    public bool SecondFactor { get; init; } = true;

    /// <summary>After how many idle minutes a staff member's browser is locked; 0 for never.</summary>
    public int LockAfterMinutes { get; init; } = 15;

    /// <summary>A demo's accounts are invented: they may try a second factor and need none.</summary>
    public bool NeedsSecondFactor => SecondFactor && !Demo;

    /// <summary>Addresses of the reverse proxies in front, separated by semicolons.</summary>
    public string Proxies { get; init; } = "";

    /// <summary>Whether cookies are kept to https and to this host alone.</summary>
    public bool IsSecure => PublicBaseUrl.Scheme == Uri.UriSchemeHttps;

    /// <summary>The name of a cookie: bound to this host where the installation is on https.</summary>
    public string CookieName(string name) => IsSecure ? $"__Host-soc-{name}" : $"soc-{name}";
}

/// <summary>The house behind the pages: its database, its clock, its keys.</summary>
public static class House
{
    /// <summary>Registers the database, the one clock and the keys that cookies and drafts are sealed with.</summary>
    public static WebApplicationBuilder AddHouse(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Socifaction").Get<InstallationSettings>() ?? new();
        var postgres = builder.Configuration.GetConnectionString("Postgres");
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<Hooks.Recordings>();
#pragma warning disable RS0030 // The one place that names the system clock.
        builder.Services.AddSingleton<IClock>(SystemClock.Instance);
#pragma warning restore RS0030
        builder.Services.AddSocifactionServices(string.IsNullOrWhiteSpace(postgres)
            ? Database.SqliteIn(settings.DataDirectory)
            : Database.Postgres(postgres));
        builder.Services.Configure<MvcOptions>(mvc => mvc.Filters.Add<OneConnection>());
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in settings.Proxies.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                options.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
            }
        });
        // A foreign host name in a request could end up in a link of ours. The machine itself may always ask.
        builder.Services.Configure<HostFilteringOptions>(options =>
        {
            options.AllowedHosts = [settings.PublicBaseUrl.Host, "localhost", "127.0.0.1", "[::1]"];
            options.IncludeFailureMessage = false;
        });
        return builder;
    }

    /// <summary>The asker's address on the internet; an IPv6 one by its /64, which is one household.</summary>
    public static string AskerAddress(this HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        return address is null ? "none"
            : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
            : address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
                ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
                : address.ToString();
    }
}
