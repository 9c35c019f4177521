using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Bookings;

/// <summary>
/// What is said to a person in an SMS. Words in braces are filled in: {diena} the day, {laikas} the time,
/// {kas} the offering, {kreipinys} the one who is told, as one is addressed, {tel} the number to call, {iniciatyva} who writes, {iki} until when an offer holds.
/// </summary>
public sealed record OfferingMessages(string Confirmation, string DayBefore, string Cancellation, string Offer = "")
{
    /// <summary>What a new offering says until staff word it themselves.</summary>
    public static OfferingMessages Usual { get; } = new(
        "{iniciatyva}: užsakyta – {kas}, {diena}, {laikas}. Negalite? Skambinkite {tel}",
        "{iniciatyva} primena: {kas}, {diena}, {laikas}. Negalite? Skambinkite {tel}",
        "{iniciatyva}: deja, atšaukta – {kas}, {diena}, {laikas}. Klausimai? Skambinkite {tel}");

    /// <summary>The same of what is booked by time: what comes free is an earlier time.</summary>
    public static OfferingMessages UsualOfTimes { get; } = Usual with { Offer = "{iniciatyva}: ankstesnis laikas – {kas}, {diena}, {laikas}. Laikome iki {iki}." };

    /// <summary>The word in place of which a person is addressed.</summary>
    public const string CalledBy = "{kreipinys}";
}

/// <summary>How far an offering has come.</summary>
public enum OfferingState
{
    /// <summary>Residents have not seen it yet.</summary>
    Draft = 1,

    /// <summary>Residents see it.</summary>
    Published = 2,

    /// <summary>Residents saw it and no longer do; what was booked stands.</summary>
    Withdrawn = 3,
}

/// <summary>What an initiative offers; each room has its own kind.</summary>
public abstract class Offering : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    /// <summary>The name for those who read English; empty for the Lithuanian one.</summary>
    public string NameEn { get; set; } = "";

    /// <summary>What it is, in a sentence or two for residents.</summary>
    public string Summary { get; set; } = "";

    /// <summary>For whom and when, in words.</summary>
    public string ForWhom { get; set; } = "";

    /// <summary>The lowest is shown first.</summary>
    public int Order { get; set; }

    /// <summary>Whether residents see it.</summary>
    public bool IsPublished { get; set; } = true;

    /// <summary>Whether residents saw it once and no longer do.</summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>Whether it is booked by telephone alone: residents read of it, and the web takes no bookings.</summary>
    public bool IsPhoneOnly { get; set; }

    /// <summary>When staff last changed what all offerings have, and who did; none of what nobody changed.</summary>
    public Instant? KeptAt { get; set; }

    public string KeptByName { get; set; } = "";

    /// <summary>How far it has come.</summary>
    public OfferingState State => IsPublished ? OfferingState.Published : IsWithdrawn ? OfferingState.Withdrawn : OfferingState.Draft;

    /// <summary>How it may be paid.</summary>
    public abstract IReadOnlyList<PriceKind> PriceKinds { get; }

    /// <summary>The most days ahead that it may be opened.</summary>
    public virtual int MostDaysAhead => 366;

    /// <summary>Whether the booking window says until when one may book and cancel; where it does not, the offering has a deadline of its own.</summary>
    public virtual bool ShutsByWindow => true;

    public PriceRule Price { get; set; } = PriceRule.Free;

    public BookingWindow Window { get; set; } = BookingWindow.Usual;

    public Eligibility Eligibility { get; set; } = Eligibility.Everybody;

    public required OfferingMessages Messages { get; set; }

    /// <summary>What messages call it where its name would say too much to whoever sees the telephone; empty for its name.</summary>
    public string NameInMessages { get; set; } = "";

    /// <summary>What messages call it.</summary>
    public string SaidName => NameInMessages.Length > 0 ? NameInMessages : Name;

    /// <summary>For people at risk: no message ever speaks of it, and residents' pages never show that somebody has it.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Whether people are reminded three days before as well as on the evening before.</summary>
    public bool RemindsTwice { get; set; }

    /// <summary>Whether people are told only what the initiative takes back: nobody wants an SMS about every lunch.</summary>
    public bool TellsCancellationsOnly { get; set; }

    /// <summary>Shows it to residents, or no longer. What is silent is never shown.</summary>
    public void Show(bool isShown)
    {
        var shows = isShown && !IsSilent;
        IsWithdrawn = !shows && (IsPublished || IsWithdrawn);
        IsPublished = shows;
    }
}
