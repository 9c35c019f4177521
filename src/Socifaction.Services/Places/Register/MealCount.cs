using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Register;

/// <summary>
/// Meals of one session: how many eat, as of the hour after which nothing changes the number any more, or of now while it is still to come.
/// What came later is told apart.
/// </summary>
public sealed record Meals(
    Guid SessionId, string Activity, LocalTime From, LocalTime To, LocalTime Until, bool IsFixed, int Booked, int Absent, int Count, int CameLater, int AbsentLater,
    IReadOnlyList<Guid> EaterIds);

/// <summary>Use case of the kitchen: how many meals a day needs.</summary>
public sealed class MealCount(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The sessions of the day at which meals are served, in order.</summary>
    public async Task<IReadOnlyList<Meals>> RunAsync(LocalDate date, CancellationToken cancellationToken)
    {
        var sessions = await (
            from session in db.Sessions
            join activity in db.Activities on session.OfferingId equals activity.Id
            where session.Date == date && !session.IsCancelled && activity.MealsUntil != null
            orderby session.From, activity.Order
            select new { session.Id, session.From, session.To, activity.Name, Until = activity.MealsUntil!.Value, activity.Form }).ToListAsync(cancellationToken);
        var places = (await db.Places.AsNoTracking().Include(p => p.Events).Where(p => p.Date == date).ToListAsync(cancellationToken)).ToLookup(p => p.SessionId);
        var reported = await db.Absences.Where(a => db.Places.Any(p => p.Id == a.PlaceId && p.Date == date))
            .ToDictionaryAsync(a => a.PlaceId, a => a.ReportedAt, cancellationToken);
        return [.. sessions.Select(s =>
        {
            var until = clock.InstantOf(date, s.Until);
            var cut = Instant.Min(until, clock.Now);
            var eats = places[s.Id].Select(place => new Eater(place, s.Form == ActivityForm.Event ? place.Size : 1,
                GivenAt(place), EndedAt(place), reported.TryGetValue(place.Id, out var at) ? at : null)).ToList();
            var booked = eats.Where(e => e.IsBookedAt(cut)).ToList();
            var eating = booked.Where(e => !(e.ReportedAt <= cut)).ToList();
            return new Meals(s.Id, s.Name, s.From, s.To, s.Until, until <= clock.Now, booked.Sum(e => e.People), booked.Sum(e => e.People) - eating.Sum(e => e.People),
                eating.Sum(e => e.People), eats.Where(e => e.GivenAt > cut && e.EndedAt is null).Sum(e => e.People),
                eating.Where(e => e.EndedAt is not null || e.ReportedAt is not null).Sum(e => e.People),
                [.. eating.Select(e => e.Place.ResidentId).OfType<Guid>()]);
        })];
    }

    private static Instant? GivenAt(Place place) =>
        place.Events.Where(e => e.Kind is BookingEventKind.Booked or BookingEventKind.Confirmed).Select(e => (Instant?)e.At).Min();

    private static Instant? EndedAt(Place place) =>
        place.Status is BookingStatus.Cancelled or BookingStatus.Declined ? place.Events.Max(e => (Instant?)e.At) : null;

    private sealed record Eater(Place Place, int People, Instant? GivenAt, Instant? EndedAt, Instant? ReportedAt)
    {
        public bool IsBookedAt(Instant at) => GivenAt <= at && !(EndedAt <= at);
    }
}
