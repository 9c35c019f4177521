using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Schedules;

/// <summary>What happened.</summary>
public enum ScheduleChangeKind
{
    /// <summary>A worker, driver or specialist of the staff is away.</summary>
    StaffAway = 1,

    /// <summary>A vehicle cannot be driven.</summary>
    VehicleOut = 2,

    /// <summary>A visiting specialist, a room or a machine with a calendar cannot be had.</summary>
    ResourceOut = 3,

    /// <summary>A room of the premises cannot be lived in.</summary>
    RoomOut = 4,

    /// <summary>The whole initiative is closed.</summary>
    Closed = 5,
}

/// <summary>
/// One thing that happened and all that was changed for it, in every room: who, when, what, from when until when, why, and its
/// steps. It is written before the first step is made, so that none is made without a record.
/// </summary>
public sealed class ScheduleChange : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    /// <summary>The id that the form brings: the same form makes it once.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required ScheduleChangeKind Kind { get; init; }

    /// <summary>The staff member, vehicle, resource or room; none for the whole initiative.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Its name then; empty for the whole initiative.</summary>
    public string Subject { get; init; } = "";

    public required LocalDate FirstDay { get; init; }

    /// <summary>The last day, included.</summary>
    public required LocalDate LastDay { get; init; }

    /// <summary>From when on each of the days; none for whole days.</summary>
    public LocalTime? From { get; init; }

    /// <summary>Until when on each of the days, the end excluded.</summary>
    public LocalTime? To { get; init; }

    /// <summary>Why, in words. No health words.</summary>
    public required string Why { get; init; }

    public required Instant MadeAt { get; init; }

    public required string MadeByName { get; init; }

    public Instant? UndoneAt { get; set; }

    public List<ScheduleStep> Steps { get; } = [];

    public List<ScheduleHit> Hits { get; } = [];

    public List<ScheduleChangeEvent> Events { get; } = [];

    public bool IsUndone => UndoneAt is not null;

    /// <summary>Whether it takes any of these hours of a day.</summary>
    public bool Meets(LocalDate date, LocalTime from, LocalTime to) =>
        FirstDay <= date && date <= LastDay && (From is not { } begins || begins < to) && (To is not { } ends || from < ends);

    /// <summary>Writes down what was done with it.</summary>
    public void Record(ScheduleChangeEventKind kind, Actor actor, Instant at, Guid? bookingId = null) => Events.Add(new ScheduleChangeEvent
    {
        InitiativeId = InitiativeId, ChangeId = Id, Kind = kind, At = at, ActorId = actor.Id, ActorName = actor.Name, BookingId = bookingId,
    });
}

/// <summary>What was done with a change of the schedule.</summary>
public enum ScheduleChangeEventKind
{
    Saved = 1,

    /// <summary>What was not done yet was tried again, or days that were made since came to it.</summary>
    Continued = 2,

    /// <summary>A person was spoken to.</summary>
    Settled = 3,

    Undone = 4,
}

/// <summary>What was done with a change of the schedule, by whom and when. Never changed.</summary>
public sealed class ScheduleChangeEvent : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ChangeId { get; init; }

    public required ScheduleChangeEventKind Kind { get; init; }

    public required Instant At { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>The booking it is about, if about one.</summary>
    public Guid? BookingId { get; init; }
}
