using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Places.Enrolments;

/// <summary>A place that an enrolment is due in a session, for a person who pays such a share.</summary>
internal sealed record DuePlace(Session Session, Activity Activity, Enrolment Enrolment, int? PaidShare)
{
    /// <summary>Places it takes of the session.</summary>
    public int Size => Enrolment.SizeIn(Activity);
}

/// <summary>
/// What enrolments that go together are due on one session of theirs, with the childcare of those hours: all of it or nothing.
/// </summary>
internal sealed record DueDay(Session Session, IReadOnlyList<DuePlace> Places, bool IsLookedAfter, bool IsAwaited)
{
    /// <summary>Whether every session concerned has the room, and the children are looked after; nobody passes the waiting list.</summary>
    public bool HasRoom => IsLookedAfter && !IsAwaited && Places.GroupBy(place => place.Session).All(asked => asked.Key.Free >= asked.Sum(place => place.Size));

    /// <summary>The coming sessions that enrolments of these activities between two days may touch.</summary>
    public static IQueryable<Session> Sessions(
        ServicesDbContext db, IReadOnlyCollection<Guid> offeringIds, LocalDate first, LocalDate? last, Instant now) =>
        db.Sessions.Where(s => offeringIds.Contains(s.OfferingId) && s.StartsAt > now && !s.IsCancelled && s.Date >= first && (last == null || s.Date <= last));

    /// <summary>The days, in order, on which enrolments of one group are due a place they have not had.</summary>
    public static async Task<List<DueDay>> ListAsync(
        ServicesDbContext db, IReadOnlyCollection<Enrolment> together, IReadOnlyDictionary<Guid, Activity> activities, IReadOnlyCollection<Session> sessions,
        CancellationToken cancellationToken)
    {
        Guid[] sessionIds = [.. sessions.Select(s => s.Id)], residentIds = [.. together.Select(e => e.ResidentId)], enrolmentIds = [.. together.Select(e => e.Id)];
        var holidays = await db.SchoolHolidays.AsNoTracking().ToListAsync(cancellationToken);
        // What was given under the enrolment and taken back since is not given again.
        var placed = (await db.Places
            .Where(p => sessionIds.Contains(p.SessionId) && residentIds.Contains(p.ResidentId!.Value)
                && (p.Status == BookingStatus.Waitlisted || p.Status == BookingStatus.Booked || p.Status == BookingStatus.Fulfilled
                    || enrolmentIds.Contains(p.EnrolmentId!.Value)))
            .Select(p => new { p.SessionId, p.ResidentId }).ToListAsync(cancellationToken)).Select(p => (p.SessionId, p.ResidentId!.Value)).ToHashSet();
        var awaited = await db.Places
            .Where(p => sessionIds.Contains(p.SessionId) && p.Status == BookingStatus.Waitlisted
                && db.WaitingEntries.Any(entry => entry.GroupId == p.GroupId && entry.Status == WaitingStatus.Waiting))
            .Select(p => p.SessionId).Distinct().ToListAsync(cancellationToken);
        var shares = await db.Residents.Where(resident => residentIds.Contains(resident.Id) && resident.PaidShare != null)
            .ToDictionaryAsync(resident => resident.Id, resident => resident.PaidShare, cancellationToken);
        return [.. from session in sessions
                   orderby session.StartsAt, session.Id
                   let activity = activities[session.OfferingId]
                   where !IsChosenByFamilies(activity, session.Date, holidays) && !IsChildcare(activity, together, activities)
                   let own = together.Where(e => e.OfferingId == activity.Id && e.FallsOn(session.Date) && !placed.Contains((session.Id, e.ResidentId))).ToList()
                   where own.Count > 0
                   let children = together.Where(e => e.OfferingId == activity.ChildcareId && e.Covers(session.Date)).ToList()
                   let care = sessions.Where(s => s.OfferingId == activity.ChildcareId && s.Overlaps(session)).ToList()
                   select new DueDay(session,
                   [
                       .. own.Select(e => new DuePlace(session, activity, e, shares.GetValueOrDefault(e.ResidentId))),
                       .. from s in care from e in children where !placed.Contains((s.Id, e.ResidentId)) select new DuePlace(s, activities[s.OfferingId], e, shares.GetValueOrDefault(e.ResidentId)),
                   ], children.Count == 0 || care.Count > 0,
                   !activity.SkipsAhead && awaited.Contains(session.Id))];
    }

    /// <summary>Gives the day's places if there is room for all of them. Two sessions may share one of the childcare: what was given is not given twice.</summary>
    public bool TryGive(ServicesDbContext db, HashSet<(Guid SessionId, Guid ResidentId)> given, InitiativeId initiativeId, Asking asking, Instant now)
    {
        if (!HasRoom)
        {
            return false;
        }

        foreach (var due in Places.Where(due => given.Add((due.Session.Id, due.Enrolment.ResidentId))))
        {
            due.Session.TryTake(due.Size);
            var place = NewPlace.In(due.Session, due.Activity, due.Enrolment.GroupId, initiativeId, asking, "", now, due.Enrolment.ResidentId,
                due.PaidShare, size: due.Size, enrolmentId: due.Enrolment.Id);
            place.Become(BookingStatus.Booked, BookingEventKind.Booked, asking.By, asking.Channel, now, asking.Because);
            db.Places.Add(place);
        }

        return true;
    }

    // In school holidays families say which days they need: nobody is placed unasked.
    private static bool IsChosenByFamilies(Activity activity, LocalDate date, List<SchoolHoliday> holidays) =>
        activity.PlanDay is not null && holidays.Any(holiday => holiday.Covers(date));

    // Children who are looked after come when their parents do.
    private static bool IsChildcare(Activity activity, IEnumerable<Enrolment> together, IReadOnlyDictionary<Guid, Activity> activities) =>
        together.Any(e => activities[e.OfferingId].ChildcareId == activity.Id);
}
