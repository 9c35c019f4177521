using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>A time of a day as a person typed it.</summary>
internal static class TypedTime
{
    /// <summary>The time; null, with a message at the field, when it is none of that day.</summary>
    public static LocalTime? On(PageModel page, string field, string? typed, InitiativeClock clock, LocalDate? day)
    {
        if (LocalInput.Time(typed).Refused(out var time, out var why))
        {
            page.ModelState.AddModelError(field, why.InWords());
            return null;
        }

        var wrong = day is not { } date ? null
            : clock.Zone.IsSkipped(date, time) ? Words.TimeSkipped
            : clock.Zone.IsAmbiguous(date, time) ? Words.TimeTwice
            : clock.InstantOf(date, time) <= clock.Now ? Words.TimePast
            : null;
        if (wrong is null)
        {
            return time;
        }

        page.ModelState.AddModelError(field, wrong);
        return null;
    }
}
