namespace Socifaction.Services.DialARide.Tests;

/// <summary>Rides on a straight road: point p lies p minutes from point 0. Written in minutes for the eye, in seconds for the planner.</summary>
internal static class Given
{
    internal static TravelTimes StraightRoad(int points)
    {
        var seconds = new int[points, points];
        for (var from = 0; from < points; from++)
            for (var to = 0; to < points; to++)
                seconds[from, to] = Math.Abs(from - to) * 60;
        return new TravelTimes(seconds);
    }

    internal static Window Minutes(int earliest, int latest) => new(earliest * 60, latest * 60);

    internal static Request Ride(
        int id, int from, int to, (int Earliest, int Latest) pickUp, (int Earliest, int Latest)? dropOff = null,
        int longestRide = 900, int service = 0) =>
        new(id, from, to, Minutes(pickUp.Earliest, pickUp.Latest), dropOff is { } off ? Minutes(off.Earliest, off.Latest) : Window.Always,
            new Load(1, 0), longestRide * 60, service * 60, service * 60);

    internal static Stop PickUp(Request request) => new(request, StopKind.PickUp);

    internal static Stop DropOff(Request request) => new(request, StopKind.DropOff);
}
