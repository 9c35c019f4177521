using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Rides;

/// <summary>What the initiative and the municipality ask of refused wishes.</summary>
public static class UnmetRideQueries
{
    /// <summary>The wishes of a month that came to nothing, by day.</summary>
    public static Task<List<UnmetNeed>> ListUnmetRidesAsync(this ServicesDbContext db, YearMonth month, CancellationToken cancellationToken)
    {
        var (first, last) = DaysOf(month);
        return db.UnmetNeeds.AsNoTracking()
            .Where(need => need.Date >= first && need.Date <= last && db.RideServices.Any(service => service.Id == need.OfferingId))
            .OrderBy(need => need.Date).ThenBy(need => need.At).ToListAsync(cancellationToken);
    }

    /// <summary>Who fared how in a month; those refused most come first.</summary>
    public static async Task<RideFairness> ReadFairnessAsync(this ServicesDbContext db, YearMonth month, CancellationToken cancellationToken)
    {
        var (first, last) = DaysOf(month);
        var rides = await (
            from ride in db.Rides
            join resident in db.Residents on ride.ResidentId equals resident.Id
            where ride.Date >= first && ride.Date <= last
                && (ride.Status == BookingStatus.Booked || ride.Status == BookingStatus.Fulfilled || ride.Status == BookingStatus.NoShow)
            select new
            {
                ride.Wish, ride.WishTime, ride.Mobility,
                Home = resident.Home.Settlement,
                Name = resident.GivenName + " " + resident.Surname,
                PickUp = db.RunStops.Where(s => s.RideId == ride.Id && s.Kind == StopKind.PickUp).Select(s => (LocalTime?)s.Planned).FirstOrDefault(),
                DropOff = db.RunStops.Where(s => s.RideId == ride.Id && s.Kind == StopKind.DropOff).Select(s => (LocalTime?)s.Planned).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var refused = await db.ListUnmetRidesAsync(month, cancellationToken);
        var ids = refused.Select(need => need.ResidentId).OfType<Guid>().Distinct().ToList();
        var names = await db.Residents.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.GivenName + " " + r.Surname, cancellationToken);
        List<Fact> facts =
        [
            .. rides.Select(ride => new Fact(ride.Mobility, ride.Home, ride.Name, false, WaitOf(ride.Wish, ride.WishTime, ride.PickUp, ride.DropOff), Minutes(ride.PickUp, ride.DropOff))),
            .. refused.Select(need => new Fact(need.Mobility, need.Village, need.ResidentId is { } id ? names.GetValueOrDefault(id) : null, true, null, null)),
        ];
        return new(
            facts.Where(fact => fact.Need is not null).GroupBy(fact => fact.Need!.Value).OrderBy(group => group.Key).ToDictionary(group => group.Key, group => Row("", group)),
            Sorted(facts.GroupBy(fact => fact.Village)), Sorted(facts.Where(fact => fact.Name is not null).GroupBy(fact => fact.Name!)));
    }

    private static (LocalDate First, LocalDate Last) DaysOf(YearMonth month) =>
        (month.OnDayOfMonth(1), month.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth));

    private static List<FairnessRow> Sorted(IEnumerable<IGrouping<string, Fact>> groups) =>
        [.. groups.Select(group => Row(group.Key, group)).OrderByDescending(row => row.Refused).ThenByDescending(row => row.Rides).ThenBy(row => row.Name, StringComparer.CurrentCulture)];

    private static FairnessRow Row(string name, IEnumerable<Fact> facts)
    {
        var all = facts.ToList();
        return new(name, all.Count(fact => !fact.IsRefused), all.Count(fact => fact.IsRefused), Average(all.Select(fact => fact.Wait)), Average(all.Select(fact => fact.OnBoard)));
    }

    private static int? Average(IEnumerable<int?> minutes) => minutes.Average() is { } average ? (int)Math.Round(average) : null;

    // Who must be there by ten waits for ten when brought at twenty to; who wants to leave at ten waits for the car.
    private static int? WaitOf(RideWish wish, LocalTime wished, LocalTime? pickUp, LocalTime? dropOff) => wish switch
    {
        RideWish.ArriveBy => Minutes(dropOff, wished),
        RideWish.LeaveAt or RideWish.WhenCalled => Minutes(wished, pickUp),
    };

    private static int? Minutes(LocalTime? from, LocalTime? to) =>
        from is { } begins && to is { } ends ? Math.Max(0, (int)Math.Round((ends - begins).ToDuration().TotalMinutes)) : null;

    private sealed record Fact(MobilityNeed? Need, string Village, string? Name, bool IsRefused, int? Wait, int? OnBoard);
}
