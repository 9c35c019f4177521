using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Socifaction.Services.Time;

/// <summary>Opening hours by weekday, a value: kept as text such as <c>1 07:30-12:00,13:00-17:00;5 09:00-12:00</c> (1 is Monday).</summary>
public sealed class WeeklyHours : IEquatable<WeeklyHours>
{
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly IsoDayOfWeek[] Week = [.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)];

    private readonly ImmutableArray<TimeWindow>[] days;

    private WeeklyHours(ImmutableArray<TimeWindow>[] days) => this.days = days;

    /// <summary>Hours from pairs of weekday and window, to the minute; windows of one day may not overlap.</summary>
    public WeeklyHours(IEnumerable<(IsoDayOfWeek Day, TimeWindow Window)> hours)
    {
        var byDay = hours.ToLookup(hour => hour.Day, hour => hour.Window);
        if (!TryArrange(day => byDay[day], out var arranged) || byDay.Any(day => !Week.Contains(day.Key)))
            throw new ArgumentException("Windows of one day may not overlap and are whole minutes on a day of the week.", nameof(hours));
        days = arranged;
    }

    /// <summary>Never open.</summary>
    public static WeeklyHours Closed { get; } = OnWeekdays();

    /// <summary>The same windows from Monday to Friday.</summary>
    public static WeeklyHours OnWeekdays(params TimeWindow[] windows) =>
        new(from day in Week.Take(5) from window in windows select (day, window));

    /// <summary>The windows of a weekday, in order.</summary>
    public IReadOnlyList<TimeWindow> On(IsoDayOfWeek day) => days[(int)day - 1];

    /// <summary>The windows of a date, in order; holidays are not looked at.</summary>
    public IReadOnlyList<TimeWindow> On(LocalDate date) => On(date.DayOfWeek);

    /// <summary>Whether the time of that day stands inside a window.</summary>
    public bool Covers(LocalDate date, LocalTime time) => On(date).Any(window => window.Contains(time));

    /// <summary>The kept text read back; throws when it is not one.</summary>
    public static WeeklyHours Parse(string text) =>
        TryParse(text, out var hours) ? hours : throw new FormatException($"Not weekly hours: {text}");

    /// <summary>The text read, if it is well formed.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WeeklyHours? hours)
    {
        hours = null;
        if (text is null) return false;
        var windows = Week.ToDictionary(day => day, _ => new List<TimeWindow>());
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split(' ') is not [[var digit and >= '1' and <= '7'], var list]) return false;
            foreach (var item in list.Split(','))
            {
                if (!TryParseWindow(item, out var window)) return false;
                windows[(IsoDayOfWeek)(digit - '0')].Add(window);
            }
        }
        if (!TryArrange(day => windows[day], out var arranged)) return false;
        hours = new WeeklyHours(arranged);
        return true;
    }

    /// <summary>The text that <see cref="Parse"/> reads; the same hours always give the same text.</summary>
    public override string ToString() => string.Join(';',
        Week.Where(day => On(day).Count > 0).Select(day => string.Create(CultureInfo.InvariantCulture,
            $"{(int)day} {string.Join(',', On(day).Select(window => $"{TimePattern.Format(window.From)}-{TimePattern.Format(window.To)}"))}")));

    public bool Equals(WeeklyHours? other) => other is not null && days.Zip(other.days).All(pair => pair.First.SequenceEqual(pair.Second));

    public override bool Equals(object? obj) => Equals(obj as WeeklyHours);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static bool TryParseWindow(string text, out TimeWindow window)
    {
        window = default;
        if (text.Split('-') is not [var start, var end]) return false;
        var from = TimePattern.Parse(start);
        var to = TimePattern.Parse(end);
        if (!from.Success || !to.Success || from.Value >= to.Value) return false;
        window = new TimeWindow(from.Value, to.Value);
        return true;
    }

    private static bool TryArrange(Func<IsoDayOfWeek, IEnumerable<TimeWindow>> windowsOf, out ImmutableArray<TimeWindow>[] arranged)
    {
        arranged = [.. Week.Select(day => windowsOf(day).OrderBy(window => window.From).ToImmutableArray())];
        return arranged.All(day => day.All(IsWholeMinutes) && day.Zip(day.Skip(1)).All(pair => !pair.First.Overlaps(pair.Second)));
    }

    private static bool IsWholeMinutes(TimeWindow window) =>
        window.From.NanosecondOfDay % NodaConstants.NanosecondsPerMinute == 0
        && window.To.NanosecondOfDay % NodaConstants.NanosecondsPerMinute == 0
        && window.From < window.To;
}
