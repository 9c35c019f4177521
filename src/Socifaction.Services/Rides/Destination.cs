using Socifaction.Services.People;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Rides;

/// <summary>Where people of an initiative often go: the polyclinic, the pharmacy. Offered as a one-tap choice.</summary>
public sealed class Destination : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    public required Address Address { get; set; }

    /// <summary>The address as a ride keeps it and people read it: with the name in front. A street without a number says nothing more.</summary>
    public Address NamedAddress() => Address with { Street = Address.Street.Any(char.IsDigit) ? $"{Name}, {Address.Street}" : Name };

    /// <summary>The lowest is shown first.</summary>
    public int Order { get; set; }
}
