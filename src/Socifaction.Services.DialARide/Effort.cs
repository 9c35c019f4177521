namespace Socifaction.Services.DialARide;

/// <summary>
/// How hard to search: at most so many rounds and, where time is given, no longer than that. The same seed and rounds give the
/// same plan on every machine, as long as time and cancelling do not end the search before.
/// </summary>
public sealed record Effort(int Rounds, TimeSpan? Time = null, int Seed = 1)
{
    public int Rounds { get; init => field = Preconditions.NotNegative(value); } = Preconditions.NotNegative(Rounds);

    /// <summary>As many rounds as the time allows.</summary>
    public static Effort For(TimeSpan time, int seed = 1) => new(int.MaxValue, time, seed);
}
