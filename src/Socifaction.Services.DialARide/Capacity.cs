using System.Collections.Immutable;

namespace Socifaction.Services.DialARide;

/// <summary>
/// What a vehicle holds: one layout of seats and wheelchair places, or several where seats fold away for wheelchairs.
/// The layout may be changed at any stop, so a load is held when any one layout holds it.
/// </summary>
public sealed class Capacity : IEquatable<Capacity>
{
    public Capacity(params IEnumerable<Load> layouts)
    {
        Layouts = [.. Preconditions.NotNull(layouts)];
        if (Layouts.IsEmpty)
            throw new ArgumentException("A vehicle has a layout at least.", nameof(layouts));
    }

    public ImmutableArray<Load> Layouts { get; }

    /// <summary>A capacity of one layout.</summary>
    public static Capacity FromLoad(Load layout) => new(layout);

    public static implicit operator Capacity(Load layout) => FromLoad(layout);

    /// <summary>Whether there is room for those on board and a party more.</summary>
    public bool Holds(Load aboard, Load more = default)
    {
        foreach (var layout in Layouts)
            if ((long)aboard.Seats + more.Seats <= layout.Seats && (long)aboard.Wheelchairs + more.Wheelchairs <= layout.Wheelchairs)
                return true;
        return false;
    }

    public bool Equals(Capacity? other) => other is not null && Layouts.AsSpan().SequenceEqual(other.Layouts.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Capacity);

    public override int GetHashCode() => HashCode.Combine(Layouts.Length, Layouts[0]);

    /// <summary>What is short when so many are on board, the party just asked for among them; null when nothing is.</summary>
    internal Infeasible? Lacking(Load aboard, Load asked) =>
        Holds(aboard) ? null
        : Layouts.All(layout => layout.Wheelchairs < aboard.Wheelchairs) ? Infeasible.NoWheelchairPlace
        : Layouts.All(layout => layout.Seats < aboard.Seats) ? Infeasible.NoSeat
        : asked.Wheelchairs > 0 ? Infeasible.NoWheelchairPlace
        : Infeasible.NoSeat;
}
