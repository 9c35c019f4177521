using System.Globalization;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;

namespace Socifaction.Services.Web.Texts;

/// <summary>What the staff read: shorter than what residents are told, and without „call us“.</summary>
public static class StaffTexts
{
    /// <summary>A text with its gaps filled, by the reader's language.</summary>
    public static string Say(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>How far the word about a booking has come.</summary>
    public static string InWords(this Told told) => told switch
    {
        Told.NotYet => Staff.ToldNotYet,
        Told.Sent => Staff.ToldSent,
        Told.Delivered => Staff.ToldDelivered,
        Told.Unconfirmed => Staff.ToldUnconfirmed,
        Told.NotReached => Staff.ToldNotReached,
        Told.ToCall => Staff.ToldToCall,
        Told.Phoned => Staff.ToldPhoned,
        Told.Confirmed => Staff.ToldConfirmed,
        Told.SaysNo => Staff.ToldSaysNo,
    };

    /// <summary>The look of a status, beside its word.</summary>
    public static string Look(this Told told) => told switch
    {
        Told.NotYet => "soc-status",
        Told.Sent => "soc-status soc-status--sent",
        Told.Delivered or Told.Phoned or Told.Confirmed => "soc-status soc-status--delivered",
        Told.Unconfirmed => "soc-status soc-status--unconfirmed",
        Told.NotReached or Told.ToCall or Told.SaysNo => "soc-status soc-status--not-reached",
    };

    /// <summary>Where a booking stands.</summary>
    public static string ForStaff(this BookingStatus status) => status switch
    {
        BookingStatus.Requested => Staff.StatusRequested,
        BookingStatus.Waitlisted => People.StatusWaitlisted,
        BookingStatus.Booked => People.StatusBooked,
        BookingStatus.Fulfilled => People.StatusFulfilled,
        BookingStatus.NoShow => People.StatusNoShow,
        BookingStatus.Cancelled => People.StatusCancelled,
        BookingStatus.Declined => People.StatusDeclined,
    };

    /// <summary>The look of a status, beside its word.</summary>
    public static string Look(this BookingStatus status) => "soc-status soc-status--" + status switch
    {
        BookingStatus.Requested => "requested",
        BookingStatus.Waitlisted => "waitlisted",
        BookingStatus.Booked => "booked",
        BookingStatus.Fulfilled => "fulfilled",
        BookingStatus.NoShow => "no-show",
        BookingStatus.Cancelled => "cancelled",
        BookingStatus.Declined => "declined",
    };

    /// <summary>What happened to a booking.</summary>
    public static string InWords(this BookingEventKind kind) => kind switch
    {
        BookingEventKind.Requested => Staff.EventRequested,
        BookingEventKind.Booked => Staff.EventBooked,
        BookingEventKind.Confirmed => Staff.EventConfirmed,
        BookingEventKind.Moved => Staff.EventMoved,
        BookingEventKind.Cancelled => Staff.EventCancelled,
        BookingEventKind.Declined => Staff.EventDeclined,
        BookingEventKind.Waitlisted => Staff.EventWaitlisted,
        BookingEventKind.Offered => Staff.EventOffered,
        BookingEventKind.OfferEnded => Staff.EventOfferEnded,
        BookingEventKind.Fulfilled => Staff.EventFulfilled,
        BookingEventKind.NoShow => Staff.EventNoShow,
        BookingEventKind.CalledIn => Staff.EventCalledIn,
        BookingEventKind.Uncovered => Staff.EventUncovered,
        BookingEventKind.Covered => Staff.EventCovered,
        BookingEventKind.AgreedToShare => Staff.EventAgreedToShare,
        BookingEventKind.Arrived => Stays.EventArrived,
        BookingEventKind.Departed => Stays.EventDeparted,
        BookingEventKind.RoomChanged => Stays.EventRoomChanged,
        BookingEventKind.Changed => Meals.EventChanged,
        BookingEventKind.Reached => Meals.EventReached,
    };

    /// <summary>How it reached the initiative.</summary>
    public static string InWords(this Channel channel) => channel switch
    {
        Channel.Phone => Staff.ChannelPhone,
        Channel.Visit => Staff.ChannelVisit,
        Channel.Web => Staff.ChannelWeb,
        Channel.Sms => Staff.ChannelSms,
        Channel.StandingOrder => Staff.ChannelStanding,
        Channel.Helper => Staff.ChannelHelper,
    };

    /// <summary>Why a ride cannot be promised, to somebody who holds the telephone.</summary>
    public static string ForStaff(this RideRefusal why) => why switch
    {
        RideRefusal.TooManyCompanions => Staff.RideTooMany,
        RideRefusal.NotEligible => Staff.NotEligible,
        RideRefusal.PlaceUnknown => Staff.RidePlaceUnknown,
        RideRefusal.AlreadyTravelling => Staff.RideAlready,
        RideRefusal.NoTimeToReachYou => Staff.RideBusy,
        RideRefusal.FormAlreadyUsed => Staff.FormUsed,
        RideRefusal.MonthlyLimit => Staff.RideLimit,
        _ => why.InWords(),
    };

    /// <summary>Why a place is not given, to somebody who holds the telephone.</summary>
    public static string ForStaff(this PlaceRefusal why) => why switch
    {
        PlaceRefusal.Full => Staff.PlaceFull,
        PlaceRefusal.AlreadyBooked => Staff.PlaceAlready,
        PlaceRefusal.NotEligible => Staff.NotEligible,
        PlaceRefusal.FormAlreadyUsed => Staff.FormUsed,
        _ => why.InWords(),
    };

    /// <summary>Why a ride cannot be cancelled.</summary>
    public static string ForStaff(this CancelRefusal why) => why switch
    {
        CancelRefusal.AlreadyHappened => Staff.CancelPast,
        CancelRefusal.TooLate => why.InWords(),
    };

    /// <summary>Why a person is not entered in the register.</summary>
    public static string InWords(this RegisterRefusal why) => why switch
    {
        RegisterRefusal.NameMissing => Staff.RegisterName,
        RegisterRefusal.NameUnfit => Staff.RegisterNameUnfit,
        RegisterRefusal.PhoneUnfit or RegisterRefusal.NoMobile => People.PhoneWrong,
        RegisterRefusal.BirthUnfit => Staff.RegisterBirth,
        RegisterRefusal.CompanionsUnfit => Staff.RegisterCompanions,
        RegisterRefusal.AddressUnfit => Staff.RegisterAddress,
        RegisterRefusal.NoSuchHousehold or RegisterRefusal.NoSuchCarer => Staff.RegisterCarer,
        RegisterRefusal.AlreadyRegistered => Staff.RegisterTwice,
        RegisterRefusal.NicknameUnfit => Records.NicknameUnfit,
        RegisterRefusal.PaidShareUnfit => Records.PaidShareUnfit,
        RegisterRefusal.ChangedMeanwhile => Records.ChangedMeanwhile,
    };

    /// <summary>„rytoj, antradienis, kovo 16 d.“, with a large first letter.</summary>
    public static string Named(LocalDate day, LocalDate today)
    {
        var name = Near(day, today);
        return char.ToUpper(name[0], CultureInfo.CurrentCulture) + name[1..];
    }

    /// <summary>„rytoj, antradienis, kovo 16 d.“</summary>
    public static string Near(LocalDate day, LocalDate today) =>
        LocalFormat.FindRelative(day, today) is { } near ? $"{near}, {LocalFormat.Day(day)}" : LocalFormat.Day(day);

    /// <summary>A telephone as people read it.</summary>
    public static string Phone(string e164) => e164.Length == 0 ? "" : PhoneNumber.FromE164(e164).NationalForm;
}
