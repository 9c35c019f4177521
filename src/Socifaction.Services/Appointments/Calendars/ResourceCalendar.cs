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
        OverridesOn(date).Where(one => one.Kind != OverrideKind.ExtraHours).Aggregate(HoursOn(date),
            (open, shut) => shut is { From: { } from, To: { } to } ? Without(open, from, to) : []);

    /// <summary>The hours of a day in which it may be booked and nobody has it yet, whatever takes it.</summary>
    public IReadOnlyList<TimeWindow> FreeOn(LocalDate date)
    {
        var (dawn, midnight) = (zone.InstantOf(date, LocalTime.Midnight), zone.InstantOf(date.PlusDays(1), LocalTime.Midnight));
        return taken.Where(one => one.StartsAt < midnight && dawn < one.EndsAt).Aggregate(OpenOn(date), (open, one) => Without(
            open,
            one.StartsAt < dawn ? LocalTime.Midnight : one.StartsAt.InZone(zone).TimeOfDay,
            one.EndsAt >= midnight ? LocalTime.MaxValue : one.EndsAt.InZone(zone).TimeOfDay));
    }

    /// <summary>Whether it is there for the whole of a stretch that starts on a day.</summary>
    public bool IsOpen(LocalDate date, Instant startsAt, Instant endsAt)
    {
        // Windows with nothing but the skipped hour between them are one, so what counts is how far the instants reach.
        var reached = startsAt;
        foreach (var window in OpenOn(date))
        {
            if (zone.InstantOf(date, window.From) <= reached && reached < zone.InstantOf(date, window.To)) reached = zone.InstantOf(date, window.To);
        }

        return resource.IsActive && reached > startsAt && reached >= endsAt;
    }

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

    private static List<TimeWindow> Without(IReadOnlyList<TimeWindow> windows, LocalTime from, LocalTime to)
    {
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
