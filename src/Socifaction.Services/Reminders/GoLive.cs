using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>
/// Use case of staff: the rehearsal ends and messages reach residents. What was sent, due or told of before was the rehearsal's and is
/// never said again; reminders that are due later go out. Live once, live for good.
/// </summary>
public sealed class GoLive(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    private enum Nothing
    {
        ToRefuse,
    }

    /// <summary>From now on; the same again changes nothing.</summary>
    public async Task RunAsync(CancellationToken cancellationToken) => await db.LockAsync<Initiative, Nothing>([current.Id.Value], async () =>
    {
        var initiative = await db.Initiatives.SingleAsync(i => i.Id == current.Id, cancellationToken);
        if (!initiative.IsRehearsing)
        {
            return initiative;
        }

        var now = clock.Now;
        (initiative.IsRehearsing, initiative.LiveSince) = (false, now);

        // „Delivered“ meant the staff's telephone; no board may show it of a resident. Who is to be telephoned stays.
        await db.Reminders
            .Where(r => r.Channel != ReminderChannel.Call && r.Status != ReminderStatus.Cancelled
                && (r.StartedAt != null || r.DueAt <= now || (r.Kind != ReminderKind.DayBefore && r.Kind != ReminderKind.ThreeDaysBefore)))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, ReminderStatus.Cancelled), cancellationToken);
        return initiative;
    }, cancellationToken);
}
