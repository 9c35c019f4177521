using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Benchmarks;

/// <summary>The page of an activity with eight sessions on each of 30 days, opened by strangers; nothing is cached.</summary>
internal static class AvailabilityBenchmark
{
    public static async Task<string> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        await using var app = await WebApp.OpenAsync(arguments.Engine, cancellationToken, serve: true);
        var activity = Given.Activity();
        activity.Window = activity.Window with { OpensDaysBefore = 30 };
        Session[] sessions = [.. Enumerable.Range(0, 240).Select(n => Given.Session(
            activity, app.Today.PlusDays(1 + n / 8), 20, app.Initiative, new LocalTime(8 + n % 8, 0), new LocalTime(8 + n % 8, 50)))];
        await app.SaveAsync([activity, .. sessions]);
        await app.Services.GetRequiredService<Database>().AnalyseAsync(cancellationToken);

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
        return $"pages_per_s={Crowd.Figure(opened.PerSecond)} p50_ms={Crowd.Figure(Crowd.At(opened.Milliseconds, 0.5))} p99_ms={Crowd.Figure(Crowd.At(opened.Milliseconds, 0.99))} "
            + $"rows={days} clients={arguments.Clients} database={arguments.Engine.ToString().ToLowerInvariant()}";
    }
}
