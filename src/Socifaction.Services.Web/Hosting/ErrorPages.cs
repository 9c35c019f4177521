using System.Net.Mime;
using Microsoft.AspNetCore.Diagnostics;
using Socifaction.Services.Data;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Hosting;

/// <summary>Every answer of 400 and above that has no page of its own gets one: what happened and what to do next, never a stack trace.</summary>
public static class ErrorPages
{
    /// <summary>Below the security headers, above everything that can go wrong.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.Use(LastResortAsync);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            StatusCodeSelector = StatusOf,
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.Use(AsGetAsync);
    }

    /// <summary>True while the error page answers in another's place.</summary>
    internal static bool ShowsError(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerPathFeature>() is not null;

    /// <summary>What happened and what to do next, for a status.</summary>
    public static (string Title, string Advice) Words(int status) => status switch
    {
        400 => (Common.Error400, Common.Error400Advice),
        401 or 403 => (Common.Error403, Common.Error403Advice),
        404 => (Common.Error404, Common.Error404Advice),
        405 => (Common.Error405, Common.Error405Advice),
        413 => (Common.Error413, Common.Error413Advice),
        415 => (Common.Error400, Common.Error400Advice),
        429 => (Common.Error429, Common.Error429Advice),
        503 => (Common.Error503, Common.Error503Advice),
        < 500 => (Common.Error400, Common.Error400Advice),
        _ => (Common.Error500, Common.Error500Advice),
    };

    // The error page is read, whatever the failed request wanted to do: no handler, no token, no form.
    private static async Task AsGetAsync(HttpContext context, RequestDelegate next)
    {
        var verb = context.Request.Method;
        if (context.ShowsError() && !HttpMethods.IsHead(verb)) context.Request.Method = HttpMethods.Get;
        await next(context);
        context.Request.Method = verb;
    }

    private static int StatusOf(Exception exception) =>
        exception is BadHttpRequestException bad ? bad.StatusCode
        : exception.IsBusy() ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status500InternalServerError;

    // When the error page itself cannot be made – the database is gone, say – one plain sentence is left.
    private static async Task LastResortAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusOf(exception);
            context.Response.ContentType = MediaTypeNames.Text.Plain + "; charset=utf-8";
            var (title, advice) = Words(context.Response.StatusCode);
            await context.Response.WriteAsync($"{title}. {advice}", context.RequestAborted);
        }
    }
}
