namespace Socifaction.Services.DialARide;

/// <summary>Chooses the rides that leave a draft for a moment: neighbours in place and time, strings of neighbouring courses, dear ones, or any.</summary>
internal sealed class Removal
{
    private const int Most = 6;

    private readonly Draft draft;
    private readonly Dice dice;
    private readonly List<int> row = [];
    private readonly bool[] isRuined;

    public Removal(Draft draft, Dice dice)
    {
        (this.draft, this.dice) = (draft, dice);
        isRuined = new bool[draft.Vehicles];
    }

    /// <summary>Fills the list with rides that are in a course, each once; around a given ride, unless that is -1.</summary>
    public void Choose(List<int> rides, int around)
    {
        rides.Clear();
        var planned = draft.Day.Rides.Length - draft.TrialAbsent;
        if (planned == 0)
            return;
        var count = Math.Min(planned, 1 + dice.Below(Most));
        switch (dice.Below(around < 0 ? 10 : 8))
        {
            case < 5:
                Strings(rides, count, around < 0 ? AnyPlanned() : around);
                break;
            case < 8:
                Related(rides, count, around < 0 ? AnyPlanned() : around);
                break;
            case < 9:
                Any(rides, count);
                break;
            default:
                Dearest(rides, count);
                break;
        }
    }

    private void Strings(List<int> rides, int count, int seed)
    {
        Array.Clear(isRuined);
        var longest = 1 + dice.Below(Most);
        Cut(seed, longest, rides);
        foreach (var near in draft.Day.Neighbourhood.Of(seed))
        {
            if (rides.Count >= count)
                return;
            if (draft.VehicleOf(near) is >= 0 and var vehicle && !isRuined[vehicle])
                Cut(near, longest, rides);
        }
    }

    /// <summary>Takes some rides that follow each other on the course of one, that one among them.</summary>
    private void Cut(int ride, int longest, List<int> rides)
    {
        var vehicle = draft.VehicleOf(ride);
        isRuined[vehicle] = true;
        row.Clear();
        foreach (ref readonly var node in draft[vehicle].Nodes)
            if (node.Kind == NodeKind.PickUp)
                row.Add(node.Ride);
        var length = Math.Min(row.Count, 1 + dice.Below(longest));
        var at = row.IndexOf(ride);
        var lowest = Math.Max(0, at - length + 1);
        var first = lowest + dice.Below(Math.Min(at, row.Count - length) - lowest + 1);
        for (var i = first; i < first + length; i++)
            rides.Add(row[i]);
    }

    private void Related(List<int> rides, int count, int seed)
    {
        rides.Add(seed);
        while (rides.Count < count)
        {
            var near = draft.Day.Neighbourhood.Of(rides[dice.Below(rides.Count)]);
            var skip = (int)(near.Length * Math.Pow(dice.Part(), 5));
            var found = -1;
            for (var i = skip; i < near.Length && found < 0; i++)
                if (draft.VehicleOf(near[i]) >= 0 && !rides.Contains(near[i]))
                    found = near[i];
            if (found < 0)
                return;
            rides.Add(found);
        }
    }

    private void Any(List<int> rides, int count)
    {
        while (rides.Count < count)
            if (AnyPlanned() is var ride && !rides.Contains(ride))
                rides.Add(ride);
    }

    /// <summary>Takes rides, more often those without which much driving would be spared.</summary>
    private void Dearest(List<int> rides, int count)
    {
        var travel = draft.Day.Problem.Travel;
        for (var tries = 0; tries < 8 * count && rides.Count < count; tries++)
        {
            var (dearest, most) = (-1, long.MinValue);
            for (var i = 0; i < 4; i++)
            {
                var ride = AnyPlanned();
                if (rides.Contains(ride))
                    continue;
                var nodes = draft[draft.VehicleOf(ride)].Nodes;
                var spared = 0L;
                for (var at = 1; at < nodes.Length - 1; at++)
                    if (nodes[at].Ride == ride)
                        spared += travel[nodes[at - 1].Point, nodes[at].Point] + (long)travel[nodes[at].Point, nodes[at + 1].Point]
                            - travel[nodes[at - 1].Point, nodes[at + 1].Point];
                if (spared > most)
                    (dearest, most) = (ride, spared);
            }

            if (dearest >= 0)
                rides.Add(dearest);
        }
    }

    private int AnyPlanned()
    {
        while (true)
            if (dice.Below(draft.Day.Rides.Length) is var ride && draft.VehicleOf(ride) >= 0)
                return ride;
    }
}
