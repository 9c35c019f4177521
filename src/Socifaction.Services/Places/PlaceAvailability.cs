using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
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
    public async IAsyncEnumerable<PlaceDay> RunAsync(
        Activity activity, int days, bool byStaff, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (now, today) = (clock.Now, clock.Today);
        var last = LocalDate.Min(today.PlusDays(days - 1), activity.Window.LastDay(today));
        // Nobody passes the waiting list: what does not suit those who wait is not free for others.
        HashSet<Guid> awaited = activity.SkipsAhead ? [] : [.. await db.AwaitedSessions(activity.Id).ToListAsync(cancellationToken)];
        var rows = db.Sessions.Coming(activity.Id, today, last, now)
            .Select(s => new { s.Id, s.Date, s.From, s.To, s.StartsAt, s.Capacity, s.Taken, s.Held }).AsAsyncEnumerable();
        await foreach (var s in rows.WithCancellation(cancellationToken))
        {
            yield return new(s.Id, s.Date, s.From, s.To, awaited.Contains(s.Id) ? 0 : Capacity.Free(s.Capacity, s.Taken, s.Held),
                activity.Window.Ask(now, today, s.StartsAt, s.Date, byStaff));
        }
    }
}
