using NodaTime;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Calendars;

/// <summary>A stretch of time that a resource is taken, its end excluded.</summary>
public readonly record struct TakenTime(Instant StartsAt, Instant EndsAt);

/// <summary>When a resource is there and when it is taken. Pure.</summary>
public sealed class ResourceCalendar(Resource resource, IReadOnlyList<TakenTime> taken, DateTimeZone zone)
{
    /// <summary>The hours of a day before leave, closures and other users: what starts are counted from.</summary>
    public IReadOnlyList<TimeWindow> HoursOn(LocalDate date)
    {
        var weekly = resource.WorksOnHolidays || !PublicHolidays.IsHoliday(date)
            ? resource.Openings.Where(opening => opening.HoldsOn(date)).Select(opening => new TimeWindow(opening.From, opening.To))
            : [];
        var extra = OverridesOn(date).Where(one => one.Kind == OverrideKind.ExtraHours && one.From < one.To)
            .Select(one => new TimeWindow(one.From!.Value, one.To!.Value));
        return Joined(weekly.Concat(extra));
    }

    /// <summary>The hours of a day in which it may be booked.</summary>
    public IReadOnlyList<TimeWindow> OpenOn(LocalDate date) =>
        OverridesOn(date).Where(one => one.Kind != OverrideKind.ExtraHours).Aggregate(HoursOn(date), Without);

    /// <summary>Whether it is there for the whole of a stretch that starts on a day.</summary>
    public bool IsOpen(LocalDate date, Instant startsAt, Instant endsAt) =>
        resource.IsActive && OpenOn(date).Any(window => zone.InstantOf(date, window.From) <= startsAt && endsAt <= zone.InstantOf(date, window.To));

    /// <summary>Whether nobody has any part of a stretch.</summary>
    public bool IsFree(Instant startsAt, Instant endsAt) => !taken.Any(other => other.StartsAt < endsAt && startsAt < other.EndsAt);

    /// <summary>The resource's id.</summary>
    public Guid ResourceId => resource.Id;

    private IEnumerable<CalendarOverride> OverridesOn(LocalDate date) =>
        resource.Overrides.Where(one => one.FirstDay <= date && date <= one.LastDay);

    private static List<TimeWindow> Joined(IEnumerable<TimeWindow> windows)
    {
        var joined = new List<TimeWindow>();
        foreach (var window in windows.OrderBy(window => window.From))
        {
            if (joined.Count > 0 && joined[^1] is var last && window.From <= last.To)
            {
                joined[^1] = new(last.From, LocalTime.Max(last.To, window.To));
            }
            else
            {
                joined.Add(window);
            }
        }

        return joined;
    }

    private static IReadOnlyList<TimeWindow> Without(IReadOnlyList<TimeWindow> windows, CalendarOverride shut)
    {
        if (shut is not { From: { } from, To: { } to })
        {
            return [];
        }

        var left = new List<TimeWindow>();
        foreach (var window in windows)
        {
            if (window.From < LocalTime.Min(window.To, from))
            {
                left.Add(new(window.From, LocalTime.Min(window.To, from)));
            }

            if (LocalTime.Max(window.From, to) < window.To)
            {
                left.Add(new(LocalTime.Max(window.From, to), window.To));
            }
        }

        return left;
    }
}
