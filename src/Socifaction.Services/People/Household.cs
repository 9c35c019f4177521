using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People;

/// <summary>Residents who live together.</summary>
public sealed class Household : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }
}

/// <summary>What one resident is to another.</summary>
public enum RelationKind
{
    /// <summary>Parent, adoptive parent or guardian of a child.</summary>
    GuardianOf = 1,

    /// <summary>Looks after a grown person: a daughter, a neighbour.</summary>
    CarerOf = 2,
}

/// <summary>One resident may book and be told for another.</summary>
public sealed class Relation : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The guardian or carer.</summary>
    public required Guid FromId { get; init; }

    /// <summary>The child, or the person cared for.</summary>
    public required Guid ToId { get; init; }

    public required RelationKind Kind { get; init; }

    /// <summary>In the people's own words: „duktė“, „kaimynas“.</summary>
    public string Words { get; set; } = "";

    /// <summary>Whether the guardian or carer gets a copy of what the person is told; the consents of the person say since when.</summary>
    public bool IsCopied { get; set; }
}
