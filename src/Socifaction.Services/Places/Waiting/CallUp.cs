using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Waiting;

/// <summary>Offers what is free to those who wait, inside the lock of whatever freed it: by priority, then first come, first served.</summary>
internal static class CallUp
{
    /// <summary>
    /// Walks the lists of the locked sessions. Who does not fit keeps the sessions from everybody further down,
    /// unless the activity skips ahead. Who waits only for what is over is taken off the list.
    /// </summary>
    public static async Task OfferAsync(
        ServicesDbContext db, IReadOnlyCollection<Session> sessions, InitiativeClock clock, CancellationToken cancellationToken)
    {
        // What was done in this transaction so far must be seen by the questions that follow.
        await db.SaveChangesAsync(cancellationToken);
        var locked = sessions.Select(session => session.Id).ToHashSet();
        foreach (var offeringId in sessions.Select(session => session.OfferingId).Distinct())
        {
            var turns = (await Turn.ListAsync(db, offeringId, cancellationToken)).Where(turn => turn.Entry.Status == WaitingStatus.Waiting).ToList();
            if (turns.Count > 0)
            {
                var activity = await db.Activities.AsNoTracking().SingleAsync(a => a.Id == offeringId, cancellationToken);
                await EndOverAsync(db, activity, turns, locked, clock.Now, cancellationToken);
                Walk(db, activity, await Turn.ListAsync(db, offeringId, cancellationToken), locked, clock.Now);
            }
        }
    }

    private static void Walk(ServicesDbContext db, Activity activity, IReadOnlyList<Turn> turns, HashSet<Guid> locked, Instant now)
    {
        var kept = new HashSet<Guid>();
        foreach (var turn in turns.Where(turn => turn.Entry.Status == WaitingStatus.Waiting && turn.Sessions.Count > 0))
        {
            var mayHave = turn.Sessions.All(session => locked.Contains(session.Id)) && !turn.Meets(kept);
            if (mayHave && turn.Fitting is > 0 and var size)
            {
                var until = Instant.Min(now + Duration.FromHours(activity.OfferHours), turn.Sessions.Min(session => session.StartsAt));
                db.Offers.Add(turn.Offer(size, now, until));
            }
            else if (!activity.SkipsAhead)
            {
                kept.UnionWith(turn.Sessions.Select(session => session.Id));
            }
        }
    }

    /// <summary>Nobody waits for a session that has begun or does not take place; that they got none is an unmet need.</summary>
    private static async Task EndOverAsync(
        ServicesDbContext db, Activity activity, List<Turn> turns, HashSet<Guid> locked, Instant now, CancellationToken cancellationToken)
    {
        foreach (var turn in turns)
        {
            var over = turn.Sessions.Where(session => (session.StartsAt <= now || session.IsCancelled) && locked.Contains(session.Id)).ToList();
            foreach (var session in over)
            {
                var places = turn.Places.Where(place => place.SessionId == session.Id).ToList();
                places.ForEach(place => place.Become(BookingStatus.Declined, BookingEventKind.Declined, Turn.House, place.Channel, now));
                var first = places[0].ResidentId;
                var village = await db.Residents.Where(resident => resident.Id == first).Select(resident => resident.Home.Settlement).SingleAsync(cancellationToken);
                db.UnmetNeeds.Add(new UnmetNeed
                {
                    OfferingId = activity.Id, Date = session.Date, At = now, Village = village, Reason = nameof(PlaceRefusal.Full),
                    Wish = FormattableString.Invariant($"{activity.Name} × {places.Count}"), Channel = places[0].Channel,
                });
            }

            if (over.Count == turn.Sessions.Count)
            {
                turn.Become(WaitingStatus.Ended);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
