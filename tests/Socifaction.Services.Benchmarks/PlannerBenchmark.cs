using System.Diagnostics;
using Socifaction.Services.DialARide;

namespace Socifaction.Services.Benchmarks;

/// <summary>One insertion into a day that holds 40 rides of four vehicles, and 96 of eight; in microseconds.</summary>
internal static class PlannerBenchmark
{
    private const int Side = 8;
    private const int Points = Side * Side;
    private const int Hour = 3600;

    public static string Run(Arguments arguments)
    {
        var half = TimeSpan.FromSeconds(arguments.Seconds / 2.0);
        var (smallMean, smallTail, small) = Measure(40, 4, half);
        var (largeMean, largeTail, large) = Measure(96, 8, half);
        return $"mean_us_40={Crowd.Figure(smallMean)} p99_us_40={Crowd.Figure(smallTail)} mean_us_96={Crowd.Figure(largeMean)} p99_us_96={Crowd.Figure(largeTail)} "
            + $"rides_40={small} rides_96={large}";
    }

    private static (double Mean, double Tail, int Rides) Measure(int rides, int vehicles, TimeSpan time)
    {
        // The same day every time: what is compared is the planner, not the luck.
        var random = new Random(1);
        var travel = new TravelTimes(Seconds(), Points);
        var problem = new DialARideProblem(travel, [.. Enumerable.Range(0, vehicles)
            .Select(i => new Vehicle(i, i, i, new Window(6 * Hour, 20 * Hour), new DialARide.Load(4, 1), 14 * Hour))]);
        var plan = Plan.Empty(problem);
        var inside = 0;
        for (var tries = 0; inside < rides && tries < 5000; tries++)
        {
            var answer = Insertion.Cheapest(plan, Wish(random, 1000 + tries));
            if (!answer.Feasible) continue;
            plan = plan.With(answer);
            inside++;
        }

        Request[] wishes = [.. Enumerable.Range(0, 512).Select(i => Wish(random, 100_000 + i))];
        foreach (var wish in wishes) Insertion.Cheapest(plan, wish);
        var taken = new List<double>();
        var watch = Stopwatch.StartNew();
        for (var i = 0; watch.Elapsed < time; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Insertion.Cheapest(plan, wishes[i % wishes.Length]);
            taken.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        taken.Sort();
        return (taken.Average(), Crowd.At([.. taken], 0.99), inside);
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
