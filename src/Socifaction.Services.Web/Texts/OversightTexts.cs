using System.Globalization;
using Socifaction.Services.Data.Kits;
using Socifaction.Services.People.Overseers;
using Socifaction.Services.Reports;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Web.Texts;

/// <summary>What overseers read.</summary>
public static class OversightTexts
{
    /// <summary>A count as it may be shown.</summary>
    public static string InWords(this Count count) => count.Shown switch
    {
        Shown.Plain => count.Value.ToString("#,0", CultureInfo.CurrentCulture),
        Shown.Small => "<5",
        Shown.Hidden => "…",
        Shown.Untold => "–",
    };

    public static string InWords(this BookedKind kind) => kind switch
    {
        BookedKind.Rides => Oversight.KindRides,
        BookedKind.Places => Oversight.KindPlaces,
        BookedKind.Appointments => Oversight.KindAppointments,
        BookedKind.Visits => Oversight.KindVisits,
        BookedKind.Meals => Oversight.KindMeals,
        BookedKind.Stays => Oversight.KindStays,
    };

    public static string InWords(this BookedResult result) => result switch
    {
        BookedResult.Given => Oversight.ResultGiven,
        BookedResult.Coming => Oversight.ResultComing,
        BookedResult.Waiting => Oversight.ResultWaiting,
        BookedResult.NoShow => Oversight.ResultNoShow,
        BookedResult.Cancelled => Oversight.ResultCancelled,
        BookedResult.Declined => Oversight.ResultDeclined,
    };

    public static string InWords(this MessageResult result) => result switch
    {
        MessageResult.Reached => Oversight.MessageReached,
        MessageResult.Unconfirmed => Oversight.MessageUnconfirmed,
        MessageResult.Failed => Oversight.MessageFailed,
    };

    public static string InWords(this Quarter quarter) => StaffTexts.Say(Oversight.QuarterName, quarter.First.ToString("uuuu", CultureInfo.InvariantCulture), quarter.Number);

    public static string InWords(this StarterKit kit) => kit switch
    {
        StarterKit.Taxi => Oversight.KitTaxi,
        StarterKit.Children => Oversight.KitChildren,
        StarterKit.Family => Oversight.KitFamily,
        StarterKit.Seniors => Oversight.KitSeniors,
    };

    /// <summary>Why not, and what to do next.</summary>
    public static string InWords(this OverseerRefusal refusal) => refusal switch
    {
        OverseerRefusal.NoSuchLocality => Oversight.RefusedNoLocality,
        OverseerRefusal.LastOperator => Oversight.RefusedLastOperator,
        OverseerRefusal.HasEnded => Oversight.RefusedEnded,
        OverseerRefusal.LinkVoid => Oversight.RefusedLink,
        OverseerRefusal.ServesAlready => Oversight.RefusedServes,
    };

    /// <summary>Why an initiative is not opened, and what to do next.</summary>
    public static string InWords(this OpenRefusal refusal) => refusal switch
    {
        OpenRefusal.NoSuchLocality => Oversight.RefusedNoLocality,
        OpenRefusal.SlugMalformed => Oversight.RefusedSlugMalformed,
        OpenRefusal.SlugReserved => Oversight.RefusedSlugReserved,
        OpenRefusal.SlugTaken => Oversight.RefusedSlugTaken,
        OpenRefusal.NameUnfit => Oversight.RefusedNameUnfit,
        OpenRefusal.PhoneUnfit => Oversight.RefusedPhone,
        OpenRefusal.PrefixUnfit => Oversight.RefusedPrefix,
        OpenRefusal.SenderUnfit => Oversight.RefusedSender,
        OpenRefusal.NoSuchZone => Oversight.RefusedZone,
        OpenRefusal.SettlementUnknown => Oversight.FieldSettlementsHint,
        OpenRefusal.OpenedAlready => Oversight.RefusedOpened,
    };
}
