using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Socifaction.Services.Reminders;

/// <summary>
/// An operator's SMS as JSON over HTTP: from, to, text and our reference are posted, an id comes back. It keeps no list and brings no
/// replies; whether it reports what became of a message is a setting. It makes no calls.
/// </summary>
public sealed class OperatorSmsSender(HttpClient http, OperatorSettings settings) : ISmsSender
{
    private const int LongestId = 40;

    public SmsCapabilities Can { get; } = new(Listable: false, TwoWay: false, settings.Reports);

    public string DefaultFrom => settings.From;

    public string? CallerOf(string? sender) => null;

    /// <summary>Asks once. Whatever is not certainly „no“ in the operator's own words is unknown.</summary>
    public async Task<SendAnswer> SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        var body = new Body(message.From ?? settings.From, message.To, message.Body, message.Reference, settings.ReportTo(message.Reference));
        try
        {
            using var response = await http.PostAsJsonAsync(settings.Url, body, JsonSerializerOptions.Web, cancellationToken);
            return await ReadAnswerAsync(response, cancellationToken);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError
            or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            // No connection was made, so nothing was asked.
            return new(SendVerdict.TryLater);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException or IOException)
        {
            return SendAnswer.Unknown;
        }
    }

    public Task<ProviderMessage?> FetchAsync(string sid, CancellationToken cancellationToken) => Task.FromResult<ProviderMessage?>(null);

    public Task<IReadOnlyList<ProviderMessage>?> ListAsync(ReminderChannel channel, string to, Instant since, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ProviderMessage>?>(null);

    private async Task<SendAnswer> ReadAnswerAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return new(SendVerdict.TryLater, RetryAfter: response.Headers.RetryAfter?.Delta is { } delta ? Duration.FromTimeSpan(delta) : null);
        }

        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            return SendAnswer.NotSignedIn;
        }

        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted)
            && ((int)response.StatusCode is < 400 or >= 500 || response.StatusCode == HttpStatusCode.RequestTimeout))
        {
            return SendAnswer.Unknown;
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var said = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
        var root = said.RootElement;
        if (response.IsSuccessStatusCode)
        {
            return IdOf(root) is { Length: > 0 and <= LongestId } id
                ? new(SendVerdict.Accepted, id, settings.Reports ? "accepted" : ReminderRank.Unreported)
                : SendAnswer.Unknown;
        }

        // A proxy's error page leaves it open.
        return root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("error", out _) ? SendAnswer.Unknown
            : response.StatusCode == HttpStatusCode.Forbidden ? SendAnswer.NotSignedIn
            : new(SendVerdict.Refused);
    }

    private static string? IdOf(JsonElement root) => root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("id", out var id) ? null
        : id.ValueKind == JsonValueKind.String ? id.GetString()
        : id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture)
        : null;

    private sealed record Body(string From, string To, string Text, string? Reference, Uri? ReportTo);
}

/// <summary>How a host chooses the operator.</summary>
public static class OperatorRegistration
{
    /// <summary>Sends SMS through the operator where one is set.</summary>
    public static IServiceCollection AddOperator(this IServiceCollection services, OperatorSettings settings)
    {
        services.AddSingleton(settings);
        if (settings.IsSet)
        {
            services.AddHttpClient<ISmsSender, OperatorSmsSender>(http =>
                {
                    http.Timeout = settings.Timeout;
                    http.MaxResponseContentBufferSize = 1 << 20;
                    http.DefaultRequestHeaders.TryAddWithoutValidation(
                        settings.KeyHeader, settings.KeyPrefix.Length == 0 ? settings.Key : $"{settings.KeyPrefix} {settings.Key}");
                })
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
                {
                    ConnectTimeout = TimeSpan.FromSeconds(5),
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                })

                // Its log lines would hold addresses and keys.
                .RemoveAllLoggers();
        }

        return services;
    }
}
