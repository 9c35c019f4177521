using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>School holidays to take out of the calendar.</summary>
public sealed record HolidayToRemove(Guid Id, Asking Asking);

/// <summary>Use case of staff: takes school holidays out of the calendar; the sessions follow.</summary>
public sealed class RemoveSchoolHoliday(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>What became of the sessions, or why not; null when there are no such holidays.</summary>
    public async Task<Outcome<SeasonsKept, ScheduleRefusal>?> RunAsync(HolidayToRemove command, CancellationToken cancellationToken)
    {
        if (!await db.SchoolHolidays.AnyAsync(holiday => holiday.Id == command.Id, cancellationToken))
        {
            return null;
        }

        return await db.KeepSeasonsAsync(async () =>
        {
            db.SchoolHolidays.RemoveRange(await db.SchoolHolidays.Where(holiday => holiday.Id == command.Id).ToListAsync(cancellationToken));
            return null;
        }, current.Id.Value, command.Asking, clock, cancellationToken);
    }
}
