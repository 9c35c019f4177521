using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>How many kept times were let go of just now.</summary>
public sealed record EarlierOffersEnded(int Count);

/// <summary>
/// The minutely work on earlier times that are kept: lets go of those that nobody answered by their hour, and of those whose appointment
/// was cancelled or moved meanwhile. Run as often as one likes, by as many servers as one likes.
/// </summary>
public sealed class EndEarlierOffers(ServicesDbContext db, InitiativeClock clock)
{
    private static readonly Asking ByTheHouse = new(new Actor(ActorKind.System, null, ""), Channel.Sms);

    private enum Nothing
    {
        ToDo,
    }

    /// <summary>One pass for the scope's initiative.</summary>
    public async Task<EarlierOffersEnded> RunAsync(CancellationToken cancellationToken)
    {
        // Looked at without the lock first: most minutes bring nothing to write.
        var over = await Over(clock.Now).AsNoTracking().Select(one => new { one.Id, one.OfferingId, one.ResidentId }).ToListAsync(cancellationToken);
        var count = 0;
        foreach (var one in over)
        {
            var type = (await db.FindTypeAsync(one.OfferingId, cancellationToken))!;
            await db.LockAsync<EarlierOffersEnded, Nothing>(type.Locks(one.ResidentId!.Value), async () =>
            {
                if (await Over(clock.Now).SingleOrDefaultAsync(offered => offered.Id == one.Id, cancellationToken) is { } offered)
                {
                    await db.EndOfferAsync(offered, BookingEventKind.OfferEnded, ByTheHouse, clock.Now, cancellationToken);
                    count++;
                }

                return new EarlierOffersEnded(count);
            }, cancellationToken);
        }

        return new(count);
    }

    private IQueryable<Appointment> Over(Instant now) => db.Appointments.Where(one =>
        one.InsteadOfId != null && one.Status == BookingStatus.Waitlisted
        && (one.OfferedUntil <= now
            || !db.Appointments.Any(has => has.Id == one.InsteadOfId && has.Status == BookingStatus.Booked && has.StartsAt > one.StartsAt)));
}

/// <summary>What is kept for somebody who has a later appointment.</summary>
internal static class EarlierOffers
{
    /// <summary>Whether a time that was kept is the one that the person has now.</summary>
    public static bool WasAccepted(this Appointment offered) => offered.Events.Exists(one => one.Kind == BookingEventKind.Moved);

    /// <summary>Whether it would still be earlier than what the person has.</summary>
    public static bool IsEarlierThan(this Appointment offered, Appointment has) => has.Status == BookingStatus.Booked && offered.StartsAt < has.StartsAt;

    /// <summary>Lets go of a kept time, with its lock held. It is declined whatever the answer: nobody was promised two times.</summary>
    public static async Task EndOfferAsync(
        this ServicesDbContext db, Appointment offered, BookingEventKind how, Asking asking, Instant now, CancellationToken cancellationToken)
    {
        offered.Become(BookingStatus.Declined, how, asking.By, asking.Channel, now, asking.Because);
        offered.OfferedUntil = null;
        await db.ReleaseAsync(offered.Id, cancellationToken);
    }
}
