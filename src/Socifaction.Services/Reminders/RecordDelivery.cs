using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>What the provider says of a message.</summary>
public sealed record DeliveryReport(string Sid, string ProviderStatus, int? ErrorCode);

/// <summary>
/// Takes in what the provider says became of a message. The same word twice, late or out of order changes nothing;
/// a message whose answer never reached us is adopted.
/// </summary>
public sealed class RecordDelivery(ServicesDbContext db, InitiativeClock clock, ReminderTimes times)
{
    private const int MostEvents = 40;

    private enum Nothing
    {
        New,
    }

    /// <summary>By the callback's key, within the scope's initiative; false when there is no such message.</summary>
    public async Task<bool> RunAsync(string callbackKey, DeliveryReport report, CancellationToken cancellationToken)
    {
        var row = await db.Reminders.AsNoTracking().SingleOrDefaultAsync(r => r.CallbackKey == callbackKey, cancellationToken);
        if (row is null)
        {
            return false;
        }

        await RunAsync(row, report, cancellationToken);
        return true;
    }

    /// <summary>For a message that was asked about.</summary>
    internal async Task RunAsync(Reminder row, DeliveryReport report, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        // Of two rows alike, one may have taken the other's message: its word then goes to the row that has it.
        row = await db.Reminders.AsNoTracking().SingleOrDefaultAsync(r => r.ProviderSid == report.Sid, cancellationToken) ?? row;
        await db.LockAsync<Reminder, Nothing>([row.Id], async () =>
        {
            var said = await db.ReminderEvents.AsNoTracking()
                .Where(e => e.ReminderId == row.Id || e.ProviderSid == report.Sid).ToListAsync(cancellationToken);
            if (said.Count >= MostEvents || said.Any(e => e.ProviderSid == report.Sid && e.ProviderStatus == report.ProviderStatus))
            {
                return Nothing.New;
            }

            db.ReminderEvents.Add(new ReminderEvent
            {
                ReminderId = row.Id,
                ProviderSid = report.Sid,
                ProviderStatus = report.ProviderStatus,
                ErrorCode = report.ErrorCode,
                At = now,
            });

            // A message that has had its last word is never adopted anew: its row waits for another one.
            if (ReminderRank.StatusOf(report.ProviderStatus) is not { } status
                || said.Any(e => e.ProviderSid == report.Sid && IsLast(e.ProviderStatus)))
            {
                return row;
            }

            if (await db.AdoptAsync(row, report.Sid, report.ProviderStatus, report.ErrorCode, now, times, cancellationToken)
                && status == ReminderStatus.Undelivered && IsWorthAnother(row, report, said, now))
            {
                await db.Reminders.Where(r => r.Id == row.Id && r.ProviderSid == report.Sid).ExecuteUpdateAsync(
                    s => s.SetProperty(r => r.Status, ReminderStatus.Planned).SetProperty(r => r.ProviderSid, (string?)null)
                        .SetProperty(r => r.NextTryAt, now + times.RetryUnreachable),
                    cancellationToken);
            }

            return row;
        }, cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static bool IsLast(string providerStatus) =>
        ReminderRank.StatusOf(providerStatus) is { } status && ReminderRank.IsLast(status);

    // The telephone was off, engaged or far away, or the network full: once more, while it is still of use.
    private bool IsWorthAnother(Reminder row, DeliveryReport report, List<ReminderEvent> said, Instant now) =>
        (report.ErrorCode is 30001 or 30003 or 30008 || row.Channel == ReminderChannel.Voice)
        && !said.Any(e => IsLast(e.ProviderStatus))
        && now + times.RetryUnreachable < row.UsefulUntil;
}
