using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Rides;

/// <summary>The pattern runs are made from: a vehicle and driver out on a weekday.</summary>
public sealed class WeeklyRun : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    public required Guid VehicleId { get; set; }

    public required Guid DriverId { get; set; }

    public required IsoDayOfWeek Weekday { get; set; }

    public required LocalTime From { get; set; }

    public required LocalTime To { get; set; }

    /// <summary>The driver's break, if one is set.</summary>
    public RunBreak? Break { get; set; }
}

/// <summary>The driver's break at the vehicle's base: so many minutes between two times of day.</summary>
public sealed record RunBreak(LocalTime From, LocalTime To, int Minutes)
{
    /// <summary>Whether there is time for it in a run's hours.</summary>
    public bool Fits(LocalTime begins, LocalTime ends) =>
        begins <= From && From < To && To <= ends && Minutes > 0 && Period.Between(From, To, PeriodUnits.Minutes).Minutes >= Minutes;
}

/// <summary>
/// A vehicle and driver out on a day: the scarce thing. It is locked before its stops are read,
/// and no vehicle or driver has two at once.
/// </summary>
public sealed class Run : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    public required Guid VehicleId { get; set; }

    public required Guid DriverId { get; set; }

    public required LocalDate Date { get; init; }

    public required LocalTime From { get; set; }

    public required LocalTime To { get; set; }

    /// <summary>Derived from date and from.</summary>
    public required Instant StartsAt { get; set; }

    /// <summary>Derived from date and to.</summary>
    public required Instant EndsAt { get; set; }

    /// <summary>The driver's break, if one is set.</summary>
    public RunBreak? Break { get; set; }

    public bool IsCancelled { get; set; }

    /// <summary>The weekly run it was made from, even when that has ended since; none when staff added it.</summary>
    public Guid? WeeklyRunId { get; init; }

    /// <summary>Raised by every change of it or of its stops.</summary>
    public int Version { get; set; } = 1;

    /// <summary>What staff did to it.</summary>
    public List<RunEvent> Events { get; } = [];

    /// <summary>Writes down what staff did.</summary>
    public void Record(RunEventKind kind, Actor actor, Instant at, string why) => Events.Add(new RunEvent
    {
        InitiativeId = InitiativeId,
        RunId = Id,
        Kind = kind,
        At = at,
        ActorId = actor.Id,
        ActorName = actor.Name,
        Why = why,
    });
}

/// <summary>What is done at a stop.</summary>
public enum StopKind
{
    PickUp = 1,
    DropOff = 2,
}

/// <summary>One stop of a run, in driving order.</summary>
public sealed class RunStop : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid RunId { get; init; }

    public required Guid RideId { get; init; }

    public required StopKind Kind { get; init; }

    /// <summary>Place in the run's driving order, from 0.</summary>
    public required int Order { get; set; }

    /// <summary>When the vehicle is planned to serve it.</summary>
    public required LocalTime Planned { get; set; }
}
