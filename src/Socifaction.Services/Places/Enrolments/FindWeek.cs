using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Enrolments;

/// <summary>A day of one person in one session.</summary>
public sealed record DayNeeded(Guid SessionId, Guid ResidentId);

/// <summary>A session of the plan, with the places left and those enrolled on that day.</summary>
public sealed record WeekSession(Guid SessionId, LocalDate Date, LocalTime From, LocalTime To, int Free, IReadOnlyList<Resident> People);

/// <summary>What enrolled people of one household need in the planned days.</summary>
public sealed record Week(Activity Activity, PlanPeriod Period, bool IsOpen, IReadOnlyList<WeekSession> Sessions, IReadOnlySet<DayNeeded> Needed)
{
    /// <summary>Everybody the plan is for.</summary>
    public IReadOnlyList<Resident> People => [.. Sessions.SelectMany(session => session.People).DistinctBy(person => person.Id)];
}

/// <summary>Use case: the planned days of those people who are enrolled in an activity, as they stand.</summary>
public sealed class FindWeek(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The days; null when there is no such activity, no plan is made there, or nobody of these is enrolled.</summary>
    public async Task<Week?> RunAsync(Guid offeringId, IReadOnlyCollection<Guid> residentIds, bool byStaff, CancellationToken cancellationToken)
    {
        var activity = await db.Activities.AsNoTracking().SingleOrDefaultAsync(a => a.Id == offeringId, cancellationToken);
        var holidays = await db.SchoolHolidays.AsNoTracking().ToListAsync(cancellationToken);
        if (activity is null || PlanPeriod.Of(activity, clock.Today, holidays) is not { } period)
        {
            return null;
        }

        var (first, last) = (period.FirstDay, period.LastDay);
        var enrolments = await db.Enrolments.AsNoTracking()
            .Where(e => e.OfferingId == offeringId && residentIds.Contains(e.ResidentId) && e.FirstDay <= last && (e.LastDay == null || e.LastDay >= first))
            .ToListAsync(cancellationToken);
        if (enrolments.Count == 0)
        {
            return null;
        }

        Guid[] enrolledIds = [.. enrolments.Select(e => e.ResidentId)];
        var people = await db.Residents.AsNoTracking().Where(r => enrolledIds.Contains(r.Id)).OrderBy(r => r.GivenName).ToListAsync(cancellationToken);
        var sessions = await db.Sessions.AsNoTracking().Coming(offeringId, first, last, clock.Now).ToListAsync(cancellationToken);
        var held = await db.Places
            .Where(p => p.OfferingId == offeringId && p.Date >= first && p.Date <= last && p.Status == BookingStatus.Booked && enrolledIds.Contains(p.ResidentId!.Value))
            .Select(p => new DayNeeded(p.SessionId, p.ResidentId!.Value)).ToListAsync(cancellationToken);
        return new(activity, period, period.IsOpen(clock, byStaff),
            [.. sessions.Select(s => new WeekSession(s.Id, s.Date, s.From, s.To, s.Free,
                people.FindAll(person => enrolments.Exists(e => e.ResidentId == person.Id && e.Covers(s.Date)))))],
            held.ToHashSet());
    }
}
