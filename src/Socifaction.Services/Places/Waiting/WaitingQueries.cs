using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Places.Waiting;

/// <summary>What pages and use cases read of waiting lists.</summary>
public static class WaitingQueries
{
    /// <summary>The sessions of an activity that somebody waits for.</summary>
    public static IQueryable<Guid> AwaitedSessions(this ServicesDbContext db, Guid offeringId) =>
        (from entry in db.WaitingEntries
         join place in db.Places on entry.GroupId equals place.GroupId
         where entry.OfferingId == offeringId && entry.Status == WaitingStatus.Waiting && place.Status == BookingStatus.Waitlisted
         select place.SessionId).Distinct();

    /// <summary>Whether all who wait in a group are people that whoever asks may book for.</summary>
    public static async Task<bool> IsTheirsAsync(this ServicesDbContext db, Guid groupId, Asking asking, CancellationToken cancellationToken)
    {
        var places = db.Places.Where(place => place.GroupId == groupId);
        var theirs = await places.MayChange(db, asking).CountAsync(cancellationToken);
        return theirs > 0 && theirs == await places.CountAsync(cancellationToken);
    }

    /// <summary>The open offer that a booking waits with, if all it waits for is offered; null when a person must choose who comes.</summary>
    public static async Task<Guid?> FindWholeOfferAsync(this ServicesDbContext db, Guid bookingId, CancellationToken cancellationToken)
    {
        var row = await (
            from place in db.Places
            join entry in db.WaitingEntries on place.GroupId equals entry.GroupId
            join offer in db.Offers on entry.Id equals offer.EntryId
            where place.Id == bookingId && offer.Status == OfferStatus.Open
            select new
            {
                offer.Id, offer.Size,
                Wanted = db.Places.Where(p => p.GroupId == place.GroupId && p.SessionId == place.SessionId && p.Status == BookingStatus.Waitlisted).Sum(p => p.Size),
            }).SingleOrDefaultAsync(cancellationToken);
        return row is not null && row.Size == row.Wanted ? row.Id : null;
    }
}
