using NodaTime;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Texts;

/// <summary>Words of enrolments: who pays, who sent, which group, which days.</summary>
public static class EnrolmentTexts
{
    /// <summary>The groups that may hold, one at a time.</summary>
    public static IReadOnlyList<Composition> Groups { get; } = [.. Enum.GetValues<Composition>().Where(one => one != Composition.None)];

    public static string InWords(this Funding funding) => funding switch
    {
        Funding.None => Enrolments.FundingNone,
        Funding.Voucher => Enrolments.FundingVoucher,
        Funding.Grant => Enrolments.FundingGrant,
        Funding.Project => Enrolments.FundingProject,
        Funding.Family => Enrolments.FundingFamily,
    };

    public static string InWords(this Referral referral) => referral switch
    {
        Referral.Parents => Enrolments.ReferralParents,
        Referral.CaseManager => Enrolments.ReferralCaseManager,
        Referral.SocialWorker => Enrolments.ReferralSocialWorker,
        Referral.ChildRightsAgency => Enrolments.ReferralChildRights,
        Referral.School => Enrolments.ReferralSchool,
        Referral.ChildWelfareCommission => Enrolments.ReferralCommission,
    };

    /// <summary>Every group that holds, divided by commas.</summary>
    public static string InWords(this Composition composition) => string.Join(", ", Groups.Where(one => composition.HasFlag(one)).Select(OneInWords));

    /// <summary>The days of the week in short.</summary>
    public static string InWords(this Weekdays days) => string.Join(", ", days.List().Select(LocalFormat.ShortWeekday));

    /// <summary>From and until when.</summary>
    public static string Term(LocalDate first, LocalDate? last) =>
        LocalFormat.FullDay(first) + " – " + (last is { } end ? LocalFormat.FullDay(end) : Enrolments.Always);

    /// <summary>Names as they are said: „Tomas, Ūla ir Gabija“.</summary>
    public static string Together(IReadOnlyList<string> names) => names.Count < 2 ? string.Join("", names)
        : string.Join(", ", names.Take(names.Count - 1)) + " " + Enrolments.And + " " + names[^1];

    /// <summary>„liko 3 iš 7 užsiėmimų“.</summary>
    public static string RemainingInWords(int left, int allowance) => StaffTexts.Say(Enrolments.RemainingOf, Math.Max(0, left), allowance);

    /// <summary>„3 iš 4 val.“, or the hours alone where none are asked for.</summary>
    public static string InWords(this HoursRow row) => row.LeastHours is { } least
        ? StaffTexts.Say(Enrolments.HoursOf, row.Hours.ToString("0.#", System.Globalization.CultureInfo.CurrentCulture), least)
        : StaffTexts.Say(Enrolments.Hours, row.Hours.ToString("0.#", System.Globalization.CultureInfo.CurrentCulture));

    private static string OneInWords(Composition one) => one switch
    {
        Composition.Disability => Enrolments.CompositionDisability,
        Composition.SpecialNeeds => Enrolments.CompositionSpecialNeeds,
        Composition.AtRisk => Enrolments.CompositionAtRisk,
        Composition.InCrisis => Enrolments.CompositionInCrisis,
        Composition.LargeFamily => Enrolments.CompositionLargeFamily,
        Composition.SingleParent => Enrolments.CompositionSingleParent,
        _ => "",
    };
}
