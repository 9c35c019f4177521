using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>
/// Asks what became of messages whose last word has not come: callbacks get lost. An hour without a word makes
/// a message unconfirmed, a quarter of an hour one that changes or cancels something, which is not the same as delivered. Where nobody
/// ever reports only the latter are: a list of everybody would be read by nobody.
/// </summary>
public sealed class PollReminders(
    ServicesDbContext db, InitiativeClock clock, ISmsSender sender, RecordDelivery record, ReminderTimes times)
{
    /// <summary>One pass for the scope's initiative; returns how many were asked about.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (now, asked, troubles) = (clock.Now, 0, 0);
        var rows = await db.Reminders.AsNoTracking()
            .Where(r => (r.Status == ReminderStatus.Accepted || r.Status == ReminderStatus.Sent || r.Status == ReminderStatus.Unconfirmed)
                && r.ProviderSid != null && r.NextTryAt <= now)
            .OrderBy(r => r.NextTryAt).Take(sender.Can.Listable ? times.Share : 0).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            // A provider that does not answer is left alone until the next round.
            if (troubles >= 2)
            {
                break;
            }

            var message = await sender.FetchAsync(row.ProviderSid!, cancellationToken);

            // Moved on before the answer is judged: a message that cannot be had must not stand before all others.
            var next = message is not null ? Adoption.NextPoll(row.StartedAt ?? now, now, times)
                : now < row.StartedAt + times.PollAtMost ? now + times.PollAgain : (Instant?)null;
            await db.Reminders.Where(r => r.Id == row.Id && r.ProviderSid == row.ProviderSid)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.NextTryAt, next), cancellationToken);
            if (message is null)
            {
                troubles++;
                continue;
            }

            asked++;
            await record.RunAsync(row, new(message.Sid, message.Status, message.ErrorCode), cancellationToken);
        }

        var (silentSince, urgentSince) = (now - times.UnconfirmedAfter, now - times.UrgentAfter);
        await db.Reminders
            .Where(r => (r.Status == ReminderStatus.Accepted || r.Status == ReminderStatus.Sent) 
                && ((r.StartedAt < silentSince && r.ProviderStatus != ReminderRank.Unreported)
                    || (r.StartedAt < urgentSince && (r.Kind == ReminderKind.Cancellation || r.Kind == ReminderKind.Moved || r.Kind == ReminderKind.Notice || r.Kind == ReminderKind.Coming))))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, ReminderStatus.Unconfirmed), cancellationToken);
        return asked;
    }
}
