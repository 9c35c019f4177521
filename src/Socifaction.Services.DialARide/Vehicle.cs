namespace Socifaction.Services.DialARide;

/// <summary>
/// A vehicle with its driver on one day: leaves its start point and is back at its end point within the shift, and is out
/// no longer than the longest duration (seconds). Points are indices in <see cref="TravelTimes"/>.
/// </summary>
public sealed record Vehicle(
    int Id,
    int Start,
    int End,
    Window Shift,
    Load Capacity,
    int LongestDuration = int.MaxValue)
{
    public int Start { get; init => field = Preconditions.NotNegative(value); } = Preconditions.NotNegative(Start);

    public int End { get; init => field = Preconditions.NotNegative(value); } = Preconditions.NotNegative(End);

    public int LongestDuration { get; init => field = Preconditions.NotNegative(value); } = Preconditions.NotNegative(LongestDuration);
}
