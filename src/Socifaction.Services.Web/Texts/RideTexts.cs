using System.Globalization;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;

namespace Socifaction.Services.Web.Texts;

/// <summary>Sentences about rides, and what is wrong with a typed day, time or text.</summary>
public static class RideTexts
{
    /// <summary>A text with its gaps filled, by the reader's language.</summary>
    public static string Say(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>„tarp 8.05 ir 8.20“; a wished time alone: „9.00 val.“.</summary>
    public static string Window(LocalTime from, LocalTime? latest) => latest is { } to ? LocalFormat.Between(from, to) : LocalFormat.Clock(from);

    /// <summary>How a person moves.</summary>
    public static string InWords(this MobilityNeed need) => need switch
    {
        MobilityNeed.Walks => Rides.MobilityWalks,
        MobilityNeed.Walker => Rides.MobilityWalker,
        MobilityNeed.FoldingWheelchair => Rides.MobilityFolding,
        MobilityNeed.RigidWheelchair => Rides.MobilityRigid,
        MobilityNeed.Wheelchair => Rides.MobilityWheelchair,
        MobilityNeed.Lying => Rides.MobilityLying,
    };

    /// <summary>What the wished time means.</summary>
    public static string InWords(this RideWish wish, LocalTime time) => wish switch
    {
        RideWish.ArriveBy => Say(Rides.ArriveAt, LocalFormat.Clock(time)),
        RideWish.LeaveAt => Say(Rides.LeaveAt, LocalFormat.Clock(time)),
        RideWish.WhenCalled => Say(Rides.WhenCalled, LocalFormat.Clock(time)),
    };

    /// <summary>How people move, as it is asked: from walking to lying.</summary>
    public static IReadOnlyList<Choice> Mobilities =>
    [
        .. ((MobilityNeed[])[MobilityNeed.Walks, MobilityNeed.Walker, MobilityNeed.FoldingWheelchair, MobilityNeed.RigidWheelchair, MobilityNeed.Wheelchair, MobilityNeed.Lying])
            .Select(need => new Choice(need.ToString(), need.InWords())),
    ];

    /// <summary>When a ride comes: its promised window, or that a call is waited for.</summary>
    public static string When(Ride ride) => ride.IsOpen
        ? Say(Rides.OpenWhen, LocalFormat.Clock(ride.WishTime), Window(ride.StartTime, ride.LatestStart))
        : Window(ride.StartTime, ride.LatestStart);

    /// <summary>The way back that is wished.</summary>
    public static string Back(RideWishes wishes) =>
        wishes.WaitMinutes is { } wait ? Say(Rides.WaitWords, wait)
        : wishes is { ReturnBy: { } latest, ReturnAt: { } from } ? Say(Rides.OpenWhen, LocalFormat.Clock(from), LocalFormat.Clock(latest))
        : wishes.ReturnAt is { } back ? RideWish.LeaveAt.InWords(back)
        : Rides.ReturnNo;

    /// <summary>„Niekas“, „2 žmonės“.</summary>
    public static string Companions(int count) => count == 0 ? Rides.CompanionsNone : Plural.Format(count, Rides.CompanionsForms);

    /// <summary>What is wrong with a typed time.</summary>
    public static string InWords(this TimeRefusal why) => why switch
    {
        TimeRefusal.Empty => Rides.TimeMissing,
        TimeRefusal.NotATime or TimeRefusal.OutsideTheDay => Rides.TimeWrong,
    };

    /// <summary>What is wrong with a typed day.</summary>
    public static string InWords(this DateRefusal why, LocalDate example) => why switch
    {
        DateRefusal.Empty => Rides.DayMissing,
        DateRefusal.MissingYear or DateRefusal.MissingMonth or DateRefusal.MissingDay => Rides.DayIncomplete,
        DateRefusal.NoSuchMonth or DateRefusal.NoSuchDay or DateRefusal.WeekdayDiffers => Rides.DayNoSuch,
        DateRefusal.NotADate or DateRefusal.Ambiguous or DateRefusal.YearOutOfRange => Say(Rides.DayForm, Digits(example)),
    };

    /// <summary>What is wrong with a typed text that may not be empty.</summary>
    public static string InWords(this TextRefusal why, string whenEmpty, int longest) => why switch
    {
        TextRefusal.Empty => whenEmpty,
        TextRefusal.TooLong => Say(Rides.TextTooLong, longest),
        TextRefusal.BadCharacters => Rides.TextCharacters,
    };

    /// <summary>2027 03 15.</summary>
    public static string Digits(LocalDate date) => date.ToString("uuuu MM dd", CultureInfo.InvariantCulture);
}
