using Socifaction.Services.Data;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Hosting;

/// <summary>A form that the database could not take just now is shown again with all that was typed: 503, to be sent once more.</summary>
public static class BusyForms
{
    /// <summary>Seconds after which it is worth trying again.</summary>
    public const string RetryAfter = "5";

    /// <summary>Comes last before the pages, so that routing and sign-in need not be done twice.</summary>
    public static void UseBusyForms(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception.IsBusy() && HttpMethods.IsPost(context.Request.Method) && !context.Response.HasStarted)
        {
            app.Logger.LogWarning("A form could not be saved: {Kind}", exception.GetBaseException().GetType().Name);
            context.Response.Clear();
            context.RequestServices.GetRequiredService<ServicesDbContext>().ChangeTracker.Clear();
            context.Response.Headers.RetryAfter = RetryAfter;
            StaleForms.ShowAgain(context, StatusCodes.Status503ServiceUnavailable, Common.FormBusy);
            await next(context);
        }
    });
}
