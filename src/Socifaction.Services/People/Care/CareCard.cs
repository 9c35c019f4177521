using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People.Care;

/// <summary>What must be known of a person's health to look after them, sealed: allergies, diet, what to do. One for a person.</summary>
public sealed class CareCard : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ResidentId { get; init; }

    /// <summary>Encrypted for the initiative.</summary>
    public required string Sealed { get; set; }

    public required Instant UpdatedAt { get; set; }

    public required string UpdatedByName { get; set; }

    public int Version { get; set; } = 1;
}
