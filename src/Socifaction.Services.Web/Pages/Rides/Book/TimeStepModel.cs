using NodaTime;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>A question for a time of the answered day.</summary>
public abstract class TimeStepModel(RideDesk desk, RideStep step) : BookStepModel(desk, step)
{
    /// <summary>The time that was typed; null, with a message at the field, when it is none of that day.</summary>
    protected LocalTime? ReadTime(string field, string? typed) => TypedTime.On(this, field, typed, Desk.Clock, Answers.Date);
}
