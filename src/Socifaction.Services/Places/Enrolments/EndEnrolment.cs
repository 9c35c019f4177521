using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Enrolments;

/// <summary>An enrolment to be ended: the last day on which the person still comes, and why.</summary>
public sealed record EnrolmentToEnd(Guid EnrolmentId, LocalDate LastDay, string Why, Asking Asking);

/// <summary>How many coming places were freed.</summary>
public sealed record EnrolmentEnded(int Freed);

/// <summary>Use case of staff: ends an enrolment and frees its places after the last day, with the childcare that went with it.</summary>
public sealed class EndEnrolment(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>What was freed, or why it cannot end so; null when there is no such enrolment.</summary>
    public async Task<Outcome<EnrolmentEnded, EnrolRefusal>?> RunAsync(EnrolmentToEnd command, CancellationToken cancellationToken)
    {
        if (await db.Enrolments.AsNoTracking().SingleOrDefaultAsync(e => e.Id == command.EnrolmentId, cancellationToken) is not { } asked)
        {
            return null;
        }

        if (command.LastDay < asked.FirstDay)
        {
            return EnrolRefusal.EndsBeforeItStarts;
        }

        // All later sessions, not only those with a place: the night must not fill one meanwhile.
        var offeringIds = await db.Enrolments.Where(e => e.GroupId == asked.GroupId).Select(e => e.OfferingId).Distinct().ToListAsync(cancellationToken);
        var sessionIds = await db.Sessions.Where(s => offeringIds.Contains(s.OfferingId) && s.Date > command.LastDay).Select(s => s.Id).ToListAsync(cancellationToken);
        return await db.LockWaitingAsync<EnrolmentEnded, EnrolRefusal>(sessionIds, clock, async () =>
        {
            var ending = await ListEndingAsync(asked, command.LastDay, cancellationToken);
            if (ending.Single(e => e.Id == asked.Id).LastDay < command.LastDay)
            {
                return EnrolRefusal.AlreadyEnded;
            }

            foreach (var enrolment in ending.Where(e => e.LastDay is null || e.LastDay > command.LastDay || e.Id == asked.Id))
            {
                enrolment.LastDay = command.LastDay;
                enrolment.EndedBecause = command.Why;
                enrolment.Version++;
            }

            return new EnrolmentEnded(await FreeAsync([.. ending.Select(e => e.Id)], sessionIds, command, cancellationToken));
        }, cancellationToken);
    }

    /// <summary>The enrolment itself, and that of the children looked after when nobody else of the group goes on coming.</summary>
    private async Task<List<Enrolment>> ListEndingAsync(Enrolment asked, LocalDate lastDay, CancellationToken cancellationToken)
    {
        var childcareId = await db.Activities.Where(a => a.Id == asked.OfferingId).Select(a => a.ChildcareId).SingleAsync(cancellationToken);
        var group = await db.Enrolments.Where(e => e.GroupId == asked.GroupId).ToListAsync(cancellationToken);
        var goesOn = group.Any(e => e.Id != asked.Id && e.OfferingId == asked.OfferingId && (e.LastDay is null || e.LastDay > lastDay));
        return [.. group.Where(e => e.Id == asked.Id || (!goesOn && e.OfferingId == childcareId && e.FirstDay <= lastDay))];
    }

    private async Task<int> FreeAsync(Guid[] enrolmentIds, List<Guid> sessionIds, EnrolmentToEnd command, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var rows = await (from place in db.Places
                          join session in db.Sessions on place.SessionId equals session.Id
                          where sessionIds.Contains(place.SessionId) && enrolmentIds.Contains(place.EnrolmentId!.Value)
                              && place.Date > command.LastDay && place.StartsAt > now && place.Status == BookingStatus.Booked
                          select new { Place = place, Session = session }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            row.Session.GiveBack(row.Place.Size);
            row.Place.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, command.Asking.By, command.Asking.Channel, now, command.Why);
        }

        return rows.Count;
    }
}
