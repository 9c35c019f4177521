using Socifaction.Services.People;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Appointments.Visits;

/// <summary>The way from one visit to the next, as a worker drives it in a village: an estimate, since nobody has measured it.</summary>
public sealed record VisitTravel(int Metres, int Minutes)
{
    private const double EarthMetres = 6_371_000;

    /// <summary>Kilometres by road are this much more than as the crow flies.</summary>
    private const double Detour = 1.3;

    /// <summary>Between two homes; null when nobody knows where one of them is. Without coordinates a home is where its settlement is.</summary>
    public static VisitTravel? Between(Address from, Address to, IReadOnlyDictionary<string, Settlement> settlements)
    {
        if (PointOf(from) is not { } a || PointOf(to) is not { } b)
        {
            return null;
        }

        var metres = (int)Math.Round(Crow(a, b) * Detour);
        // Three minutes to start, turn and stop; then 40 km/h.
        return new(metres, metres == 0 ? 0 : (int)Math.Ceiling(3 + (metres / 1000.0 * 60 / 40)));

        (double Latitude, double Longitude)? PointOf(Address home) =>
            home is { Latitude: { } latitude, Longitude: { } longitude } ? (latitude, longitude)
            : settlements.TryGetValue(home.Settlement, out var settlement) ? (settlement.Latitude, settlement.Longitude)
            : null;
    }

    private static double Crow((double Latitude, double Longitude) a, (double Latitude, double Longitude) b)
    {
        var (north, east) = (double.DegreesToRadians(b.Latitude - a.Latitude), double.DegreesToRadians(b.Longitude - a.Longitude));
        var h = Math.Pow(Math.Sin(north / 2), 2)
            + (Math.Cos(double.DegreesToRadians(a.Latitude)) * Math.Cos(double.DegreesToRadians(b.Latitude)) * Math.Pow(Math.Sin(east / 2), 2));
        return 2 * EarthMetres * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}

/// <summary>A visit in a worker's day, with the way to it from the one before and the minutes there are for it; neither for the first.</summary>
public sealed record VisitStop(VisitRow Row, VisitTravel? Travel, int? FreeMinutes)
{
    /// <summary>Whether the way takes longer than there is time.</summary>
    public bool IsTight => Travel?.Minutes > FreeMinutes;

    /// <summary>The visits of one worker's day in order of time, with the ways between them.</summary>
    public static IReadOnlyList<VisitStop> Route(IEnumerable<VisitRow> rows, IReadOnlyDictionary<string, Settlement> settlements)
    {
        var stops = new List<VisitStop>();
        VisitRow? before = null;
        foreach (var row in rows.OrderBy(row => row.Visit.StartsAt))
        {
            stops.Add(before is null ? new(row, null, null) : new(
                row, VisitTravel.Between(before.Home, row.Home, settlements), (int)(row.Visit.StartsAt - before.Visit.EndsAt).TotalMinutes));
            before = row;
        }

        return stops;
    }
}
