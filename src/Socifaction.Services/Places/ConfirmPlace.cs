using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places;

/// <summary>A request to be confirmed, and the resident it turned out to be for.</summary>
public sealed record PlaceToConfirm(Guid PlaceId, Guid ResidentId, Asking Asking);

/// <summary>Use case of staff: a request becomes a place, by the same rules as a booking.</summary>
public sealed class ConfirmPlace(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The place, or why it cannot be given; null when there is no such request or resident.</summary>
    public async Task<Outcome<Place, PlaceRefusal>?> RunAsync(PlaceToConfirm command, CancellationToken cancellationToken)
    {
        var resident = await db.WhomMayBook(command.Asking).AsNoTracking().SingleOrDefaultAsync(r => r.Id == command.ResidentId, cancellationToken);
        var sessionId = await db.Places.Where(p => p.Id == command.PlaceId).Select(p => (Guid?)p.SessionId).SingleOrDefaultAsync(cancellationToken);
        if (resident is null || sessionId is not { } id)
        {
            return null;
        }

        List<AskedSession> asked = [];
        Outcome<Place, PlaceRefusal> outcome;
        try
        {
            outcome = await db.LockAsync<Place, PlaceRefusal>([id, resident.Id], async () =>
            {
                var place = await db.Places.SingleAsync(p => p.Id == command.PlaceId, cancellationToken);
                if (place.Status != BookingStatus.Requested)
                {
                    return place.Status == BookingStatus.Booked && place.ResidentId == resident.Id ? place : PlaceRefusal.AlreadySettled;
                }

                asked = (await db.ListAskedAsync([id], [resident.Id], cancellationToken)).ConvertAll(one => one.ForParty(place.Size));
                if (asked[0].Ask([resident], clock, command.Asking.ByStaff) is { } why)
                {
                    return why;
                }

                place.Size = asked[0].Places;
                asked[0].Session.TryTake(place.Size);
                place.ResidentId = resident.Id;
                place.OweFor(asked[0].Activity, resident.PaidShare);
                place.Become(BookingStatus.Booked, BookingEventKind.Confirmed, command.Asking.By, command.Asking.Channel, clock.Now, command.Asking.Because);
                return place;
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            outcome = PlaceRefusal.AlreadyBooked;
        }

        if (outcome.Refusal is PlaceRefusal.Full or PlaceRefusal.NotEligible)
        {
            await db.RecordUnmetAsync(command.PlaceId, asked, outcome.Refusal.Value, resident.Home.Settlement, 1,
                command.Asking.Channel, clock.Now, cancellationToken);
        }

        return outcome;
    }
}
