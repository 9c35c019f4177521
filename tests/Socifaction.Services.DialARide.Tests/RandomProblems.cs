using CsCheck;

namespace Socifaction.Services.DialARide.Tests;

/// <summary>Small, crowded, unfriendly problems: numbers close together, so that every edge of every rule is met.</summary>
internal static class RandomProblems
{
    private const int Points = 5;

    private static readonly Gen<Tie> AnyTie =
        from least in Gen.Int[0, 12]
        from more in Gen.Frequency((2, Gen.Int[0, 30]), (1, Gen.Const(int.MaxValue - 12)))
        select new Tie(0, least, least + more);

    /// <summary>Travel times with and without triangle inequality, both ways different.</summary>
    public static readonly Gen<TravelTimes> Travel =
        from seconds in Gen.Int[0, 14].Array[Points * Points]
        from shortest in Gen.Bool
        select new TravelTimes(shortest ? Shortened(seconds) : seconds, Points);

    public static readonly Gen<DialARideProblem> Problem = ProblemOn(Travel);

    /// <summary>Days on which no way round is quicker than the straight one, so that whoever leaves a route makes it no longer.</summary>
    public static readonly Gen<DialARideProblem> StraightProblem =
        ProblemOn(Gen.Int[0, 14].Array[Points * Points].Select(seconds => new TravelTimes(Shortened(seconds), Points)));

    private static Gen<DialARideProblem> ProblemOn(Gen<TravelTimes> anyTravel) =>
        from travel in anyTravel
        from vehicles in VehicleWith(0).Array[1, 3]
        select new DialARideProblem(travel, [.. vehicles.Select((vehicle, i) => vehicle with { Id = 10 + i })]);

    public static Gen<Request> RequestWith(int id) =>
        from points in Gen.Select(Gen.Int[0, Points - 1], Gen.Int[0, Points - 1])
        from pickUp in AnyWindow
        from dropOff in Gen.Frequency((1, Gen.Const(Window.Always)), (1, AnyWindow), (3, Gen.Int[0, 30].Select(pickUp.MovedBy)))
        from load in Gen.Frequency((3, Gen.Const(new Load(1, 0))), (1, Gen.Const(new Load(2, 0))), (1, Gen.Const(new Load(0, 1))), (1, Gen.Const(new Load(1, 1))))
        from longest in Gen.Frequency((3, Gen.Int[0, 40]), (1, Gen.Const(int.MaxValue)))
        from services in Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4])
        from apart in Gen.Frequency((4, Gen.Const(0UL)), (1, Gen.ULong[1, 3]))
        select new Request(id, points.Item1, points.Item2, pickUp, dropOff, load, longest, services.Item1, services.Item2, Apart: apart);

    /// <summary>So many requests with ids from nought, some of them return legs of the one before or, all alike, of the one after.</summary>
    public static Gen<Request[]> Requests(int least, int most) =>
        from requests in RequestWith(0).Array[least, most]
        from ties in Gen.Frequency((3, Gen.Const((Tie?)null)), (1, AnyTie)).Array[most]
        from backwards in Gen.Bool
        select requests.Select((request, i) => request with
        {
            Id = i,
            Tie = ties[i] is { } tie ? new Tie(backwards ? i - 1 : i + 1, tie.LeastStay, tie.LongestStay) : null,
        }).ToArray();

    /// <summary>A vehicle with up to four requests, in an order that picks up before it drops off, goes out before it returns and obeys nothing else.</summary>
    public static readonly Gen<Route> AnyRoute =
        from vehicle in VehicleWith(1)
        from count in Gen.Int[0, 4]
        from requests in Requests(count, count)
        from places in Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99]).Array[count]
        select requests.Zip(places).Aggregate(
            Route.Empty(vehicle),
            (route, next) =>
            {
                var tie = next.First.Tie is { OutwardId: >= 0 } after && after.OutwardId < next.First.Id ? after : null;
                var least = tie is null ? 0 : 1 + route.Stops.Select((stop, i) => !stop.IsBreak && stop.Request.Id == tie.OutwardId ? i : -1).Max();
                var pickUp = least + next.Second.Item1 % (route.Stops.Length + 1 - least);
                return route.With(next.First with { Tie = tie }, pickUp, pickUp + 1 + next.Second.Item2 % (route.Stops.Length + 1 - pickUp));
            });

    private static Gen<Window> AnyWindow =>
        from earliest in Gen.Int[0, 90]
        from width in Gen.Frequency((2, Gen.Int[0, 15]), (2, Gen.Int[0, 80]))
        select new Window(earliest, earliest + width);

    private static Gen<Vehicle> VehicleWith(int id) =>
        from ends in Gen.Select(Gen.Int[0, 1], Gen.Int[0, 1])
        from shift in Gen.Select(Gen.Int[0, 30], Gen.Int[60, 160])
        from layouts in Gen.Select(Gen.Int[1, 4], Gen.Int[0, 1]).Array[1, 2]
        from duration in Gen.Frequency((1, Gen.Const(int.MaxValue)), (1, Gen.Int[20, 90]))
        from breaks in Gen.Frequency((3, Gen.Const(0)), (1, Gen.Const(1)), (1, Gen.Const(2)))
        from rests in Gen.Select(Gen.Int[0, Points - 1], Gen.Int[20, 60], Gen.Int[5, 60], Gen.Int[0, 10]).Array[breaks]
        select new Vehicle(
            id, ends.Item1, ends.Item2, new Window(shift.Item1, shift.Item2),
            new Capacity(layouts.Select(layout => new Load(layout.Item1, layout.Item2))), duration,
            [.. rests.Select(rest => new Break(rest.Item1, new Window(rest.Item2, rest.Item2 + rest.Item3), rest.Item4)).OrderBy(rest => rest.Begin.Latest)]);

    private static int[] Shortened(int[] seconds)
    {
        var shortest = (int[])seconds.Clone();
        for (var via = 0; via < Points; via++)
            for (var from = 0; from < Points; from++)
                for (var to = 0; to < Points; to++)
                    shortest[from * Points + to] = Math.Min(
                        shortest[from * Points + to],
                        shortest[from * Points + via] + shortest[via * Points + to]);
        return shortest;
    }
}
