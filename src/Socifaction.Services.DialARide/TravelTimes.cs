namespace Socifaction.Services.DialARide;

/// <summary>
/// Driving seconds from any point to any point. They need not be the same both ways, nor obey the triangle inequality:
/// rounded or learned times seldom do.
/// </summary>
public sealed class TravelTimes
{
    private readonly int[] seconds;

    /// <summary>Seconds by row (from) and column (to).</summary>
    public TravelTimes(int[,] seconds)
        : this(RowByRow(Preconditions.NotNull(seconds)), seconds.GetLength(0))
    {
    }

    /// <summary>Seconds row by row: from point 0 to each point, from point 1 to each point, and so on.</summary>
    public TravelTimes(ReadOnlySpan<int> seconds, int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        if (seconds.Length != (long)points * points)
            throw new ArgumentException("There is one time from each point to each point.", nameof(seconds));
        foreach (var time in seconds)
            ArgumentOutOfRangeException.ThrowIfNegative(time, nameof(seconds));
        this.seconds = seconds.ToArray();
        Points = points;
    }

    /// <summary>How many points there are; a point is an index below this.</summary>
    public int Points { get; }

    /// <summary>Driving seconds from one point to another.</summary>
    public int this[int from, int to]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)from, (uint)Points, nameof(from));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)to, (uint)Points, nameof(to));
            return seconds[from * Points + to];
        }
    }

    /// <summary>Throws when the point is not one of these.</summary>
    internal void Require(int point, string name) =>
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(point, Points, name);

    private static int[] RowByRow(int[,] seconds)
    {
        if (seconds.GetLength(0) != seconds.GetLength(1))
            throw new ArgumentException("There is one time from each point to each point.", nameof(seconds));
        var flat = new int[seconds.Length];
        Buffer.BlockCopy(seconds, 0, flat, 0, checked(seconds.Length * sizeof(int)));
        return flat;
    }
}
