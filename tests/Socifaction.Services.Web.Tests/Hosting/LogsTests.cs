using System.Collections.Concurrent;
using System.Net;
using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Testing;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Tests.Rides;

namespace Socifaction.Services.Web.Tests.Hosting;

/// <summary>Nothing personal in what the program writes to its log, and nothing at all in what Hangfire keeps.</summary>
public sealed class LogsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    /// <summary>What a log must not hold: numbers in every spelling, names, words of messages, the provider's password, callback keys aside.</summary>
    private static readonly string[] Personal =
        ["61200001", "612 00001", "61234567", "Petraitien", "Uzsakyta", "Primename", FakeTwilio.AuthToken, "Poliklinika", "Kunigiškių k."];

    [Theory, EveryDatabase]
    public async Task Neither_logs_nor_jobs_hold_a_number_or_a_text_whatever_goes_wrong(Engine engine)
    {
        await using var twilio = await FakeTwilio.StartAsync(new FakeClock(TestHouse.Start), Token);
        using var log = new Listening();
        await using var town = await RideTown.OpenAsync(engine, timers: true, more: services => services
            .AddSingleton<ILoggerProvider>(log).Configure<LoggerFilterOptions>(HearEverything)
            .AddTwilio(twilio.Settings(new("http://localhost:5080"), TimeSpan.FromSeconds(1))));
        (twilio.Clock, twilio.Network) = (town.App.Clock, town.App.Browser());
        var faults = Enum.GetValues<TwilioFault>();
        var asked = 0;
        twilio.NextFault = () => faults[Interlocked.Increment(ref asked) % faults.Length];

        // A sign-in code, a booking, and rounds by Hangfire's own clock until every fault has been met.
        var visitor = WebSession.Anonymous(town.App);
        await visitor.SubmitAsync("~/sign-in", new { Phone = RideTown.OnasPhone }, cancellationToken: Token);
        await (await town.ToAsync("check")).SendAsync();
        await town.App.SaveAsync(Village(town));
        for (var round = 0; round < 60 && asked < faults.Length * 2; round++)
        {
            await StrikeAsync(town.App, "reminders-send");
            await StrikeAsync(town.App, "reminders-settle");
            town.App.Clock.AdvanceMinutes(3);
        }

        asked.Should().BeGreaterThanOrEqualTo(faults.Length, "every fault was met");
        (await twilio.TellAsync(twilio.Taken.First(m => m.Callback is not null), "delivered")).StatusCode.Should().Be(HttpStatusCode.NoContent);

        log.Lines.Should().NotBeEmpty();
        foreach (var word in Personal)
        {
            log.Lines.Where(line => line.Contains(word, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty("„{0}“ is nobody's business", word);
        }

        var monitor = town.App.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        var done = monitor.SucceededJobs(0, 1000);
        done.Should().NotBeEmpty();
        done.SelectMany(job => job.Value.Job.Args).Should().OnlyContain(argument => argument == null || argument is CancellationToken);
        monitor.FailedCount().Should().Be(0);
        foreach (var path in (string[])["/hangfire", "/jobs", "/kunigiskiai/hangfire"])
        {
            (await visitor.GetAsync(path, Token)).Status.Should().Be(404, "the dashboard is not there");
        }
    }

    [Fact]
    public async Task A_number_that_slips_into_an_exception_would_be_heard()
    {
        using var log = new Listening();
        await using var town = await RideTown.OpenAsync(Engine.Sqlite, more: services => services
            .AddSingleton<ILoggerProvider>(log).Configure<LoggerFilterOptions>(HearEverything).AddScoped<ISmsSender, Blabbing>());
        await (await town.ToAsync("check")).SendAsync();

        await town.App.Services.GetRequiredService<ReminderRound>().SendAsync(Token);

        log.Lines.Should().Contain(line => line.Contains("61200001", StringComparison.Ordinal));
    }

    /// <summary>Lets Hangfire run a timer once and waits for its end, so that the village's time goes on only with the work.</summary>
    internal static async Task StrikeAsync(WebApp app, string timer)
    {
        var job = app.Services.GetRequiredService<IRecurringJobManagerV2>().TriggerJob(timer);
        using var storage = app.Services.GetRequiredService<JobStorage>().GetConnection();
        for (var look = 0; look < 2000 && storage.GetStateData(job)?.Name != SucceededState.StateName; look++)
        {
            await Task.Delay(50, Token);
        }

        storage.GetStateData(job).Name.Should().Be(SucceededState.StateName, timer);
    }

    // Two dozen more people of one telephone, so that every fault finds a message.
    private static object[] Village(RideTown town)
    {
        var activity = Given.Activity();
        var session = Given.Session(activity, town.App.Today.PlusDays(2), 40, town.App.Initiative);
        var people = Enumerable.Range(0, 24).Select(_ => Given.Resident("Ona", "Petraitienė")).ToList();
        return [activity, session, .. people, .. people.Select(person => Given.Place(session, person, Bookings.Channel.Web, town.App.Clock.GetCurrentInstant()))];
    }

    internal static void HearEverything(LoggerFilterOptions options) =>
        options.Rules.Add(new LoggerFilterRule(typeof(Listening).FullName, null, LogLevel.Debug, null));

    private sealed class Blabbing : ISmsSender
    {
        public SmsCapabilities Can => SmsCapabilities.All;

        public string DefaultFrom => "";

        public string? CallerOf(string? sender) => null;

        public Task<SendAnswer> SendAsync(SmsMessage message, CancellationToken cancellationToken) =>
            throw new InvalidOperationException($"{message.To} does not answer.");

        public Task<ProviderMessage?> FetchAsync(string sid, CancellationToken cancellationToken) => Task.FromResult<ProviderMessage?>(null);

        public Task<IReadOnlyList<ProviderMessage>?> ListAsync(ReminderChannel channel, string to, Instant since, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<ProviderMessage>?>(null);
    }

    internal sealed class Listening : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            Lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
