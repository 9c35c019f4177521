using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Web.Hooks;

/// <summary>
/// Where Twilio brings an SMS that somebody sent. The number it was sent to says which initiative it is for; where several share one,
/// the one that wrote to the person last. What it certainly answers is done; everything else waits for staff.
/// </summary>
public static class TwilioInbound
{
    /// <summary>Where it stands, to be set at the provider.</summary>
    public const string Path = "/webhooks/twilio/inbound";

    /// <summary>POST /webhooks/twilio/inbound.</summary>
    public static WebApplication MapTwilioInbound(this WebApplication app)
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

        if (form["MessageSid"].ToString() is { Length: > 0 and <= 40 } sid && form["From"].ToString() is ['+', ..] and { Length: <= 16 } from
            && await FindInitiativeAsync(scopes, settings, form["To"].ToString(), from, cancellationToken) is { } initiative)
        {
            await using var scope = scopes.CreateScopeOf(initiative);
            var sms = new SmsReceived(sid, from, form["Body"].ToString());
            var reply = await scope.ServiceProvider.GetRequiredService<ReadReply>().RunAsync(sms, cancellationToken);
            await scope.ServiceProvider.ActAsync(reply, Channel.Sms, cancellationToken);
        }

        // Nothing is written back: the confirmation goes out as every other message.
        return Results.Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>", "text/xml");
    }

    private static async Task<Initiative?> FindInitiativeAsync(
        IServiceScopeFactory scopes, TwilioSettings settings, string to, string from, CancellationToken cancellationToken)
    {
        List<Initiative> candidates;
        await using (var scope = scopes.CreateAsyncScope())
        {
            candidates = await scope.ServiceProvider.GetRequiredService<ServicesDbContext>().Initiatives.AsNoTracking()
                .Where(initiative => initiative.SmsSender == to || (initiative.SmsSender == null && to == settings.From)).ToListAsync(cancellationToken);
        }

        if (candidates.Count == 1)
        {
            return candidates[0];
        }

        (Initiative Initiative, Instant At)? latest = null;
        foreach (var initiative in candidates)
        {
            await using var scope = scopes.CreateScopeOf(initiative);
            var at = await scope.ServiceProvider.GetRequiredService<ServicesDbContext>().Reminders
                .Where(row => row.To == from && row.StartedAt != null).OrderByDescending(row => row.StartedAt).Select(row => row.StartedAt)
                .FirstOrDefaultAsync(cancellationToken);
            if (at is { } when && (latest is null || when > latest.Value.At))
            {
                latest = (initiative, when);
            }
        }

        return latest?.Initiative;
    }
}
