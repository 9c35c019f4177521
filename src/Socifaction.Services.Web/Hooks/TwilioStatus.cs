using System.Diagnostics.Metrics;
using System.Globalization;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Web.Hooks;

/// <summary>
/// Where Twilio tells what became of a message or a call. Its signature is checked over every field; whose message it is
/// follows from the key alone. An unknown key is answered like a known one.
/// </summary>
public static class TwilioStatus
{
    private static readonly Meter Meter = new("Socifaction.Services");
    private static readonly Counter<long> Unknown = Meter.CreateCounter<long>("socifaction.twilio.unknown_key");

    /// <summary>POST /webhooks/twilio/status/{key}.</summary>
    public static WebApplication MapTwilioStatus(this WebApplication app)
    {
        app.MapPost("/webhooks/twilio/status/{key}", ReceiveAsync).AllowAnonymous().DisableAntiforgery();
        return app;
    }

    private static async Task<IResult> ReceiveAsync(
        string key, HttpContext context, TwilioSettings settings, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        var (form, refusal) = await TwilioForm.ReadAsync(context, settings, cancellationToken);
        if (form is null)
        {
            return refusal!;
        }

        if (ReportOf(form) is not { } report || !await RecordAsync(scopes, key, report, cancellationToken))
        {
            Unknown.Add(1);
        }

        return Results.NoContent();
    }

    private static async Task<bool> RecordAsync(IServiceScopeFactory scopes, string key, DeliveryReport report, CancellationToken cancellationToken)
    {
        if (await scopes.FindOfKeyAsync(key, cancellationToken) is not { } found)
        {
            return false;
        }

        await using var scope = found;
        return await scope.ServiceProvider.GetRequiredService<RecordDelivery>().RunAsync(key, report, cancellationToken)
            || await scope.ServiceProvider.GetRequiredService<SettleTestTexts>().RecordAsync(key, report, cancellationToken);
    }

    /// <summary>What is said of a message or of a call.</summary>
    private static DeliveryReport? ReportOf(IFormCollection form)
    {
        var (sid, status) = form.ContainsKey("CallSid") ? (form["CallSid"].ToString(), form["CallStatus"].ToString())
            : (form["MessageSid"].ToString(), form["MessageStatus"].ToString());
        return sid.Length is > 0 and <= 40 && status.Length is > 0 and <= 24
            ? new(sid, status, int.TryParse(form["ErrorCode"], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null)
            : null;
    }
}
