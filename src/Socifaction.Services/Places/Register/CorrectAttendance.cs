using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Register;

/// <summary>How it was, as a person says having seen the attendance's version; no arrival means that nobody came.</summary>
public sealed record AttendanceToCorrect(
    Guid PlaceId, int SeenVersion, LocalTime? Arrived, LocalTime? Left, string CollectedBy, bool HadMeal, Asking Asking);

/// <summary>Use case of staff: settles a dispute or corrects a slip. What is said here stands against all taps; they are kept.</summary>
public sealed class CorrectAttendance(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The attendance, or why it is not changed; null when the register has no such place.</summary>
    public async Task<Outcome<Attendance, AttendanceRefusal>?> RunAsync(AttendanceToCorrect command, CancellationToken cancellationToken)
    {
        if (await db.Places.Where(p => p.Id == command.PlaceId).Select(p => (Guid?)p.SessionId).SingleOrDefaultAsync(cancellationToken) is not { } sessionId)
        {
            return null;
        }

        return await db.LockAsync<Attendance, AttendanceRefusal>([sessionId], async () =>
        {
            var place = await db.Places.Include(p => p.Events).SingleAsync(p => p.Id == command.PlaceId, cancellationToken);
            var attendance = await db.Attendances.SingleOrDefaultAsync(a => a.PlaceId == place.Id, cancellationToken);
            var (arrived, left) = (InstantOf(place, command.Arrived), InstantOf(place, command.Left));
            if (Refuse(command, place, attendance, arrived, left) is { } why)
            {
                return why;
            }

            if (attendance is null)
            {
                db.Attendances.Add(attendance = new Attendance { InitiativeId = place.InitiativeId, PlaceId = place.Id, Version = 0 });
            }

            (attendance.ArrivedAt, attendance.LeftAt, attendance.HadMeal, attendance.IsDisputed) = (arrived, left, command.HadMeal && arrived is not null, false);
            attendance.CollectedBy = left is null ? "" : command.CollectedBy;
            attendance.Version++;
            var (status, kind) = arrived is null ? (BookingStatus.NoShow, BookingEventKind.NoShow) : (BookingStatus.Fulfilled, BookingEventKind.Fulfilled);
            place.Become(status, kind, command.Asking.By, command.Asking.Channel, clock.Now, command.Asking.Because);
            return attendance;
        }, cancellationToken);
    }

    private AttendanceRefusal? Refuse(AttendanceToCorrect command, Place place, Attendance? attendance, Instant? arrived, Instant? left) =>
        !place.IsInRegister() ? AttendanceRefusal.NoLongerBooked
        : clock.Today < place.Date ? AttendanceRefusal.BeforeTheDay
        : command.SeenVersion != (attendance?.Version ?? 0) ? AttendanceRefusal.ChangedMeanwhile
        : left is not null && arrived is null ? AttendanceRefusal.ArrivalMissing
        : left < arrived ? AttendanceRefusal.LeavesBeforeArriving
        : arrived > clock.Now || left > clock.Now ? AttendanceRefusal.InFuture
        : arrived < place.StartsAt - RecordTaps.MostBefore || (left ?? arrived) > place.EndsAt + RecordTaps.MostAfter ? AttendanceRefusal.Implausible
        : null;

    private Instant? InstantOf(Place place, LocalTime? time) => time is { } said ? clock.InstantOf(place.Date, said) : null;
}
