using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http.Features;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Web.Hooks;

/// <summary>A form that Twilio sends: small, and signed over every field and the address it was sent to.</summary>
internal static class TwilioForm
{
    private const int MostBytes = 16 * 1024;
    private const string Signature = "X-Twilio-Signature";

    private static readonly Meter Meter = new("Socifaction.Services");
    private static readonly Counter<long> Forged = Meter.CreateCounter<long>("socifaction.twilio.bad_signature");

    /// <summary>The form, or the answer to one that is not Twilio's.</summary>
    public static async Task<(IFormCollection? Form, IResult? Refusal)> ReadAsync(
        HttpContext context, TwilioSettings settings, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (!settings.IsSet || settings.PublicBaseUrl is null || request.Headers[Signature] is not [{ Length: > 0 and < 100 } signature])
        {
            Forged.Add(1);
            return (null, Results.StatusCode(StatusCodes.Status403Forbidden));
        }

        if (!request.HasFormContentType || request.ContentType!.StartsWith("multipart", StringComparison.OrdinalIgnoreCase))
        {
            return (null, Results.StatusCode(StatusCodes.Status415UnsupportedMediaType));
        }

        if (await ReadFormAsync(context, cancellationToken) is not { } form)
        {
            return (null, Results.StatusCode(StatusCodes.Status413PayloadTooLarge));
        }

        // As it was called, letter by letter: a path that was read and written again may differ.
        var called = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var path = called.StartsWith('/') ? called : (request.PathBase + request.Path).ToUriComponent();
        var url = settings.PublicBaseUrl.AbsoluteUri.TrimEnd('/') + path + request.QueryString.Value;
        if (!TwilioSignature.IsValid(settings.AuthToken, signature, url, Pairs(form)) || form["AccountSid"] != settings.AccountSid)
        {
            Forged.Add(1);
            return (null, Results.StatusCode(StatusCodes.Status403Forbidden));
        }

        return (form, null);
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
}
