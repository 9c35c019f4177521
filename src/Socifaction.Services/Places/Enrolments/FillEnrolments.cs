using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Enrolments;

/// <summary>
/// Use case of the night: places those enrolled in sessions that were made since, whoever was enrolled first comes first.
/// A day without room is tried again the next night; a place that was taken back is not given again.
/// </summary>
public sealed class FillEnrolments(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>How many places were given.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var groups = await db.Enrolments.Where(e => e.LastDay == null || e.LastDay >= today)
            .GroupBy(e => e.GroupId).Select(g => new { GroupId = g.Key, At = g.Min(e => e.EnrolledAt) }).ToListAsync(cancellationToken);
        var activities = await db.Activities.AsNoTracking().ToDictionaryAsync(a => a.Id, cancellationToken);
        var given = 0;
        foreach (var group in groups.OrderBy(g => g.At).ThenBy(g => g.GroupId))
        {
            given += await FillAsync(group.GroupId, activities, cancellationToken);
        }

        return given;
    }

    private async Task<int> FillAsync(Guid groupId, Dictionary<Guid, Activity> activities, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.Now, clock.Today);
        var asked = await ListAsync(groupId, cancellationToken);
        var sessions = await DueDay.Sessions(db, [.. asked.Select(e => e.OfferingId)], today, null, now).AsNoTracking().ToListAsync(cancellationToken);
        if ((await DueDay.ListAsync(db, asked, activities, sessions, cancellationToken)).All(day => !day.HasRoom))
        {
            return 0;
        }

        Guid[] sessionIds = [.. sessions.Select(s => s.Id)];
        var placed = new HashSet<(Guid, Guid)>();
        await db.LockAsync<List<Enrolment>, EnrolRefusal>([.. sessionIds, .. asked.Select(e => e.ResidentId)], async () =>
        {
            // Somebody may have ended the enrolment meanwhile.
            var group = await ListAsync(groupId, cancellationToken);
            var locked = await db.Sessions.Where(s => sessionIds.Contains(s.Id) && s.StartsAt > now && !s.IsCancelled).ToListAsync(cancellationToken);
            foreach (var day in await DueDay.ListAsync(db, group, activities, locked, cancellationToken))
            {
                var asking = new Asking(new Actor(ActorKind.System, null, day.Places[0].Enrolment.EnrolledByName), Channel.StandingOrder);
                if (await IsAllowedAsync(day, cancellationToken) && day.TryGive(db, placed, current.Id, asking, now))
                {
                    // The next day's allowance counts this one.
                    await db.SaveChangesAsync(cancellationToken);
                }
            }

            return group;
        }, cancellationToken);
        return placed.Count;
    }

    private Task<List<Enrolment>> ListAsync(Guid groupId, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        return db.Enrolments.AsNoTracking().Where(e => e.GroupId == groupId && (e.LastDay == null || e.LastDay >= today)).ToListAsync(cancellationToken);
    }

    private async Task<bool> IsAllowedAsync(DueDay day, CancellationToken cancellationToken)
    {
        var own = day.Places.Where(due => due.Session.Id == day.Session.Id).ToList();
        return await db.ListRemainingAsync(own[0].Activity, [.. own.Select(due => due.Enrolment.ResidentId)], cancellationToken) is not { } remaining
            || remaining.Values.All(left => left > 0);
    }
}
