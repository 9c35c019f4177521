using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>What staff told everybody of a day at once: ice on the roads, no heating, the driver is ill.</summary>
public sealed class Notice : IInitiativeOwned
{
    /// <summary>The most that staff may write; who writes and where to call is added.</summary>
    public const int LongestText = 300;

    public InitiativeId InitiativeId { get; init; }

    /// <summary>That of the form, so that the same form sent twice tells once.</summary>
    public required Guid Id { get; init; }

    /// <summary>Everybody booked on this day.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>Of this offering only; none for the whole day.</summary>
    public Guid? OfferingId { get; init; }

    public required string Text { get; init; }

    public required Instant At { get; init; }

    public Guid? ById { get; init; }

    public required string ByName { get; init; }
}
