using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.People;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Texts;
using RideWords = Socifaction.Services.Web.Texts.Rides;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff;

/// <summary>What the staff's forms share: typed fields read tolerantly, with the message left beside the field.</summary>
public abstract class StaffPage : PageModel
{
    protected const int LongestLine = 120;
    protected const int LongestReason = 200;

    protected CancellationToken Token => HttpContext.RequestAborted;

    /// <summary>A text that must be there; null, with a message at the field, when it is not.</summary>
    protected string? Required(string field, string? typed, string whenEmpty, int longest = LongestLine)
    {
        if (!TypedText.Line(typed, longest).Refused(out var text, out var why))
        {
            return text;
        }

        ModelState.AddModelError(field, why.InWords(whenEmpty, longest));
        return null;
    }

    /// <summary>A text that may be empty.</summary>
    protected string Optional(string field, string? typed, int longest = LongestLine)
    {
        if (!TypedText.Line(typed, longest).Refused(out var text, out var why))
        {
            return text;
        }

        if (why != TextRefusal.Empty)
        {
            ModelState.AddModelError(field, why.InWords("", longest));
        }

        return "";
    }

    /// <summary>A day that may be left out; null, with a message at the field, when what was typed is none.</summary>
    protected LocalDate? OptionalDate(string field, string? typed, LocalDate today)
    {
        if (!LocalInput.Date(typed, today).Refused(out var date, out var why))
        {
            return date;
        }

        if (why != DateRefusal.Empty)
        {
            ModelState.AddModelError(field, why.InWords(today));
        }

        return null;
    }

    /// <summary>A whole number; null, with a message at the field, when it is none between the two.</summary>
    protected int? NumberOf(string field, string? typed, int least, int most)
    {
        if (!LocalInput.WholeNumber(typed, least, most).Refused(out var number, out _))
        {
            return number;
        }

        ModelState.AddModelError(field, StaffTexts.Say(Words.NumberWrong, least, most));
        return null;
    }

    /// <summary>One of an enum's named values; null, with a message at the field, when it is none.</summary>
    protected T? OneOf<T>(string field, string? typed, string whenMissing) where T : struct, Enum
    {
        if (Enum.GetValues<T>().Where(value => value.ToString() == typed).Select(value => (T?)value).FirstOrDefault() is { } chosen)
        {
            return chosen;
        }

        ModelState.AddModelError(field, whenMissing);
        return null;
    }

    /// <summary>A time of day of a date; null, with a message at the field, when there is none such.</summary>
    protected LocalTime? TimeOn(string field, string? typed, LocalDate? date, InitiativeClock clock)
    {
        if (LocalInput.Time(typed).Refused(out var time, out var why))
        {
            ModelState.AddModelError(field, why.InWords());
            return null;
        }

        var wrong = date is not { } day ? null
            : clock.Zone.IsSkipped(day, time) ? RideWords.TimeSkipped
            : clock.Zone.IsAmbiguous(day, time) ? RideWords.TimeTwice
            : null;
        if (wrong is not null)
        {
            ModelState.AddModelError(field, wrong);
            return null;
        }

        return time;
    }

    /// <summary>The day of an address such as ?date=2027-03-15; today when it is none.</summary>
    protected static LocalDate DayOf(string? text, LocalDate today) => LocalInput.Date(text, today).Value ?? today;

    /// <summary>The id of a field or address; null when it is none.</summary>
    protected static Guid? IdOf(string? text) => Guid.TryParseExact(text, "D", out var id) ? id : null;

    /// <summary>A day as an address and a form say it: 2027-03-15.</summary>
    public static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
