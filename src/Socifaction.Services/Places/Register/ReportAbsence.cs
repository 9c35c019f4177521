using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Register;

/// <summary>Why somebody will not come, or did not.</summary>
public sealed record AbsenceToReport(Guid PlaceId, AbsenceKind Kind, string Words, Asking Asking);

/// <summary>Use case: a family says ahead that somebody will not come; staff also write down afterwards why. Said again, it changes the reason.</summary>
public sealed class ReportAbsence(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The absence, or why it is not taken; null when there is no such place or it is not theirs.</summary>
    public async Task<Outcome<Absence, AttendanceRefusal>?> RunAsync(AbsenceToReport command, CancellationToken cancellationToken)
    {
        var asking = command.Asking;
        var theirs = db.Places.MayChange(db, asking);
        if (await theirs.Where(p => p.Id == command.PlaceId).Select(p => (Guid?)p.SessionId).SingleOrDefaultAsync(cancellationToken) is not { } sessionId)
        {
            return null;
        }

        return await db.LockAsync<Absence, AttendanceRefusal>([sessionId], async () =>
        {
            var place = await db.Places.AsNoTracking().Include(p => p.Events).SingleAsync(p => p.Id == command.PlaceId, cancellationToken);
            if (!(asking.ByStaff ? place.IsInRegister() : place.Status == BookingStatus.Booked))
            {
                return AttendanceRefusal.NoLongerBooked;
            }

            if (!asking.ByStaff && place.StartsAt <= clock.Now)
            {
                return AttendanceRefusal.SessionBegun;
            }

            if (await db.Absences.SingleOrDefaultAsync(a => a.PlaceId == place.Id, cancellationToken) is not { } absence)
            {
                absence = new Absence
                {
                    PlaceId = place.Id, Kind = command.Kind, ReportedAt = clock.Now, ReportedByName = asking.By.Name, Channel = asking.Channel,
                };
                db.Absences.Add(absence);
            }

            // Another reason for the same absence: the kitchen was told when it was told first.
            (absence.Kind, absence.Words) = (command.Kind, command.Words);
            return absence;
        }, cancellationToken);
    }
}
