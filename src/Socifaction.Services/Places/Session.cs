using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places;

/// <summary>
/// One dated meeting of an activity: the scarce thing. It is locked before it is asked;
/// 0 ≤ taken, 0 ≤ held and taken + held ≤ capacity hold in the database as well.
/// </summary>
public sealed class Session : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    /// <summary>The series it was made from; none for one that staff added by hand.</summary>
    public Guid? WeeklySessionId { get; set; }

    public required LocalDate Date { get; set; }

    public required LocalTime From { get; set; }

    public required LocalTime To { get; set; }

    /// <summary>Derived from date and from.</summary>
    public required Instant StartsAt { get; set; }

    /// <summary>Derived from date and to.</summary>
    public required Instant EndsAt { get; set; }

    /// <summary>Places there are, from the room and the staff on shift, or as staff set it with a reason.</summary>
    public required int Capacity { get; set; }

    /// <summary>Whether staff set the capacity against the rule: it no longer follows who is on shift until they end it.</summary>
    public bool IsOverridden { get; private set; }

    /// <summary>Places given.</summary>
    public int Taken { get; private set; }

    /// <summary>Places kept for those whom one is offered.</summary>
    public int Held { get; private set; }

    public bool IsCancelled { get; private set; }

    /// <summary>People who came to an event without a booking.</summary>
    public int WalkIns { get; set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; private set; } = 1;

    public List<Shift> Shifts { get; } = [];

    public List<SessionEvent> Events { get; } = [];

    /// <summary>Places left.</summary>
    public int Free => Places.Capacity.Free(Capacity, Taken, Held);

    /// <summary>Whether the two take place at the same time, if only for a while.</summary>
    public bool Overlaps(Session other) => StartsAt < other.EndsAt && other.StartsAt < EndsAt;

    /// <summary>Takes so many places if they are left.</summary>
    public bool TryTake(int places = 1)
    {
        if (Free < places)
        {
            return false;
        }

        Taken += places;
        Version++;
        return true;
    }

    /// <summary>Gives places back.</summary>
    public void GiveBack(int places = 1)
    {
        Taken -= places;
        Version++;
    }

    /// <summary>Keeps so many places for an offer if they are left.</summary>
    public bool TryHold(int places)
    {
        if (Free < places)
        {
            return false;
        }

        Held += places;
        Version++;
        return true;
    }

    /// <summary>Lets go of what an offer kept.</summary>
    public void Release(int places)
    {
        Held -= places;
        Version++;
    }

    /// <summary>Sets who is on shift, and how many the session holds with them by the rule; what staff set against it stays.</summary>
    public void Staff(IReadOnlyCollection<Guid> staffMemberIds, int byRule)
    {
        Shifts.RemoveAll(shift => !staffMemberIds.Contains(shift.StaffMemberId));
        Shifts.AddRange(staffMemberIds.Except(Shifts.Select(shift => shift.StaffMemberId)).ToList()
            .Select(id => new Shift { InitiativeId = InitiativeId, SessionId = Id, StaffMemberId = id }));
        Capacity = IsOverridden ? Capacity : byRule;
        Version++;
    }

    /// <summary>Holds what the rule says again.</summary>
    public void FollowRule(int byRule)
    {
        Capacity = byRule;
        IsOverridden = false;
        Version++;
    }

    /// <summary>Takes place on another day or at other hours.</summary>
    public void MoveTo(LocalDate date, LocalTime from, LocalTime to, DateTimeZone zone)
    {
        (Date, From, To) = (date, from, to);
        (StartsAt, EndsAt) = (zone.InstantOf(date, from), zone.InstantOf(date, to));
        Version++;
    }

    /// <summary>Sets how many it holds against the rule.</summary>
    public void Override(int capacity)
    {
        Capacity = capacity;
        IsOverridden = true;
        Version++;
    }

    /// <summary>Does not take place.</summary>
    public void Cancel()
    {
        IsCancelled = true;
        Version++;
    }

    /// <summary>Takes place after all.</summary>
    public void Reopen()
    {
        IsCancelled = false;
        Version++;
    }

    /// <summary>Writes down what was done to it, by whom and why.</summary>
    public void Record(SessionEventKind kind, Actor actor, Instant at, string why) => Events.Add(new SessionEvent
    {
        InitiativeId = InitiativeId, SessionId = Id, Kind = kind, At = at, ActorId = actor.Id, ActorName = actor.Name, Why = why,
    });
}

/// <summary>A staff member on shift at a session.</summary>
public sealed class Shift : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid SessionId { get; init; }

    public required Guid StaffMemberId { get; init; }
}
