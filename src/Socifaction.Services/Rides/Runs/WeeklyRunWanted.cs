using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.Rides.Runs;

/// <summary>
/// A weekly run as staff want it; one that is not there yet is made under the id that its form brings. With
/// <see cref="MakesAnew"/> the runs already made from it on which nobody travels are made anew; all others stay.
/// </summary>
public sealed record WeeklyRunWanted(
    Guid WeeklyRunId, Guid OfferingId, IsoDayOfWeek Weekday, Guid VehicleId, Guid DriverId, LocalTime From, LocalTime To, RunBreak? Break, bool MakesAnew)
{
    /// <summary>The mark of the state that was changed; none of a new one.</summary>
    public string? Seen { get; init; }

    /// <summary>What tells one state of a weekly run from another.</summary>
    public static string MarkOf(WeeklyRun weekly) => StateMark.Of(
        weekly.Weekday, weekly.VehicleId, weekly.DriverId, weekly.From, weekly.To, weekly.Break?.From, weekly.Break?.To, weekly.Break?.Minutes);

    internal RunRefusal? FindObjection(IEnumerable<WeeklyRun> others)
    {
        if (To <= From)
        {
            return RunRefusal.EndNotAfterStart;
        }

        if (Break is { } rest && !rest.Fits(From, To))
        {
            return RunRefusal.BreakUnfit;
        }

        var meanwhile = others.Where(other => other.Id != WeeklyRunId && other.Weekday == Weekday && other.From < To && From < other.To).ToList();
        return meanwhile.Exists(other => other.VehicleId == VehicleId) ? RunRefusal.VehicleTaken
            : meanwhile.Exists(other => other.DriverId == DriverId) ? RunRefusal.DriverTaken
            : null;
    }

    internal WeeklyRun ToWeeklyRun() => new()
    {
        Id = WeeklyRunId, OfferingId = OfferingId, Weekday = Weekday, VehicleId = VehicleId, DriverId = DriverId, From = From, To = To, Break = Break,
    };

    internal void WriteTo(WeeklyRun weekly) =>
        (weekly.Weekday, weekly.VehicleId, weekly.DriverId, weekly.From, weekly.To, weekly.Break) = (Weekday, VehicleId, DriverId, From, To, Break);
}

/// <summary>The runs that were made from a weekly one and are still to come.</summary>
public static class MadeRuns
{
    /// <summary>After today, and driven.</summary>
    public static IQueryable<Run> MadeFrom(this IQueryable<Run> runs, Guid weeklyRunId, LocalDate today) =>
        runs.Where(run => run.WeeklyRunId == weeklyRunId && run.Date > today && !run.IsCancelled);

    /// <summary>Those that nobody travels on, nobody is kept a time on and staff have left as they were made.</summary>
    public static IQueryable<Run> Untouched(this IQueryable<Run> runs, ServicesDbContext db) => runs.Where(run =>
        !db.Rides.Any(ride => ride.RunId == run.Id) && !db.RideHolds.Any(hold => hold.RunId == run.Id) && !run.Events.Any());
}
