using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places;

/// <summary>A coming session as a person chooses it: when, how many places are left, and whether one may still book.</summary>
public sealed record PlaceDay(Guid SessionId, LocalDate Date, LocalTime From, LocalTime To, int Free, WindowAnswer Window)
{
    /// <summary>Whether so many places may be booked.</summary>
    public bool HasRoomFor(int people) => Window == WindowAnswer.Open && Free >= Math.Max(1, people);
}

/// <summary>Use case: the free places of an activity, fresh each time it is asked.</summary>
public sealed class PlaceAvailability(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The sessions of so many days from today that have not begun, in order; cancelled ones and days not yet open are left out.</summary>
    public IAsyncEnumerable<PlaceDay> RunAsync(Activity activity, int days, bool byStaff)
    {
        var (now, today) = (clock.Now, clock.Today);
        var last = LocalDate.Min(today.PlusDays(days - 1), activity.Window.LastDay(today));
        return db.Sessions.Coming(activity.Id, today, last, now)
            .Select(s => new { s.Id, s.Date, s.From, s.To, s.StartsAt, s.Capacity, s.Taken, s.Held }).AsAsyncEnumerable()
            .Select(s => new PlaceDay(s.Id, s.Date, s.From, s.To, Capacity.Free(s.Capacity, s.Taken, s.Held),
                activity.Window.Ask(now, today, s.StartsAt, s.Date, byStaff)));
    }
}
