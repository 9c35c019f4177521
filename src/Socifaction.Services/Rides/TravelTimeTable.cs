using Socifaction.Services.People;

namespace Socifaction.Services.Rides;

/// <summary>
/// How far and how long by road between two coordinates, without a map: the great circle times the road factor gives
/// kilometres; minutes are 3 for starting, turning and stopping, and 60·km/v with v = 35 km/h for ways under 3 km, 50 up
/// to 10 km and 60 beyond. European studies find roads 1.2 to 1.35 times as long as the crow flies; the speeds are an
/// estimate for country roads and are to be set by the odometer. The same point takes no time.
/// </summary>
public static class TravelTimeTable
{
    private const double EarthRadiusMetres = 6_371_009;

    /// <summary>Metres as the crow flies; both ends must have coordinates.</summary>
    public static double CrowMetres(Address from, Address to)
    {
        var (latitude1, longitude1) = RadiansOf(from);
        var (latitude2, longitude2) = RadiansOf(to);
        var haversine = Square(Math.Sin((latitude2 - latitude1) / 2))
            + Math.Cos(latitude1) * Math.Cos(latitude2) * Square(Math.Sin((longitude2 - longitude1) / 2));
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(haversine)));
    }

    /// <summary>Metres by road.</summary>
    public static int Metres(Address from, Address to, double roadFactor) =>
        (int)Math.Round(CrowMetres(from, to) * roadFactor);

    /// <summary>Driving seconds.</summary>
    public static int Seconds(Address from, Address to, double roadFactor) => SecondsOf(Metres(from, to, roadFactor));

    /// <summary>Driving seconds of so many metres by road.</summary>
    public static int SecondsOf(int metres)
    {
        if (metres == 0)
        {
            return 0;
        }

        var kilometres = metres / 1000.0;
        var speed = kilometres switch { < 3 => 35, <= 10 => 50, _ => 60 };
        return (int)Math.Round(180 + 3600 * kilometres / speed);
    }

    private static (double Latitude, double Longitude) RadiansOf(Address address) =>
        address is { Latitude: { } latitude, Longitude: { } longitude }
            ? (double.DegreesToRadians(latitude), double.DegreesToRadians(longitude))
            : throw new ArgumentException("An address without coordinates cannot be measured.", nameof(address));

    private static double Square(double x) => x * x;
}
