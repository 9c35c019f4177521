using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>
/// Asks what became of messages whose last word has not come: callbacks get lost. An hour without a word makes
/// a message unconfirmed, which is not the same as delivered.
/// </summary>
public sealed class PollReminders(
    ServicesDbContext db, InitiativeClock clock, ISmsSender sender, RecordDelivery record, ReminderTimes times)
{
    /// <summary>One pass for the scope's initiative; returns how many were asked about.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (now, asked) = (clock.Now, 0);
        var rows = await db.Reminders.AsNoTracking()
            .Where(r => (r.Status == ReminderStatus.Accepted || r.Status == ReminderStatus.Sent || r.Status == ReminderStatus.Unconfirmed)
                && r.ProviderSid != null && r.NextTryAt <= now)
            .OrderBy(r => r.NextTryAt).Take(times.Share).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (await sender.FetchAsync(row.ProviderSid!, cancellationToken) is not { } message)
            {
                break;
            }

            asked++;
            var next = Adoption.NextPoll(row.StartedAt ?? now, now, times);
            await db.Reminders.Where(r => r.Id == row.Id && r.ProviderSid == row.ProviderSid)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.NextTryAt, next), cancellationToken);
            await record.RunAsync(row, new(message.Sid, message.Status, message.ErrorCode), cancellationToken);
        }

        var silentSince = now - times.UnconfirmedAfter;
        await db.Reminders
            .Where(r => (r.Status == ReminderStatus.Accepted || r.Status == ReminderStatus.Sent) && r.StartedAt < silentSince)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, ReminderStatus.Unconfirmed), cancellationToken);
        return asked;
    }
}
