using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>Somebody whose place the rule would not cover: whom to call.</summary>
public sealed record TouchedPlace(Guid PlaceId, Guid? ResidentId, string Name, string Phone, int Size, Instant BookedAt);

/// <summary>A session before and after a change; <see cref="Touched"/> are those it would have no place for, the last booked first.</summary>
public sealed record CapacityPreview(
    Guid SessionId, string Activity, LocalDate Date, LocalTime From, LocalTime To, int Before, int After, int Taken, int Held, IReadOnlyList<TouchedPlace> Touched)
{
    /// <summary>Whether it would hold fewer than it has given.</summary>
    public bool IsShort => After < Taken + Held;

    /// <summary>Who would leave: the last booked first, until the rest fits. A place kept for an offer goes before a promised one.</summary>
    public static IReadOnlyList<TouchedPlace> WhoLeaves(IEnumerable<TouchedPlace> places, int taken, int wouldHold)
    {
        var (tooMany, leaving) = (taken - wouldHold, new List<TouchedPlace>());
        foreach (var place in places.OrderByDescending(place => place.BookedAt).ThenByDescending(place => place.PlaceId))
        {
            if (tooMany <= 0)
            {
                break;
            }

            leaving.Add(place);
            tooMany -= place.Size;
        }

        return leaving;
    }
}

/// <summary>Use case of staff: which sessions a change of staff or ratio would touch, and whom, without making it.</summary>
public sealed class CheckCapacity(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The sessions that are not over, in order.</summary>
    public async Task<IReadOnlyList<CapacityPreview>> RunAsync(CapacityChange change, CancellationToken cancellationToken)
    {
        var refits = await db.ListRefitsAsync(change, clock, cancellationToken);
        db.ChangeTracker.Clear();
        Guid[] shortIds = [.. refits.Where(refit => refit.IsShort).Select(refit => refit.Session.Id)];
        var rows = (await db.PlacesIn(shortIds).ToListAsync(cancellationToken)).Where(row => row.Status == BookingStatus.Booked).ToLookup(row => row.SessionId);
        var booked = await db.Places.Where(place => shortIds.Contains(place.SessionId) && place.Status == BookingStatus.Booked)
            .Select(place => new
            {
                place.Id, place.Size, place.CreatedAt,
                At = place.Events.Where(e => e.Kind == BookingEventKind.Booked || e.Kind == BookingEventKind.Confirmed)
                    .OrderByDescending(e => e.At).Select(e => (Instant?)e.At).FirstOrDefault(),
            }).ToDictionaryAsync(place => place.Id, cancellationToken);
        return [.. refits.Select(refit =>
        {
            var session = refit.Session;
            var places = rows[session.Id].Select(row => new TouchedPlace(
                row.PlaceId, row.ResidentId, row.Name, row.Phone ?? "", booked[row.PlaceId].Size, booked[row.PlaceId].At ?? booked[row.PlaceId].CreatedAt));
            return new CapacityPreview(session.Id, refit.Activity.Name, session.Date, session.From, session.To, session.Capacity, refit.WouldHold,
                session.Taken, session.Held, CapacityPreview.WhoLeaves(places, session.Taken, refit.WouldHold));
        })];
    }
}
