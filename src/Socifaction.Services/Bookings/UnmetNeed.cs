using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Bookings;

/// <summary>What a wish was for, as far as somebody said.</summary>
public enum WishPurpose
{
    Health = 1,
    Pharmacy = 2,
    Shop = 3,
    Office = 4,
    Church = 5,
    Visit = 6,
    Other = 7,
}

/// <summary>
/// A wish that could not be met: what, when, from which village to which place, what for and why. The municipality is shown
/// the wish, never whose it was.
/// </summary>
public sealed class UnmetNeed : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    public required LocalDate Date { get; init; }

    public required Instant At { get; init; }

    public required string Village { get; init; }

    /// <summary>The village or town it was to go to; empty where nothing is driven.</summary>
    public string Place { get; init; } = "";

    public WishPurpose? Purpose { get; set; }

    /// <summary>Whose wish it was, so that staff see whether the same person is refused again and again; none for a stranger.</summary>
    public Guid? ResidentId { get; init; }

    /// <summary>How the person moves, where it mattered.</summary>
    public MobilityNeed? Mobility { get; init; }

    /// <summary>Name of the refusal: NoSeat, Full.</summary>
    public required string Reason { get; set; }

    /// <summary>What was wished, without names.</summary>
    public required string Wish { get; init; }

    public required Channel Channel { get; init; }
}
