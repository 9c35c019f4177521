using System.Collections.Concurrent;
using NodaTime;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>
/// Five thousand messages of twenty initiatives in the last minutes of an evening, two servers that are killed again and again, and a
/// provider of whose requests every tenth goes wrong; on PostgreSQL fewer messages, unless the run is the long one.
/// <see cref="CrashTests"/> kills real processes, fewer of them.
/// </summary>
public sealed class ManyCrashesTests
{
    /// <summary>Set to anything, the run is the long one: two hundred kills.</summary>
    public const string LongVariable = "SOCIFACTION_LONG_CRASH_RUN";

    // More at once than in production, so that the run fits into a minute.
    private static readonly ReminderTimes Times = ReminderTimes.Usual with { Share = 120 };

    private static readonly bool IsLong = Environment.GetEnvironmentVariable(LongVariable) is { Length: > 0 };

    private static readonly int Kills = IsLong ? 200 : 50;

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly TwilioFault[] Faults = [.. Enum.GetValues<TwilioFault>().Where(fault => fault != TwilioFault.None)];

    [Theory, EveryDatabase]
    public async Task Of_thousands_none_is_lost_none_is_doubled_and_nobody_is_woken(Engine engine)
    {
        var each = engine == Engine.Sqlite || IsLong ? 250 : 60;
        await using var run = await Run.StartAsync(engine, Enumerable.Repeat(each, 20), Kills);

        await run.GoOnAsync(rounds: 4, everyMinutes: 1, Work);
        run.House.GoTo(8, 59, days: 1);
        await run.GoOnAsync(rounds: 4, everyMinutes: 1, Work);
        await run.GoOnAsync(rounds: 30, everyMinutes: 4, Work);

        run.Deaths.Should().BeGreaterThanOrEqualTo(Kills);
        run.Met.Should().BeEquivalentTo(Faults, "every fault of the provider was met");
        run.Refused.Should().BePositive("connections were refused too");
        var told = run.Told();
        told.Where(person => person.Value > 1).Should().BeEmpty("nobody is told twice");
        var rows = await run.House.RowsAsync();
        rows.Should().HaveCount(20 * each);
        rows.Where(row => !told.ContainsKey(row.To) && row.Status is not (ReminderStatus.NeedsStaff or ReminderStatus.Missed)).Should().BeEmpty("whoever is not told stands with the staff");
        rows.Count(row => row.Status is ReminderStatus.NeedsStaff or ReminderStatus.Missed).Should().BeLessThan(50, "hardly anybody has to be telephoned");
        var said = run.House.House.Twilio.Taken.ToDictionary(message => message.Sid, message => message.Status);
        rows.Where(row => ReminderRank.IsLast(row.Status)).Should().HaveCountGreaterThan(19 * each)
            .And.OnlyContain(row => ReminderRank.StatusOf(said[row.ProviderSid!]) == row.Status, "what is written is what the provider said");
        run.House.House.Twilio.Taken.Select(message => message.At.InZone(run.House.Initiatives[0].Zone).Hour)
            .Should().OnlyContain(hour => hour >= 9 && hour < 20).And.Contain(19).And.Contain(9, "the night stood between");

        static async Task Work(ReminderRound round)
        {
            await round.SendAsync(default);
            await round.SettleAsync(default);
        }
    }

    [Fact]
    public async Task The_control_that_sends_and_then_marks_doubles()
    {
        await using var run = await Run.StartAsync(Engine.Sqlite, [60, 60], kills: 8);

        await run.GoOnAsync(rounds: 12, everyMinutes: 1, round => round.EachAsync("control", CrashChild.SendThenMarkAsync, default));

        run.Told().Count(person => person.Value > 1).Should().BePositive();
    }

    /// <summary>The village, the provider with its faults, and two servers.</summary>
    private sealed class Run(ManyMessages house, int kills) : IAsyncDisposable
    {
        private readonly Random _chance = new(5);
        private readonly ConcurrentQueue<FakeMessage> _new = new();
        private readonly List<(Instant At, FakeMessage Message, string Word)> _words = [];
        private readonly List<MortalServer> _servers = [];
        private int _slow = 20;

        public ManyMessages House { get; } = house;

        public int Deaths { get; private set; }

        public int Refused { get; private set; }

        public ConcurrentDictionary<TwilioFault, bool> Seen { get; } = new();

        public IEnumerable<TwilioFault> Met => Seen.Keys;

        public static async Task<Run> StartAsync(Engine engine, IEnumerable<int> sizes, int kills)
        {
            var timeout = TimeSpan.FromSeconds(0.5);
            var run = new Run(await ManyMessages.OpenAsync(engine, timeout, Token, [.. sizes]), kills);
            var (house, twilio) = (run.House.House.House, run.House.House.Twilio);
            run.House.GoTo(19, 57);
            twilio.NextFault = run.NextFault;
            twilio.ListLag = Duration.FromMinutes(1);
            twilio.WhenTaken = message =>
            {
                run._new.Enqueue(message);
                return Task.CompletedTask;
            };
            for (var i = 0; i < 2; i++)
            {
                run._servers.Add(new(house.Database, house.Clock, twilio.Settings(new("http://127.0.0.1:9"), timeout), run.Network, Times));
            }

            return run;
        }

        /// <summary>So many rounds, or fewer when nothing is left to do. A server that died is started anew in the same round.</summary>
        public async Task GoOnAsync(int rounds, int everyMinutes, Func<ReminderRound, Task> work)
        {
            for (var round = 0; round < rounds; round++)
            {
                House.House.Twilio.CannotBeAsked = _chance.Next(4) == 0;
                await Task.WhenAll(_servers.Select(server => Task.Run(async () =>
                {
                    while (await server.LiveAsync(work, Life()))
                    {
                        lock (_chance)
                        {
                            Deaths++;
                        }
                    }
                }, Token)));
                await CallBackAsync();
                House.House.Clock.AdvanceMinutes(everyMinutes);
                if (everyMinutes > 1 && (await House.RowsAsync()) is { Count: > 0 } rows
                    && rows.TrueForAll(row => ReminderRank.IsLast(row.Status)
                        || row.Status is ReminderStatus.NeedsStaff or ReminderStatus.Missed || row is { Status: ReminderStatus.Unconfirmed, NextTryAt: null }))
                {
                    return;
                }
            }
        }

        public Dictionary<string, int> Told() => House.House.Twilio.Taken.GroupBy(message => message.To).ToDictionary(group => group.Key, group => group.Count());

        public async ValueTask DisposeAsync()
        {
            foreach (var server in _servers)
            {
                await server.DisposeAsync();
            }

            await House.DisposeAsync();
        }

        private int Life()
        {
            lock (_chance)
            {
                return Deaths < kills ? _chance.Next(1, 700) : int.MaxValue;
            }
        }

        // Before anything is asked: the connection is refused.
        private void Network()
        {
            lock (_chance)
            {
                if (_chance.Next(60) == 0)
                {
                    Refused++;
                    throw new HttpRequestException(HttpRequestError.ConnectionError);
                }
            }
        }

        private TwilioFault NextFault()
        {
            lock (_chance)
            {
                var fault = _chance.Next(10) == 0 ? Faults[_chance.Next(Faults.Length)] : TwilioFault.None;
                if (fault == TwilioFault.SlowAfter && _slow-- <= 0)
                {
                    fault = TwilioFault.DropAfter;
                }

                if (fault != TwilioFault.None)
                {
                    Seen[fault] = true;
                }

                return fault;
            }
        }

        /// <summary>The provider's callbacks: most come, some late, some twice, some the wrong way round, some never.</summary>
        private async Task CallBackAsync()
        {
            while (_new.TryDequeue(out var message))
            {
                message.Status = _chance.Next(20) == 0 ? "undelivered" : "delivered";
                string[] words = _chance.Next(20) switch
                {
                    0 => [],
                    1 => ["sent", message.Status, message.Status],
                    2 => [message.Status, "sent"],
                    _ => [message.Status],
                };
                var at = House.House.Clock.GetCurrentInstant() + Duration.FromMinutes(_chance.Next(4) == 0 ? _chance.Next(1, 8) : 0);
                _words.AddRange(words.Select(word => (at, message, word)));
            }

            var now = House.House.Clock.GetCurrentInstant();
            foreach (var (_, message, word) in _words.Where(one => one.At <= now).ToList())
            {
                var key = message.Callback?.Segments[^1];
                if (key is not null && House.Initiatives.FirstOrDefault(one => one.Id == CallbackKey.InitiativeOf(key)) is { } initiative)
                {
                    await House.House.House.RunAsync<RecordDelivery, bool>(
                        use => use.RunAsync(key, new(message.Sid, word, word == "undelivered" ? 30005 : null), Token), initiative);
                }
            }

            _words.RemoveAll(one => one.At <= now);
        }
    }
}
