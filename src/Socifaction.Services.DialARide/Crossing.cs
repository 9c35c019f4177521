namespace Socifaction.Services.DialARide;

/// <summary>
/// Lets two vehicles change over to each other's further way at moments when nobody is on board (2-opt* of Potvin and
/// Rousseau 1995): the one move that many removals and insertions would hardly make together.
/// </summary>
internal sealed class Crossing(Draft draft, Dice dice)
{
    private readonly List<int> cuts = [];

    /// <summary>Crosses two courses on trial; a ride next to the crossing, or -1 when none was made.</summary>
    public int Run()
    {
        if (draft.Vehicles < 2)
            return -1;
        var one = dice.Below(draft.Vehicles);
        var other = (one + 1 + dice.Below(draft.Vehicles - 1)) % draft.Vehicles;
        var (first, second) = (draft[one], draft[other]);
        if (draft.Day.Sort[one] != draft.Day.Sort[other] || first.Why is not null || second.Why is not null)
            return -1;

        cuts.Clear();
        for (var i = 0; i < first.Nodes.Length - 1; i++)
            if (first.Aboard[i] == default)
                cuts.Add(i);
        var cut = cuts[dice.Below(cuts.Count)];
        var (best, least) = (-1, double.PositiveInfinity);
        for (var j = 0; j < second.Nodes.Length - 1; j++)
        {
            if (second.Aboard[j] != default || !CanFollow(first, cut, second, j) || !CanFollow(second, j, first, cut))
                continue;
            // Not always the cheapest: where all is near the best, chance has to choose.
            var added = Way(first, cut, second, j) + Way(second, j, first, cut)
                - Way(first, cut, first, cut) - (double)Way(second, j, second, j);
            added -= Math.Log(1 - dice.Part()) * draft.Day.Neighbourhood.Penalty / 4;
            if (added < least && IsChange(first, cut, second, j))
                (best, least) = (j, added);
        }

        if (best < 0 || !AreTailsFree(first, cut, second, best) || !draft.ExchangeTails(one, cut, other, best))
            return -1;
        foreach (ref readonly var node in draft[one].Nodes[cut..])
            if (node.Kind == NodeKind.PickUp)
                return node.Ride;
        return -1;
    }

    private static bool IsChange(Course first, int cut, Course second, int j) =>
        (cut > 0 || j > 0) && (cut < first.Nodes.Length - 2 || j < second.Nodes.Length - 2);

    private long Way(Course from, int after, Course to, int before) =>
        draft.Day.Problem.Travel.From(from.Nodes[after].Point)[to.Nodes[before + 1].Point];

    private bool CanFollow(Course from, int after, Course to, int before) =>
        from.Earliest[after] + from.Nodes[after].Service + Way(from, after, to, before) <= to.Latest[before + 1] + draft.Day.Roundabout;

    private bool AreTailsFree(Course first, int cut, Course second, int j)
    {
        var (breaks, free) = (0, true);
        foreach (ref readonly var node in first.Nodes[(cut + 1)..])
        {
            breaks += node.Kind == NodeKind.Break ? 1 : 0;
            free &= node.Ride < 0 || draft.IsFree(node.Ride);
        }

        foreach (ref readonly var node in second.Nodes[(j + 1)..])
        {
            breaks -= node.Kind == NodeKind.Break ? 1 : 0;
            free &= node.Ride < 0 || draft.IsFree(node.Ride);
        }

        return free && breaks == 0;
    }
}
