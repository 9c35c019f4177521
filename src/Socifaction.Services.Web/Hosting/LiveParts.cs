using Microsoft.AspNetCore.Mvc.Filters;

namespace Socifaction.Services.Web.Hosting;

/// <summary>Answers 304 with nothing when the live part of a page is as its asker has it.</summary>
public sealed class LiveParts : IAsyncResultFilter
{
    private static readonly object Key = new();

    /// <summary>Says which state the live part of the page shows.</summary>
    public static void Mark(HttpContext http, string mark) => http.Items[Key] = mark;

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        if (!HttpMethods.IsGet(request.Method) || request.Headers.IfNoneMatch.Count == 0)
        {
            await next();
            return;
        }

        // The mark is known only when the page is there.
        var body = response.Body;
        using var page = new MemoryStream();
        response.Body = page;
        try
        {
            await next();
        }
        finally
        {
            response.Body = body;
        }

        if (context.HttpContext.Items[Key] is string mark && request.Headers.IfNoneMatch.Contains(mark))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            return;
        }

        page.Position = 0;
        await page.CopyToAsync(body, context.HttpContext.RequestAborted);
    }
}
