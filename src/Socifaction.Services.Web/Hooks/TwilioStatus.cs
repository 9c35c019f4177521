using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Web.Hooks;

/// <summary>
/// Where Twilio tells what became of a message. Its signature is checked over every field; whose message it is
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
        await using var scope = scopes.CreateAsyncScope();
        var id = CallbackKey.InitiativeOf(key);
        var initiative = id == InitiativeId.None ? null : await scope.ServiceProvider.GetRequiredService<ServicesDbContext>()
            .Initiatives.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
        if (initiative is null)
        {
            return false;
        }

        await using var own = scopes.CreateAsyncScope();
        own.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(initiative);
        return await own.ServiceProvider.GetRequiredService<RecordDelivery>().RunAsync(key, report, cancellationToken);
    }

    private static DeliveryReport? ReportOf(IFormCollection form) =>
        form["MessageSid"].ToString() is { Length: > 0 and <= 40 } sid && form["MessageStatus"].ToString() is { Length: > 0 and <= 24 } status
            ? new(sid, status, int.TryParse(form["ErrorCode"], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null)
            : null;
}
