namespace Socifaction.Services.DialARide;

/// <summary>
/// What ties a return leg to its outward leg while both are planned: seconds at the place between, from the end of service
/// at the outward drop-off to the beginning of service at the return pick-up. On one vehicle the stay is planned for exactly;
/// on two vehicles the legs go only where their windows alone keep it, whatever happens inside them.
/// </summary>
public sealed record Tie(int OutwardId, int LeastStay = 0, int LongestStay = int.MaxValue)
{
    public int LeastStay { get; } = Preconditions.NotNegative(LeastStay);

    public int LongestStay { get; } = LongestStay >= LeastStay
        ? LongestStay
        : throw new ArgumentOutOfRangeException(nameof(LongestStay), LongestStay, "The longest stay is no shorter than the least.");

    /// <summary>Whether the windows alone keep the stay.</summary>
    public bool IsKeptByWindows(Request outward, Request back)
    {
        ArgumentNullException.ThrowIfNull(outward);
        ArgumentNullException.ThrowIfNull(back);
        return (long)back.PickUpWindow.Earliest - outward.DropOffWindow.Latest - outward.DropOffService >= LeastStay
            && (long)back.PickUpWindow.Latest - outward.DropOffWindow.Earliest - outward.DropOffService <= LongestStay;
    }
}
