using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.Reminders;

/// <summary>How the provider's word becomes a row's status: one conditional update that only ever raises it.</summary>
internal static class Adoption
{
    /// <summary>
    /// Writes the provider's word of a message into its row, adopting the message's id when the row has none.
    /// False when the row knows better or belongs to another message.
    /// </summary>
    public static async Task<bool> AdoptAsync(
        this ServicesDbContext db, Reminder row, string sid, string providerStatus, int? errorCode, Instant now, ReminderTimes times,
        CancellationToken cancellationToken)
    {
        var status = ReminderRank.StatusOf(providerStatus) ?? ReminderStatus.Accepted;
        var below = ReminderRank.Below(status);
        var next = NextPoll(row.StartedAt ?? now, now, times);
        return await db.Reminders
            .Where(r => r.Id == row.Id && (r.ProviderSid == null || r.ProviderSid == sid) && below.Contains(r.Status))
            .ExecuteUpdateAsync(
                s => s.SetProperty(r => r.Status, status).SetProperty(r => r.ProviderSid, sid)
                    .SetProperty(r => r.ProviderStatus, providerStatus).SetProperty(r => r.ErrorCode, errorCode)
                    .SetProperty(r => r.NextTryAt, ReminderRank.IsLast(status) || providerStatus == ReminderRank.Completed ? null : next),
                cancellationToken) == 1;
    }

    /// <summary>The same outside a transaction; false also when another row has taken the message a moment ago.</summary>
    public static async Task<bool> TryAdoptAsync(
        this ServicesDbContext db, Reminder row, string sid, string providerStatus, int? errorCode, Instant now, ReminderTimes times,
        CancellationToken cancellationToken)
    {
        try
        {
            return await db.AdoptAsync(row, sid, providerStatus, errorCode, now, times, cancellationToken);
        }
        catch (Exception e) when (e is DbUpdateException { } update ? update.IsTaken() : new DbUpdateException("", e).IsTaken())
        {
            return false;
        }
    }

    /// <summary>When the provider is asked next what became of a message; null after the last time.</summary>
    public static Instant? NextPoll(Instant startedAt, Instant now, ReminderTimes times) =>
        times.Polls.Select(after => (Instant?)(startedAt + after)).FirstOrDefault(at => at > now);
}
