using System.Diagnostics;
using Socifaction.Services.DialARide;

namespace Socifaction.Services.Benchmarks;

/// <summary>
/// The answers somebody waits for: one insertion into a day that holds 40 rides of four vehicles, and 96 of eight, in
/// microseconds; all other times of the larger day, and the rearranging before a no, in milliseconds; the room it takes.
/// </summary>
internal static class PlannerBenchmark
{
    private const int Side = 8;
    private const int Points = Side * Side;
    private const int Hour = 3600;
    private static readonly Window Day = new(6 * Hour, 20 * Hour);

    // What the booking of a ride gives the planner before it says no.
    private static readonly Effort BeforeNo = Effort.For(TimeSpan.FromMilliseconds(50));

    public static string Run(Arguments arguments)
    {
        var part = TimeSpan.FromSeconds(arguments.Seconds / 4.0);
        var small = Fill(40, 4);
        var large = Fill(96, 8);
        var (few, many) = (Insert(small, part), Insert(large, part));
        var others = Time(large, part, wish => Insertion.NearestFeasible(large, wish, Day, Hour / 4, int.MaxValue).Count);
        var (repairs, rescued) = Rearrange(large, part);
        return $"mean_us_40={Crowd.Figure(few.Average())} p50_us_40={Crowd.Figure(Crowd.At(few, 0.5))} p99_us_40={Crowd.Figure(Crowd.At(few, 0.99))} "
            + $"mean_us_96={Crowd.Figure(many.Average())} p50_us_96={Crowd.Figure(Crowd.At(many, 0.5))} p99_us_96={Crowd.Figure(Crowd.At(many, 0.99))} "
            + $"alternatives_p99_ms={Crowd.Figure(Crowd.At(others, 0.99) / 1000, "0.00")} "
            + $"repair_p50_ms={Crowd.Figure(Crowd.At(repairs, 0.5) / 1000)} repair_p99_ms={Crowd.Figure(Crowd.At(repairs, 0.99) / 1000)} repair_worst_ms={Crowd.Figure(repairs[^1] / 1000)} "
            + $"rescued={rescued} repairs={repairs.Length} plan_mb={Crowd.Figure(Megabytes(() => Fill(96, 8)), "0.00")} rides_40={Rides(small)} rides_96={Rides(large)}";
    }

    private static double[] Insert(Plan plan, TimeSpan time) => Time(plan, time, wish => Insertion.Cheapest(plan, wish).Feasible ? 1 : 0);

    /// <summary>Microseconds of each call, in order of length, after every wish was asked for once.</summary>
    private static double[] Time(Plan plan, TimeSpan time, Func<Request, int> ask)
    {
        var random = new Random(2);
        Request[] wishes = [.. Enumerable.Range(0, 512).Select(i => Wish(random, 100_000 + i))];
        foreach (var wish in wishes.Take(plan.Problem.Vehicles.Length * 64)) ask(wish);
        var taken = new List<double>();
        var watch = Stopwatch.StartNew();
        for (var i = 0; watch.Elapsed < time; i++)
        {
            var start = Stopwatch.GetTimestamp();
            ask(wishes[i % wishes.Length]);
            taken.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return [.. taken.Order()];
    }

    /// <summary>Microseconds of rearranging for wishes that insertion refuses, and for how many it found room.</summary>
    private static (double[] Microseconds, int Rescued) Rearrange(Plan plan, TimeSpan time)
    {
        var random = new Random(3);
        Repair.FindRoom(plan, [Wish(random, 1)], new Effort(2_000));
        var (taken, rescued) = (new List<double>(), 0);
        var watch = Stopwatch.StartNew();
        for (var tries = 0; watch.Elapsed < time || taken.Count == 0; tries++)
        {
            var wish = Wish(random, 200_000 + tries) with { Load = new DialARide.Load(1, 1) };
            if (Insertion.Cheapest(plan, wish).Feasible) continue;
            var start = Stopwatch.GetTimestamp();
            rescued += Repair.FindRoom(plan, [wish], BeforeNo) is null ? 0 : 1;
            taken.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return ([.. taken.Order()], rescued);
    }

    private static double Megabytes(Func<Plan> make)
    {
        // Several, and the middle of five tries, so that what the rest of the process lets go of meanwhile does not hide one.
        const int plans = 20;
        return Enumerable.Range(0, 5).Select(_ =>
        {
            var kept = new Plan[plans];
            var before = GC.GetTotalMemory(forceFullCollection: true);
            for (var i = 0; i < plans; i++) kept[i] = make();
            var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6 / plans;
            GC.KeepAlive(kept);
            return megabytes;
        }).Order().ElementAt(2);
    }

    private static int Rides(Plan plan) => plan.Routes.Sum(times => times.Route.Stops.Count(stop => stop.IsPickUp));

    private static Plan Fill(int rides, int vehicles)
    {
        // The same day every time: what is compared is the planner, not the luck.
        var random = new Random(1);
        var problem = new DialARideProblem(new TravelTimes(Seconds(), Points), [.. Enumerable.Range(0, vehicles)
            .Select(i => new Vehicle(i, i, i, Day, new DialARide.Load(4, 1), 14 * Hour))]);
        var plan = Plan.Empty(problem);
        for (var tries = 0; Rides(plan) < rides && tries < 5000; tries++)
        {
            var answer = Insertion.Cheapest(plan, Wish(random, 1000 + tries));
            if (answer.Feasible) plan = plan.With(answer);
        }

        return plan;
    }

    private static Request Wish(Random random, int id)
    {
        var (from, to) = (random.Next(Points), random.Next(Points));
        var earliest = random.Next(7 * Hour, 18 * Hour);
        return new(id, from, to, new Window(earliest, earliest + Hour / 4), new Window(earliest, earliest + 2 * Hour),
            random.Next(10) == 0 ? new DialARide.Load(0, 1) : new DialARide.Load(1, 0), Hour, 120, 120);
    }

    // Settlements on a grid three minutes apart.
    private static int[] Seconds() => [.. Enumerable.Range(0, Points * Points).Select(pair =>
    {
        var (from, to) = (pair / Points, pair % Points);
        return 180 * (Math.Abs(from / Side - to / Side) + Math.Abs(from % Side - to % Side));
    })];
}
