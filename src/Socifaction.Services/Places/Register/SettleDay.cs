using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Register;

/// <summary>What becomes of a place whose session is over.</summary>
internal static class Settling
{
    private static readonly Actor Night = new(ActorKind.System, null, "");

    /// <summary>
    /// Whoever was there had it; whoever had said beforehand that they would not come took it back; the rest did not come.
    /// What a person has said stays.
    /// </summary>
    public static void Settle(this Place place, Attendance? attendance, Absence? absence, Instant now)
    {
        if (RecordTaps.IsCorrected(place))
        {
            return;
        }

        if (attendance?.WasThere == true)
        {
            Become(BookingStatus.Fulfilled, BookingEventKind.Fulfilled, Night, place.Channel, "");
        }
        else if (absence is not null)
        {
            Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, Night with { Name = absence.ReportedByName }, absence.Channel, absence.Words);
        }
        else
        {
            Become(BookingStatus.NoShow, BookingEventKind.NoShow, Night, place.Channel, "");
        }

        void Become(BookingStatus status, BookingEventKind kind, Actor actor, Channel channel, string why)
        {
            if (place.Status != status)
            {
                place.Become(status, kind, actor, channel, now, why);
            }
        }
    }

    /// <summary>Whether the register has a line for it: it was not given back while it could still be used.</summary>
    public static bool IsInRegister(this Place place) => place.Status is BookingStatus.Booked or BookingStatus.Fulfilled or BookingStatus.NoShow
        || (place.Status == BookingStatus.Cancelled && place.Events.MaxBy(e => (e.At, e.Id)) is { ActorKind: ActorKind.System });
}

/// <summary>How many places were settled.</summary>
public sealed record DaySettled(int Places);

/// <summary>
/// Use case of the night: settles the places of sessions that are over. A session whose register nobody has touched says nothing
/// and is left for a person.
/// </summary>
public sealed class SettleDay(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>How far back it looks for sessions whose register was kept late.</summary>
    public const int DaysBack = 62;

    /// <summary>Settles all that is over.</summary>
    public async Task<DaySettled> RunAsync(CancellationToken cancellationToken)
    {
        var (now, first) = (clock.Now, clock.Today.PlusDays(-DaysBack));
        var sessions = await db.Places.Where(p => p.Status == BookingStatus.Booked && p.EndsAt <= now && p.Date >= first
                && db.RegisterTaps.Any(t => db.Places.Any(o => o.Id == t.PlaceId && o.SessionId == p.SessionId)))
            .Select(p => p.SessionId).Distinct().ToListAsync(cancellationToken);
        var settled = 0;
        foreach (var session in sessions)
        {
            settled += (await db.LockAsync<DaySettled, AttendanceRefusal>([session], async () =>
            {
                var places = await db.Places.Include(p => p.Events).Where(p => p.SessionId == session && p.Status == BookingStatus.Booked).ToListAsync(cancellationToken);
                var ofSession = db.Places.Where(p => p.SessionId == session).Select(p => p.Id);
                var attendances = await db.Attendances.AsNoTracking().Where(a => ofSession.Contains(a.PlaceId)).ToDictionaryAsync(a => a.PlaceId, cancellationToken);
                var absences = await db.Absences.AsNoTracking().Where(a => ofSession.Contains(a.PlaceId)).ToDictionaryAsync(a => a.PlaceId, cancellationToken);
                foreach (var place in places)
                {
                    place.Settle(attendances.GetValueOrDefault(place.Id), absences.GetValueOrDefault(place.Id), now);
                }

                return new DaySettled(places.Count);
            }, cancellationToken)).Value!.Places;
        }

        return new(settled);
    }
}
