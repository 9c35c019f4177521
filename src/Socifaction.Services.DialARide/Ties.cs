namespace Socifaction.Services.DialARide;

/// <summary>Which rides of a search are legs tied to each other, and whether their windows alone keep the tie.</summary>
internal sealed class Ties
{
    private readonly int[][] legs;
    private readonly bool[][] keptByWindows;

    public Ties(Request[] rides)
    {
        legs = new int[rides.Length][];
        keptByWindows = new bool[rides.Length][];
        var any = rides.Any(ride => ride.Tie is not null);
        for (var ride = 0; ride < rides.Length; ride++)
        {
            var (of, tied) = (rides[ride], any ? rides.Where(other => Follows(other, rides[ride]) || Follows(rides[ride], other)).ToArray() : []);
            legs[ride] = [.. tied.Select(other => other.Id)];
            keptByWindows[ride] = [.. tied.Select(other =>
                Follows(other, of) ? other.Tie!.IsKeptByWindows(of, other) : of.Tie!.IsKeptByWindows(other, of))];
        }
    }

    /// <summary>The legs tied to a ride.</summary>
    public ReadOnlySpan<int> Of(int ride) => legs[ride];

    /// <summary>Whether two tied legs may go on two vehicles.</summary>
    public bool AreKeptByWindows(int ride, int leg) => keptByWindows[ride][Array.IndexOf(legs[ride], leg)];

    private static bool Follows(Request back, Request outward) => back.Tie is { } tie && tie.OutwardId == outward.Id;
}
