using Socifaction.Services.Reminders;

namespace Socifaction.Services.Web.Hooks;

/// <summary>
/// Where Twilio brings a call that somebody makes to the initiative's number. It is answered with “busy”, so it costs neither side
/// anything, and staff call back: ring and hang up is a way to book for whoever counts minutes.
/// </summary>
public static class TwilioCall
{
    /// <summary>Where it stands, to be set at the provider.</summary>
    public const string Path = "/webhooks/twilio/call";

    private const string Busy = """<?xml version="1.0" encoding="UTF-8"?><Response><Reject reason="busy"/></Response>""";

    /// <summary>POST /webhooks/twilio/call.</summary>
    public static WebApplication MapTwilioCall(this WebApplication app)
    {
        app.MapPost(Path, ReceiveAsync).AllowAnonymous().DisableAntiforgery();
        return app;
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext context, TwilioSettings settings, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        var (form, refusal) = await TwilioForm.ReadAsync(context, settings, cancellationToken);
        if (form is null)
        {
            return refusal!;
        }

        // A withheld number comes as a word, or as digits that nobody has.
        if (form["CallSid"].ToString() is { Length: > 0 and <= 40 } sid && form["From"].ToString() is ['+', ..] and { Length: <= 16 } from
            && await scopes.FindOfCallerAsync(settings, form["To"].ToString(), from, cancellationToken) is { } initiative)
        {
            await using var scope = scopes.CreateScopeOf(initiative);
            await scope.ServiceProvider.GetRequiredService<ReceiveCall>().RunAsync(new(sid, from), cancellationToken);
        }

        return Results.Text(Busy, "text/xml");
    }
}
