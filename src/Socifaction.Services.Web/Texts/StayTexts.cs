using System.Globalization;
using NodaTime;
using Socifaction.Services.Stays;
using Socifaction.Services.Stays.Referrals;
using Socifaction.Services.Stays.Residences;
using Socifaction.Services.Web.TagHelpers;

namespace Socifaction.Services.Web.Texts;

/// <summary>Nights, rooms and what a person needs, in words.</summary>
public static class StayTexts
{
    public const string Whole = "whole";
    public const string OneBed = "bed";

    /// <summary>„ketvirtadienis, kovo 18 d. – sekmadienis, kovo 21 d., 3 naktys“.</summary>
    public static string InWords(this Nights nights) =>
        $"{LocalFormat.Day(nights.Arrival)} – {LocalFormat.Day(nights.Departure)}, {Plural.Format(nights.Count, Stays.Nights)}";

    /// <summary>The same in short: „kovo 18 d. – kovo 21 d.“.</summary>
    public static string InShort(LocalDate first, LocalDate? until) =>
        until is { } last ? $"{LocalFormat.DayAndMonth(first)} – {LocalFormat.DayAndMonth(last)}" : $"{LocalFormat.DayAndMonth(first)} –";

    /// <summary>What a room has: floor, beds, access, bath.</summary>
    public static string InWords(this Room room) => string.Join(", ", new[]
    {
        string.Format(CultureInfo.CurrentCulture, Stays.Floor, room.Floor), Plural.Format(room.BedsInUse.Count, Stays.Beds),
        room.HasWheelchairAccess ? Stays.AccessShort : "", room.HasOwnBath ? Stays.BathShort : "",
    }.Where(part => part.Length > 0));

    public static string InWords(this CareLevel care) => care switch
    {
        CareLevel.Independent => Stays.CareIndependent,
        CareLevel.DailyHelp => Stays.CareDaily,
        CareLevel.Constant => Stays.CareConstant,
    };

    public static string InWords(this StayPurpose purpose) => purpose switch
    {
        StayPurpose.Respite => Stays.PurposeRespite,
        StayPurpose.Trial => Stays.PurposeTrial,
    };

    public static string InWords(this ReferralStatus status) => status switch
    {
        ReferralStatus.Waiting => Stays.StatusWaiting,
        ReferralStatus.Housed => Stays.StatusHoused,
        ReferralStatus.Withdrawn => Stays.StatusWithdrawn,
    };

    public static string InWords(this OfferAnswer answer) => answer switch
    {
        OfferAnswer.Open => Stays.AnswerOpen,
        OfferAnswer.Accepted => Stays.AnswerAccepted,
        OfferAnswer.Refused => Stays.AnswerRefused,
    };

    /// <summary>The choices of each question that the forms of stays ask.</summary>
    public static IReadOnlyList<Choice> Care => [.. Enum.GetValues<CareLevel>().Select(care => new Choice(care.ToString(), care.InWords()))];

    public static IReadOnlyList<Choice> Purposes => [.. Enum.GetValues<StayPurpose>().Select(purpose => new Choice(purpose.ToString(), purpose.InWords()))];

    public static IReadOnlyList<Choice> Sizes => [new(OneBed, Stays.OneBed), new(Whole, Stays.WholeRoom)];

    /// <summary>The papers of the tick list.</summary>
    public static IReadOnlyList<Choice> Papers =>
    [
        new(nameof(ReferralPapers.Application), Stays.PaperApplication), new(nameof(ReferralPapers.Identity), Stays.PaperIdentity),
        new(nameof(ReferralPapers.Address), Stays.PaperAddress), new(nameof(ReferralPapers.Income), Stays.PaperIncome),
        new(nameof(ReferralPapers.Doctor), Stays.PaperDoctor),
    ];

    /// <summary>„3 iš 5“: how many of the papers came.</summary>
    public static string InWords(this ReferralPapers papers) =>
        string.Format(CultureInfo.CurrentCulture, Stays.PapersOf, System.Numerics.BitOperations.PopCount((uint)papers), Papers.Count);

    /// <summary>What happened to a residence, on which day, and who wrote it down when.</summary>
    public static string InWords(this ResidenceEvent one, string room, LocalDateTime at)
    {
        var what = StaffTexts.Say(one.Kind switch
        {
            ResidenceEventKind.Started => Stays.LogStarted,
            ResidenceEventKind.Moved => Stays.LogMoved,
            ResidenceEventKind.Ended => Stays.LogEnded,
        }, LocalFormat.FullDay(one.Day), room);
        return $"{LocalFormat.DayAndMonth(at.Date)} {LocalFormat.Time(at.TimeOfDay)}, {one.ByName}: {what}{(one.Why.Length == 0 ? "" : " – " + one.Why)}";
    }
}
