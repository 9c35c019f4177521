using Socifaction.Services.Bookings;

namespace Socifaction.Services.Web.Texts;

/// <summary>Where a booking stands, in words.</summary>
public static class StatusTexts
{
    public static string InWords(this BookingStatus status) => status switch
    {
        BookingStatus.Requested => People.StatusRequested,
        BookingStatus.Waitlisted => People.StatusWaitlisted,
        BookingStatus.Booked => People.StatusBooked,
        BookingStatus.Fulfilled => People.StatusFulfilled,
        BookingStatus.NoShow => People.StatusNoShow,
        BookingStatus.Cancelled => People.StatusCancelled,
        BookingStatus.Declined => People.StatusDeclined,
    };
}
