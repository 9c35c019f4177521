using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Places;

/// <summary>
/// One dated meeting of an activity: the scarce thing. It is locked before it is asked;
/// 0 ≤ taken ≤ capacity holds in the database as well.
/// </summary>
public sealed class Session : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    public required LocalDate Date { get; init; }

    public required LocalTime From { get; set; }

    public required LocalTime To { get; set; }

    /// <summary>Derived from date and from.</summary>
    public required Instant StartsAt { get; set; }

    /// <summary>Derived from date and to.</summary>
    public required Instant EndsAt { get; set; }

    /// <summary>Places there are, from the room and the staff on shift.</summary>
    public required int Capacity { get; set; }

    /// <summary>Places given.</summary>
    public int Taken { get; private set; }

    public bool IsCancelled { get; set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; private set; } = 1;

    public List<Shift> Shifts { get; } = [];

    /// <summary>Places left.</summary>
    public int Free => Capacity - Taken;

    /// <summary>Takes a place if one is left.</summary>
    public bool TryTake()
    {
        if (Taken >= Capacity)
        {
            return false;
        }

        Taken++;
        Version++;
        return true;
    }

    /// <summary>Gives a place back.</summary>
    public void GiveBack()
    {
        Taken--;
        Version++;
    }

    /// <summary>Sets who is on shift, and how many the session holds with them.</summary>
    public void Staff(IReadOnlyCollection<Guid> staffMemberIds, int capacity)
    {
        Shifts.RemoveAll(shift => !staffMemberIds.Contains(shift.StaffMemberId));
        Shifts.AddRange(staffMemberIds.Except(Shifts.Select(shift => shift.StaffMemberId)).ToList()
            .Select(id => new Shift { InitiativeId = InitiativeId, SessionId = Id, StaffMemberId = id }));
        Capacity = capacity;
        Version++;
    }
}

/// <summary>A staff member on shift at a session.</summary>
public sealed class Shift : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid SessionId { get; init; }

    public required Guid StaffMemberId { get; init; }
}
