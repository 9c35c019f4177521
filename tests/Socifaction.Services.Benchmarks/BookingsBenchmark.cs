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
        // Enough sessions that nobody runs out of forms before the time is over.
        var sessions = Math.Max(26, seconds * 2500 / clients);
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

        var warm = TimeSpan.FromSeconds(Math.Min(1, seconds / 4.0));
        await Crowd.RunAsync(clients, warm, OverHttpAsync);
        await Crowd.RunAsync(clients, warm, DirectlyAsync);
        // In turns, so that a machine that grows slow or warm meanwhile treats both alike.
        var (web, limit) = (new List<(double PerSecond, double[] Milliseconds)>(), new List<(double PerSecond, double[] Milliseconds)>());
        var part = TimeSpan.FromSeconds((double)seconds / Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            web.Add(await Crowd.RunAsync(clients, part, OverHttpAsync));
            limit.Add(await Crowd.RunAsync(clients, part, DirectlyAsync));
        }

        var overbooked = (await PlaceRush.CountAsync(app, cancellationToken)).Count(session => session.Live > session.Capacity || session.Taken != session.Live);
        var (httpPerSecond, limitPerSecond) = (web.Average(one => one.PerSecond), limit.Average(one => one.PerSecond));
        double[] times = [.. web.SelectMany(one => one.Milliseconds).Order()];
        return $"http_per_s={Crowd.Figure(httpPerSecond)} limit_per_s={Crowd.Figure(limitPerSecond)} ratio={Crowd.Figure(httpPerSecond / limitPerSecond, "0.00")} "
            + $"p50_ms={Crowd.Figure(Crowd.At(times, 0.5))} p99_ms={Crowd.Figure(Crowd.At(times, 0.99))} overbooked={overbooked} broken={broken} "
            + $"sent={times.Length} clients={clients} database={arguments.Engine.ToString().ToLowerInvariant()}";
    }
}
