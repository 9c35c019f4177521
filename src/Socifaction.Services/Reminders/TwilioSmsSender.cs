using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Socifaction.Services.Reminders;

/// <summary>
/// Twilio's Messages resource over HTTP: create, fetch and list. Twilio has no idempotency key, so a create is never
/// repeated here, and whatever is not certainly „no“ is <see cref="SendVerdict.Unknown"/>.
/// </summary>
public sealed class TwilioSmsSender(HttpClient http, TwilioSettings settings) : ISmsSender
{
    private const int PageSize = 200;
    private const int MostPages = 5;

    private static readonly OffsetDateTimePattern Rfc2822 = OffsetDateTimePattern.CreateWithInvariantCulture(
        "ddd, dd MMM uuuu HH:mm:ss o<+HHmm>");

    public string DefaultFrom => settings.From;

    private string Messages => $"/2010-04-01/Accounts/{settings.AccountSid}/Messages";

    public async Task<SendAnswer> SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>
        {
            ["To"] = message.To,
            ["From"] = message.From ?? settings.From,
            ["Body"] = message.Body,
        };
        if (message.StatusCallback is { } callback)
        {
            fields["StatusCallback"] = callback.AbsoluteUri;
        }

        if (message.ValidFor is { } valid)
        {
            fields["ValidityPeriod"] = Math.Clamp((long)valid.TotalSeconds, 6, 36000).ToString(CultureInfo.InvariantCulture);
        }

        try
        {
            using var content = new FormUrlEncodedContent(fields);
            using var response = await http.PostAsync(new Uri($"{Messages}.json", UriKind.Relative), content, cancellationToken);
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

    public async Task<ProviderMessage?> FetchAsync(string sid, CancellationToken cancellationToken) =>
        await GetAsync<Resource>($"{Messages}/{sid}.json", cancellationToken) is { Sid: not null } resource ? Read(resource) : null;

    public async Task<IReadOnlyList<ProviderMessage>?> ListAsync(string to, Instant since, CancellationToken cancellationToken)
    {
        var found = new List<ProviderMessage>();
        var next = $"{Messages}.json?To={Uri.EscapeDataString(to)}&PageSize={PageSize}";
        for (var page = 0; page < MostPages; page++)
        {
            if (await GetAsync<Page>(next, cancellationToken) is not { Messages: { } messages } answer)
            {
                return null;
            }

            var read = messages.Select(Read).ToList();
            if (read.Any(message => message is null))
            {
                return null;
            }

            found.AddRange(read.OfType<ProviderMessage>().Where(message => message.CreatedAt >= since));

            // Newest first: a page that reaches further back ends the search.
            if (string.IsNullOrEmpty(answer.NextPageUri) || read.Any(message => message!.CreatedAt < since))
            {
                return found;
            }

            if (!answer.NextPageUri.StartsWith('/'))
            {
                return null;
            }

            next = answer.NextPageUri;
        }

        return null;
    }

    private static async Task<SendAnswer> ReadAnswerAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return new(SendVerdict.TryLater, RetryAfter: response.Headers.RetryAfter?.Delta is { } delta ? Duration.FromTimeSpan(delta) : null);
        }

        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            return new(SendVerdict.NotSignedIn, ErrorCode: 20003);
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        if (response.StatusCode == HttpStatusCode.Created)
        {
            var created = await JsonSerializer.DeserializeAsync<Resource>(body, cancellationToken: cancellationToken);
            return created is { Sid.Length: > 0 and <= 40 }
                ? new(SendVerdict.Accepted, created.Sid, created.Status ?? "queued", created.ErrorCode)
                : SendAnswer.Unknown;
        }

        if ((int)response.StatusCode is < 400 or >= 500 || response.StatusCode == HttpStatusCode.RequestTimeout)
        {
            return SendAnswer.Unknown;
        }

        // A refusal is believed only in Twilio's own words; a proxy's error page leaves it open.
        var problem = await JsonSerializer.DeserializeAsync<Problem>(body, cancellationToken: cancellationToken);
        return problem?.Code switch
        {
            null => SendAnswer.Unknown,
            20003 => new(SendVerdict.NotSignedIn, ErrorCode: 20003),
            20429 or 21611 or 30001 => new(SendVerdict.TryLater, ErrorCode: problem.Code),
            { } code => new(SendVerdict.Refused, ErrorCode: code),
        };
    }

    private async Task<T?> GetAsync<T>(string address, CancellationToken cancellationToken) where T : class
    {
        try
        {
            using var response = await http.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return null;
            }

            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonSerializer.DeserializeAsync<T>(body, cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private static ProviderMessage? Read(Resource resource) =>
        resource is { Sid.Length: > 0 and <= 40, Status: { } status, Body: { } body, To: { } to }
        && Rfc2822.Parse(resource.DateCreated ?? "") is { Success: true } created
            ? new(resource.Sid, status, resource.From ?? "", to, body, created.Value.ToInstant(), resource.ErrorCode)
            : null;

    private sealed record Resource(
        [property: JsonPropertyName("sid")] string? Sid,
        [property: JsonPropertyName("status")] string? Status,
        [property: JsonPropertyName("from")] string? From,
        [property: JsonPropertyName("to")] string? To,
        [property: JsonPropertyName("body")] string? Body,
        [property: JsonPropertyName("date_created")] string? DateCreated,
        [property: JsonPropertyName("error_code")] int? ErrorCode);

    private sealed record Page(
        [property: JsonPropertyName("messages")] IReadOnlyList<Resource>? Messages,
        [property: JsonPropertyName("next_page_uri")] string? NextPageUri);

    private sealed record Problem([property: JsonPropertyName("code")] int? Code);
}
