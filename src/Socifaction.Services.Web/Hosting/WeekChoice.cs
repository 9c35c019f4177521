using Socifaction.Services.Places.Enrolments;

namespace Socifaction.Services.Web.Hosting;

/// <summary>A ticked day of a person as a form sends it: both ids with a tilde between them.</summary>
public static class WeekChoice
{
    public static string Of(Guid sessionId, Guid residentId) => $"{sessionId}~{residentId}";

    /// <summary>The days that were ticked; null when one of them is no such thing.</summary>
    public static IReadOnlyList<DayNeeded>? Read(IEnumerable<string> sent)
    {
        var days = sent.Select(one => one.Split('~') is [var session, var resident]
            && Guid.TryParse(session, out var sessionId) && Guid.TryParse(resident, out var residentId)
            ? new DayNeeded(sessionId, residentId)
            : null).ToList();
        return days.Contains(null) ? null : [.. days.OfType<DayNeeded>()];
    }

    /// <summary>The days as they stand, as the form sends them.</summary>
    public static IReadOnlySet<string> Standing(Week week) => week.Needed.Select(day => Of(day.SessionId, day.ResidentId)).ToHashSet();
}
