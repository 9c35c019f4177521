using System.Numerics;

namespace Socifaction.Services.DialARide;

/// <summary>
/// Driving seconds from any point to any point. They need not be the same both ways, nor obey the triangle inequality:
/// rounded or learned times seldom do.
/// </summary>
public sealed class TravelTimes
{
    private readonly int[] onward, backward;

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
        onward = seconds.ToArray();
        backward = new int[onward.Length];
        for (var from = 0; from < points; from++)
            for (var to = 0; to < points; to++)
                backward[to * points + from] = onward[from * points + to];
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
            return onward[from * Points + to];
        }
    }

    /// <summary>Driving seconds from one point to each point.</summary>
    internal ReadOnlySpan<int> From(int point) => onward.AsSpan(point * Points, Points);

    /// <summary>Driving seconds to one point from each point.</summary>
    internal ReadOnlySpan<int> To(int point) => backward.AsSpan(point * Points, Points);

    /// <summary>By how much at most a way round over the point is quicker than the straight one; below zero when it is nowhere.</summary>
    internal long LargestShortcutOver(int point)
    {
        var largest = long.MinValue;
        var onwards = From(point);
        var whole = Points - Points % Vector<int>.Count;
        for (var from = 0; from < Points; from++)
        {
            var straight = From(from);
            var most = new Vector<int>(-int.MaxValue);
            for (var to = 0; to < whole; to += Vector<int>.Count)
                most = Vector.Max(most, new Vector<int>(straight[to..]) - new Vector<int>(onwards[to..]));
            var gain = -int.MaxValue;
            for (var lane = 0; lane < Vector<int>.Count; lane++)
                gain = Math.Max(gain, most[lane]);
            for (var to = whole; to < Points; to++)
                gain = Math.Max(gain, straight[to] - onwards[to]);
            largest = Math.Max(largest, (long)gain - this[from, point]);
        }

        return largest;
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
