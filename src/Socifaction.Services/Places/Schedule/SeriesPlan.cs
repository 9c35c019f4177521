using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>
/// A series as it is to be: from the week of a session on, or all its coming sessions. <see cref="Seen"/> is the last day
/// it had when the form was opened: every change of a series ends the old one and begins another.
/// </summary>
public sealed record SeriesWanted(
    Guid WeeklySessionId, Guid? FromSessionId, IsoDayOfWeek Weekday, LocalTime From, LocalTime To, IReadOnlyList<Guid> StaffMemberIds,
    LocalDate? Seen, Asking Asking, string Overriding = "");

/// <summary>What happens to one date of a series.</summary>
public enum SeriesStep
{
    /// <summary>It takes place at the new time, with its people.</summary>
    Moved = 1,
    PublicHoliday,
    ClockChange,
    Clash,

    /// <summary>The new day lies in the other part of the school year.</summary>
    OutOfSeason,

    /// <summary>The new time of that week is over.</summary>
    Past,

    /// <summary>Staff gave it hours of its own: it keeps them.</summary>
    KeptByHand,
}

/// <summary>One date before and after; people are booked on it or not. One that does not move is left out when nobody is.</summary>
public sealed record SeriesDate(Guid SessionId, LocalDate OldDate, LocalTime OldFrom, SessionTime Time, SeriesStep Step, int Bookings, bool IsShort)
{
    /// <summary>Whether it stays where it was, for staff to decide.</summary>
    public bool Stays => Step is SeriesStep.Past or SeriesStep.KeptByHand || (Step != SeriesStep.Moved && Bookings > 0);
}

/// <summary>One date as it is planned, with the rows it is about.</summary>
internal sealed record PlannedDate(Session Session, SessionTime Time, SeriesStep Step, IReadOnlyList<Place> Live, Refit Refit)
{
    public SeriesDate Shown => new(Session.Id, Session.Date, Session.From, Time, Step, Live.Count, Step == SeriesStep.Moved && Refit.IsShort);
}

/// <summary>What a change of a series does to every date: the same for the preview and, inside the lock, for the change.</summary>
internal sealed record SeriesPlan(Activity Activity, WeeklySession Old, LocalDate FirstDay, IReadOnlyList<PlannedDate> Dates)
{
    /// <summary>Reads it; null when the series or the session is not there.</summary>
    public static async Task<SeriesPlan?> ReadAsync(ServicesDbContext db, SeriesWanted wanted, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        if (await db.WeeklySessions.Include(w => w.Shifts).SingleOrDefaultAsync(w => w.Id == wanted.WeeklySessionId, cancellationToken) is not { } old)
        {
            return null;
        }

        var coming = await db.Sessions.Include(s => s.Shifts)
            .Where(s => s.WeeklySessionId == old.Id && s.StartsAt > now && !s.IsCancelled).OrderBy(s => s.Date).ToListAsync(cancellationToken);
        var here = wanted.FromSessionId is { } id ? coming.FirstOrDefault(s => s.Id == id) : coming.FirstOrDefault();
        if (wanted.FromSessionId is not null && here is null)
        {
            return null;
        }

        // Whole weeks are changed, so that no week has the session twice or not at all.
        var firstDay = MondayOf(here?.Date ?? clock.Today.PlusWeeks(1));
        coming.RemoveAll(session => session.Date < firstDay);
        Guid[] ids = [.. coming.Select(session => session.Id)];
        var activity = await db.Activities.AsNoTracking().SingleAsync(a => a.Id == old.OfferingId, cancellationToken);
        var others = await db.Sessions.AsNoTracking()
            .Where(s => s.OfferingId == old.OfferingId && s.Date >= firstDay && !ids.Contains(s.Id)).ToListAsync(cancellationToken);
        var holidays = await db.SchoolHolidays.AsNoTracking().Where(h => h.LastDay >= firstDay).ToListAsync(cancellationToken);
        var ratios = await db.StaffRatios.AsNoTracking().ToListAsync(cancellationToken);
        var live = await db.ListLiveAsync(ids, cancellationToken);
        var isOtherStaff = !old.Shifts.Select(shift => shift.StaffMemberId).ToHashSet().SetEquals(wanted.StaffMemberIds);

        var dates = new List<PlannedDate>();
        foreach (var session in coming)
        {
            var time = new SessionTime(MondayOf(session.Date).PlusDays((int)wanted.Weekday - 1), wanted.From, wanted.To);
            Guid[] staff = isOtherStaff ? [.. wanted.StaffMemberIds.Distinct()] : [.. session.Shifts.Select(shift => shift.StaffMemberId)];
            var step = StepOf(session, time);
            if (step is SeriesStep.Past or SeriesStep.KeptByHand || (step != SeriesStep.Moved && live.Contains(session.Id)))
            {
                others.Add(session);
            }

            dates.Add(new(session, time, step, [.. live[session.Id]],
                new(session, activity, staff, Capacity.Of(activity, time.Date, staff.Length, ratios))));
        }

        return new(activity, old, firstDay, dates);

        SeriesStep StepOf(Session session, SessionTime time) =>
            (session.From, session.To) != (old.From, old.To) ? SeriesStep.KeptByHand
            : clock.InstantOf(time.Date, time.From) <= now ? SeriesStep.Past
            : !old.IsInSeason(holidays.Any(holiday => holiday.Covers(time.Date))) ? SeriesStep.OutOfSeason
            : time.Skipped(activity, others, clock.Zone) is { } reason ? StepOfReason(reason)
            : SeriesStep.Moved;
    }

    /// <summary>Why the series may not become so, or null.</summary>
    public ScheduleRefusal? Ask(SeriesWanted wanted) =>
        wanted.From >= wanted.To ? ScheduleRefusal.EndNotAfterStart
        : Old.LastDay != wanted.Seen ? ScheduleRefusal.ChangedMeanwhile
        : Old.LastDay < FirstDay ? ScheduleRefusal.Past
        : wanted.Overriding.Length == 0 && Dates.Any(date => date.Shown.IsShort) ? ScheduleRefusal.CapacityBelowTaken
        : null;

    private static SeriesStep StepOfReason(SkipReason reason) => reason switch
    {
        SkipReason.PublicHoliday => SeriesStep.PublicHoliday,
        SkipReason.ClockChange => SeriesStep.ClockChange,
        SkipReason.Clash or SkipReason.ByHand => SeriesStep.Clash,
    };

    public static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);
}
