using System.Globalization;
using Socifaction.Services.DialARide;

namespace Socifaction.Services.Benchmarks;

/// <summary>One node of an instance as its file has it, in minutes.</summary>
internal sealed record DarpNode(double X, double Y, double Service, double Load, double Earliest, double Latest);

/// <summary>
/// A dial-a-ride instance in the form of Cordeau (2006): a line with vehicles, requests, longest route, capacity and longest
/// ride, then a line for each node: the depot, the pick-ups, the drop-offs and the depot again. Distances are minutes.
/// </summary>
internal sealed record DarpInstance(
    int Vehicles, int Requests, double LongestRoute, double Capacity, double LongestRide, IReadOnlyList<DarpNode> Nodes)
{
    // The planner counts in whole units; six thousand to the minute, and ways rounded up, lose a hundredth of a minute on a day.
    private const int Minute = 6_000;

    /// <summary>Reads a file.</summary>
    public static DarpInstance Read(string text)
    {
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        var requests = (int)rows[0][1];
        return new(
            (int)rows[0][0], requests, rows[0][2], rows[0][3], rows[0][4],
            [.. rows[1..(2 * requests + 3)].Select(row => new DarpNode(row[1], row[2], row[3], row[4], row[5], row[6]))]);
    }

    /// <summary>Straight from node to node.</summary>
    public double Distance(int from, int to) =>
        Math.Sqrt(Math.Pow(Nodes[from].X - Nodes[to].X, 2) + Math.Pow(Nodes[from].Y - Nodes[to].Y, 2));

    /// <summary>The instance in the planner's words: point and node are one.</summary>
    public (DialARideProblem Problem, IReadOnlyList<Request> Requests) ToProblem()
    {
        var travel = new int[Nodes.Count, Nodes.Count];
        for (var from = 0; from < Nodes.Count; from++)
            for (var to = 0; to < Nodes.Count; to++)
                travel[from, to] = (int)Math.Ceiling(Minute * Distance(from, to));
        return (
            new DialARideProblem(new TravelTimes(travel), [.. Enumerable.Range(0, Vehicles).Select(id => new Vehicle(
                id, 0, 2 * Requests + 1, WindowOf(0), new Load((int)Capacity, 0), Units(LongestRoute)))]),
            [.. Enumerable.Range(1, Requests).Select(i => new Request(
                i, i, Requests + i, WindowOf(i), WindowOf(Requests + i), new Load((int)Nodes[i].Load, 0),
                Units(LongestRide), Units(Nodes[i].Service), Units(Nodes[Requests + i].Service)))]);
    }

    private Window WindowOf(int node) => new(Units(Nodes[node].Earliest), Units(Nodes[node].Latest));

    private static int Units(double minutes) => (int)Math.Round(minutes * Minute);
}
