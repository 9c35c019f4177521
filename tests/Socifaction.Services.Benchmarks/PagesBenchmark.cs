using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Benchmarks;

/// <summary>
/// How long staff's main pages take with a year of work behind them: a real server, one signed-in coordinator who opens them in turns. Of each page the
/// milliseconds, how often it asks the database, and how much longer it takes than the plainest page.
/// </summary>
internal static class PagesBenchmark
{
    private const string Plainest = "vehicles";
    private const int Days = 365;

    public static async Task<string> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        await using var app = await WebApp.OpenAsync(arguments.Engine, cancellationToken, serve: true);
        // A second is for the tests.
        var year = new YearOfWork(app, Math.Min(Days, arguments.Seconds * 40));
        await year.WriteAsync();
        await app.Services.GetRequiredService<Database>().AnalyseAsync(cancellationToken);
        var email = await WebSession.AccountAsync(app, Role.Coordinator, cancellationToken: cancellationToken);
        using var staff = WebSession.Anonymous(app).At(app.Address);
        (await staff.SubmitAsync("~/staff/sign-in", new { Email = email, WebSession.Password }, cancellationToken: cancellationToken)).Expect(HttpStatusCode.Redirect);
        var pages = Pages(year.Somebody.Id);
        var times = pages.ToDictionary(page => page.Name, _ => new List<double>());
        var commands = new Dictionary<string, int>();
        using var counter = new CommandCounter();
        // Twice before it counts: until the compiler has done.
        for (var began = Stopwatch.GetTimestamp(); times[Plainest].Count < 5 || Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(arguments.Seconds);)
        {
            foreach (var (name, path) in pages)
            {
                using var activity = new Activity(name).Start();
                var start = Stopwatch.GetTimestamp();
                using var answer = await staff.Http.GetAsync(staff.Path(path), cancellationToken);
                if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} answers {answer.StatusCode} and leads to {answer.Headers.Location}.");
                await answer.Content.CopyToAsync(Stream.Null, cancellationToken);
                times[name].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                commands[name] = counter.CountOf(activity);
            }
        }

        double At(string name, double part) => Crowd.At([.. times[name].Skip(2).Order()], part);
        var slowest = pages.MaxBy(page => At(page.Name, 0.95)).Name;
        return string.Join(' ', pages.Select(page =>
                $"{page.Name}_p50_ms={Crowd.Figure(At(page.Name, 0.5))} {page.Name}_p95_ms={Crowd.Figure(At(page.Name, 0.95))} {page.Name}_p99_ms={Crowd.Figure(At(page.Name, 0.99))} "
                + $"{page.Name}_ratio={Crowd.Figure(At(page.Name, 0.5) / At(Plainest, 0.5), "0.00")} {page.Name}_commands={commands[page.Name]}"))
            + $" slowest={slowest} slowest_p95_ms={Crowd.Figure(At(slowest, 0.95))} rounds={times[Plainest].Count - 2} bookings={year.Bookings} database={arguments.Engine.ToString().ToLowerInvariant()}";
    }

    private static (string Name, string Path)[] Pages(Guid resident) =>
    [
        (Plainest, "~/staff/rides/vehicles"), ("today", "~/staff"), ("desk", "~/staff/desk?q=petr"), ("residents", "~/staff/residents?q=ona"), ("person", $"~/staff/residents/details/{resident}"),
        ("card", $"~/staff/desk?resident={resident}"), ("requests", "~/staff/requests"), ("messages", "~/staff/messages"), ("rides", "~/staff/rides/board"), ("sheet", "~/staff/rides/sheet"),
        ("runs", "~/staff/rides/runs/week"), ("places", "~/staff/places/board"), ("schedule", "~/staff/places/schedule"), ("journal", "~/staff/places/journal"),
        ("times", "~/staff/appointments/week"), ("stays", "~/staff/stays/board"), ("house", "~/staff/stays/day"), ("unmet", "~/staff/unmet"), ("week", "~/staff/week"), ("changes", "~/staff/schedule"), ("fairness", "~/staff/rides/fairness"),
        ("offerings", "~/staff/offerings"), ("settings", "~/staff/settings"),
    ];

    /// <summary>Counts the commands that a database is given for a request; what else the process does meanwhile is not counted.</summary>
    private sealed class CommandCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];
        private readonly ConcurrentDictionary<ActivityTraceId, int> _counts = [];

        public CommandCounter() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public int CountOf(Activity activity) => _counts.GetValueOrDefault(activity.TraceId);

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting" && Activity.Current is { } activity)
            {
                _counts.AddOrUpdate(activity.TraceId, 1, (_, count) => count + 1);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _subscriptions.ForEach(one => one.Dispose());
    }
}
