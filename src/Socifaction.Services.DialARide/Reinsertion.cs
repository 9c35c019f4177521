namespace Socifaction.Services.DialARide;

/// <summary>
/// Puts absent rides back into the courses of a draft, one after another in some order, each where it adds least, with a
/// vehicle overlooked now and then (blinks; Christiaens and Vanden Berghe 2020). Answers about courses that come again are
/// remembered.
/// </summary>
internal sealed class Reinsertion
{
    private const int Remembered = 1 << 15;
    private const double Blink = 0.02;

    private readonly Draft draft;
    private readonly Dice dice;
    private readonly InsertionSearch search;
    private readonly (ulong Key, Position Position)[] memory = new (ulong, Position)[Remembered];
    private readonly double[] order;

    public Reinsertion(Draft draft, Dice dice)
    {
        (this.draft, this.dice) = (draft, dice);
        search = new InsertionSearch(draft.Day.Problem.Travel);
        order = new double[draft.Day.Rides.Length];
    }

    /// <summary>Inserts as many of the rides as will go.</summary>
    public void Run(List<int> rides)
    {
        var by = dice.Below(5);
        foreach (var ride in rides)
        {
            var request = draft.Day.Rides[ride];
            order[ride] = by switch
            {
                0 or 1 => dice.Part(),
                2 => request.PickUpWindow.Earliest,
                3 => -draft.Day.Neighbourhood.Remoteness[ride],
                _ => request.PickUpWindow.Latest - (double)request.PickUpWindow.Earliest,
            };
        }

        rides.Sort((left, right) => order[left].CompareTo(order[right]) is var before && before != 0 ? before : left.CompareTo(right));
        foreach (var ride in rides)
        {
            var (best, at) = (Position.None, -1);
            for (var vehicle = 0; vehicle < draft.Vehicles; vehicle++)
                if (dice.Part() >= Blink && Find(ride, vehicle) is var found && found.Added < best.Added)
                    (best, at) = (found, vehicle);
            if (at >= 0)
                draft.Insert(ride, at, best);
        }
    }

    /// <summary>The cheapest position of the ride on the vehicle's course on trial.</summary>
    private Position Find(int ride, int vehicle)
    {
        if (!draft.May(ride, vehicle))
            return Position.None;
        var course = draft[vehicle];
        if (course.IsIdle)
            for (var other = draft.Day.Sort[vehicle]; other < vehicle; other++)
                if (draft.Day.Sort[other] == draft.Day.Sort[vehicle] && draft[other].IsIdle && draft.May(ride, other))
                    return Position.None;

        var key = unchecked((course.Key + (ulong)draft.Day.Sort[vehicle] * 0xD6E8FEB86659FD93) ^ ((ulong)(ride + 1) * 0xA0761D6478BD642F));
        ref var known = ref memory[(int)(key >> 49)];
        if (known.Key != key)
            known = (key, search.Try(course, draft.Day.Rides[ride], draft.Day.Roundabout));
        return known.Position;
    }
}
