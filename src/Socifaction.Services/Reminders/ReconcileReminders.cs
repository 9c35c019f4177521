using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>
/// Asks the provider about messages of which nobody knows whether it took them. Found: adopted. Certainly not found:
/// planned again, or a person telephones. While the provider cannot be asked, nothing is sent again; one that keeps no list can never
/// be asked, so its unknown outcomes wait for a report and then go to staff.
/// </summary>
public sealed class ReconcileReminders(
    ServicesDbContext db, CurrentInitiative current, InitiativeClock clock, ISmsSender sender, ReminderTimes times)
{
    /// <summary>One pass for the scope's initiative; returns how many found their answer.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (now, settled) = (clock.Now, 0);
        var before = now - times.ReconcileAfter;
        var rows = await db.Reminders.AsNoTracking()
            .Where(r => (r.Status == ReminderStatus.Sending || r.Status == ReminderStatus.Unknown) && r.ProviderSid == null && r.StartedAt < before)
            .OrderBy(r => r.StartedAt).Take(times.Share).ToListAsync(cancellationToken);
        var unreachable = false;
        foreach (var row in rows)
        {
            var list = unreachable || !sender.Can.Listable ? null : await sender.ListAsync(row.Channel, row.To, row.StartedAt!.Value - times.ClockSlack, cancellationToken);
            unreachable = list is null;
            settled += list is not null && await FindAsync(row, list, cancellationToken) is { } found
                ? (await db.TryAdoptAsync(row, found.Sid, found.Status, found.ErrorCode, clock.Now, times, cancellationToken) ? 1 : 0)
                : await DecideAsync(row, list is not null, cancellationToken);
        }

        return settled;
    }

    private async Task<ProviderMessage?> FindAsync(Reminder row, IReadOnlyList<ProviderMessage> list, CancellationToken cancellationToken)
    {
        // A call keeps no text: what tells it from others is that a number gets one at a time.
        var isCall = row.Channel == ReminderChannel.Voice;
        var from = isCall ? sender.CallerOf(current.Value.SmsSender) : current.Value.SmsSender ?? sender.DefaultFrom;
        var alike = list.Where(m => (isCall || m.Body == row.Body) && m.To == row.To && (m.From is null || m.From == from)
            && m.CreatedAt >= row.StartedAt!.Value - times.ClockSlack).OrderBy(m => m.CreatedAt).ToList();
        var sids = alike.Select(m => m.Sid).ToList();
        var taken = await db.Reminders.Where(r => sids.Contains(r.ProviderSid!)).Select(r => r.ProviderSid!)
            .Union(db.ReminderEvents.Where(e => sids.Contains(e.ProviderSid)).Select(e => e.ProviderSid))
            .ToListAsync(cancellationToken);
        return alike.FirstOrDefault(m => !taken.Contains(m.Sid));
    }

    private async Task<int> DecideAsync(Reminder row, bool answered, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var isSettled = now - row.StartedAt!.Value > times.Settle;
        var notTaken = answered && isSettled;
        ReminderStatus? status =
            notTaken && row.Attempt < times.MostAttempts && now < row.UsefulUntil ? ReminderStatus.Planned
            : notTaken || (isSettled && !sender.Can.Listable) || now > row.UsefulUntil - times.HandOver ? ReminderStatus.NeedsStaff
            : null;
        return status is not { } decided ? 0 : await db.Reminders
            .Where(r => r.Id == row.Id && r.Status == row.Status && r.Attempt == row.Attempt && r.ProviderSid == null)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, decided), cancellationToken);
    }
}
