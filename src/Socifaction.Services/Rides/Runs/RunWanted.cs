using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.Runs;

/// <summary>Why a run is not made or changed.</summary>
public enum RunRefusal
{
    /// <summary>It is over, or would be before it is made.</summary>
    Past = 1,

    /// <summary>It has begun: its beginning stays as it is.</summary>
    HasBegun,

    /// <summary>Somebody has been fetched by it already: it may end sooner, but it was driven.</summary>
    AlreadyOut,

    EndNotAfterStart,

    /// <summary>The break does not fit between its times, or lies outside the run's hours.</summary>
    BreakUnfit,

    /// <summary>The vehicle is on another run then.</summary>
    VehicleTaken,

    /// <summary>The driver is on another run then.</summary>
    DriverTaken,

    /// <summary>The day is not as it was when staff saw what changes for whom.</summary>
    ChangedMeanwhile,
}

/// <summary>
/// A run as staff want it, cancelled or driven. One that is not there yet is made under the id that its form brings, so that
/// the same form makes it once.
/// </summary>
public sealed record RunWanted(
    Guid RunId, Guid OfferingId, LocalDate Date, Guid VehicleId, Guid DriverId, LocalTime From, LocalTime To, RunBreak? Break, bool IsCancelled, Asking Asking)
{
    /// <summary>The mark of the preview that staff have seen; empty when they saw none.</summary>
    public string Seen { get; init; } = "";

    /// <summary>The rides without room that are cancelled at once; the others wait for a call.</summary>
    public IReadOnlyList<Guid> CancelledRides { get; init; } = [];

    /// <summary>Whether the run is so already.</summary>
    internal bool IsAs(Run run) =>
        (run.VehicleId, run.DriverId, run.From, run.To, run.Break, run.IsCancelled) == (VehicleId, DriverId, From, To, Break, IsCancelled);

    /// <summary>What stands in the way whatever else happens that day.</summary>
    internal RunRefusal? FindObjection(Run? run, InitiativeClock clock)
    {
        if (To <= From)
        {
            return RunRefusal.EndNotAfterStart;
        }

        if (Break is { } rest && !rest.Fits(From, To))
        {
            return RunRefusal.BreakUnfit;
        }

        var isOver = run is null || run.StartsAt > clock.Now ? clock.InstantOf(Date, To) <= clock.Now : run.EndsAt <= clock.Now;
        return isOver ? RunRefusal.Past
            : run is not null && run.StartsAt <= clock.Now && run.From != From ? RunRefusal.HasBegun
            : null;
    }

    /// <summary>Writes it into the run.</summary>
    internal void WriteTo(Run run, InitiativeClock clock)
    {
        (run.VehicleId, run.DriverId, run.From, run.To, run.Break, run.IsCancelled) = (VehicleId, DriverId, From, To, Break, IsCancelled);
        (run.StartsAt, run.EndsAt) = (clock.InstantOf(Date, From), clock.InstantOf(Date, To));
    }

    /// <summary>The run it makes when there is none yet.</summary>
    internal Run NewRun(InitiativeClock clock) => new()
    {
        Id = RunId,
        OfferingId = OfferingId,
        VehicleId = VehicleId,
        DriverId = DriverId,
        Date = Date,
        From = From,
        To = To,
        StartsAt = clock.InstantOf(Date, From),
        EndsAt = clock.InstantOf(Date, To),
        Break = Break,
    };
}
