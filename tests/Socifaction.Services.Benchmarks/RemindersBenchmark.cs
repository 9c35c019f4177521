using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Benchmarks;

/// <summary>
/// Messages of an evening planned and sent in a second, for sixty initiatives and a provider that answers at once; and how much longer
/// the sixty wait for their last message when one more initiative has ten thousand to send.
/// </summary>
internal static class RemindersBenchmark
{
    private const int Initiatives = 60;

    public static async Task<string> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        // As many people as the time allows: a second is for the tests.
        var (each, burst) = (Math.Min(40, arguments.Seconds * 4), Math.Min(10_000, arguments.Seconds * 1000));
        // Once in small, until the compiler has done.
        await RoundAsync(arguments.Engine, 2, 1, cancellationToken);
        var (planning, sending) = await StepsAsync(arguments.Engine, each, cancellationToken);
        var alone = await RoundAsync(arguments.Engine, each, 0, cancellationToken);
        var beside = await RoundAsync(arguments.Engine, each, burst, cancellationToken);
        var messages = Initiatives * each;
        return $"planned_per_s={Crowd.Figure(messages / planning)} sent_per_s={Crowd.Figure(messages / sending)} "
            + $"last_s={Crowd.Figure(alone.Last, "0.00")} last_beside_burst_s={Crowd.Figure(beside.Last, "0.00")} ratio={Crowd.Figure(beside.Last / alone.Last, "0.00")} "
            + $"unsent={alone.Unsent + beside.Unsent} initiatives={Initiatives} messages={messages} burst={burst} database={arguments.Engine.ToString().ToLowerInvariant()}";
    }

    /// <summary>Seconds of planning all messages, and of sending them.</summary>
    private static async Task<(double Planning, double Sending)> StepsAsync(Engine engine, int each, CancellationToken cancellationToken)
    {
        await using var house = await FillAsync(engine, new PromptSender(), each, 0, cancellationToken);
        await using var scope = house.ScopeOfNobody();
        var round = scope.ServiceProvider.GetRequiredService<ReminderRound>();
        var watch = Stopwatch.StartNew();
        await round.EachAsync("benchmark", services => services.GetRequiredService<PlanReminders>().RunAsync(cancellationToken), cancellationToken);
        var planning = watch.Elapsed.TotalSeconds;
        await round.EachAsync("benchmark", services => services.GetRequiredService<SendDueReminders>().RunAsync(cancellationToken), cancellationToken);
        return (planning, watch.Elapsed.TotalSeconds - planning);
    }

    /// <summary>Seconds to the last of the sixty's messages in a round as the timer makes it, and how many of them were left unsent.</summary>
    private static async Task<(double Last, int Unsent)> RoundAsync(Engine engine, int each, int burst, CancellationToken cancellationToken)
    {
        var provider = new PromptSender();
        await using var house = await FillAsync(engine, provider, each, burst, cancellationToken);
        await using var scope = house.ScopeOfNobody();
        provider.Started = Stopwatch.GetTimestamp();
        await scope.ServiceProvider.GetRequiredService<ReminderRound>().SendAsync(cancellationToken);
        return (provider.LastOfOthers, (Initiatives * each) - provider.Others);
    }

    /// <summary>A house on the evening before: sixty initiatives with so many people each, and one more with the burst.</summary>
    private static async Task<TestHouse> FillAsync(Engine engine, PromptSender provider, int each, int burst, CancellationToken cancellationToken)
    {
        var house = await TestHouse.OpenAsync(engine, cancellationToken, services => services.AddSingleton<ISmsSender>(provider));
        var locality = new Locality { Slug = "daug", Name = "Daugelio rajonas" };
        var initiatives = Enumerable.Range(0, Initiatives + 1).Select(i => Given.Initiative(locality, $"kaimas-{i}", $"Kaimas {i}")).ToList();
        await house.SaveAsync([locality, .. initiatives]);
        foreach (var (i, initiative) in initiatives.Index())
        {
            await FillAsync(house, initiative, i == 0 ? burst : each, i, cancellationToken);
        }

        await house.Database.AnalyseAsync(cancellationToken);
        house.Clock.Reset(house.Initiative.Zone.AtStrictly(house.Today.At(new LocalTime(17, 0))).ToInstant());
        provider.Large = Prefix(0);
        return house;
    }

    private static string Prefix(int initiative) => $"+3706{initiative:00}";

    private static async Task FillAsync(TestHouse house, Initiative initiative, int people, int index, CancellationToken cancellationToken)
    {
        await using var scope = house.Scope(initiative);
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var activity = Given.Activity();
        var session = Given.Session(activity, house.Today.PlusDays(1), Math.Max(1, people), initiative);
        db.AddRange(activity, session);
        for (var i = 0; i < people; i++)
        {
            var person = Given.Resident(phone: $"{Prefix(index)}{i:00000}");
            db.AddRange(person, Given.Place(session, person, Channel.Phone, TestHouse.Start - Duration.FromDays(7)));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes everything at once, and knows when the last message of all but the large one came.</summary>
    private sealed class PromptSender : ISmsSender
    {
        private int _sids;
        private int _others;
        private long _last;

        public string Large { get; set; } = "";

        public long Started { get; set; }

        public int Others => _others;

        public double LastOfOthers => Stopwatch.GetElapsedTime(Started, _last).TotalSeconds;

        public SmsCapabilities Can => SmsCapabilities.All;

        public string DefaultFrom => "Kaimas";

        public string? CallerOf(string? sender) => null;

        public Task<SendAnswer> SendAsync(SmsMessage message, CancellationToken cancellationToken)
        {
            if (!message.To.StartsWith(Large, StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _others);
                Interlocked.Exchange(ref _last, Stopwatch.GetTimestamp());
            }

            return Task.FromResult(new SendAnswer(SendVerdict.Accepted, $"SM{Interlocked.Increment(ref _sids)}", "queued"));
        }

        public Task<ProviderMessage?> FetchAsync(string sid, CancellationToken cancellationToken) => Task.FromResult<ProviderMessage?>(null);

        public Task<IReadOnlyList<ProviderMessage>?> ListAsync(ReminderChannel channel, string to, Instant since, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<ProviderMessage>?>([]);
    }
}
