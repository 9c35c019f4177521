using NodaTime;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Hosting;

/// <summary>Weekly hours as people read them: „pirmadienis–penktadienis, 8.00–17.00“.</summary>
public static class OfficeHours
{
    /// <summary>Days with the same hours are said together.</summary>
    public static string InWords(string weekly)
    {
        var hours = WeeklyHours.Parse(weekly);
        var days = Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day).Where(day => hours.On(day).Count > 0).ToList();
        var parts = new List<string>();
        for (var first = 0; first < days.Count;)
        {
            var last = first;
            while (last + 1 < days.Count && days[last + 1] == days[last] + 1 && hours.On(days[last + 1]).SequenceEqual(hours.On(days[first])))
            {
                last++;
            }

            var name = first == last ? LocalFormat.Weekday(days[first]) : $"{LocalFormat.Weekday(days[first])}–{LocalFormat.Weekday(days[last])}";
            parts.Add($"{name}, {string.Join(", ", hours.On(days[first]).Select(Said))}");
            first = last + 1;
        }

        return string.Join("; ", parts);
    }

    // U+2060 keeps the hours on one line.
    private static string Said(TimeWindow window) => $"{LocalFormat.Time(window.From)}\u2060–\u2060{LocalFormat.Time(window.To)}";
}
