using System.Diagnostics;

namespace Socifaction.Services.DialARide;

/// <summary>Makes room where insertion finds none: others go in another order or by another vehicle, each within what was promised.</summary>
public static class Repair
{
    /// <summary>A plan that serves everybody who is in the plan and all the wishes; null when none was found with this effort.</summary>
    public static Plan? FindRoom(Plan plan, IEnumerable<Request> wishes, Effort effort, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(wishes);
        ArgumentNullException.ThrowIfNull(effort);
        // Somebody waits on the telephone: what is looked up before the search begins counts too.
        var began = Stopwatch.GetTimestamp();
        var search = new NeighbourhoodSearch(new SearchedDay(plan, wishes), effort, began);
        search.Run(untilAllServed: true, cancellation);
        return search.Absent == 0 ? search.Best : null;
    }
}
