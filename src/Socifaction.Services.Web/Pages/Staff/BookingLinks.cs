using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>Where staff look at a booking of any room, and where they book an offering of any kind for a person.</summary>
public static class BookingLinks
{
    /// <summary>The page of a booking; a place has none but its day's.</summary>
    public static string Path(this Booking booking) => booking switch
    {
        Ride => $"~/staff/rides/details/{booking.Id}",
        Appointment => $"~/staff/appointments/details/{booking.Id}",
        Visit => $"~/staff/appointments/visits/details/{booking.Id}",
        Meal => $"~/staff/meals/details/{booking.Id}",
        Stay => $"~/staff/stays/details/{booking.Id}",
        _ => $"~/staff/places/board?date={StaffPage.Text(booking.Date)}",
    };

    /// <summary>The form in which an offering is booked for a person.</summary>
    public static string PathToBook(this Offering offering, Guid residentId) => offering switch
    {
        RideService => $"~/staff/rides/book?resident={residentId}",
        Activity { Form: ActivityForm.Series } => $"~/staff/places/enrolments/new?activity={offering.Id}&resident={residentId}",
        Activity => $"~/staff/places/book?activity={offering.Id}&resident={residentId}",
        MealService => $"~/staff/meals/book?offering={offering.Id}&resident={residentId}",
        Premises => $"~/staff/stays/book?premises={offering.Id}&resident={residentId}",
        _ => $"~/staff/appointments/book?type={offering.Id}&resident={residentId}",
    };

    /// <summary>When it is, as its room says it; on paper without a today, for tomorrow does not stay tomorrow.</summary>
    public static string WhenInWords(this Booking booking, LocalDate? today = null)
    {
        var day = today is { } now ? StaffTexts.Near(booking.Date, now) : LocalFormat.Day(booking.Date);
        return booking switch
        {
            Stay stay => stay.Nights.InWords(),
            Ride => $"{day}, {RideTexts.Window(booking.StartTime, booking.LatestStart)}",
            _ => $"{day}, {LocalFormat.FromTo(booking.StartTime, booking.EndTime)}",
        };
    }

    /// <summary>What it is: the offering, and for a ride where from and to.</summary>
    public static string WhatInWords(this Booking booking, string offering) =>
        booking is Ride ride ? $"{offering}: {ride.From.Settlement} – {ride.To}" : offering;
}
