using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>The process is killed at random while it sends and a third of its requests go wrong.</summary>
public sealed class CrashTests
{
    private const int Kills = 8;

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Killed_at_random_nothing_is_lost_and_nobody_is_told_twice(Engine engine)
    {
        var (perPerson, rows, said, kills) = await RunAsync(engine, people: 100, sendThenMark: false);

        kills.Should().BeGreaterThanOrEqualTo(Kills / 2);
        perPerson.Where(p => p.Value > 1).Should().BeEmpty("nobody is told twice");
        perPerson.Should().HaveCount(100, "nobody is forgotten");
        rows.Should().OnlyContain(r => r.ProviderSid != null).And.HaveCount(100);
        var heard = rows.Where(r => ReminderRank.IsLast(r.Status)).ToList();
        heard.Should().NotBeEmpty().And.OnlyContain(r => ReminderRank.StatusOf(said[r.ProviderSid!]) == r.Status, "what is written is what the provider said");
    }

    [Fact]
    public async Task The_control_that_sends_and_then_marks_tells_people_twice()
    {
        var (perPerson, _, _, _) = await RunAsync(Engine.Sqlite, people: 100, sendThenMark: true);

        perPerson.Count(p => p.Value > 1).Should().BePositive();
    }

    private static async Task<(Dictionary<string, int> PerPerson, List<Reminder> Rows, Dictionary<string, string> Said, int Kills)> RunAsync(Engine engine, int people, bool sendThenMark)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var start = Instant.FromUtc(2027, 3, 15, 11, 0);
        var ahead = start - new MovedClock(Duration.Zero).GetCurrentInstant();
        house.Clock.Reset(start);
        house.Twilio.Clock = new MovedClock(ahead);
        for (var i = 0; i < people; i++)
        {
            var resident = Given.Resident(phone: $"+370612{i:00000}");
            await house.House.SaveAsync(resident);
            await house.BookAsync(resident, 3, channel: Channel.Web, at: start);
        }

        var chance = new Random(11);
        TwilioFault[] faults =
        [
            TwilioFault.DropBefore, TwilioFault.DropAfter, TwilioFault.ErrorBefore, TwilioFault.ErrorAfter, TwilioFault.TooMany,
            TwilioFault.SlowAfter, TwilioFault.GarbageAfter,
        ];
        house.Twilio.NextFault = () =>
        {
            lock (chance)
            {
                return chance.NextDouble() < 0.35 ? faults[chance.Next(faults.Length)] : TwilioFault.None;
            }
        };
        var calls = new ConcurrentBag<Task>();
        house.Twilio.WhenTaken = message =>
        {
            if (message.Callback is not null)
            {
                calls.Add(CallBackAsync(house, message, chance));
            }

            return Task.Delay(40);
        };

        var orders = JsonSerializer.Serialize(new CrashOrders(
            engine == Engine.Postgres, house.House.Database.ConnectionString, house.Twilio.Url, (long)ahead.TotalMilliseconds, sendThenMark));
        var killing = new Random(12);
        var kills = 0;
        while (kills < Kills && await WaitingAsync() > 0)
        {
            var before = house.Twilio.Posts;
            using var child = Start(orders, out var said);
            await UntilAsync(() => Task.FromResult(house.Twilio.Posts > before || child.HasExited), TimeSpan.FromSeconds(10));
            child.HasExited.Should().BeFalse("it sends until it is killed; it said {0}", child.HasExited ? await said : "");
            await Task.Delay(killing.Next(5, 250), Token);
            child.Kill();
            await child.WaitForExitAsync(Token);
            kills++;
        }

        using (var last = Start(orders, out _))
        {
            await UntilAsync(async () => (await WaitingAsync()) == 0, TimeSpan.FromSeconds(90));
            last.Kill();
            await last.WaitForExitAsync(Token);
        }

        await Task.WhenAll(calls);
        return (house.Twilio.Taken.GroupBy(m => m.To).ToDictionary(g => g.Key, g => g.Count()),
            [.. (await house.RowsAsync()).Where(r => r.Kind == ReminderKind.Confirmation)],
            house.Twilio.Taken.ToDictionary(m => m.Sid, m => m.Status), kills);

        Task<int> WaitingAsync() => house.House.ReadAsync(async db =>
            people - await db.Reminders.CountAsync(r => r.Kind == ReminderKind.Confirmation && r.Status != ReminderStatus.Planned
                && r.Status != ReminderStatus.Sending && r.Status != ReminderStatus.Unknown, Token));
    }

    /// <summary>The provider's callbacks, as another server takes them in: some lost, some twice, some the wrong way round, all at odd times.</summary>
    private static async Task CallBackAsync(SmsHouse house, FakeMessage message, Random chance)
    {
        List<string> words;
        int wait;
        lock (chance)
        {
            message.Status = chance.Next(10) == 0 ? "undelivered" : "delivered";
            words = [.. new[] { "sent", "sent", message.Status, message.Status }.Where(_ => chance.Next(3) > 0)];
            if (chance.Next(2) == 0)
            {
                words.Reverse();
            }

            wait = chance.Next(400);
        }

        var key = message.Callback!.Segments[^1];
        foreach (var word in words)
        {
            await Task.Delay(wait);
            await house.House.RunAsync<RecordDelivery, bool>(u => u.RunAsync(key, new(message.Sid, word, word == "undelivered" ? 30005 : null), default));
        }
    }

    // What it says is read all the while: a full pipe would hold it up.
    private static Process Start(string orders, out Task<string> said)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(CrashTests).Assembly.Location]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment[CrashChild.Variable] = orders;
        var child = Process.Start(start)!;
        said = child.StandardError.ReadToEndAsync(Token);
        return child;
    }

    private static async Task UntilAsync(Func<Task<bool>> done, TimeSpan atMost)
    {
        var watch = Stopwatch.StartNew();
        while (!await done() && watch.Elapsed < atMost)
        {
            await Task.Delay(50, Token);
        }
    }
}
