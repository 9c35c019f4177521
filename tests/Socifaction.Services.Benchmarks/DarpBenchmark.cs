using System.Diagnostics;
using System.Globalization;
using System.IO.Enumeration;
using Socifaction.Services.DialARide;

namespace Socifaction.Services.Benchmarks;

/// <summary>How near the best known plans the planner comes on the instances of the literature, from nothing, on one thread.</summary>
internal static class DarpBenchmark
{
    /// <summary>A line for each instance of the folder, and the summary.</summary>
    public static string Run(Arguments arguments)
    {
        var best = File.ReadLines(Path.Combine(arguments.Instances, "best-known.csv")).Skip(1)
            .Select(line => line.Split(',')).ToDictionary(row => row[0], row => double.Parse(row[3], CultureInfo.InvariantCulture));
        var gaps = new List<double>();
        var (infeasible, instances) = (0, 0);
        foreach (var name in best.Keys.Where(name => FileSystemName.MatchesSimpleExpression(arguments.Only, name)).Order(StringComparer.Ordinal))
        {
            var instance = DarpInstance.Read(File.ReadAllText(Path.Combine(arguments.Instances, name + ".txt")));
            var watch = Stopwatch.StartNew();
            var plan = Solve(instance, arguments);
            var seconds = watch.Elapsed.TotalSeconds;
            instances++;
            if (DarpChecker.Objective(instance, [.. plan.Routes.Select(times => times.Route.Stops.Select(stop => stop.Point).ToList())]) is not { } objective)
            {
                infeasible++;
                Console.WriteLine($"{name} objective=none gap_percent=none seconds={Crowd.Figure(seconds)} feasible=no");
                continue;
            }

            gaps.Add(100 * (objective / best[name] - 1));
            Console.WriteLine(
                $"{name} objective={Crowd.Figure(objective, "0.00")} best={Crowd.Figure(best[name], "0.00")} "
                + $"gap_percent={Crowd.Figure(gaps[^1], "0.00")} seconds={Crowd.Figure(seconds)} feasible=yes");
        }

        return $"mean_gap_percent={Crowd.Figure(gaps.DefaultIfEmpty().Average(), "0.000")} "
            + $"worst_gap_percent={Crowd.Figure(gaps.DefaultIfEmpty().Max(), "0.000")} infeasible={infeasible} instances={instances}";
    }

    private static Plan Solve(DarpInstance instance, Arguments arguments)
    {
        var (problem, requests) = instance.ToProblem();
        var effort = arguments.Rounds is { } rounds
            ? new Effort(rounds, Seed: arguments.Seed)
            : Effort.For(TimeSpan.FromSeconds(arguments.Seconds), arguments.Seed);
        return Improvement.Run(Plan.Empty(problem), effort, requests);
    }
}
