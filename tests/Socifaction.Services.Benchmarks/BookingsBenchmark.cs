using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Benchmarks;

/// <summary>
/// Bookings in a second over HTTP: a real server, signed-in people, their own forms filled to the last page, which is sent
/// and answered. Beside it, in the same run and as often in turn, the use case asked directly. A tenth of the forms come too late and are refused.
/// </summary>
internal static class BookingsBenchmark
{
    private const int Rounds = 4;

    public static async Task<string> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        var (clients, seconds) = (arguments.Clients, arguments.Seconds);
        await using var app = await WebApp.OpenAsync(arguments.Engine, cancellationToken, serve: true);
        // Enough sessions that nobody runs out of forms before the time is over, the warming included.
        var sessions = Math.Max(26, seconds * 3000 / clients);
        var capacity = Math.Max(1, clients - (clients + 9) / 10);
        var rush = await PlaceRush.ArrangeAsync(app, clients, sessions * 2, capacity, cancellationToken);
        var forms = await rush.FillAsync(app, rush.Sessions.Take(sessions), cancellationToken);
        await app.Services.GetRequiredService<Database>().AnalyseAsync(cancellationToken);

        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = clients }) { BaseAddress = app.Address };
        var queue = new ConcurrentQueue<FilledForm>(forms);
        var asked = new ConcurrentQueue<PlacesWanted>(rush.Sessions.Skip(sessions).SelectMany(session => rush.People.Select(person => rush.Wanted(session, person))));
        var broken = 0;

        async Task<bool> OverHttpAsync(int client)
        {
            if (!queue.TryDequeue(out var form)) return false;
            if (await form.SendAsync(http, cancellationToken) is Sent.Broken or Sent.Unknown) Interlocked.Increment(ref broken);
            return true;
        }

        async Task<bool> DirectlyAsync(int client)
        {
            if (!asked.TryDequeue(out var wanted)) return false;
            await using var scope = app.Scope();
            await scope.ServiceProvider.GetRequiredService<BookPlace>().RunAsync(wanted, cancellationToken);
            return true;
        }

        // Half as long as the measuring: until the compiler has done with either way.
        var warm = TimeSpan.FromSeconds(seconds / 2.0);
        await Crowd.RunAsync(clients, warm, OverHttpAsync);
        await Crowd.RunAsync(clients, warm, DirectlyAsync);
        // In turns, so that a machine that grows slow or warm meanwhile treats both alike.
        var (webParts, limitParts) = (new List<CrowdTimes>(), new List<CrowdTimes>());
        var part = TimeSpan.FromSeconds((double)seconds / Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            webParts.Add(await Crowd.RunAsync(clients, part, OverHttpAsync));
            limitParts.Add(await Crowd.RunAsync(clients, part, DirectlyAsync));
        }

        var overbooked = (await PlaceRush.CountAsync(app, cancellationToken)).Count(session => session.Live > session.Capacity || session.Taken != session.Live);
        var (web, limit) = (CrowdTimes.Of(webParts), CrowdTimes.Of(limitParts));
        return $"http_per_s={Crowd.Figure(web.PerSecond)} limit_per_s={Crowd.Figure(limit.PerSecond)} ratio={Crowd.Figure(web.PerSecond / limit.PerSecond, "0.00")} "
            + $"p50_ms={Crowd.Figure(Crowd.At(web.Milliseconds, 0.5))} p99_ms={Crowd.Figure(Crowd.At(web.Milliseconds, 0.99))} overbooked={overbooked} broken={broken} "
            + $"sent={web.Milliseconds.Length} clients={clients} database={arguments.Engine.ToString().ToLowerInvariant()}";
    }
}
