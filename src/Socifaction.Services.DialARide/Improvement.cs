using System.Diagnostics;

namespace Socifaction.Services.DialARide;

/// <summary>Makes a whole day's plan better at leisure: the same promises, and less driving.</summary>
public static class Improvement
{
    /// <summary>
    /// The best plan found: everybody who is in the plan stays in it, as many of the wishes as possible join them, and
    /// driving is kept small. Never worse than the plan given; cancelled, it gives the best found until then.
    /// </summary>
    public static Plan Run(Plan plan, Effort effort, IEnumerable<Request>? wishes = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(effort);
        var search = new NeighbourhoodSearch(new SearchedDay(plan, wishes ?? []), effort, Stopwatch.GetTimestamp());
        search.Run(untilAllServed: false, cancellation);
        return search.Best;
    }
}
