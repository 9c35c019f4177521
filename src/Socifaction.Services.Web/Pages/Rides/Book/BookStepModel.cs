using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.People;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Rides.Book;

/// <summary>One question of the ride form. Earlier ones come first; an answer leads to the next open one.</summary>
public abstract class BookStepModel(RideDesk desk, RideStep step) : PageModel
{
    protected const int LongestLine = 120;

    public RideDesk Desk { get; } = desk;

    public RideAnswers Answers => Desk.Answers;

    /// <summary>The page before this one.</summary>
    public string BackTo => step switch
    {
        RideStep.Who => Url.Content("~/"),
        RideStep.Onward => PathOf(RideStep.Check),
        RideStep.Check => PathOf(RideStep.Needs),
        _ => PathOf(step - 1),
    };

    /// <summary>Opens the draft before the page answers; a question whose turn has not come leads to the one whose it is.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var offering = Guid.Parse((string)RouteData.Values["offering"]!);
        if (!await Desk.OpenAsync(offering, HttpContext.RequestAborted))
        {
            context.Result = NotFound();
        }
        else if (HttpMethods.IsGet(Request.Method) && step != RideStep.Check && Answers.FirstOpen < step)
        {
            context.Result = new RedirectResult(PathOf(Answers.FirstOpen));
        }
        else
        {
            await next();
        }
    }

    public string PathOf(RideStep other) =>
        Url.Content($"~/rides/{Desk.Service.Id}/book/{(other switch
        {
            RideStep.Who => "who",
            RideStep.From => "from",
            RideStep.To => "to",
            RideStep.Day => "day",
            RideStep.Time => "time",
            RideStep.Return => "return",
            RideStep.Needs => "needs",
            RideStep.Onward => "onward",
            RideStep.Check => "check",
        })}");

    protected async Task<IActionResult> KeepAsync(RideAnswers answers)
    {
        await Desk.KeepAsync(answers, HttpContext.RequestAborted);
        return Redirect(PathOf(answers.FirstOpen));
    }

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
    protected string Optional(string field, string? typed, int longest = LongestLine, bool note = false)
    {
        if (!(note ? TypedText.Note(typed, longest) : TypedText.Line(typed, longest)).Refused(out var text, out var why))
        {
            return text;
        }

        if (why != TextRefusal.Empty)
        {
            ModelState.AddModelError(field, why.InWords("", longest));
        }

        return "";
    }
}
