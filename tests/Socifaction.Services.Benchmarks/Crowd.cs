using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Socifaction.Services.Benchmarks;

/// <summary>How long a crowd was busy, and how long each of its acts took, in milliseconds in order.</summary>
public sealed record CrowdTimes(TimeSpan Busy, double[] Milliseconds)
{
    /// <summary>Acts in a second.</summary>
    public double PerSecond => Milliseconds.Length / Busy.TotalSeconds;

    /// <summary>Several times as one: a time in which nothing was left to do does not count.</summary>
    public static CrowdTimes Of(IReadOnlyCollection<CrowdTimes> parts) =>
        new(parts.Aggregate(TimeSpan.Zero, (sum, part) => sum + part.Busy), [.. parts.SelectMany(part => part.Milliseconds).Order()]);
}

/// <summary>So many clients that each act again as soon as they are answered, for a while.</summary>
public static class Crowd
{
    /// <summary>Lets them act. An act of false is the end of a client.</summary>
    public static async Task<CrowdTimes> RunAsync(int clients, TimeSpan time, Func<int, Task<bool>> act)
    {
        var taken = new ConcurrentBag<double>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            while (watch.Elapsed < time)
            {
                var start = Stopwatch.GetTimestamp();
                if (!await act(client)) break;
                taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        })));
        return new(watch.Elapsed, [.. taken.Order()]);
    }

    /// <summary>The value below which so great a part lies.</summary>
    public static double At(double[] ordered, double part) => ordered.Length == 0 ? 0 : ordered[Math.Min(ordered.Length - 1, (int)(ordered.Length * part))];

    /// <summary>A figure of a result line.</summary>
    public static string Figure(double value, string format = "0.#") => value.ToString(format, CultureInfo.InvariantCulture);
}
