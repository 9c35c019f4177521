using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People.Membership;

/// <summary>What happened to a staff member.</summary>
public enum StaffEventKind
{
    /// <summary>A link was made.</summary>
    Invited = 1,

    /// <summary>The link was used: the person signs in from now on.</summary>
    Joined = 2,

    /// <summary>Name, role or days were changed.</summary>
    Changed = 3,

    /// <summary>Serves no more.</summary>
    Ended = 4,
}

/// <summary>One entry of a staff member's history: who gave which role for which days. Never changed.</summary>
public sealed class StaffEvent : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid StaffMemberId { get; init; }

    public required StaffEventKind Kind { get; init; }

    public required Instant At { get; init; }

    public required string ByName { get; init; }

    /// <summary>The role and the days from then on.</summary>
    public required Role Role { get; init; }

    public LocalDate? FirstDay { get; init; }

    public LocalDate? LastDay { get; init; }

    /// <summary>What a member is from now on.</summary>
    public static StaffEvent Of(StaffMember member, StaffEventKind kind, Instant at, string byName) => new()
    {
        StaffMemberId = member.Id, Kind = kind, At = at, ByName = byName, Role = member.Role, FirstDay = member.FirstDay, LastDay = member.LastDay,
    };
}
