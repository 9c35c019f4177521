using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>A form that asks for a ride for a resident. The request id makes the same form count once.</summary>
public sealed record RideForm(Guid RequestId, Guid ResidentId, RideWishes Wishes, Asking Asking)
{
    /// <summary>Earlier bookings the ride goes together with; only staff put it there.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>Whether the request id is that of a standing order's day, which gets its ride with the promise or not at all.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>Whether they took a time at which they ride with somebody else, and said yes to that.</summary>
    public bool AgreesToShare { get; init; }

    /// <summary>Why staff go past the month's limit for the person; empty when they do not.</summary>
    public string OverLimitBecause { get; init; } = "";
}

/// <summary>The rides that came of one form: outward, on to further places, and return where one was asked for.</summary>
public sealed record BookedRides(Ride Outward, Ride? Return)
{
    /// <summary>To further places, in order.</summary>
    public IReadOnlyList<Ride> Onward { get; init; } = [];

    /// <summary>Those of a group that belong to its first outward ride.</summary>
    public static BookedRides Of(IEnumerable<Ride> group)
    {
        // Another ride may have been put in the group since.
        var rides = group.OrderBy(ride => ride.CreatedAt).ToList();
        var outward = rides.First(ride => ride.FollowsId is null);
        var following = rides.Where(ride => ride.FollowsId == outward.Id).OrderBy(ride => ride.WishTime).ToList();
        return new(outward, following.Find(ride => ride.IsReturn)) { Onward = [.. following.Where(ride => ride.IsOnward)] };
    }
}

/// <summary>
/// Promises a resident a ride, with or without the way back: both or neither. The day's runs are locked first, then read,
/// then the planner is asked; what cannot be met is written in the ledger of unmet needs.
/// </summary>
public sealed class BookRide(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The promised rides or why not; null when there is no such offering or resident, or not one the asker may book for.</summary>
    public async Task<Outcome<BookedRides, RideRefusal>?> RunAsync(RideForm form, CancellationToken cancellationToken)
    {
        var (wishes, asking) = (form.Wishes, form.Asking);
        var service = await db.RideServices.AsNoTracking().SingleOrDefaultAsync(s => s.Id == wishes.OfferingId, cancellationToken);
        var resident = await db.WhomMayBook(asking).AsNoTracking().SingleOrDefaultAsync(r => r.Id == form.ResidentId, cancellationToken);
        var goal = await db.FindGoalAsync(wishes, cancellationToken);
        if (service is null || resident is null || goal?.Id != wishes.DestinationId
            || (form.GroupId is { } group && !await db.Bookings.MayChange(db, asking).AnyAsync(booking => booking.GroupId == group, cancellationToken)))
        {
            return null;
        }

        var runIds = await RideDay.ListRunIdsAsync(db, service.Id, wishes.Date, cancellationToken);
        var outcome = await db.LockAsync<BookedRides, RideRefusal>([.. runIds, resident.Id, form.RequestId], async () =>
        {
            var fingerprint = Receipts.Fingerprint(new { resident.Id, wishes.Said, form.GroupId });
            if (await db.FindReceiptAsync(form.RequestId, cancellationToken) is { } receipt)
            {
                return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint)
                    ? BookedRides.Of(await db.Rides.Where(ride => ride.GroupId == receipt.GroupId || ride.Id == receipt.GroupId || ride.FollowsId == receipt.GroupId).ToListAsync(cancellationToken))
                    : RideRefusal.FormAlreadyUsed;
            }

            var ordered = form.IsOrdered ? await db.OrderedDays.SingleOrDefaultAsync(due => due.Id == form.RequestId, cancellationToken) : null;
            if (form.IsOrdered && ordered is not { IsOpen: true })
            {
                return RideRefusal.AlreadyAnswered;
            }

            // What was agreed for good is not counted out again each month.
            var isFree = form.IsOrdered || (asking.ByStaff && form.OverLimitBecause.Length > 0);
            if (!isFree && await db.HasHadMonthAsync(service, resident.Id, wishes.Date, cancellationToken))
            {
                return RideRefusal.MonthlyLimit;
            }

            var day = await RideDay.ReadAsync(db, service, wishes.Date, runIds, clock.Now, cancellationToken);
            var own = await db.Rides.OfResident(resident.Id, wishes.Date).ToListAsync(cancellationToken);
            var kept = await db.RideHolds.Where(hold => hold.RequestId == form.RequestId && runIds.Contains(hold.RunId)).ToListAsync(cancellationToken);
            var held = day.Holds.Where(hold => hold.IsFor(form.RequestId, RideHold.FingerprintOf(resident.Id, wishes))).OrderBy(hold => hold.Leg).ToList();
            // What else was kept for this call is needed no longer.
            day = day.Keeping(day.Holds.Except(kept).Concat(held));
            var admission = new RideAdmission(day, clock, resident, own, asking.ByStaff, goal);
            if ((held.Count > 0 ? admission.AdmitHeld(wishes, held) : admission.Admit(wishes)).Refused(out var admitted, out var why))
            {
                return why;
            }

            var tickets = await BusTickets.ReadAsync(db, service, cancellationToken);
            var rides = new List<Ride>();
            foreach (var (leg, promise) in wishes.Legs.Zip(admitted.Promises))
            {
                rides.Add(Promised(form, service, tickets, resident, leg, promise, rides.FirstOrDefault()));
            }

            var outward = rides[0];
            ordered?.Book(outward.GroupId);
            db.RideHolds.RemoveRange(kept);
            day.Keeping(day.Holds.Except(held)).Write(db, admitted.Planning, [.. admitted.Planning.ChangedRunIds, .. held.Select(hold => hold.RunId)]);
            // In a group of earlier bookings the ride is known by its own id.
            db.AddReceipt(form.RequestId, fingerprint, form.GroupId is null ? outward.GroupId : outward.Id, clock.Now);
            return BookedRides.Of(rides);
        }, cancellationToken);

        // A day of a standing order is tried again until it is over.
        if (outcome.Refusal is { } refusal && refusal.IsUnmetNeed && !form.IsOrdered)
        {
            await db.RecordUnmetRideAsync(form.RequestId, resident.Id, wishes, refusal, asking.Channel, clock.Now, cancellationToken);
        }

        return outcome;
    }

    private Ride Promised(RideForm form, RideService service, BusTickets tickets, Resident resident, WishedLeg leg, RidePromise promise, Ride? outward)
    {
        var ride = form.Wishes.ToRide(leg, promise.RideId, outward, form.Asking, clock, groupId: form.GroupId);
        (ride.ResidentId, ride.DetourMinutes) = (resident.Id, resident.DetourLimit?.Minutes);
        ride.Keep(promise, clock);
        ride.OweFor(service, tickets, resident.PaidShare);
        var why = form.OverLimitBecause.Length > 0 ? form.OverLimitBecause : form.Asking.Because;
        ride.Become(BookingStatus.Booked, BookingEventKind.Booked, form.Asking.By, form.Asking.Channel, clock.Now, why);
        if (form.AgreesToShare && outward is null)
        {
            ride.Record(BookingEventKind.AgreedToShare, form.Asking.By, form.Asking.Channel, clock.Now);
        }

        db.Rides.Add(ride);
        return ride;
    }
}
