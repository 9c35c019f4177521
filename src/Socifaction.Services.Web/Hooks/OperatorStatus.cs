using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Web.Hooks;

/// <summary>What an operator says of a message it took: its id and a word for where the message is.</summary>
public sealed record OperatorReport(string? Id, string? Status);

/// <summary>
/// Where an operator tells what became of a message. It proves itself by the shared secret; whose message it is follows from the
/// unguessable key. An unknown key is answered like a known one.
/// </summary>
public static class OperatorStatus
{
    /// <summary>The header with the shared secret.</summary>
    public const string SecretHeader = "X-Webhook-Secret";

    private const int MostBytes = 4 * 1024;

    private static readonly Meter Meter = new("Socifaction.Services");
    private static readonly Counter<long> Forged = Meter.CreateCounter<long>("socifaction.operator.bad_secret");
    private static readonly Counter<long> Unknown = Meter.CreateCounter<long>("socifaction.operator.unknown_key");

    /// <summary>POST /webhooks/operator/status/{key}.</summary>
    public static WebApplication MapOperatorStatus(this WebApplication app)
    {
        app.MapPost("/webhooks/operator/status/{key}", ReceiveAsync).AllowAnonymous().DisableAntiforgery();
        return app;
    }

    private static async Task<IResult> ReceiveAsync(
        string key, HttpContext context, OperatorSettings settings, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        if (!settings.Reports || !IsTheirs(context.Request.Headers[SecretHeader].ToString(), settings.WebhookSecret))
        {
            Forged.Add(1);
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!context.Request.HasJsonContentType())
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (await ReadAsync(context, cancellationToken) is not { } said)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (ReportOf(said) is not { } report || await scopes.FindOfKeyAsync(key, cancellationToken) is not { } found)
        {
            Unknown.Add(1);
            return Results.NoContent();
        }

        await using var scope = found;
        if (!await scope.ServiceProvider.GetRequiredService<RecordDelivery>().RunAsync(key, report, cancellationToken)
            && !await scope.ServiceProvider.GetRequiredService<SettleTestTexts>().RecordAsync(key, report, cancellationToken))
        {
            Unknown.Add(1);
        }

        return Results.NoContent();
    }

    private static bool IsTheirs(string said, string secret) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(said)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static async Task<OperatorReport?> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        try
        {
            return await context.Request.ReadFromJsonAsync<OperatorReport>(cancellationToken);
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException or InvalidOperationException)
        {
            return null;
        }
    }

    private static DeliveryReport? ReportOf(OperatorReport said)
    {
        var status = said.Status?.ToLowerInvariant() switch
        {
            "expired" or "rejected" or "undeliverable" => "undelivered",
            var word => word,
        };
        return said.Id is { Length: > 0 and <= 40 } id && status is { Length: > 0 and <= 24 } ? new(id, status, null) : null;
    }
}
