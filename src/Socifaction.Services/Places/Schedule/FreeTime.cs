using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>What to propose when another session of the activity stands in the way.</summary>
public static class FreeTime
{
    private const int DaysAhead = 14;
    private static readonly LocalTime Latest = new(22, 0);

    /// <summary>
    /// The first time as long as the wanted one that is free: later on the day, else at the wanted hour or later on one of the next
    /// days; null when there is none. The session that is to be moved stands in nobody's way.
    /// </summary>
    public static async Task<SessionTime?> FindFreeTimeAsync(
        this ServicesDbContext db, Guid offeringId, SessionTime wanted, Guid? moving, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var (first, last) = (wanted.Date, wanted.Date.PlusDays(DaysAhead));
        var activity = await db.Activities.AsNoTracking().SingleAsync(a => a.Id == offeringId, cancellationToken);
        var others = await db.Sessions.AsNoTracking()
            .Where(s => s.OfferingId == offeringId && s.Date >= first && s.Date <= last && s.Id != moving).ToListAsync(cancellationToken);
        var minutes = Period.Between(wanted.From, wanted.To, PeriodUnits.Minutes).Minutes;
        return (from day in Enumerable.Range(0, DaysAhead + 1)
                let date = first.PlusDays(day)
                let ofDay = others.FindAll(s => s.Date == date)
                from start in ofDay.Select(s => s.To).Append(wanted.From).Where(time => time >= wanted.From).Distinct().Order()
                where Period.Between(start, Latest, PeriodUnits.Minutes).Minutes >= minutes
                let time = new SessionTime(date, start, start.PlusMinutes(minutes))
                where !ofDay.Exists(time.ClashesWith) && time.Ask(activity, clock) is null
                select time).FirstOrDefault();
    }
}
