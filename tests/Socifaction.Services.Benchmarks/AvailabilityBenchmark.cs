using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Testing;
using Activity = Socifaction.Services.Places.Activity;

namespace Socifaction.Services.Benchmarks;

/// <summary>
/// The page of an activity with eight sessions on each of 30 days, opened by strangers; nothing is cached. Beside it the cost of the
/// free places alone with the bookings of many years behind them, and with a hundredth of these.
/// </summary>
internal static class AvailabilityBenchmark
{
    private const int Fewer = 100;

    public static async Task<string> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        await using var app = await WebApp.OpenAsync(arguments.Engine, cancellationToken, serve: true);
        await using var young = await WebApp.OpenAsync(arguments.Engine, cancellationToken);
        var activity = await ArrangeAsync(app, arguments.History, cancellationToken);
        var few = await ArrangeAsync(young, Math.Max(100, arguments.History / Fewer), cancellationToken);

        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = arguments.Clients }) { BaseAddress = app.Address };
        var path = $"/{app.Initiative.Slug}/places/{activity.Id}";
        var days = (await http.GetStringAsync(path, cancellationToken)).Split("govuk-summary-list__row").Length - 1;
        async Task<bool> OpenAsync(int client)
        {
            using var answer = await http.GetAsync(path, cancellationToken);
            answer.EnsureSuccessStatusCode();
            await answer.Content.CopyToAsync(Stream.Null, cancellationToken);
            return true;
        }

        await Crowd.RunAsync(arguments.Clients, TimeSpan.FromSeconds(1), OpenAsync);
        var opened = await Crowd.RunAsync(arguments.Clients, TimeSpan.FromSeconds(arguments.Seconds), OpenAsync);
        var (old, recent) = await CompareAsync((app, activity), (young, few), TimeSpan.FromSeconds(arguments.Seconds), cancellationToken);
        return $"history={arguments.History} free_us={Crowd.Figure(old)} free_us_with_hundredth={Crowd.Figure(recent)} ratio={Crowd.Figure(old / recent, "0.00")} "
            + $"pages_per_s={Crowd.Figure(opened.PerSecond)} p50_ms={Crowd.Figure(Crowd.At(opened.Milliseconds, 0.5))} p99_ms={Crowd.Figure(Crowd.At(opened.Milliseconds, 0.99))} "
            + $"rows={days} clients={arguments.Clients} database={arguments.Engine.ToString().ToLowerInvariant()}";
    }

    private static async Task<Activity> ArrangeAsync(WebApp app, int history, CancellationToken cancellationToken)
    {
        var activity = Given.Activity();
        activity.Window = activity.Window with { OpensDaysBefore = 30 };
        Session[] sessions = [.. Enumerable.Range(0, 240).Select(n => Given.Session(
            activity, app.Today.PlusDays(1 + n / 8), 20, app.Initiative, new LocalTime(8 + n % 8, 0), new LocalTime(8 + n % 8, 50)))];
        await app.SaveAsync([activity, .. sessions]);
        await PastBookings.WriteAsync(app, activity, history, cancellationToken);
        await app.Services.GetRequiredService<Database>().AnalyseAsync(cancellationToken);
        return activity;
    }

    /// <summary>Median microseconds of either, asked in turns, so that a machine that grows slow meanwhile treats both alike.</summary>
    private static async Task<(double, double)> CompareAsync(
        (WebApp App, Activity Activity) one, (WebApp App, Activity Activity) other, TimeSpan time, CancellationToken cancellationToken)
    {
        var (ones, others) = (new List<double>(), new List<double>());
        for (var began = Stopwatch.GetTimestamp(); ones.Count < 50 || Stopwatch.GetElapsedTime(began) < time;)
        {
            ones.Add(await AskAsync(one.App, one.Activity, cancellationToken));
            others.Add(await AskAsync(other.App, other.Activity, cancellationToken));
        }

        return (Crowd.At([.. ones.Order()], 0.5), Crowd.At([.. others.Order()], 0.5));
    }

    private static async Task<double> AskAsync(WebApp app, Activity activity, CancellationToken cancellationToken)
    {
        await using var scope = app.Scope();
        var availability = scope.ServiceProvider.GetRequiredService<PlaceAvailability>();
        var began = Stopwatch.GetTimestamp();
        await availability.RunAsync(activity, 31, byStaff: false).CountAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(began).TotalMicroseconds;
    }
}
