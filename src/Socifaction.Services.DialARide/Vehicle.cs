using System.Collections.Immutable;

namespace Socifaction.Services.DialARide;

/// <summary>
/// A vehicle with its driver on one day: leaves its start point and is back at its end point within the shift, is out no
/// longer than the longest duration (seconds), and takes its breaks in their order on a day on which it is driven.
/// Points are indices in <see cref="TravelTimes"/>.
/// </summary>
public sealed record Vehicle(
    int Id,
    int Start,
    int End,
    Window Shift,
    Capacity Capacity,
    int LongestDuration = int.MaxValue,
    ImmutableArray<Break> Breaks = default)
{
    public int Start { get; init => field = Preconditions.NotNegative(value); } = Preconditions.NotNegative(Start);

    public int End { get; init => field = Preconditions.NotNegative(value); } = Preconditions.NotNegative(End);

    public Capacity Capacity { get; init => field = Preconditions.NotNull(value); } = Preconditions.NotNull(Capacity);

    public int LongestDuration { get; init => field = Preconditions.NotNegative(value); } = Preconditions.NotNegative(LongestDuration);

    public ImmutableArray<Break> Breaks { get; init => field = value.IsDefault ? [] : value; } = Breaks.IsDefault ? [] : Breaks;

    public bool Equals(Vehicle? other) => other is not null && Id == other.Id && IsAlike(other);

    public override int GetHashCode() => HashCode.Combine(Id, Start, End, Shift);

    /// <summary>Whether only the id tells them apart.</summary>
    internal bool IsAlike(Vehicle other) =>
        (Start, End, Shift, LongestDuration) == (other.Start, other.End, other.Shift, other.LongestDuration)
        && Capacity.Equals(other.Capacity)
        && Breaks.AsSpan().SequenceEqual(other.Breaks.AsSpan());
}
