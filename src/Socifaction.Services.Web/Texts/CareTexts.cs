using NodaTime;
using Socifaction.Services.People.Care;

namespace Socifaction.Services.Web.Texts;

/// <summary>Words about looking after people.</summary>
public static class CareTexts
{
    public static string InWords(this ConsentKind kind) => kind switch
    {
        ConsentKind.Photo => Care.ConsentPhoto,
        ConsentKind.Trips => Care.ConsentTrips,
        ConsentKind.WalksHomeAlone => Care.ConsentWalksHome,
        ConsentKind.CopyToCarer => Care.ConsentCopy,
    };

    public static string InWords(this ConsentForm form) => form switch
    {
        ConsentForm.OnPaper => Care.FormPaper,
        ConsentForm.InPerson => Care.FormInPerson,
        ConsentForm.ByPhone => Care.FormPhone,
    };

    public static string InWords(this Audience audience) => audience switch
    {
        Audience.AllStaff => Care.AudienceAll,
        Audience.Workers => Care.AudienceWorkers,
        Audience.Kitchen => Care.AudienceKitchen,
        Audience.Driver => Care.AudienceDriver,
    };

    public static string InWords(this CareRefusal why) => why switch
    {
        CareRefusal.ChangedMeanwhile => Care.RefusalChanged,
        CareRefusal.EndsBeforeItStarts => Care.RefusalEnds,
        CareRefusal.InTheFuture => Care.RefusalFuture,
        CareRefusal.FormAlreadyUsed => Care.RefusalFormUsed,
        CareRefusal.KeyIsGone => Care.RefusalKey,
        CareRefusal.NoMobile => Care.RefusalNoMobile,
    };

    /// <summary>Whether a field is wrong, rather than the state in the way.</summary>
    public static bool IsWrongAnswer(this CareRefusal why) => why is CareRefusal.EndsBeforeItStarts or CareRefusal.InTheFuture;

    /// <summary>From and until when, in words.</summary>
    public static string Days(LocalDate? first, LocalDate? last) => (first, last) switch
    {
        (null, null) => Care.DaysAlways,
        ({ } from, null) => StaffTexts.Say(Care.DaysFrom, LocalFormat.FullDay(from)),
        (null, { } until) => StaffTexts.Say(Care.DaysUntil, LocalFormat.FullDay(until)),
        ({ } from, { } until) => StaffTexts.Say(Care.DaysBetween, LocalFormat.FullDay(from), LocalFormat.FullDay(until)),
    };
}
