using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>A series that goes on at a new time, and what became of every date.</summary>
public sealed record SeriesChanged(Guid WeeklySessionId, IReadOnlyList<SeriesDate> Dates);

/// <summary>
/// Use case of staff: gives a series another weekday, other hours or other staff from a week on. Its sessions move with
/// their people; what cannot move stays when people are booked, and the reason is kept.
/// </summary>
public sealed class ChangeSeries(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The series, or why it stays as it was; null when it, a session or a staff member is not there.</summary>
    public async Task<Outcome<SeriesChanged, ScheduleRefusal>?> RunAsync(SeriesWanted wanted, CancellationToken cancellationToken)
    {
        Guid[] staff = [.. wanted.StaffMemberIds.Distinct()];
        if (await db.StaffMembers.CountAsync(member => staff.Contains(member.Id) && member.IsActive, cancellationToken) != staff.Length
            || await SeriesPlan.ReadAsync(db, wanted, clock, cancellationToken) is not { } seen)
        {
            return null;
        }

        var locked = seen.Dates.Select(date => date.Session.Id).ToHashSet();
        return await db.LockWaitingAsync<SeriesChanged, ScheduleRefusal>(locked, clock, async () =>
        {
            if (await SeriesPlan.ReadAsync(db, wanted, clock, cancellationToken) is not { } plan
                || plan.Dates.Any(date => !locked.Contains(date.Session.Id)))
            {
                return ScheduleRefusal.ChangedMeanwhile;
            }

            if (plan.Ask(wanted) is { } refusal)
            {
                return refusal;
            }

            SeriesDate[] shown = [.. plan.Dates.Select(date => date.Shown)];
            var weekly = await BeginAsync(plan, wanted, staff, cancellationToken);
            foreach (var date in plan.Dates.Where(date => date.Step == SeriesStep.Moved))
            {
                date.Session.WeeklySessionId = weekly.Id;
                if (!date.Session.Shifts.Select(shift => shift.StaffMemberId).ToHashSet().SetEquals(date.Refit.Staff))
                {
                    date.Session.Record(SessionEventKind.StaffChanged, wanted.Asking.By, clock.Now, wanted.Asking.Because);
                }

                date.Refit.Make(new StaffForSession(date.Session.Id, staff, wanted.Asking, wanted.Overriding), clock.Now);
                date.Session.Move(date.Time, date.Live, wanted.Asking, clock);
            }

            await db.DropAsync([.. plan.Dates.Where(date => date.Step != SeriesStep.Moved && !date.Shown.Stays).Select(date => date.Session)],
                wanted.Asking, clock, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await db.AddMissingSessionsAsync(clock, cancellationToken);
            return new SeriesChanged(weekly.Id, shown);
        }, cancellationToken, current.Id.Value);
    }

    // The old series ends before that week and another begins, so that past weeks still show how they were.
    private async Task<WeeklySession> BeginAsync(SeriesPlan plan, SeriesWanted wanted, Guid[] staff, CancellationToken cancellationToken)
    {
        var old = plan.Old;
        var first = LocalDate.Max(plan.FirstDay, SeriesPlan.MondayOf(old.FirstDay ?? plan.FirstDay));
        var weekly = new WeeklySession
        {
            OfferingId = old.OfferingId,
            Weekday = wanted.Weekday,
            From = wanted.From,
            To = wanted.To,
            Season = old.Season,
            FirstDay = first,
            LastDay = old.LastDay is { } last ? LocalDate.Max(last, In(last)) : null,
        };
        weekly.Staff(staff);
        db.WeeklySessions.Add(weekly);
        var skips = plan.Dates.Where(date => date.Shown.Stays || date.Step is not (SeriesStep.Moved or SeriesStep.OutOfSeason))
            .Select(date => Skip(date.Time.Date, ReasonOf(date.Step), ReasonOf(date.Step) == SkipReason.ByHand ? wanted.Asking.Because : "")).ToList();
        var byHand = await db.SkippedDates.AsNoTracking()
            .Where(skip => skip.WeeklySessionId == old.Id && skip.Date >= plan.FirstDay && skip.Reason == SkipReason.ByHand).ToListAsync(cancellationToken);
        skips.AddRange(byHand.Select(skip => Skip(In(skip.Date), SkipReason.ByHand, skip.Words)));
        // A week that was closed stays closed.
        var closed = await db.Sessions.Where(session => session.WeeklySessionId == old.Id && session.Date >= plan.FirstDay && session.IsCancelled)
            .Select(session => new
            {
                session.Date,
                Why = session.Events.Where(e => e.Kind == SessionEventKind.Cancelled).OrderByDescending(e => e.At).Select(e => e.Why).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        skips.AddRange(closed.Select(session => Skip(In(session.Date), SkipReason.ByHand, session.Why ?? "")));
        db.SkippedDates.AddRange(skips.DistinctBy(skip => skip.Date));
        old.LastDay = plan.FirstDay.PlusDays(-1);
        return weekly;

        LocalDate In(LocalDate date) => SeriesPlan.MondayOf(date).PlusDays((int)wanted.Weekday - 1);
        SkippedDate Skip(LocalDate date, SkipReason reason, string words) => new() { WeeklySessionId = weekly.Id, Date = date, Reason = reason, Words = words };
    }

    private static SkipReason ReasonOf(SeriesStep step) => step switch
    {
        SeriesStep.PublicHoliday => SkipReason.PublicHoliday,
        SeriesStep.ClockChange => SkipReason.ClockChange,
        SeriesStep.Clash => SkipReason.Clash,
        SeriesStep.Moved or SeriesStep.OutOfSeason or SeriesStep.Past or SeriesStep.KeptByHand => SkipReason.ByHand,
    };
}
