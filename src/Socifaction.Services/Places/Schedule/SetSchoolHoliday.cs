using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>School holidays to enter, or to change when an id is said; both days included.</summary>
public sealed record HolidayWanted(Guid? Id, string Name, LocalDate FirstDay, LocalDate LastDay, Asking Asking);

/// <summary>Use case of staff: enters school holidays in the calendar, or changes them; the sessions follow.</summary>
public sealed class SetSchoolHoliday(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>What became of the sessions, or why not; null when there are no such holidays.</summary>
    public async Task<Outcome<SeasonsKept, ScheduleRefusal>?> RunAsync(HolidayWanted wanted, CancellationToken cancellationToken)
    {
        if (wanted.Name.Length == 0)
        {
            return ScheduleRefusal.NameMissing;
        }

        if (wanted.LastDay < wanted.FirstDay)
        {
            return ScheduleRefusal.LastBeforeFirst;
        }

        if (Period.DaysBetween(wanted.FirstDay, wanted.LastDay) > Closing.LongestDays)
        {
            return ScheduleRefusal.TooLong;
        }

        if (wanted.LastDay > clock.Today.PlusDays(2 * SessionTime.LongestDaysAhead))
        {
            return ScheduleRefusal.TooFar;
        }

        if (wanted.Id is { } id && !await db.SchoolHolidays.AnyAsync(holiday => holiday.Id == id, cancellationToken))
        {
            return null;
        }

        return await db.KeepSeasonsAsync(async () =>
        {
            if (await db.SchoolHolidays.AnyAsync(
                holiday => holiday.Id != wanted.Id && holiday.FirstDay <= wanted.LastDay && wanted.FirstDay <= holiday.LastDay, cancellationToken))
            {
                return ScheduleRefusal.HolidaysOverlap;
            }

            if (await db.SchoolHolidays.SingleOrDefaultAsync(holiday => holiday.Id == wanted.Id, cancellationToken) is { } there)
            {
                (there.Name, there.FirstDay, there.LastDay) = (wanted.Name, wanted.FirstDay, wanted.LastDay);
            }
            else
            {
                db.SchoolHolidays.Add(new SchoolHoliday { Name = wanted.Name, FirstDay = wanted.FirstDay, LastDay = wanted.LastDay });
            }

            return null;
        }, current.Id.Value, wanted.Asking, clock, cancellationToken);
    }
}
