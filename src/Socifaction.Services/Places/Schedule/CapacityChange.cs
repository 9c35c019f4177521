using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>What changes how many sessions hold: other staff, or another ratio. <see cref="Overriding"/> says why people stay where the rule has no place for them.</summary>
public abstract record CapacityChange(Asking Asking, string Overriding)
{
    /// <summary>The sessions it touches, whatever their day.</summary>
    internal abstract IQueryable<Session> Of(ServicesDbContext db);

    /// <summary>Who would be on shift.</summary>
    internal virtual IReadOnlyCollection<Guid> StaffOf(Session session) => [.. session.Shifts.Select(shift => shift.StaffMemberId)];

    /// <summary>The ratios that would hold.</summary>
    internal virtual IEnumerable<StaffRatio> With(IReadOnlyCollection<StaffRatio> ratios) => ratios;
}

/// <summary>A session as a change would leave it.</summary>
internal sealed record Refit(Session Session, Activity Activity, IReadOnlyCollection<Guid> Staff, int ByRule)
{
    /// <summary>Places it will hold: what staff set against the rule stays.</summary>
    public int WouldHold => Session.IsOverridden ? Session.Capacity : ByRule;

    /// <summary>Whether it would hold fewer than it has given.</summary>
    public bool IsShort => WouldHold < Session.Taken + Session.Held;

    /// <summary>Makes the change. A session that is short keeps its people, takes nobody more, and says why.</summary>
    public void Make(CapacityChange change, Instant at)
    {
        if (IsShort)
        {
            Session.Override(Session.Taken + Session.Held);
            Session.Record(SessionEventKind.Overridden, change.Asking.By, at, change.Overriding);
        }

        Session.Staff(Staff, ByRule);
    }
}

/// <summary>Reads what a change would do. Inside the lock it is the truth, outside a preview.</summary>
internal static class CapacityChanges
{
    /// <summary>The sessions that are not over, tracked, as the change would leave them, in order.</summary>
    public static async Task<List<Refit>> ListRefitsAsync(
        this ServicesDbContext db, CapacityChange change, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var sessions = await change.Of(db).Where(session => session.EndsAt > now && !session.IsCancelled)
            .Include(session => session.Shifts).OrderBy(session => session.StartsAt).ThenBy(session => session.Id).ToListAsync(cancellationToken);
        var activities = await db.Activities.AsNoTracking().ToDictionaryAsync(activity => activity.Id, cancellationToken);
        StaffRatio[] ratios = [.. change.With(await db.StaffRatios.AsNoTracking().ToListAsync(cancellationToken))];
        return [.. sessions.Select(session =>
        {
            var (activity, staff) = (activities[session.OfferingId], change.StaffOf(session));
            return new Refit(session, activity, staff, Capacity.Of(activity, session.Date, staff.Count, ratios));
        })];
    }

    /// <summary>Makes the change with all its sessions locked: all of them, or none when one is short and nobody said why it may be.</summary>
    public static async Task<Outcome<SessionsChanged, ScheduleRefusal>> MakeAsync(
        this ServicesDbContext db, CapacityChange change, InitiativeClock clock, SessionEventKind? recorded, Guid? alsoLocked,
        Func<Task<ScheduleRefusal?>> ask, CancellationToken cancellationToken)
    {
        var ids = (await db.ListRefitsAsync(change, clock, cancellationToken)).Select(refit => refit.Session.Id).ToHashSet();
        return await db.LockWaitingAsync<SessionsChanged, ScheduleRefusal>(ids, clock, async () =>
        {
            var refits = await db.ListRefitsAsync(change, clock, cancellationToken);
            if (await ask() is { } refusal)
            {
                return refusal;
            }

            if (refits.Any(refit => !ids.Contains(refit.Session.Id)))
            {
                return ScheduleRefusal.ChangedMeanwhile;
            }

            if (change.Overriding.Length == 0 && refits.Any(refit => refit.IsShort))
            {
                return ScheduleRefusal.CapacityBelowTaken;
            }

            foreach (var refit in refits)
            {
                refit.Make(change, clock.Now);
                if (recorded is { } kind)
                {
                    refit.Session.Record(kind, change.Asking.By, clock.Now, change.Asking.Because);
                }
            }

            return new SessionsChanged([.. refits.Select(refit => refit.Session)]);
        }, cancellationToken, alsoLocked);
    }
}

/// <summary>Sessions that were changed together.</summary>
public sealed record SessionsChanged(IReadOnlyList<Session> Sessions);
