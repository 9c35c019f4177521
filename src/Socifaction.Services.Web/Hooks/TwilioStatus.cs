using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
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
    private const int MostBytes = 16 * 1024;
    private const string Signature = "X-Twilio-Signature";

    private static readonly Meter Meter = new("Socifaction.Services");
    private static readonly Counter<long> Unknown = Meter.CreateCounter<long>("socifaction.twilio.unknown_key");
    private static readonly Counter<long> Forged = Meter.CreateCounter<long>("socifaction.twilio.bad_signature");

    /// <summary>POST /webhooks/twilio/status/{key}.</summary>
    public static WebApplication MapTwilioStatus(this WebApplication app)
    {
        app.MapPost("/webhooks/twilio/status/{key}", ReceiveAsync).AllowAnonymous().DisableAntiforgery();
        return app;
    }

    private static async Task<IResult> ReceiveAsync(
        string key, HttpContext context, TwilioSettings settings, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (!settings.IsSet || settings.PublicBaseUrl is null || request.Headers[Signature] is not [{ Length: > 0 and < 100 } signature])
        {
            Forged.Add(1);
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!request.HasFormContentType || request.ContentType!.StartsWith("multipart", StringComparison.OrdinalIgnoreCase))
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (await ReadFormAsync(context, cancellationToken) is not { } form)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        // As it was called, letter by letter: a path that was read and written again may differ.
        var called = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var path = called.StartsWith('/') ? called : (request.PathBase + request.Path).ToUriComponent();
        var url = settings.PublicBaseUrl.AbsoluteUri.TrimEnd('/') + path + request.QueryString.Value;
        if (!TwilioSignature.IsValid(settings.AuthToken, signature, url, Pairs(form)) || form["AccountSid"] != settings.AccountSid)
        {
            Forged.Add(1);
            return Results.StatusCode(StatusCodes.Status403Forbidden);
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

    private static async Task<IFormCollection?> ReadFormAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength is > MostBytes)
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        try
        {
            return await context.Request.ReadFormAsync(
                new FormOptions { ValueCountLimit = 100, KeyLengthLimit = 200, ValueLengthLimit = 4096 }, cancellationToken);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(IFormCollection form) =>
        form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));

    private static DeliveryReport? ReportOf(IFormCollection form) =>
        form["MessageSid"].ToString() is { Length: > 0 and <= 40 } sid && form["MessageStatus"].ToString() is { Length: > 0 and <= 24 } status
            ? new(sid, status, int.TryParse(form["ErrorCode"], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null)
            : null;
}
