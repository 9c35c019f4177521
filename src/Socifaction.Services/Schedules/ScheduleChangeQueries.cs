using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Schedules;

/// <summary>A booking on the list of a change, and whether anything is left to do about it.</summary>
public sealed record HitRow(ScheduleHit Hit, ScheduleStep Step, Booking Booking, Offering Offering, string Name, string Phone, bool IsSettled, bool Knows);

/// <summary>A change on the list of changes, and how many people are still to be spoken to.</summary>
public sealed record ScheduleChangeRow(ScheduleChange Change, int ToSettle);

/// <summary>What pages read of changes of the schedule.</summary>
public static class ScheduleChangeQueries
{
    /// <summary>The name of whom or what a change is about, empty for the whole initiative; null when there is nobody and nothing such.</summary>
    public static async Task<string?> FindSubjectAsync(this ServicesDbContext db, ScheduleChangeKind kind, Guid? id, CancellationToken cancellationToken) => kind switch
    {
        ScheduleChangeKind.StaffAway => await db.StaffMembers.Where(staff => staff.Id == id).Select(staff => staff.Name).SingleOrDefaultAsync(cancellationToken),
        ScheduleChangeKind.VehicleOut => await db.Vehicles.Where(vehicle => vehicle.Id == id).Select(vehicle => vehicle.Name).SingleOrDefaultAsync(cancellationToken),
        ScheduleChangeKind.ResourceOut => await db.Resources.Where(resource => resource.Id == id).Select(resource => resource.Name).SingleOrDefaultAsync(cancellationToken),
        ScheduleChangeKind.RoomOut => await db.Rooms.Where(room => room.Id == id).Select(room => room.Name).SingleOrDefaultAsync(cancellationToken),
        ScheduleChangeKind.Closed => id is null ? "" : null,
        _ => null,
    };

    /// <summary>Touched bookings with whom to call, in order of time.</summary>
    public static async Task<IReadOnlyList<TouchedBooking>> ListTouchedAsync(
        this ServicesDbContext db, IReadOnlyList<Touch> touches, CancellationToken cancellationToken)
    {
        var people = await db.ListPeopleAsync([.. touches.Select(touch => touch.BookingId)], cancellationToken);
        return [.. from touch in touches
                   let of = people[touch.BookingId]
                   orderby of.Booking.StartsAt, of.Name
                   select new TouchedBooking(of.Booking, of.Offering, of.Name, of.Phone, touch.Kind, touch.Nearest)];
    }

    /// <summary>The change with its steps and events; null when there is none such.</summary>
    public static Task<ScheduleChange?> FindScheduleChangeAsync(this ServicesDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.ScheduleChanges.AsNoTracking().AsSplitQuery().Include(change => change.Steps).Include(change => change.Events)
            .SingleOrDefaultAsync(change => change.Id == id, cancellationToken);

    /// <summary>The bookings that a change touched, what is still to be settled first, in order of time.</summary>
    public static Task<IReadOnlyList<HitRow>> ListHitsAsync(this ServicesDbContext db, Guid changeId, Instant now, CancellationToken cancellationToken) =>
        db.ListHitsAsync([changeId], now, cancellationToken);

    private static async Task<IReadOnlyList<HitRow>> ListHitsAsync(
        this ServicesDbContext db, IReadOnlyCollection<Guid> changeIds, Instant now, CancellationToken cancellationToken)
    {
        var hits = await (
            from hit in db.ScheduleHits.AsNoTracking()
            join step in db.ScheduleSteps on hit.StepId equals step.Id
            where changeIds.Contains(hit.ChangeId)
            select new { Hit = hit, Step = step }).ToListAsync(cancellationToken);
        var people = await db.ListPeopleAsync([.. hits.Select(row => row.Hit.BookingId)], cancellationToken);
        var ended = hits.Where(row => row.Hit.Kind == HitKind.Ended).Select(row => row.Hit.BookingId).ToList();
        var reach = await db.ListReachAsync(ended, now, cancellationToken);
        return [.. from row in hits
                   let of = people[row.Hit.BookingId]
                   let knows = reach.GetValueOrDefault(row.Hit.BookingId) == Reach.Reached
                   let isSettled = row.Hit.IsSettled(row.Step, of.Booking, knows)
                   orderby isSettled, of.Booking.StartsAt, of.Name
                   select new HitRow(row.Hit, row.Step, of.Booking, of.Offering, of.Name, of.Phone, isSettled, knows)];
    }

    /// <summary>The last hundred changes, the newest first.</summary>
    public static async Task<IReadOnlyList<ScheduleChangeRow>> ListScheduleChangesAsync(this ServicesDbContext db, Instant now, CancellationToken cancellationToken)
    {
        var changes = await db.ScheduleChanges.AsNoTracking().OrderByDescending(change => change.MadeAt).ThenByDescending(change => change.Id).Take(100).ToListAsync(cancellationToken);
        var open = (await db.ListHitsAsync([.. changes.Select(change => change.Id)], now, cancellationToken)).Where(row => !row.IsSettled).ToLookup(row => row.Hit.ChangeId);
        return [.. changes.Select(change => new ScheduleChangeRow(change, open[change.Id].Select(row => row.Booking.ResidentId ?? row.Booking.Id).Distinct().Count()))];
    }

    private sealed record OfBooking(Booking Booking, Offering Offering, string Name, string Phone);

    private static async Task<Dictionary<Guid, OfBooking>> ListPeopleAsync(
        this ServicesDbContext db, IReadOnlyCollection<Guid> bookingIds, CancellationToken cancellationToken) =>
        (await (
            from booking in db.Bookings.AsNoTracking()
            join offering in db.Offerings on booking.OfferingId equals offering.Id
            join known in db.Residents on booking.ResidentId equals known.Id into residents
            from resident in residents.DefaultIfEmpty()
            where bookingIds.Contains(booking.Id)
            select new
            {
                Booking = booking, Offering = offering, Name = resident == null ? booking.CallerName : resident.GivenName + " " + resident.Surname,
                Phone = db.Phones.Where(phone => phone.ResidentId == booking.ResidentId).OrderBy(phone => phone.Order).Select(phone => phone.E164).FirstOrDefault()
                    ?? booking.CallerPhone,
            }).ToListAsync(cancellationToken))
        .ToDictionary(row => row.Booking.Id, row => new OfBooking(row.Booking, row.Offering, row.Name, row.Phone));
}
