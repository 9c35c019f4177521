using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People;

/// <summary>One telephone of a person. Several people may share a number.</summary>
public sealed class Phone : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ResidentId { get; init; }

    /// <summary>E.164: +37061234567.</summary>
    public required string E164 { get; set; }

    public required PhoneKind Kind { get; set; }

    /// <summary>Whose it is when not the person's own: „dukra Rasa“.</summary>
    public string Owner { get; set; } = "";

    /// <summary>The lowest is called and texted first.</summary>
    public int Order { get; set; }
}
