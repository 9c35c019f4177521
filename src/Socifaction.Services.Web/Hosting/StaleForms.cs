using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Hosting;

/// <summary>
/// Lets a POST reach its handler only with a valid antiforgery token. A form that lay open too long is shown again
/// with all that was typed, by the page's own GET handler; nothing is done, and the status is 400.
/// </summary>
public sealed class StaleForms(IAntiforgery antiforgery) : IAsyncPageFilter
{
    private static readonly object Again = new();

    /// <summary>Has the form of this request shown again as it was typed, with a status and a sentence, and its handler left alone.</summary>
    public static void ShowAgain(HttpContext context, int status, string sentence) => context.Items[Again] = (status, sentence);

    public async Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method)) return;
        if (!http.Items.ContainsKey(Again))
        {
            if (await antiforgery.IsRequestValidAsync(http)) return;
            ShowAgain(http, StatusCodes.Status400BadRequest, Common.FormStale);
        }

        // From here on the POST handler is out of reach, whatever the page looks like.
        context.HandlerMethod = context.ActionDescriptor.HandlerMethods
            .FirstOrDefault(handler => handler.Name is null && HttpMethods.IsGet(handler.HttpMethod));
    }

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Items.TryGetValue(Again, out var kept) || kept is not (int status, string sentence))
        {
            await next();
            return;
        }

        var fragment = http.Request.Headers.ContainsKey("HX-Request");
        if (fragment) http.Response.Headers["HX-Refresh"] = "true";
        if (fragment || context.HandlerMethod is null)
        {
            context.Result = new StatusCodeResult(status);
            return;
        }

        http.Response.StatusCode = status;
        foreach (var field in context.ModelState.Values) field.Errors.Clear();
        context.ModelState.AddModelError(string.Empty, sentence);
        await next();
    }
}
