using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places;

/// <summary>Sessions of one activity that somebody thinks of, and for whom; nobody yet when a stranger asks.</summary>
public sealed record PlacesConsidered(Guid OfferingId, IReadOnlyList<Guid> SessionIds, IReadOnlyList<Guid> ResidentIds, Asking Asking)
{
    /// <summary>People who come to an event with one booking.</summary>
    public int Party { get; init; } = 1;
}

/// <summary>The sessions, all of which could be booked a moment ago.</summary>
public sealed record PlacesFree(IReadOnlyList<Session> Sessions);

/// <summary>Use case: asks whether places could be booked now, without booking them or keeping them free.</summary>
public sealed class CheckPlaces(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The sessions, or why they cannot be had; null when a session is not the activity's or a resident not theirs.</summary>
    public async Task<Outcome<PlacesFree, PlaceRefusal>?> RunAsync(PlacesConsidered considered, CancellationToken cancellationToken)
    {
        Guid[] sessionIds = [.. considered.SessionIds.Distinct()];
        Guid[] residentIds = [.. considered.ResidentIds.Distinct()];
        if (sessionIds.Length == 0)
        {
            return PlaceRefusal.NothingChosen;
        }

        var residents = residentIds.Length == 0 ? [] : await db.WhomMayBook(considered.Asking).AsNoTracking()
            .Where(resident => residentIds.Contains(resident.Id)).ToListAsync(cancellationToken);
        var asked = (await db.ListAskedAsync(sessionIds, residentIds, cancellationToken)).ConvertAll(one => one.ForParty(considered.Party));
        if (residents.Count != residentIds.Length || asked.Count(one => one.Activity.Id == considered.OfferingId) != sessionIds.Length)
        {
            return null;
        }

        return asked.Select(one => one.Ask(residents, clock, considered.Asking.ByStaff)).FirstOrDefault(why => why is not null) is { } refusal
            ? refusal
            : new PlacesFree([.. asked.Select(one => one.Session)]);
    }
}
