using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.PhoneDesk;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>Something a person has had before, in words, and the form in which it is filled in for the next sensible day.</summary>
public sealed record UsualThing(string Words, string Path);

/// <summary>What a person usually has of every kind, to be booked again with few keys: “like last Tuesday”.</summary>
public sealed class UsualThings(ServicesDbContext db, InitiativeClock clock, PlaceAvailability places, AppointmentAvailability times)
{
    private const int TripsShown = 3;
    private const int OthersShown = 4;
    private const int DaysBack = 180;

    /// <summary>The last trips, then the last booking of every other offering, the latest first.</summary>
    public async Task<IReadOnlyList<UsualThing>> RunAsync(Guid residentId, CancellationToken cancellationToken)
    {
        var things = new List<UsualThing>();
        if (await db.RideServices.AnyAsync(cancellationToken))
        {
            things.AddRange((await db.ListTripsAsync(residentId, TripsShown, cancellationToken)).Select(trip => OfTrip(trip, residentId)));
        }

        var since = clock.Today.PlusDays(-DaysBack);
        var latest = await db.Bookings.AsNoTracking()
            .Where(b => b.ResidentId == residentId && b.Date >= since && !(b is Ride) && (b.Status == BookingStatus.Booked || b.Status == BookingStatus.Fulfilled))
            .OrderByDescending(b => b.StartsAt).Take(100).ToListAsync(cancellationToken);
        foreach (var booking in latest.DistinctBy(b => b.OfferingId).Take(OthersShown))
        {
            if (await OfAsync(booking, residentId, cancellationToken) is { } thing)
            {
                things.Add(thing);
            }
        }

        return things;
    }

    private static UsualThing OfTrip(Trip trip, Guid residentId)
    {
        var was = trip.Outward;
        var back = trip.Wishes.ReturnAt is { } home ? ", " + StaffTexts.Say(Texts.Staff.TripBack, LocalFormat.Time(home)) : "";
        return new(
            StaffTexts.Say(Words.Like, LocalFormat.OnDay(was.Date), $"{was.To}, {was.Wish.InWords(was.WishTime)}{back}"),
            $"~/staff/rides/book?resident={residentId}&like={was.Id}");
    }

    private async Task<UsualThing?> OfAsync(Booking was, Guid residentId, CancellationToken cancellationToken)
    {
        var offering = await db.Offerings.AsNoTracking().SingleAsync(o => o.Id == was.OfferingId, cancellationToken);
        var book = offering.PathToBook(residentId);
        return (was, offering) switch
        {
            (Place, Activity { Form: ActivityForm.Days } activity) => await NextPlaceAsync(was, activity, book, cancellationToken),
            (Appointment appointment, AppointmentType) => await NextTimeAsync(appointment, book, cancellationToken),
            (Meal meal, _) => new(Say(was, $"{offering.Name}, {Plural.Format(meal.Portions, Texts.Meals.PortionsCount)}"), $"{book}&like={was.Id}"),
            (Stay { RoomId: { } room }, _) => new(Say(was, offering.Name), $"{book}&room={room}"),
            _ => null,
        };
    }

    private async Task<UsualThing?> NextPlaceAsync(Booking was, Activity activity, string book, CancellationToken cancellationToken)
    {
        var held = await db.Places.Where(p => p.ResidentId == was.ResidentId && (p.Status == BookingStatus.Booked || p.Status == BookingStatus.Requested))
            .Select(p => p.SessionId).ToListAsync(cancellationToken);
        var days = await places.RunAsync(activity, activity.Window.OpensDaysBefore + 1, byStaff: true)
            .Where(day => day.HasRoomFor(1) && !held.Contains(day.SessionId)).ToListAsync(cancellationToken);
        return days.OrderBy(day => day.Date.DayOfWeek != was.Date.DayOfWeek).ThenBy(day => day.Date).FirstOrDefault() is { } next
            ? new(Say(was, activity.Name, next.Date, LocalFormat.FromTo(next.From, next.To)), $"{book}&session={next.SessionId}")
            : null;
    }

    private async Task<UsualThing?> NextTimeAsync(Appointment was, string book, CancellationToken cancellationToken)
    {
        var type = (await db.FindTypeAsync(was.OfferingId, cancellationToken))!;
        var free = await times.RunAsync(type, was.Minutes, clock.Today, type.Window.OpensDaysBefore + 1, byStaff: true, cancellationToken);
        return free.OrderBy(time => time.Date.DayOfWeek != was.Date.DayOfWeek).ThenBy(time => time.From != was.StartTime).ThenBy(time => time.StartsAt).FirstOrDefault() is { } next
            ? new(Say(was, type.Name, next.Date, LocalFormat.FromTo(next.From, next.To)), $"{book}&start={AppointmentTexts.WriteStart(next.Date, next.From)}")
            : null;
    }

    private string Say(Booking was, string what) => StaffTexts.Say(Words.Like, LocalFormat.OnDay(was.Date, clock.Today), what);

    private string Say(Booking was, string what, LocalDate next, string hours) =>
        StaffTexts.Say(Words.LikeNow, LocalFormat.OnDay(was.Date, clock.Today), what, LocalFormat.OnDay(next, clock.Today), hours);
}
