using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.Runs;

/// <summary>
/// A day planned anew with one run as staff want it. Whoever can be kept within their promise is, on whichever run; the rest
/// are left over. The same is shown before and written after.
/// </summary>
internal sealed class RunChange
{
    private readonly RunWanted _wanted;
    private readonly Run _run;
    private readonly RunEventKind _kind;
    private readonly RideDay _before;
    private readonly RideDay _after;
    private readonly InitiativeClock _clock;
    private readonly HashSet<Guid> _left = [];

    private RunChange(RunWanted wanted, Run run, RunEventKind kind, RideDay before, RideDay after, InitiativeClock clock) =>
        (_wanted, _run, _kind, _before, _after, _clock, Planning) = (wanted, run, kind, before, after, clock, null!);

    /// <summary>The day with everybody who is kept.</summary>
    public RidePlanning Planning { get; private set; }

    /// <summary>The rides that no run keeps, in order of time.</summary>
    public IReadOnlyList<Ride> Left => [.. _after.Rides.Where(ride => _left.Contains(ride.Id)).OrderBy(ride => ride.StartTime).ThenBy(ride => ride.Id)];

    /// <summary>Those that get a run again.</summary>
    public IReadOnlyList<Ride> CoveredAgain => [.. _after.Rides.Where(ride => ride.IsUncovered && !_left.Contains(ride.Id))];

    /// <summary>How many go with another run than before.</summary>
    public int CountMoved() =>
        _after.Rides.Count(ride => ride.RunId is { } run && !_left.Contains(ride.Id) && Planning.FindRun(ride.Id) != run);

    /// <summary>All rides of the day.</summary>
    public IReadOnlyList<Ride> Rides => _after.Rides;

    /// <summary>Changes whenever the day does, or whom the change leaves over.</summary>
    public string Mark => Convert.ToHexStringLower(Receipts.Fingerprint(new
    {
        Runs = _before.Runs.Select(of => $"{of.Run.Id} {of.Run.Version}"),
        Left = Left.Select(ride => ride.Id),
    }).AsSpan(0, 16));

    /// <summary>The runs of the day that are driven, and what else is locked before it is planned anew.</summary>
    public static async Task<(IReadOnlyList<Guid> RunIds, IReadOnlyList<Guid> Locks)> ListLocksAsync(
        ServicesDbContext db, RunWanted wanted, CancellationToken cancellationToken)
    {
        var runIds = await RideDay.ListRunIdsAsync(db, wanted.OfferingId, wanted.Date, cancellationToken);
        var groups = await db.Rides.Uncovered().OnDate(wanted.Date).Select(ride => ride.GroupId).ToListAsync(cancellationToken);
        return (runIds, [wanted.OfferingId, wanted.RunId, wanted.VehicleId, wanted.DriverId, .. runIds, .. groups]);
    }

    /// <summary>The day with the change, or why it cannot be.</summary>
    public static async Task<Outcome<RunChange, RunRefusal>> ReadAsync(
        ServicesDbContext db, RideService service, RunWanted wanted, IReadOnlyList<Guid> runIds, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var standing = await db.Runs.SingleOrDefaultAsync(run => run.Id == wanted.RunId, cancellationToken);
        if (wanted.FindObjection(standing, clock) is { } objection)
        {
            return objection;
        }

        if (!wanted.IsCancelled && await FindTakenAsync(db, wanted, clock, cancellationToken) is { } taken)
        {
            return taken;
        }

        var before = await RideDay.ReadAsync(db, service, wanted.Date, runIds, clock.Now, cancellationToken);
        var begun = before.ListBegun(wanted.RunId, clock);
        if (wanted.IsCancelled && begun.Count > 0)
        {
            return RunRefusal.AlreadyOut;
        }

        var kind = standing is null ? RunEventKind.Added
            : wanted.IsCancelled ? RunEventKind.Cancelled
            : standing.IsCancelled ? RunEventKind.Restored
            : RunEventKind.Changed;
        var run = standing ?? wanted.NewRun(clock);
        wanted.WriteTo(run, clock);
        var runs = before.Runs.Where(of => of.Run.Id != run.Id).ToList();
        if (!run.IsCancelled)
        {
            runs.Add(new RunOfDay(run, await db.Vehicles.SingleAsync(vehicle => vehicle.Id == run.VehicleId, cancellationToken)));
        }

        var uncovered = await db.Rides.Uncovered().OnDate(wanted.Date).Where(ride => ride.OfferingId == service.Id).ToListAsync(cancellationToken);
        // Who only looks holds no lock: a ride may have lost its run between the two readings.
        var rides = before.Rides.Concat(uncovered).DistinctBy(ride => ride.Id);
        var change = new RunChange(wanted, run, kind, before, before.With(runs, rides, before.Holds), clock);
        change.Plan(begun);
        return change;
    }

    /// <summary>Writes it: the run, the driving orders, who lost a run or has one again, and who is cancelled at once.</summary>
    public Run Write(ServicesDbContext db)
    {
        var (by, channel, why) = _wanted.Asking;
        if (_kind == RunEventKind.Added)
        {
            db.Runs.Add(_run);
        }

        _run.Record(_kind, by, _clock.Now, why);
        var again = CoveredAgain;
        _after.Write(db, Planning, [.. Planning.ChangedRunIds, _run.Id]);
        if (_run.IsCancelled)
        {
            _run.Version++;
            db.RunStops.RemoveRange(_before.Stops.Where(stop => stop.RunId == _run.Id));
        }

        db.RideHolds.RemoveRange(_before.Holds.Where(hold => _left.Contains(hold.Id)));
        foreach (var ride in again)
        {
            ride.Cover(by, channel, _clock.Now, why);
        }

        foreach (var ride in Left)
        {
            ride.RunId = null;
            if (_wanted.CancelledRides.Contains(ride.Id))
            {
                ride.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, by, channel, _clock.Now, why);
            }
            else if (!ride.IsUncovered)
            {
                ride.Uncover(by, channel, _clock.Now, why);
            }
        }

        return _run;
    }

    private void Plan(IReadOnlyCollection<Guid> begun)
    {
        var more = _after.Rides.SelectMany(ride => new[] { ride.From, ride.To }).Concat(_before.Holds.SelectMany(hold => new[] { hold.From, hold.To })).ToList();
        var legs = _after.Legs.ToDictionary(leg => leg.Id);
        var waiting = _after.Rides.Where(ride => ride.IsUncovered).Select(ride => ride.Id).ToHashSet();
        Planning = PlanWithout(waiting);
        if (_run.IsCancelled || !Planning.CanDrive(_run.Id))
        {
            // What it can drive no longer is put anew wherever it fits; who was fetched by it already stays with it.
            waiting.UnionWith(_before.Rides.Where(ride => ride.RunId == _run.Id && !begun.Contains(ride.Id)).Select(ride => ride.Id));
            waiting.UnionWith(_before.Holds.Where(hold => hold.RunId == _run.Id).Select(hold => hold.Id));
            Planning = PlanWithout(waiting);
        }

        // Promises come before what is only kept for a call, and a leg goes with the one that the vehicle waits after.
        var promised = _after.Rides.Select(ride => ride.Id).ToHashSet();
        foreach (var together in waiting.Select(id => legs[id])
            .GroupBy(leg => leg.WaitsSince is { } since && waiting.Contains(since) ? since : leg.Id)
            .OrderBy(unit => promised.Contains(unit.Key) ? 0 : 1).ThenBy(unit => legs[unit.Key].EarliestPickUp).ThenBy(unit => unit.Key))
        {
            if (Planning.Keep([.. together.OrderBy(leg => leg.EarliestPickUp)]) is { } kept)
            {
                Planning = kept;
            }
            else
            {
                _left.UnionWith(together.Select(leg => leg.Id));
            }
        }

        RidePlanning PlanWithout(HashSet<Guid> ids) => RidePlanning.Of(
            _after.With(_after.Runs, _after.Rides.Where(ride => !ids.Contains(ride.Id)), _after.Holds.Where(hold => !ids.Contains(hold.Id))),
            _clock.Zone, more);
    }

    private static async Task<RunRefusal?> FindTakenAsync(ServicesDbContext db, RunWanted wanted, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var (starts, ends) = (clock.InstantOf(wanted.Date, wanted.From), clock.InstantOf(wanted.Date, wanted.To));
        var others = await db.Runs.AsNoTracking()
            .Where(run => run.Id != wanted.RunId && !run.IsCancelled && run.StartsAt < ends && run.EndsAt > starts
                && (run.VehicleId == wanted.VehicleId || run.DriverId == wanted.DriverId)).ToListAsync(cancellationToken);
        return others.Exists(run => run.VehicleId == wanted.VehicleId) ? RunRefusal.VehicleTaken
            : others.Count > 0 ? RunRefusal.DriverTaken
            : null;
    }
}
