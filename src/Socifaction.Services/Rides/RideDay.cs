using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Rides.Sharing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>The runs of an offering on a day with all that is promised on them: read with the runs locked when it is to be changed.</summary>
internal sealed class RideDay
{
    private RideDay(
        RideService service, LocalDate date, Instant readAt, ApartPairs apart, List<RunOfDay> runs, List<Ride> rides, List<RideHold> holds, List<RunStop> stops) =>
        (Service, Date, ReadAt, Apart, Runs, Rides, Holds, Stops) = (service, date, readAt, apart, runs, rides, holds, stops);

    public RideService Service { get; }

    public LocalDate Date { get; }

    /// <summary>When it was asked for: what was driven by then is no longer changed.</summary>
    public Instant ReadAt { get; }

    /// <summary>Who is never driven with whom.</summary>
    public ApartPairs Apart { get; }

    /// <summary>In order of id, so that equal answers are given alike.</summary>
    public IReadOnlyList<RunOfDay> Runs { get; }

    /// <summary>The rides promised on these runs.</summary>
    public IReadOnlyList<Ride> Rides { get; }

    /// <summary>What is kept on these runs for calls that last.</summary>
    public IReadOnlyList<RideHold> Holds { get; }

    /// <summary>The stops in driving order, run by run.</summary>
    public IReadOnlyList<RunStop> Stops { get; }

    /// <summary>All that binds the runs: what is promised and what is kept.</summary>
    public IReadOnlyList<PromisedLeg> Legs => [.. Rides.Select(LegOf), .. Holds.Select(LegOf)];

    /// <summary>The runs to lock before the day is read.</summary>
    public static Task<List<Guid>> ListRunIdsAsync(ServicesDbContext db, Guid offeringId, LocalDate date, CancellationToken cancellationToken) =>
        db.Runs.Where(run => run.OfferingId == offeringId && run.Date == date && !run.IsCancelled)
            .OrderBy(run => run.Id).Select(run => run.Id).ToListAsync(cancellationToken);

    /// <summary>The day as it stands now; of runs only those given, which are the locked ones.</summary>
    public static async Task<RideDay> ReadAsync(
        ServicesDbContext db, RideService service, LocalDate date, IReadOnlyCollection<Guid> runIds, Instant now, CancellationToken cancellationToken)
    {
        var runs = await db.Runs
            .Where(run => run.OfferingId == service.Id && run.Date == date && !run.IsCancelled)
            .Join(db.Vehicles, run => run.VehicleId, vehicle => vehicle.Id, (run, vehicle) => new RunOfDay(run, vehicle))
            .ToListAsync(cancellationToken);
        runs = [.. runs.Where(of => runIds.Contains(of.Run.Id)).OrderBy(of => of.Run.Id)];

        var rides = await db.Rides
            .Where(ride => ride.OfferingId == service.Id && ride.Date == date && ride.Status == BookingStatus.Booked && ride.RunId != null)
            .ToListAsync(cancellationToken);
        var stops = await db.RunStops
            .Where(stop => db.Runs.Any(run => run.Id == stop.RunId && run.OfferingId == service.Id && run.Date == date))
            .OrderBy(stop => stop.RunId).ThenBy(stop => stop.Order)
            .ToListAsync(cancellationToken);
        var holds = await db.RideHolds.Where(hold => runIds.Contains(hold.RunId) && hold.Until > now).OrderBy(hold => hold.Id).ToListAsync(cancellationToken);
        return new(
            service,
            date,
            now,
            new(await db.KeptApart.AsNoTracking().OrderBy(kept => kept.Id).ToListAsync(cancellationToken)),
            runs,
            [.. rides.Where(ride => runIds.Contains(ride.RunId!.Value))],
            holds,
            [.. stops.Where(stop => runIds.Contains(stop.RunId))]);
    }

    /// <summary>The stops of a run in driving order, those of what is kept among them.</summary>
    public IEnumerable<(Guid LegId, StopKind Kind)> ListOrder(Guid runId)
    {
        var promised = Rides.Select(ride => ride.Id).ToHashSet();
        return Stops.Where(stop => stop.RunId == runId && promised.Contains(stop.RideId)).Select(stop => (stop.Order, Leg: (stop.RideId, stop.Kind)))
            .Concat(Holds.Where(hold => hold.RunId == runId).SelectMany(hold => new[]
            {
                (Order: hold.PickUpOrder, Leg: (hold.Id, StopKind.PickUp)), (Order: hold.DropOffOrder, Leg: (hold.Id, StopKind.DropOff)),
            }))
            .OrderBy(stop => stop.Order).Select(stop => stop.Leg);
    }

    /// <summary>The day as it will be when these rides have left it.</summary>
    public RideDay Without(IReadOnlyCollection<Ride> leaving) => new(
        Service,
        Date,
        ReadAt,
        Apart,
        [.. Runs],
        [.. Rides.Where(ride => leaving.All(gone => gone.Id != ride.Id))],
        [.. Holds],
        [.. Stops.Where(stop => leaving.All(gone => gone.Id != stop.RideId))]);

    /// <summary>The day with these runs, and on them only these rides and things kept.</summary>
    public RideDay With(IEnumerable<RunOfDay> runs, IEnumerable<Ride> rides, IEnumerable<RideHold> holds) =>
        new(Service, Date, ReadAt, Apart, [.. runs.OrderBy(of => of.Run.Id)], [.. rides], [.. holds], [.. Stops]);

    /// <summary>The rides of a run that were fetched by the time the day was read, and those that its vehicle waits for at their destination.</summary>
    public IReadOnlyCollection<Guid> ListBegun(Guid runId, InitiativeClock clock)
    {
        var fetched = Stops.Where(stop => stop.RunId == runId && stop.Kind == StopKind.PickUp && clock.InstantOf(Date, stop.Planned) <= ReadAt)
            .Select(stop => stop.RideId).ToHashSet();
        return [.. Rides.Where(ride => ride.RunId == runId && (fetched.Contains(ride.Id) || (ride.VehicleWaits && ride.FollowsId is { } before && fetched.Contains(before))))
            .Select(ride => ride.Id)];
    }

    /// <summary>The day with only these things kept.</summary>
    public RideDay Keeping(IEnumerable<RideHold> holds) => new(Service, Date, ReadAt, Apart, [.. Runs], [.. Rides], [.. holds], [.. Stops]);

    /// <summary>Writes the driving order of the runs that changed, and which run each ride travels on, and raises the runs' version.</summary>
    public void Write(ServicesDbContext db, RidePlanning planning, IEnumerable<Guid> changedRuns)
    {
        foreach (var of in Runs.Where(of => changedRuns.Contains(of.Run.Id)))
        {
            of.Run.Version++;
            var planned = planning.ListStops(of.Run.Id);
            foreach (var gone in Stops.Where(stop => stop.RunId == of.Run.Id && !planned.Any(p => p.IsOf(stop))))
            {
                db.RunStops.Remove(gone);
            }

            for (var order = 0; order < planned.Count; order++)
            {
                var (rideId, kind, time) = planned[order];
                if (kind == StopKind.PickUp && Rides.FirstOrDefault(ride => ride.Id == rideId) is { } moved)
                {
                    moved.RunId = of.Run.Id;
                }

                if (Holds.FirstOrDefault(hold => hold.Id == rideId) is { } kept)
                {
                    kept.RunId = of.Run.Id;
                    (kept.PickUpOrder, kept.DropOffOrder) = kind == StopKind.PickUp ? (order, kept.DropOffOrder) : (kept.PickUpOrder, order);
                    continue;
                }

                if (Stops.FirstOrDefault(stop => stop.RunId == of.Run.Id && planned[order].IsOf(stop)) is { } stop)
                {
                    (stop.Order, stop.Planned) = (order, time ?? stop.Planned);
                }
                else
                {
                    db.RunStops.Add(new RunStop { RunId = of.Run.Id, RideId = rideId, Kind = kind, Order = order, Planned = time!.Value });
                }
            }
        }
    }

    private PromisedLeg LegOf(Ride ride) => new(
        ride.Id, ride.From, ride.To, ride.Seats, ride.WheelchairPlaces,
        ride.StartTime, ride.LatestStart ?? ride.StartTime, ride.LatestArrival ?? ride.EndTime, ride.VehicleWaits ? ride.FollowsId : null)
    {
        ResidentId = ride.ResidentId, DetourMinutes = ride.DetourMinutes,
    };

    private PromisedLeg LegOf(RideHold hold) => new(
        hold.Id, hold.From, hold.To, hold.Seats, hold.WheelchairPlaces, hold.EarliestPickUp, hold.LatestPickUp, hold.LatestArrival,
        hold.VehicleWaits ? Holds.FirstOrDefault(other => other.IsOfSameWish(hold) && other.Leg == hold.Leg - 1)?.Id : null)
    {
        ResidentId = hold.ResidentId, DetourMinutes = hold.DetourMinutes,
    };
}

/// <summary>A run and the vehicle that drives it.</summary>
internal sealed record RunOfDay(Run Run, Vehicle Vehicle);

/// <summary>A stop as the planner orders and times it.</summary>
internal sealed record PlannedStop(Guid RideId, StopKind Kind, LocalTime? Planned)
{
    public bool IsOf(RunStop stop) => stop.RideId == RideId && stop.Kind == Kind;
}
