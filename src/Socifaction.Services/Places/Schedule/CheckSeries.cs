using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>Every date a change of a series would touch, and why it could not be made so, if it could not.</summary>
public sealed record SeriesPreview(LocalDate FirstDay, IReadOnlyList<SeriesDate> Dates, ScheduleRefusal? Refusal);

/// <summary>Use case of staff: shows what a change of a series would do to each date, without making it.</summary>
public sealed class CheckSeries(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The dates that are made already, in order; later ones follow the new pattern. Null when the series is not there.</summary>
    public async Task<SeriesPreview?> RunAsync(SeriesWanted wanted, CancellationToken cancellationToken)
    {
        var plan = await SeriesPlan.ReadAsync(db, wanted, clock, cancellationToken);
        db.ChangeTracker.Clear();
        return plan is null ? null : new(plan.FirstDay, [.. plan.Dates.Select(date => date.Shown)], plan.Ask(wanted));
    }
}
