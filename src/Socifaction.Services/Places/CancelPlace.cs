using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places;

/// <summary>A place to give back, alone or with all that were booked with it; <see cref="OfThatDay"/> leaves the group's other days alone.</summary>
public sealed record PlaceToCancel(Guid PlaceId, bool WholeGroup, Asking Asking)
{
    public bool OfThatDay { get; init; }
}

/// <summary>How many places were given back just now; none when all of them had been before.</summary>
public sealed record PlacesCancelled(int Count);

/// <summary>Use case: gives a place back exactly once, or all the coming ones of its group.</summary>
public sealed class CancelPlace(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>What was given back, or why not; null when there is no such place or it is not theirs.</summary>
    public async Task<Outcome<PlacesCancelled, PlaceRefusal>?> RunAsync(PlaceToCancel command, CancellationToken cancellationToken)
    {
        var asking = command.Asking;
        var theirs = db.Places.MayChange(db, asking);
        if (await theirs.AsNoTracking().SingleOrDefaultAsync(place => place.Id == command.PlaceId, cancellationToken) is not { } wanted)
        {
            return null;
        }

        // Who waits for several sessions waits for all of them, and so waits for none after leaving one.
        var places = theirs.Where(place => place.Id == command.PlaceId || (place.GroupId == wanted.GroupId
            && ((command.WholeGroup && (!command.OfThatDay || place.Date == wanted.Date))
                || (place.Status == BookingStatus.Waitlisted && place.ResidentId == wanted.ResidentId))));
        var sessionIds = await places.Select(place => place.SessionId).Distinct().ToListAsync(cancellationToken);
        return await db.LockWaitingAsync<PlacesCancelled, PlaceRefusal>(sessionIds, clock, async () =>
        {
            var live = await (from place in places
                              join session in db.Sessions on place.SessionId equals session.Id
                              join activity in db.Activities on place.OfferingId equals activity.Id
                              where place.Status == BookingStatus.Requested || place.Status == BookingStatus.Waitlisted || place.Status == BookingStatus.Booked
                              select new { Place = place, Session = session, Activity = activity }).ToListAsync(cancellationToken);
            var now = clock.Now;
            var coming = live.Where(row => row.Session.StartsAt > now).ToList();
            if (coming.Count == 0)
            {
                // What was cancelled before says so as often as it is asked; what was used or has begun cannot be given back.
                return live.Count > 0 || wanted.Status is BookingStatus.Fulfilled or BookingStatus.NoShow
                    ? PlaceRefusal.Past
                    : new PlacesCancelled(0);
            }

            var inTime = coming.Where(row => asking.ByStaff || row.Activity.Window.MayCancel(now, row.Session.StartsAt)).ToList();
            if (inTime.Count == 0)
            {
                return PlaceRefusal.CancellingShut;
            }

            await db.LeaveAsync([.. inTime.Where(row => row.Place.Status == BookingStatus.Waitlisted).Select(row => row.Place)], asking, now, cancellationToken);
            foreach (var row in inTime)
            {
                if (row.Place.Status == BookingStatus.Booked)
                {
                    row.Session.GiveBack(row.Place.Size);
                }

                row.Place.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, asking.By, asking.Channel, now, asking.Because);
            }

            return new PlacesCancelled(inTime.Count);
        }, cancellationToken);
    }
}
