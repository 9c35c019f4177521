using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Socifaction.Services.Web.Hosting;

/// <summary>Only what is written down is answered: GET, HEAD and POST. Left alone, TRACE would get a page and 200.</summary>
public static class DeclaredVerbs
{
    /// <summary>405 for every other verb.</summary>
    public static void UseDeclaredVerbs(this WebApplication app) => app.Use((context, next) =>
    {
        var verb = context.Request.Method;
        if (HttpMethods.IsGet(verb) || HttpMethods.IsHead(verb) || HttpMethods.IsPost(verb)) return next(context);

        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD, POST";
        return Task.CompletedTask;
    });
}

/// <summary>A page answers only the handlers it has: an unknown <c>?handler=</c> is 404, a POST to a page without one 405.</summary>
public sealed class DeclaredHandlers : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (context.ActionDescriptor is not CompiledPageActionDescriptor page) return;

        var request = context.HttpContext.Request;
        var verb = HttpMethods.IsHead(request.Method) ? HttpMethods.Get : request.Method;
        var handlers = page.HandlerMethods.Where(handler => HttpMethods.Equals(handler.HttpMethod, verb)).ToList();
        var name = context.RouteData.Values["handler"]?.ToString() ?? request.Query["handler"].ToString();

        if (name.Length > 0 && !handlers.Any(handler => string.Equals(handler.Name, name, StringComparison.OrdinalIgnoreCase)))
            context.Result = new NotFoundResult();
        else if (HttpMethods.IsPost(verb) && handlers.Count == 0)
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
