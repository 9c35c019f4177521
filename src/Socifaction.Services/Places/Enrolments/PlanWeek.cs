using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Enrolments;

/// <summary>The days that these enrolled people need in the planned days; those not named they do not need.</summary>
public sealed record WeekWanted(Guid OfferingId, IReadOnlyList<Guid> ResidentIds, IReadOnlyCollection<DayNeeded> Needed, Asking Asking);

/// <summary>How many places were booked and how many given back: the difference between what was and what is needed.</summary>
public sealed record WeekPlanned(int Booked, int Cancelled);

/// <summary>Use case: a family, or staff for a caller, says which days are needed; exactly the difference is booked and given back, all or nothing.</summary>
public sealed class PlanWeek(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock, FindWeek find)
{
    /// <summary>The difference, or why not; null when there is no such plan or a day or person is not in it.</summary>
    public async Task<Outcome<WeekPlanned, EnrolRefusal>?> RunAsync(WeekWanted wanted, CancellationToken cancellationToken)
    {
        var asked = wanted.ResidentIds.Distinct().ToList();
        var people = await db.WhomMayBook(wanted.Asking).Where(r => asked.Contains(r.Id)).Select(r => r.Id).ToListAsync(cancellationToken);
        if (people.Count != asked.Count || await find.RunAsync(wanted.OfferingId, people, wanted.Asking.ByStaff, cancellationToken) is not { } week)
        {
            return null;
        }

        var known = week.Sessions.SelectMany(s => s.People.Select(person => new DayNeeded(s.SessionId, person.Id))).ToHashSet();
        if (!known.IsSupersetOf(wanted.Needed))
        {
            return null;
        }

        if (!week.IsOpen)
        {
            return EnrolRefusal.PlanShut;
        }

        Guid[] sessionIds = [.. week.Sessions.Select(s => s.SessionId)], residentIds = [.. week.People.Select(person => person.Id)];
        try
        {
            return await db.LockWaitingAsync<WeekPlanned, EnrolRefusal>(sessionIds, clock,
                () => ChangeAsync(wanted, week, sessionIds, residentIds, cancellationToken), cancellationToken, people: residentIds);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return EnrolRefusal.DaysFull;
        }
    }

    private async Task<Outcome<WeekPlanned, EnrolRefusal>> ChangeAsync(
        WeekWanted wanted, Week week, Guid[] sessionIds, Guid[] residentIds, CancellationToken cancellationToken)
    {
        var (now, asking, activity) = (clock.Now, wanted.Asking, week.Activity);
        var sessions = await db.Sessions.Where(s => sessionIds.Contains(s.Id) && s.StartsAt > now && !s.IsCancelled).ToDictionaryAsync(s => s.Id, cancellationToken);
        var held = (await db.Places.Where(p => sessionIds.Contains(p.SessionId) && residentIds.Contains(p.ResidentId!.Value) && p.Status == BookingStatus.Booked)
            .ToListAsync(cancellationToken)).FindAll(place => sessions.ContainsKey(place.SessionId));
        var enrolments = await db.Enrolments.AsNoTracking()
            .Where(e => e.OfferingId == activity.Id && residentIds.Contains(e.ResidentId)).ToListAsync(cancellationToken);
        var needed = wanted.Needed.Distinct().Where(day => sessions.ContainsKey(day.SessionId)).ToHashSet();

        // Freed first: one child's day may be given to the brother.
        var freed = held.FindAll(place => !needed.Contains(new(place.SessionId, place.ResidentId!.Value)));
        foreach (var place in freed)
        {
            sessions[place.SessionId].GiveBack(place.Size);
            place.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, asking.By, asking.Channel, now, asking.Because);
        }

        await db.SaveChangesAsync(cancellationToken);
        var missing = needed.Except(held.Select(place => new DayNeeded(place.SessionId, place.ResidentId!.Value))).ToList();
        if (await db.ListRemainingAsync(activity, residentIds, cancellationToken) is { } remaining
            && missing.GroupBy(day => day.ResidentId).Any(days => days.Count() > remaining[days.Key]))
        {
            return EnrolRefusal.AllowanceUsed;
        }

        foreach (var day in missing)
        {
            var session = sessions[day.SessionId];
            if (enrolments.Find(e => e.ResidentId == day.ResidentId && e.Covers(session.Date)) is not { } enrolment
                || !session.TryTake(enrolment.SizeIn(activity)))
            {
                return EnrolRefusal.DaysFull;
            }

            var place = NewPlace.In(session, activity, enrolment.GroupId, current.Id, asking, "", now, day.ResidentId,
                week.People.First(person => person.Id == day.ResidentId).PaidShare, size: enrolment.SizeIn(activity), enrolmentId: enrolment.Id);
            place.Become(BookingStatus.Booked, BookingEventKind.Booked, asking.By, asking.Channel, now, asking.Because);
            db.Places.Add(place);
        }

        return new WeekPlanned(missing.Count, freed.Count);
    }
}
