using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Places.Register;

/// <summary>What a worker tapped in the register.</summary>
public enum TapKind
{
    Came = 1,
    Left = 2,

    /// <summary>Did not come.</summary>
    Absent = 3,
    Meal = 4,

    /// <summary>The latest tap was a slip.</summary>
    Undo = 5,
}

/// <summary>One tap in the register, perhaps made without a network and sent later. Its id is the telephone's own, so it counts once. Never changed.</summary>
public sealed class RegisterTap : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public required Guid Id { get; init; }

    public required Guid PlaceId { get; init; }

    public required TapKind Kind { get; init; }

    /// <summary>When it was tapped, by the telephone's clock.</summary>
    public required Instant At { get; init; }

    public required Instant ReceivedAt { get; init; }

    public required Guid StaffMemberId { get; init; }

    /// <summary>The attendance's version that the worker saw; none before the first.</summary>
    public int SeenVersion { get; init; }

    /// <summary>Who fetched the child, with <see cref="TapKind.Left"/>.</summary>
    public string CollectedBy { get; init; } = "";
}
