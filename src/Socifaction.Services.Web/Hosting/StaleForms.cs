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
    private static readonly object Stale = new();

    public async Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method)) return;
        if (await antiforgery.IsRequestValidAsync(http)) return;

        http.Items[Stale] = true;
        // From here on the POST handler is out of reach, whatever the page looks like.
        context.HandlerMethod = context.ActionDescriptor.HandlerMethods
            .FirstOrDefault(handler => handler.Name is null && HttpMethods.IsGet(handler.HttpMethod));
    }

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Items.ContainsKey(Stale))
        {
            await next();
            return;
        }

        var fragment = http.Request.Headers.ContainsKey("HX-Request");
        if (fragment) http.Response.Headers["HX-Refresh"] = "true";
        if (fragment || context.HandlerMethod is null)
        {
            context.Result = new BadRequestResult();
            return;
        }

        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        foreach (var field in context.ModelState.Values) field.Errors.Clear();
        context.ModelState.AddModelError(string.Empty, Common.FormStale);
        await next();
    }
}
