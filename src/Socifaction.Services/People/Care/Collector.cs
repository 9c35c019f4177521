using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People.Care;

/// <summary>Somebody who may, or expressly may not, fetch a child: what the worker at the door looks at.</summary>
public sealed class Collector : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The child.</summary>
    public required Guid ResidentId { get; init; }

    public required string Name { get; set; }

    /// <summary>What the person is to the child: „močiutė“.</summary>
    public string Words { get; set; } = "";

    /// <summary>E.164, if known.</summary>
    public string? Phone { get; set; }

    /// <summary>False: this person must not be given the child.</summary>
    public bool MayCollect { get; set; } = true;

    /// <summary>First and last day it holds, both included; none means without limit.</summary>
    public LocalDate? FirstDay { get; set; }

    public LocalDate? LastDay { get; set; }

    /// <summary>Whether it holds on the day.</summary>
    public bool HoldsOn(LocalDate date) => (FirstDay is null || FirstDay <= date) && (LastDay is null || date <= LastDay);
}
