using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Rides;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Schedules;

/// <summary>What a step does to one thing of a room.</summary>
public enum StepKind
{
    /// <summary>A worker is taken off a session.</summary>
    Shift = 1,

    /// <summary>A session does not take place.</summary>
    Session = 2,

    /// <summary>Dates of series that are not made yet are left out.</summary>
    LaterDates = 3,

    /// <summary>A run goes off the road, is driven by or with another, or at other hours.</summary>
    Run = 4,

    /// <summary>A calendar is shut.</summary>
    Calendar = 5,

    /// <summary>A kitchen is closed on a day.</summary>
    Kitchen = 6,

    /// <summary>A room of the premises is closed.</summary>
    Room = 7,

    /// <summary>People arrive at the premises: nothing is changed, they are asked.</summary>
    Arrivals = 8,
}

/// <summary>How far a step has come.</summary>
public enum StepState
{
    Waiting = 1,
    Done = 2,

    /// <summary>It could not be made; it is tried again.</summary>
    Refused = 3,

    Undone = 4,

    /// <summary>It was made and could not be put back.</summary>
    Kept = 5,

    /// <summary>The change was undone before it was made.</summary>
    Dropped = 6,
}

/// <summary>Why a step is not made or not put back.</summary>
public enum StepRefusal
{
    /// <summary>What it was about is not there any more.</summary>
    Gone = 1,

    /// <summary>It has begun or is over.</summary>
    Past = 2,

    /// <summary>Somebody has been fetched by the run already.</summary>
    AlreadyOut = 3,

    /// <summary>The driver, the vehicle, the room or the hour is taken by another.</summary>
    Taken = 4,

    /// <summary>Somebody sleeps in the room, or was promised to.</summary>
    Lived = 5,

    /// <summary>It was changed at the same moment.</summary>
    ChangedMeanwhile = 6,

    /// <summary>Its rules do not allow it so.</summary>
    Unfit = 7,
}

/// <summary>One thing that a change of the schedule changes, and how far that has come.</summary>
public sealed class ScheduleStep : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    /// <summary>Also the id of the row that it makes in its room.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ChangeId { get; init; }

    public required StepKind Kind { get; init; }

    /// <summary>The session, run, resource, kitchen, room or premises.</summary>
    public required Guid ThingId { get; init; }

    /// <summary>Its name then.</summary>
    public string Name { get; init; } = "";

    public required LocalDate Date { get; init; }

    /// <summary>Its hours before.</summary>
    public LocalTime? From { get; init; }

    public LocalTime? To { get; init; }

    /// <summary>The driver's break before.</summary>
    public RunBreak? Break { get; init; }

    /// <summary>The driver or vehicle that a run gets instead; none leaves it without.</summary>
    public Guid? InsteadId { get; set; }

    /// <summary>The hours that are left to a run; none takes it off the road.</summary>
    public LocalTime? LeftFrom { get; init; }

    public LocalTime? LeftTo { get; init; }

    /// <summary>Whether it left a session with more people than the rule has places for.</summary>
    public bool IsShort { get; set; }

    public StepState State { get; set; } = StepState.Waiting;

    public StepRefusal? Refusal { get; set; }

    /// <summary>What its room has to be told that staff have seen; not kept.</summary>
    internal string Seen { get; set; } = "";

    /// <summary>Whether both are the same step of a change.</summary>
    public (StepKind Kind, Guid ThingId, LocalDate Date) Key => (Kind, ThingId, Date);
}

/// <summary>What a change does to a booking.</summary>
public enum HitKind
{
    /// <summary>Promised, and nothing keeps the promise.</summary>
    Uncovered = 1,

    /// <summary>Keeps a place for which there are too few workers.</summary>
    OverFull = 2,

    /// <summary>Ends.</summary>
    Ended = 3,

    /// <summary>Needs another room before this one is closed.</summary>
    InRoom = 4,

    /// <summary>Arrives while the initiative is closed.</summary>
    Arrives = 5,
}

/// <summary>A booking that a change touches: it stays on the list until it is settled.</summary>
public sealed class ScheduleHit : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ChangeId { get; init; }

    public required Guid StepId { get; init; }

    public required Guid BookingId { get; init; }

    public required HitKind Kind { get; init; }

    /// <summary>When staff spoke to the person and agreed; none while they have not, or while the booking itself says it.</summary>
    public Instant? SettledAt { get; set; }

    public string SettledByName { get; set; } = "";

    /// <summary>Whether nothing is left to do about it; <paramref name="knows"/> of a person who was told that it ended.</summary>
    public bool IsSettled(ScheduleStep step, Booking booking, bool knows) => SettledAt is not null || Kind switch
    {
        HitKind.Uncovered => booking is not { Status: BookingStatus.Booked, IsUncovered: true },
        HitKind.OverFull or HitKind.InRoom or HitKind.Arrives when step.State is StepState.Undone or StepState.Dropped => true,
        HitKind.OverFull => booking.Status != BookingStatus.Booked || booking.Date != step.Date || booking.StartTime != step.From,
        HitKind.Ended => booking.IsLive || knows,
        HitKind.InRoom => booking is not Stays.Stay { Status: BookingStatus.Booked } stay || stay.RoomId != step.ThingId,
        HitKind.Arrives => booking.Status != BookingStatus.Booked || booking.Date != step.Date,
    };
}
