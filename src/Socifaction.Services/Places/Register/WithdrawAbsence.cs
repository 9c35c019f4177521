using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Register;

/// <summary>A person who will come after all.</summary>
public sealed record AbsenceToWithdraw(Guid PlaceId, Asking Asking);

/// <summary>The place that will be used.</summary>
public sealed record AbsenceWithdrawn(Guid PlaceId);

/// <summary>Use case: an absence is taken back. Once the kitchen has its number the family calls, since there may be no lunch left.</summary>
public sealed class WithdrawAbsence(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The place, or why it is too late; null when there is no such place or it is not theirs.</summary>
    public async Task<Outcome<AbsenceWithdrawn, AttendanceRefusal>?> RunAsync(AbsenceToWithdraw command, CancellationToken cancellationToken)
    {
        var asking = command.Asking;
        var theirs = db.Places.MayChange(db, asking);
        if (await theirs.Where(p => p.Id == command.PlaceId).Select(p => (Guid?)p.SessionId).SingleOrDefaultAsync(cancellationToken) is not { } sessionId)
        {
            return null;
        }

        return await db.LockAsync<AbsenceWithdrawn, AttendanceRefusal>([sessionId], async () =>
        {
            var place = await db.Places.AsNoTracking().SingleAsync(p => p.Id == command.PlaceId, cancellationToken);
            if (place.Status != BookingStatus.Booked)
            {
                return AttendanceRefusal.NoLongerBooked;
            }

            var until = await db.Activities.Where(a => a.Id == place.OfferingId).Select(a => a.MealsUntil).SingleAsync(cancellationToken);
            if (!asking.ByStaff && place.StartsAt <= clock.Now)
            {
                return AttendanceRefusal.SessionBegun;
            }

            if (!asking.ByStaff && until is { } time && clock.InstantOf(place.Date, time) <= clock.Now)
            {
                return AttendanceRefusal.MealsCounted;
            }

            db.Absences.RemoveRange(await db.Absences.Where(a => a.PlaceId == place.Id).ToListAsync(cancellationToken));
            return new AbsenceWithdrawn(place.Id);
        }, cancellationToken);
    }
}
