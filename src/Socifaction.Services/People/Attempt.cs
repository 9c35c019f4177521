using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People;

/// <summary>One counted try of something that is limited: asking for a code, typing it, a request by a stranger.</summary>
public sealed class Attempt : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What was tried: „code-request“.</summary>
    public required string What { get; init; }

    /// <summary>Hash of whose try it was: a number, an internet address.</summary>
    public required string Who { get; init; }

    public required Instant At { get; init; }
}
