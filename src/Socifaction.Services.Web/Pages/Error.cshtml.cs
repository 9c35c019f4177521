using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages;

/// <summary>Says what happened and what to do next. Opened by hand it is a page like any other that is not there.</summary>
public sealed class ErrorModel : PageModel
{
    /// <summary>The status it speaks of.</summary>
    public int Shown { get; private set; }

    public void OnGet()
    {
        if (!HttpContext.ShowsError()) Response.StatusCode = StatusCodes.Status404NotFound;
        Shown = Response.StatusCode;
        if (Shown == StatusCodes.Status503ServiceUnavailable) Response.Headers.RetryAfter = BusyForms.RetryAfter;
    }
}
