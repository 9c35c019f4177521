using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>
/// What is not sent though it could be: one message too many to a number in a day, and an ordinary one when the month's money is spent.
/// Staff telephone instead. What was changed or cancelled has limits of its own and always has money.
/// </summary>
public sealed class SendingLimits(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock, SmsBudget budget, ReminderTimes times)
{
    private decimal? _centsLeft;

    /// <summary>Whether a row that is about to be sent was given to staff instead.</summary>
    public async Task<bool> HoldAsync(Reminder row, CancellationToken cancellationToken)
    {
        if (await FindReasonAsync(row, cancellationToken) is not { } held)
        {
            return false;
        }

        await db.Reminders.Where(r => r.Id == row.Id && r.Status == ReminderStatus.Planned && r.Attempt == row.Attempt)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, ReminderStatus.NeedsStaff).SetProperty(r => r.Held, held), cancellationToken);
        return true;
    }

    private async Task<HeldBy?> FindReasonAsync(Reminder row, CancellationToken cancellationToken)
    {
        var isUrgent = LateMessages.Urgent.Contains(row.Kind);
        // In a rehearsal one telephone stands for everybody.
        if (!current.Value.IsRehearsing
            && await CountTodayAsync(row.To, cancellationToken) >= (isUrgent ? times.MostUrgentADay : times.MostADay))
        {
            return HeldBy.DayLimit;
        }

        if (current.Value.SmsBudgetCents is not { } most || row.Channel != ReminderChannel.Sms)
        {
            return null;
        }

        var costs = budget.CentsOf(row.Parts);
        _centsLeft ??= most - await budget.SpentCentsAsync(cancellationToken);
        if (!isUrgent && _centsLeft < costs)
        {
            return HeldBy.Budget;
        }

        _centsLeft -= costs;
        return null;
    }

    /// <summary>How many messages a number was sent today. What the provider refused was no message.</summary>
    internal async Task<int> CountTodayAsync(string number, CancellationToken cancellationToken)
    {
        var since = clock.Zone.InstantOf(clock.Today, NodaTime.LocalTime.Midnight);
        return await db.Reminders.CountAsync(
                r => r.To == number && r.StartedAt >= since && r.Status != ReminderStatus.Planned && r.Status != ReminderStatus.Failed, cancellationToken)
            + await db.TestTexts.CountAsync(
                text => text.To == number && text.At >= since && text.Status != ReminderStatus.Failed, cancellationToken);
    }
}
