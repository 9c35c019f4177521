using System.Globalization;

namespace Socifaction.Services.DialARide.Tests;

/// <summary>
/// The dial-a-ride instances of Cordeau (2006), read from ../shared/darp when that folder stands beside the repository, and
/// one of the same form made here. A minute is 6 000 units and times are rounded up, so that what is feasible here is
/// feasible in the unrounded numbers, too.
/// </summary>
public sealed class LiteratureInstances
{
    private const int Minute = 6_000;

    public static TheoryData<string> Instances => [.. Files().Select(file => Path.GetFileNameWithoutExtension(file)!), "made here"];

    [Theory]
    [MemberData(nameof(Instances))]
    public void Requests_inserted_one_after_another_give_feasible_plans_only_and_nearly_all_are_taken(string instance)
    {
        var text = Files().FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == instance) is { } file
            ? File.ReadAllText(file)
            : MadeHere(vehicles: 3, requests: 24);
        var (problem, requests) = Read(text);

        var plan = Plan.Empty(problem);
        var taken = 0;
        foreach (var request in requests)
        {
            if (Insertion.Cheapest(plan, request) is not { Feasible: true } answer)
                continue;
            plan = plan.With(answer);
            taken++;
            SlowChecker.IsFeasible(problem.Travel, plan.GetRoute(answer.VehicleId).Route.Vehicle, plan.GetRoute(answer.VehicleId).Route.Stops)
                .Should().BeTrue();
        }

        SlowChecker.IsFeasible(plan).Should().BeTrue();
        plan.Routes.SelectMany(times => SlowChecker.Broken(problem.Travel, times)).Should().BeEmpty();
        plan.Routes.Sum(times => times.Stops.Length).Should().Be(2 * taken);
        ((double)taken / requests.Count).Should().BeGreaterThan(0.85, "insertion alone refuses few of requests that all can be served");
    }

    internal static (DialARideProblem Problem, IReadOnlyList<Request> Requests) Read(string text)
    {
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        var (vehicles, n, longestDuration, capacity, longestRide) =
            ((int)rows[0][0], (int)rows[0][1], Units(rows[0][2]), (int)rows[0][3], Units(rows[0][4]));
        var nodes = rows[1..(2 * n + 3)];

        var travel = new int[nodes.Length, nodes.Length];
        for (var from = 0; from < nodes.Length; from++)
            for (var to = 0; to < nodes.Length; to++)
                travel[from, to] = (int)Math.Ceiling(
                    Minute * Math.Sqrt(Math.Pow(nodes[from][1] - nodes[to][1], 2) + Math.Pow(nodes[from][2] - nodes[to][2], 2)));

        Window Of(double[] node) => new(Units(node[5]), Units(node[6]));
        return (
            new DialARideProblem(new TravelTimes(travel), [.. Enumerable.Range(0, vehicles).Select(id =>
                new Vehicle(id, 0, 2 * n + 1, Of(nodes[0]), new Load(capacity, 0), longestDuration))]),
            [.. Enumerable.Range(1, n).Select(i => new Request(
                i, i, n + i, Of(nodes[i]), Of(nodes[n + i]), new Load((int)nodes[i][4], 0),
                longestRide, Units(nodes[i][3]), Units(nodes[n + i][3])))]);
    }

    /// <summary>An instance of the b kind: parties of one to six, service as long as the party is large, half of them with a wished arrival.</summary>
    internal static string MadeHere(int vehicles, int requests, int seed = 1)
    {
        var random = new Random(seed);
        var lines = new List<string> { Line(vehicles, requests, 480, 6, 45), Line(0, 0, 0, 0, 0, 0, 480) };
        var parties = Enumerable.Range(0, requests).Select(_ => (Size: random.Next(1, 7), Earliest: random.Next(60, 400))).ToArray();
        for (var i = 1; i <= 2 * requests; i++)
        {
            var (size, earliest) = parties[(i - 1) % requests];
            var isWished = (i <= requests) == ((i - 1) % requests < requests / 2);
            lines.Add(Line(
                i, (random.NextDouble() * 20) - 10, (random.NextDouble() * 20) - 10, size, i <= requests ? size : -size,
                isWished ? earliest : 0, isWished ? earliest + 15 : 1_440));
        }

        lines.Add(Line(2 * requests + 1, 0, 0, 0, 0, 0, 480));
        return string.Join('\n', lines);
    }

    private static string Line(params double[] numbers) =>
        string.Join(' ', numbers.Select(number => number.ToString("0.###", CultureInfo.InvariantCulture)));

    private static int Units(double minutes) => (int)Math.Round(minutes * Minute);

    private static IEnumerable<string> Files()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var instances = Path.Combine(folder.FullName, "shared", "darp");
            if (Directory.Exists(instances))
                return Directory.EnumerateFiles(instances, "*.txt").Order(StringComparer.Ordinal);
        }

        return [];
    }
}
