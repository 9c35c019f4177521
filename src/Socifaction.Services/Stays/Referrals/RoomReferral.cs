using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Stays.Referrals;

/// <summary>Papers that the municipality asks for. Only that they came is kept, never what they say.</summary>
[Flags]
public enum ReferralPapers
{
    None = 0,

    /// <summary>The application (SP-8).</summary>
    Application = 1,

    /// <summary>A proof of identity was shown.</summary>
    Identity = 2,

    /// <summary>A statement of where the person is registered.</summary>
    Address = 4,

    /// <summary>Statements of income.</summary>
    Income = 8,

    /// <summary>The doctor's form.</summary>
    Doctor = 16,
}

/// <summary>How a referral stands.</summary>
public enum ReferralStatus
{
    Waiting = 1,

    /// <summary>The person moved in.</summary>
    Housed = 2,

    /// <summary>Taken back, or found a place elsewhere.</summary>
    Withdrawn = 3,
}

/// <summary>
/// A person whom the municipality referred to the premises: a mirror of its list. The municipality decides and orders; the position
/// is only what it told us.
/// </summary>
public sealed class RoomReferral : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OfferingId { get; init; }

    public required Guid ResidentId { get; init; }

    /// <summary>The day the referral came.</summary>
    public required LocalDate ReferredOn { get; set; }

    /// <summary>Number and day of the municipality's decision.</summary>
    public required string DecisionNumber { get; set; }

    public required LocalDate DecidedOn { get; set; }

    /// <summary>Where the municipality's list had the person, and on which day it said so.</summary>
    public int? Position { get; set; }

    public LocalDate? PositionOn { get; set; }

    public ReferralPapers Papers { get; set; }

    public ReferralStatus Status { get; set; } = ReferralStatus.Waiting;

    /// <summary>Why it ended, and who said so.</summary>
    public string EndedBecause { get; set; } = "";

    public string WrittenByName { get; set; } = "";

    public int Version { get; set; } = 1;

    public List<RoomOffer> Offers { get; } = [];
}

/// <summary>What was said to an offered room.</summary>
public enum OfferAnswer
{
    Open = 0,
    Accepted = 1,
    Refused = 2,
}

/// <summary>A room that was offered to a referred person, and what came of it.</summary>
public sealed class RoomOffer : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ReferralId { get; init; }

    public required Guid RoomId { get; init; }

    public required LocalDate OfferedOn { get; init; }

    public OfferAnswer Answer { get; set; }

    public LocalDate? AnsweredOn { get; set; }

    /// <summary>What the person said, in a word.</summary>
    public string Why { get; set; } = "";

    public required string OfferedByName { get; init; }
}
