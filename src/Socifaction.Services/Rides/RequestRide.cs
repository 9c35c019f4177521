using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>A wish that staff are to answer: of a stranger, who leaves a name and a number, or of a resident.</summary>
public sealed record RideRequest(
    Guid RequestId, Guid? ResidentId, string CallerName, string CallerPhone, RideWishes Wishes, Asking Asking);

/// <summary>Leaves a wish for the staff to confirm by telephone. Nothing is promised and no vehicle is planned.</summary>
public sealed class RequestRide(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The rides that wait, or why not; null when there is no such offering or resident, or not one the asker may book for.</summary>
    public async Task<Outcome<BookedRides, RideRefusal>?> RunAsync(RideRequest request, CancellationToken cancellationToken)
    {
        var (wishes, asking) = (request.Wishes, request.Asking);
        var service = await db.RideServices.AsNoTracking().SingleOrDefaultAsync(s => s.Id == wishes.OfferingId, cancellationToken);
        var goal = await db.FindGoalAsync(wishes, cancellationToken);
        if (service is null || goal?.Id != wishes.DestinationId || (request.ResidentId is { } id && !await db.WhomMayBook(asking).AnyAsync(r => r.Id == id, cancellationToken)))
        {
            return null;
        }

        return await db.LockAsync<BookedRides, RideRefusal>([request.RequestId], async () =>
        {
            var fingerprint = Receipts.Fingerprint(new { request.ResidentId, request.CallerName, request.CallerPhone, wishes.Said });
            if (await db.FindReceiptAsync(request.RequestId, cancellationToken) is { } receipt)
            {
                return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint)
                    ? BookedRides.Of(await db.Rides.Where(ride => ride.GroupId == receipt.GroupId).ToListAsync(cancellationToken))
                    : RideRefusal.FormAlreadyUsed;
            }

            if (FindObjection(service, wishes, asking.ByStaff) is { } why)
            {
                return why;
            }

            if (goal?.IsClosedFor(wishes) == true)
            {
                return RideRefusal.DestinationClosed;
            }

            var rides = new List<Ride>();
            foreach (var leg in wishes.Legs)
            {
                rides.Add(Waiting(request, leg, rides.FirstOrDefault()));
            }

            db.AddReceipt(request.RequestId, fingerprint, rides[0].GroupId, clock.Now);
            return BookedRides.Of(rides);
        }, cancellationToken);
    }

    private RideRefusal? FindObjection(RideService service, RideWishes wishes, bool byStaff) =>
        service.Window.Ask(clock.Now, clock.Today, clock.InstantOf(wishes.Date, wishes.WishTime), wishes.Date, byStaff).AsRefusal()
        ?? (wishes.Companions > service.MostCompanions ? RideRefusal.TooManyCompanions
            : wishes.Mobility == MobilityNeed.Lying ? RideRefusal.HasToLie
            : wishes.WaitMinutes > service.WaitingMinutes ? RideRefusal.WaitTooLong
            : wishes.ReturnAt <= wishes.WishTime || wishes.ReturnBy <= wishes.ReturnAt ? RideRefusal.ReturnBeforeArrival
            : null);

    private Ride Waiting(RideRequest request, WishedLeg leg, Ride? outward)
    {
        var ride = request.Wishes.ToRide(leg, Guid.CreateVersion7(), outward, request.Asking, clock, request.CallerName, request.CallerPhone);
        ride.ResidentId = request.ResidentId;
        ride.Become(BookingStatus.Requested, BookingEventKind.Requested, request.Asking.By, request.Asking.Channel, clock.Now, request.Asking.Because);
        db.Rides.Add(ride);
        return ride;
    }
}
