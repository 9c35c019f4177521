using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Socifaction.Services.Benchmarks;

/// <summary>So many clients that each act again as soon as they are answered, for a while.</summary>
public static class Crowd
{
    /// <summary>How many acts there were in a second, and how long they took, in milliseconds in order. An act of false is the end of a client.</summary>
    public static async Task<(double PerSecond, double[] Milliseconds)> RunAsync(int clients, TimeSpan time, Func<int, Task<bool>> act)
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
        return (taken.Count / watch.Elapsed.TotalSeconds, [.. taken.Order()]);
    }

    /// <summary>The value below which so great a part lies.</summary>
    public static double At(double[] ordered, double part) => ordered.Length == 0 ? 0 : ordered[Math.Min(ordered.Length - 1, (int)(ordered.Length * part))];

    /// <summary>A figure of a result line.</summary>
    public static string Figure(double value, string format = "0.#") => value.ToString(format, CultureInfo.InvariantCulture);
}
