using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People;

/// <summary>Who serves in an initiative, and in which role. A driver needs no account.</summary>
public sealed class StaffMember : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The <see cref="StaffAccount"/> the person signs in with, if any.</summary>
    public Guid? AccountId { get; set; }

    public required string Name { get; set; }

    public required Role Role { get; set; }

    /// <summary>E.164, if the person may be called.</summary>
    public string? Phone { get; set; }

    /// <summary>Whether the person still serves.</summary>
    public bool IsActive { get; set; } = true;
}
