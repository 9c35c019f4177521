using System.Text.Json;
using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People;

/// <summary>What happened to what the register says of a person.</summary>
public enum ResidentEventKind
{
    /// <summary>Something was corrected or became different.</summary>
    Changed = 1,

    /// <summary>Another record of the same person was taken in.</summary>
    Merged = 2,
}

/// <summary>What the register said of a person before, who changed it and when. Never changed.</summary>
public sealed class ResidentEvent : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ResidentId { get; init; }

    public required ResidentEventKind Kind { get; init; }

    public required Instant At { get; init; }

    public required string ByName { get; init; }

    /// <summary>The facts of the person before, as JSON.</summary>
    public required string Before { get; init; }

    /// <summary>The facts of the record that was taken in, as JSON; empty when none was.</summary>
    public string Merged { get; init; } = "";

    /// <summary>The id that record had.</summary>
    public Guid? MergedId { get; init; }

    /// <summary>What the register said before.</summary>
    public ResidentFacts FactsBefore => JsonSerializer.Deserialize<ResidentFacts>(Before)!;

    /// <summary>What the record said that was taken in.</summary>
    public ResidentFacts? FactsMerged => Merged.Length == 0 ? null : JsonSerializer.Deserialize<ResidentFacts>(Merged);
}
