namespace Socifaction.Services.Rides.Sharing;

/// <summary>
/// The pairs of an initiative as the planner has them: a bit for each, so that two parties with a bit in common never share
/// a vehicle. Past 64 pairs some have one bit, and a few people are kept apart who need not be.
/// </summary>
internal sealed class ApartPairs
{
    private const int Bits = 64;

    private readonly Dictionary<Guid, ulong> _bits = [];

    public ApartPairs(IReadOnlyList<KeptApart> pairs)
    {
        foreach (var (index, pair) in pairs.Index())
        {
            foreach (var person in (Guid[])[pair.OneId, pair.OtherId])
            {
                _bits[person] = Of(person) | 1UL << (index % Bits);
            }
        }
    }

    /// <summary>The bits of a person; none of whom is not named.</summary>
    public ulong Of(Guid? residentId) => residentId is { } id ? _bits.GetValueOrDefault(id) : 0;

    /// <summary>
    /// The bits of every leg of a day. Who are driven together already, because that was promised before they were to be
    /// kept apart, stay so; from each other alone they are not kept apart.
    /// </summary>
    public Dictionary<Guid, ulong> OfLegs(RideDay day)
    {
        var bits = day.Legs.ToDictionary(leg => leg.Id, leg => Of(leg.ResidentId));
        if (_bits.Count == 0)
        {
            return bits;
        }

        foreach (var of in day.Runs)
        {
            var aboard = new HashSet<Guid>();
            foreach (var (leg, kind) in day.ListOrder(of.Run.Id))
            {
                if (kind == StopKind.DropOff)
                {
                    aboard.Remove(leg);
                    continue;
                }

                bits[leg] &= ~aboard.Aggregate(0UL, (all, other) => all | bits[other]);
                aboard.Add(leg);
            }
        }

        return bits;
    }
}
