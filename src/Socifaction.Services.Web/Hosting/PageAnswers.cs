using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Socifaction.Services.Web.Hosting;

/// <summary>The same page again, with what was typed and why it was not taken.</summary>
public static class PageAnswers
{
    /// <summary>Under this key stands that the fields of the page show what was typed and what is kept.</summary>
    public const string ShowsBoth = "ShowsBoth";

    /// <summary>A field is wrong: 422.</summary>
    public static PageResult Unacceptable(this PageModel page) => page.Again(StatusCodes.Status422UnprocessableEntity);

    /// <summary>The present state stands in the way: 409.</summary>
    public static PageResult Conflict(this PageModel page) => page.Again(StatusCodes.Status409Conflict);

    /// <summary>Somebody else changed it since the form was opened: in the fields stands what was typed, beside them what the page holds now. 409.</summary>
    public static PageResult ChangedMeanwhile(this PageModel page)
    {
        page.ViewData[ShowsBoth] = true;
        page.ModelState.AddModelError("", Texts.Boards.ChangedMeanwhile);
        return page.Conflict();
    }

    /// <summary>Too often: 429, with the hour to wait.</summary>
    public static PageResult TooMany(this PageModel page)
    {
        page.Response.Headers.RetryAfter = "3600";
        return page.Again(StatusCodes.Status429TooManyRequests);
    }

    private static PageResult Again(this PageModel page, int status)
    {
        var result = page.Page();
        result.StatusCode = status;
        return result;
    }
}
