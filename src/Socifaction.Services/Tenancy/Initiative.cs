using NodaTime;

namespace Socifaction.Services.Tenancy;

/// <summary>The tenant: a village community's undertaking that offers bookable things to its residents.</summary>
public sealed class Initiative
{
    public InitiativeId Id { get; init; } = InitiativeId.New();

    public required Guid LocalityId { get; init; }

    /// <summary>The first segment of its addresses: lower-case Latin letters, digits and single hyphens.</summary>
    public required string Slug { get; init; }

    /// <summary>As the people call it: „Kunigiškietis“.</summary>
    public required string Name { get; set; }

    /// <summary>Where it is: the village.</summary>
    public required string Village { get; set; }

    /// <summary>What it does, in a sentence or two for residents.</summary>
    public string About { get; set; } = "";

    /// <summary>The number to call first, E.164.</summary>
    public required string Phone { get; set; }

    /// <summary>The person who answers the telephone.</summary>
    public string ContactName { get; set; } = "";

    /// <summary>When the telephone is answered, as <see cref="Time.WeeklyHours"/> writes it.</summary>
    public string OfficeHours { get; set; } = "1 08:00-17:00;2 08:00-17:00;3 08:00-17:00;4 08:00-17:00;5 08:00-17:00";

    /// <summary>IANA id of its time zone.</summary>
    public string ZoneId { get; set; } = "Europe/Vilnius";

    /// <summary>The letters before a resident's number: KUN in KUN-0042.</summary>
    public required string NumberPrefix { get; set; }

    /// <summary>Who an SMS comes from: a name of at most 11 letters (one-way) or a number (two-way). None: the platform's.</summary>
    public string? SmsSender { get; set; }

    /// <summary>Whether SMS texts keep their Lithuanian letters, which makes them two to three times dearer.</summary>
    public bool SmsWithLetters { get; set; }

    /// <summary>Beginnings of words that plain texts keep as they are written, besides the usual ones; separated by spaces.</summary>
    public string KeptWords { get; set; } = "";

    /// <summary>Whether staff send SMS from a telephone of their own, which costs nothing here; otherwise the provider sends them.</summary>
    public bool SendsByHand { get; set; }

    /// <summary>Whether people without SMS are called by a voice that reads the message; otherwise staff call.</summary>
    public bool VoiceCalls { get; set; }

    /// <summary>Whether it only rehearses: no message reaches a resident.</summary>
    public bool IsRehearsing { get; set; }

    /// <summary>Where messages go while it rehearses, E.164; none keeps them in the outbox.</summary>
    public string? RehearsalPhone { get; set; }

    /// <summary>When the rehearsal ended: what was due before is not sent any more.</summary>
    public Instant? LiveSince { get; set; }

    /// <summary>What its SMS may cost in a calendar month; none: no limit.</summary>
    public int? SmsBudgetCents { get; set; }

    /// <summary>Its time zone.</summary>
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[ZoneId];
}
