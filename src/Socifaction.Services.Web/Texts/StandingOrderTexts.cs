using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Rides.StandingOrders;

namespace Socifaction.Services.Web.Texts;

/// <summary>Words of standing orders: why not, until when, and what became of a day.</summary>
public static class StandingOrderTexts
{
    public static string InWords(this StandingOrderRefusal why) => why switch
    {
        StandingOrderRefusal.NoWeekday => Orders.RefusalNoWeekday,
        StandingOrderRefusal.EndsBeforeItStarts => Orders.RefusalEnds,
        StandingOrderRefusal.Past => Orders.RefusalPast,
        StandingOrderRefusal.TooManyCompanions => Orders.RefusalCompanions,
        StandingOrderRefusal.ReturnBeforeArrival => Orders.RefusalReturn,
        StandingOrderRefusal.PlaceUnknown => Orders.RefusalPlace,
        StandingOrderRefusal.AlreadyOrdered => Orders.RefusalOrdered,
        StandingOrderRefusal.FormAlreadyUsed => Orders.RefusalFormUsed,
        StandingOrderRefusal.AlreadyEnded => Orders.RefusalEnded,
        StandingOrderRefusal.ChangedMeanwhile => Orders.RefusalChanged,
        StandingOrderRefusal.NotADay => Orders.RefusalNotADay,
        StandingOrderRefusal.HasToLie => Rides.RefusalHasToLie,
    };

    /// <summary>Whether the answer itself is wrong (422); else the present state stands in its way (409).</summary>
    public static bool IsWrongAnswer(this StandingOrderRefusal why) =>
        why is not (StandingOrderRefusal.AlreadyOrdered or StandingOrderRefusal.AlreadyEnded or StandingOrderRefusal.ChangedMeanwhile);

    /// <summary>From and until when.</summary>
    public static string TermInWords(this StandingOrder order) => order.LastDay is { } last
        ? StaffTexts.Say(Orders.TermTo, LocalFormat.FullDay(order.FirstDay), LocalFormat.FullDay(last))
        : StaffTexts.Say(Orders.Term, LocalFormat.FullDay(order.FirstDay));

    /// <summary>The pause that is still on or ahead; null when there is none.</summary>
    public static string? PauseInWords(this StandingOrder order, LocalDate today) =>
        order.PausedFrom is not { } from || order.PausedTo < today ? null
        : order.PausedTo is { } to ? StaffTexts.Say(Orders.PausedTo, LocalFormat.FullDay(from), LocalFormat.FullDay(to), order.Because)
        : StaffTexts.Say(Orders.Paused, LocalFormat.FullDay(from), order.Because);

    /// <summary>When it ended or will; null while nobody has said.</summary>
    public static string? EndInWords(this StandingOrder order, LocalDate today) => order.LastDay is not { } last ? null
        : StaffTexts.Say(last < today ? Orders.Ended : Orders.Ends, LocalFormat.FullDay(last), order.PausedFrom is null ? order.Because : "");

    /// <summary>What became of a day.</summary>
    public static string StateInWords(this OrderedDayRow row) => row.Day.State switch
    {
        OrderedDayState.Due => Orders.StateDue,
        OrderedDayState.Holiday => Orders.StateHoliday,
        OrderedDayState.Refused => Orders.StateRefused,
        OrderedDayState.Booked => row.Ride is { IsLive: false } ? row.Ride.Status.ForStaff() : Orders.StateBooked,
        OrderedDayState.Skipped => Orders.StateSkipped,
    };

    /// <summary>The look of it, beside its word.</summary>
    public static string Look(this OrderedDayRow row) => row.Day.State switch
    {
        OrderedDayState.Due or OrderedDayState.Holiday => "soc-status soc-status--requested",
        OrderedDayState.Refused => "soc-status soc-status--not-reached",
        OrderedDayState.Booked => row.Ride?.Status.Look() ?? BookingStatus.Booked.Look(),
        OrderedDayState.Skipped => "soc-status soc-status--cancelled",
    };

    /// <summary>Why it is so: the refusal, or what staff wrote.</summary>
    public static string WhyInWords(this OrderedDay day) => day.Refusal is { } why ? why.ForStaff() : day.Because;
}
