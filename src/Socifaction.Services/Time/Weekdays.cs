using NodaTime;

namespace Socifaction.Services.Time;

/// <summary>A set of days of the week.</summary>
[Flags]
public enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,

    /// <summary>Monday to Friday.</summary>
    Working = Monday | Tuesday | Wednesday | Thursday | Friday,

    All = Working | Saturday | Sunday,
}

/// <summary>What a set of weekdays holds.</summary>
public static class WeekdaysSet
{
    /// <summary>The set of one day.</summary>
    public static Weekdays AsSet(this IsoDayOfWeek day) => (Weekdays)(1 << ((int)day - 1));

    /// <summary>The days together.</summary>
    public static Weekdays AsSet(this IEnumerable<IsoDayOfWeek> days) => days.Aggregate(Weekdays.None, (set, day) => set | day.AsSet());

    /// <summary>Whether the day is in the set.</summary>
    public static bool Has(this Weekdays set, IsoDayOfWeek day) => (set & day.AsSet()) != 0;

    /// <summary>The days of the set, Monday first.</summary>
    public static IReadOnlyList<IsoDayOfWeek> List(this Weekdays set) =>
        [.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day).Where(day => set.Has(day))];
}
