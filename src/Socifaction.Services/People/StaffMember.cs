using NodaTime;
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

    /// <summary>The first day of the role; none: since ever.</summary>
    public LocalDate? FirstDay { get; set; }

    /// <summary>The last day of the role; none: until further notice.</summary>
    public LocalDate? LastDay { get; set; }

    /// <summary>Counts changes, so that a form that was overtaken is noticed.</summary>
    public int Version { get; set; }

    /// <summary>Whether the person serves on a day.</summary>
    public bool ServesOn(LocalDate day) => IsActive && (FirstDay is null || FirstDay <= day) && (LastDay is null || day <= LastDay);
}
