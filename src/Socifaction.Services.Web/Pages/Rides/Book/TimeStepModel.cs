using NodaTime;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Rides;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>A question for a time of the answered day.</summary>
public abstract class TimeStepModel(RideDesk desk, RideStep step) : BookStepModel(desk, step)
{
    /// <summary>The time that was typed; null, with a message at the field, when it is none of that day.</summary>
    protected LocalTime? ReadTime(string field, string? typed)
    {
        if (LocalInput.Time(typed).Refused(out var time, out var why))
        {
            ModelState.AddModelError(field, why.InWords());
            return null;
        }

        if (FindObjection(time) is not { } wrong)
        {
            return time;
        }

        ModelState.AddModelError(field, wrong);
        return null;
    }

    private string? FindObjection(LocalTime time) =>
        Answers.Date is not { } date ? null
        : Desk.Clock.Zone.IsSkipped(date, time) ? Words.TimeSkipped
        : Desk.Clock.Zone.IsAmbiguous(date, time) ? Words.TimeTwice
        : Desk.Clock.InstantOf(date, time) <= Desk.Clock.Now ? Words.TimePast
        : null;
}
