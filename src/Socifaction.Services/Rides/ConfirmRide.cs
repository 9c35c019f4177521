using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>
/// Staff's answer to a request: for whom of the register, and what was agreed otherwise than wished.
/// What is left empty stays as wished.
/// </summary>
public sealed record RideConfirmation(
    Guid RideId,
    Guid ResidentId,
    Asking Asking,
    LocalDate? Date = null,
    LocalTime? WishTime = null,
    LocalTime? ReturnAt = null,
    Address? From = null,
    Address? To = null);

/// <summary>Turns a request, with its way back, into a promise by the same rules as a booking.</summary>
public sealed class ConfirmRide(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The promised rides or why not; null when there is no such request or resident.</summary>
    public async Task<Outcome<BookedRides, RideRefusal>?> RunAsync(RideConfirmation confirmation, CancellationToken cancellationToken)
    {
        var asked = await db.Rides.AsNoTracking().SingleOrDefaultAsync(ride => ride.Id == confirmation.RideId, cancellationToken);
        var resident = await db.WhomMayBook(confirmation.Asking).AsNoTracking().SingleOrDefaultAsync(r => r.Id == confirmation.ResidentId, cancellationToken);
        if (asked is null || resident is null)
        {
            return null;
        }

        var service = await db.RideServices.AsNoTracking().SingleAsync(s => s.Id == asked.OfferingId, cancellationToken);
        var date = confirmation.Date ?? asked.Date;
        var runIds = await RideDay.ListRunIdsAsync(db, service.Id, date, cancellationToken);
        return await db.LockAsync<BookedRides, RideRefusal>([.. runIds, resident.Id, asked.GroupId], async () =>
        {
            var group = await db.Rides.Where(ride => ride.GroupId == asked.GroupId).ToListAsync(cancellationToken);
            if (group.All(ride => ride.Status == BookingStatus.Booked && ride.ResidentId == resident.Id))
            {
                return BookedRides.Of(group);
            }

            var waiting = group.Where(ride => ride.Status == BookingStatus.Requested)
                .OrderBy(ride => ride.IsReturn).ThenBy(ride => ride.IsOnward).ThenBy(ride => ride.WishTime).ToList();
            if (waiting is not [var outward, ..] || waiting.All(ride => ride.Id != asked.Id))
            {
                return RideRefusal.AlreadyAnswered;
            }

            var back = waiting.Find(ride => ride.IsReturn);
            var wishes = Agreed(outward, back, [.. waiting.Where(ride => ride.IsOnward)], confirmation, date);
            var day = await RideDay.ReadAsync(db, service, date, runIds, clock.Now, cancellationToken);
            var own = await db.Rides.OfResident(resident.Id, date).ToListAsync(cancellationToken);
            if (new RideAdmission(day, clock, resident, own, byStaff: true).Admit(wishes, [.. waiting.Select(ride => ride.Id)]).Refused(out var admitted, out var why))
            {
                return why;
            }

            var tickets = await BusTickets.ReadAsync(db, service, cancellationToken);
            foreach (var (ride, leg, promise) in waiting.Zip(wishes.Legs, admitted.Promises))
            {
                Promise(ride, leg.From, leg.To, leg.Time, promise);
            }

            day.Write(db, admitted.Planning, admitted.Planning.ChangedRunIds);
            return BookedRides.Of(waiting);

            void Promise(Ride ride, Address from, Address to, LocalTime time, RidePromise promise)
            {
                (ride.ResidentId, ride.Date, ride.From, ride.To, ride.WishTime) = (resident.Id, date, from, to, time);
                ride.DetourMinutes = resident.DetourLimit?.Minutes;
                ride.Keep(promise, clock);
                ride.OweFor(service, tickets, resident.PaidShare);
                var (by, channel, because) = confirmation.Asking;
                ride.Become(BookingStatus.Booked, BookingEventKind.Confirmed, by, channel, clock.Now, because);
            }
        }, cancellationToken);
    }

    /// <summary>The wish of a request as it stands, so that staff may look for other times.</summary>
    public static RideWishes WishesOf(Ride outward, Ride? back, params IReadOnlyList<Ride> onward) => new(
        outward.OfferingId, outward.From, outward.To, outward.Date, outward.Wish, outward.WishTime, back is { VehicleWaits: false } ? back.WishTime : null,
        outward.Companions, outward.Mobility, outward.HelpToDoor, outward.Note)
    {
        ReturnBy = back?.Wish != RideWish.WhenCalled ? null
            // Once it was called in the window says no more how late it might have been.
            : back.CalledInAt is null ? back.LatestStart : LocalTime.Max(back.WishTime.PlusHours(2), back.LatestStart ?? back.WishTime),
        Onward = [.. onward.Select(ride => new OnwardStop(ride.To, ride.WishTime))],
        WaitMinutes = back is { VehicleWaits: true } ? (int)Period.Between(outward.WishTime, back.WishTime, PeriodUnits.Minutes).Minutes : null,
    };

    private static RideWishes Agreed(Ride outward, Ride? back, IReadOnlyList<Ride> onward, RideConfirmation confirmation, LocalDate date)
    {
        var asked = WishesOf(outward, back, onward);
        return asked with
        {
            Date = date,
            From = confirmation.From ?? asked.From,
            To = confirmation.To ?? asked.To,
            WishTime = confirmation.WishTime ?? asked.WishTime,
            ReturnAt = asked.ReturnAt is null ? null : confirmation.ReturnAt ?? asked.ReturnAt,
        };
    }
}
