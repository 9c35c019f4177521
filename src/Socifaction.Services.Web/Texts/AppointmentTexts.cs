using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;

namespace Socifaction.Services.Web.Texts;

/// <summary>Appointments and calendars in words, and which status says why not.</summary>
public static class AppointmentTexts
{
    public static string InWords(this AppointmentRefusal why) => why switch
    {
        AppointmentRefusal.NothingChosen => Times.NothingChosen,
        AppointmentRefusal.Past => Times.Past,
        AppointmentRefusal.BookingShut => Times.BookingShut,
        AppointmentRefusal.NotOpenYet => Times.NotOpenYet,
        AppointmentRefusal.Taken => Times.Taken,
        AppointmentRefusal.OutsideHours => Times.OutsideHours,
        AppointmentRefusal.WrongLength => Times.WrongLength,
        AppointmentRefusal.AlreadyBooked => Times.AlreadyBooked,
        AppointmentRefusal.NotEligible => Times.NotEligible,
        AppointmentRefusal.NotTakenIn => Times.NotTakenIn,
        AppointmentRefusal.ReferralNeeded => Times.ReferralNeeded,
        AppointmentRefusal.AllowanceUsed => Times.AllowanceUsed,
        AppointmentRefusal.FormAlreadyUsed => Times.FormAlreadyUsed,
        AppointmentRefusal.AlreadySettled => Times.AlreadySettled,
        AppointmentRefusal.CancellingShut => Times.CancellingShut,
        AppointmentRefusal.ChangedMeanwhile => Times.ChangedMeanwhile,
        AppointmentRefusal.NotBegun => Times.NotBegun,
        AppointmentRefusal.NotSoMuchLeft => Times.NotSoMuchLeft,
        AppointmentRefusal.WrongWeight => Times.WrongWeight,
        AppointmentRefusal.NoMessages => Times.NoMessages,
        AppointmentRefusal.NotOfferedNow => Times.NotOfferedNow,
        AppointmentRefusal.OfferTooSoon => Times.OfferTooSoon,
        AppointmentRefusal.OfferOver => Times.OfferOver,
    };

    /// <summary>The same for staff: they are not told to call themselves.</summary>
    public static string ForStaff(this AppointmentRefusal why) => why == AppointmentRefusal.ReferralNeeded ? Times.StaffReferral : why.InWords();

    /// <summary>Whether the answer itself is wrong (422); else the present state stands in its way (409).</summary>
    public static bool IsWrongAnswer(this AppointmentRefusal why) => why is AppointmentRefusal.NothingChosen or AppointmentRefusal.Past
        or AppointmentRefusal.NotOpenYet or AppointmentRefusal.WrongLength or AppointmentRefusal.WrongWeight or AppointmentRefusal.NotSoMuchLeft or AppointmentRefusal.FormAlreadyUsed or AppointmentRefusal.ReferralNeeded;

    public static string InWords(this CalendarRefusal why) => why switch
    {
        CalendarRefusal.WrongHours => Times.WrongHours,
        CalendarRefusal.WrongDays => Times.WrongDays,
        CalendarRefusal.HoursOverlap => Times.HoursOverlap,
        CalendarRefusal.WrongLength => Times.LengthWrong,
        CalendarRefusal.NothingNeeded => Times.NothingNeeded,
        CalendarRefusal.ChangedMeanwhile => Times.ChangedMeanwhile,
    };

    public static string InWords(this OverrideKind kind) => kind switch
    {
        OverrideKind.ExtraHours => Times.ExtraHours,
        OverrideKind.Leave => Times.Leave,
        OverrideKind.Closed => Times.ClosedKind,
        OverrideKind.Blocked => Times.Blocked,
    };

    public static string InWords(this ResourceKind kind) => kind switch
    {
        ResourceKind.Worker => Times.Worker,
        ResourceKind.Room => Times.Room,
        ResourceKind.Machine => Times.Machine,
    };

    /// <summary>How often hours hold.</summary>
    public static string TurnsInWords(this WeeklyOpening opening) =>
        opening.EveryWeeks == 1 ? Times.EveryWeek : StaffTexts.Say(Times.EverySecond, LocalFormat.DayAndMonth(opening.FirstDay));

    /// <summary>What a type costs, each time or each kilogram.</summary>
    public static string PriceInWords(this AppointmentType type) => type.Price.InWords(type.CountedIn == CountedIn.Kilograms);

    /// <summary>The same to a person who pays such a share.</summary>
    public static string PriceForPerson(this AppointmentType type, int? paidShare) => type.Price.ForPerson(paidShare, type.CountedIn == CountedIn.Kilograms);

    /// <summary>A price as it stands; what is not weighed yet has none.</summary>
    public static string PriceInWords(int cents, bool isToBeWeighed) => isToBeWeighed ? Times.NotWeighed : PriceInWords(cents);

    /// <summary>A price as it stands.</summary>
    public static string PriceInWords(int cents) => cents == 0 ? Times.FreeOfCharge : LocalFormat.Money(cents);

    /// <summary>A start as a form sends it, read back; null when it is none.</summary>
    public static LocalDateTime? ReadStart(string? text) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text ?? "") is { Success: true } read
            && read.Value.Year is > 1900 and < 2200 ? read.Value : null;

    /// <summary>A start as a form sends it.</summary>
    public static string WriteStart(LocalDate date, LocalTime time) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(date + time);
}
