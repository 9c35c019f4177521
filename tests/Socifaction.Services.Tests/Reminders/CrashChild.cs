using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>What the process that is going to be killed must know.</summary>
internal sealed record CrashOrders(bool IsPostgres, string ConnectionString, Uri Twilio, long ClockAheadMilliseconds, bool SendThenMark);

/// <summary>The real time, moved to an afternoon of the tests' calendar.</summary>
internal sealed class MovedClock(Duration ahead) : IClock
{
    public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) + ahead;
}

/// <summary>
/// The process that <see cref="CrashTests"/> kills: this assembly started anew with orders in its environment.
/// It never comes to the tests, and sends until it dies.
/// </summary>
internal static class CrashChild
{
    public const string Variable = "SOCIFACTION_CRASH_ORDERS";

    private static readonly ReminderTimes Fast = new()
    {
        ReconcileAfter = Duration.FromSeconds(2),
        Settle = Duration.FromSeconds(4),
        BackOff = Duration.FromMilliseconds(200),
        LongestBackOff = Duration.FromSeconds(1),
        MostAttempts = 20,
        Polls = [Duration.FromSeconds(2)],
    };

    /// <summary>Does as ordered until it is killed.</summary>
    public static async Task RunAsync(string said)
    {
        var orders = JsonSerializer.Deserialize<CrashOrders>(said)!;
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IClock>(new MovedClock(Duration.FromMilliseconds(orders.ClockAheadMilliseconds)));
        services.AddSingleton(Fast);
        services.AddSocifactionServices(orders.IsPostgres ? Database.Postgres(orders.ConnectionString) : Database.Sqlite(orders.ConnectionString));
        services.AddTwilio(new TwilioSettings(Testing.FakeTwilio.AccountSid, Testing.FakeTwilio.AuthToken, "Socifaction", orders.Twilio, new("http://127.0.0.1:9"))
        {
            Timeout = TimeSpan.FromSeconds(1.5),
        });
        await using var provider = services.BuildServiceProvider();
        var round = provider.GetRequiredService<ReminderRound>();

        // Two at once, as two servers would.
        await Task.WhenAll(LoopAsync(), LoopAsync());

        async Task LoopAsync()
        {
            while (true)
            {
                try
                {
                    if (orders.SendThenMark)
                    {
                        await round.EachAsync("control", SendThenMarkAsync, default);
                    }
                    else
                    {
                        await round.SendAsync(default);
                        await round.SettleAsync(default);
                    }
                }
                catch (Exception e)
                {
                    // A timer strikes again.
                    await Console.Error.WriteLineAsync(e.ToString());
                }

                await Task.Delay(50);
            }
        }
    }

    /// <summary>The usual design, as a control: ask the provider, then write down that it took the message.</summary>
    internal static async Task SendThenMarkAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<ServicesDbContext>();
        await services.GetRequiredService<PlanReminders>().RunAsync(default);
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        var due = await db.Reminders.AsNoTracking().Where(r => r.Status == ReminderStatus.Planned && r.DueAt <= now).Take(10).ToListAsync();
        foreach (var row in due)
        {
            var answer = await services.GetRequiredService<ISmsSender>().SendAsync(
                new(services.GetRequiredService<CurrentInitiative>().Value.SmsSender, row.To, row.Body), default);
            if (answer.Verdict == SendVerdict.Accepted)
            {
                await db.Reminders.Where(r => r.Id == row.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, ReminderStatus.Accepted));
            }
        }
    }
}
