using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments;

/// <summary>A time at which everything needed is free, and what it would take.</summary>
public sealed record FreeTime(LocalDate Date, LocalTime From, LocalTime To, Instant StartsAt, Instant EndsAt, IReadOnlyList<Guid> ResourceIds);

/// <summary>
/// The times at which an appointment of a length could be had, from the calendars of all it needs. Pure. The appointment
/// itself lies within the hours; the minutes kept free around it only keep clear of others.
/// </summary>
public sealed class FreeTimes
{
    private readonly AppointmentType _type;
    private readonly int _minutes;
    private readonly DateTimeZone _zone;
    private readonly ResourceCalendar[][] _needs;

    /// <summary>From the calendars of the resources in the order in which they are to be taken.</summary>
    public FreeTimes(AppointmentType type, int minutes, IReadOnlyCollection<ResourceCalendar> calendars, DateTimeZone zone)
    {
        (_type, _minutes, _zone) = (type, minutes, zone);
        _needs = [.. type.Needs.GroupBy(need => need.Number).OrderBy(need => need.Key).Select(
            need => calendars.Where(calendar => need.Any(one => one.ResourceId == calendar.ResourceId)).ToArray())];
    }

    /// <summary>The free times of a day at which residents may start, in order.</summary>
    public IEnumerable<FreeTime> On(LocalDate date) => StartsOn(date).Select(start => At(date, start)).OfType<FreeTime>();

    /// <summary>The free times between two days, both included, in order.</summary>
    public IEnumerable<FreeTime> Between(LocalDate first, LocalDate last) =>
        Enumerable.Range(0, Math.Max(0, Period.DaysBetween(first, last) + 1)).SelectMany(day => On(first.PlusDays(day)));

    /// <summary>The time that starts then, if it is free; the minute is anybody's.</summary>
    public FreeTime? At(LocalDate date, LocalTime start) => Find(date, start, (calendar, from, to) =>
        calendar.IsFree(from - Duration.FromMinutes(_type.MinutesBefore), to + Duration.FromMinutes(_type.MinutesAfter)));

    /// <summary>Whether everything needed is there then, taken or not.</summary>
    public bool IsOpen(LocalDate date, LocalTime start) => Find(date, start, (_, _, _) => true) is not null;

    /// <summary>When residents may start on a day: counted from the beginning of the hours of what is needed first.</summary>
    private IEnumerable<LocalTime> StartsOn(LocalDate date) =>
        from minute in _needs.Take(1).SelectMany(need => need).SelectMany(calendar => calendar.HoursOn(date)).SelectMany(StartsIn).Distinct().Order()
        let time = LocalTime.Midnight.PlusMinutes(minute)
        where !_zone.IsSkipped(date, time)
        select time;

    private IEnumerable<int> StartsIn(TimeWindow hours)
    {
        var (from, to) = (MinuteOf(hours.From), MinuteOf(hours.To));
        return Enumerable.Range(0, Math.Max(0, (to - from - 1) / _type.EveryMinutes + 1)).Select(n => from + n * _type.EveryMinutes);
    }

    private FreeTime? Find(LocalDate date, LocalTime start, Func<ResourceCalendar, Instant, Instant, bool> isFree)
    {
        var startsAt = _zone.InstantOf(date, start);
        var endsAt = startsAt + Duration.FromMinutes(_minutes);
        var end = endsAt.InZone(_zone).LocalDateTime;
        var fitting = _needs.Select(need => need.Where(calendar => calendar.IsOpen(date, startsAt, endsAt) && isFree(calendar, startsAt, endsAt))
            .Select(calendar => calendar.ResourceId).ToArray()).ToArray();
        return end.Date == date && fitting.Length > 0 && Choose(fitting, []) is { } chosen
            ? new(date, start, end.TimeOfDay, startsAt, endsAt, chosen)
            : null;
    }

    /// <summary>One resource for each need, none of them twice.</summary>
    private static Guid[]? Choose(Guid[][] fitting, Guid[] chosen) =>
        chosen.Length == fitting.Length ? chosen
        : fitting[chosen.Length].Except(chosen).Select(id => Choose(fitting, [.. chosen, id])).FirstOrDefault(all => all is not null);

    private static int MinuteOf(LocalTime time) => time.Hour * 60 + time.Minute;
}
