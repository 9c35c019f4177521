using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Socifaction.Services.Reminders;

/// <summary>How Twilio is spoken to, whatever of it: a create is asked once, and whatever is not certainly „no“ is unknown.</summary>
internal sealed class TwilioApi(HttpClient http)
{
    private static readonly OffsetDateTimePattern Rfc2822 = OffsetDateTimePattern.CreateWithInvariantCulture(
        "ddd, dd MMM uuuu HH:mm:ss o<+HHmm>");

    /// <summary>Asks for something to be made. Twilio has no idempotency key, so it is never asked again here.</summary>
    public async Task<SendAnswer> CreateAsync(string address, Dictionary<string, string> fields, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new FormUrlEncodedContent(fields);
            using var response = await http.PostAsync(new Uri(address, UriKind.Relative), content, cancellationToken);
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

    /// <summary>What stands at an address; null when it cannot be had now.</summary>
    public async Task<T?> GetAsync<T>(string address, CancellationToken cancellationToken) where T : class
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

    private static async Task<SendAnswer> ReadAnswerAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            return new(SendVerdict.TryLater, RetryAfter: response.Headers.RetryAfter?.Delta is { } delta ? Duration.FromTimeSpan(delta) : null);
        }

        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            return SendAnswer.NotSignedIn;
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
            SendAnswer.WrongPassword => SendAnswer.NotSignedIn,
            20429 or 21611 or 30001 => new(SendVerdict.TryLater, ErrorCode: problem.Code),
            { } code => new(SendVerdict.Refused, ErrorCode: code),
        };
    }

    /// <summary>A message or a call as Twilio writes it; a call has no body.</summary>
    public sealed record Resource(
        [property: JsonPropertyName("sid")] string? Sid,
        [property: JsonPropertyName("status")] string? Status,
        [property: JsonPropertyName("from")] string? From,
        [property: JsonPropertyName("to")] string? To,
        [property: JsonPropertyName("body")] string? Body,
        [property: JsonPropertyName("answered_by")] string? AnsweredBy,
        [property: JsonPropertyName("date_created")] string? DateCreated,
        [property: JsonPropertyName("error_code")] int? ErrorCode)
    {
        /// <summary>What it says; null when something of it is missing.</summary>
        public ProviderMessage? Read(ReminderChannel channel) =>
            this is { Sid.Length: > 0 and <= 40, Status: { } status, To: { } to }
            && (channel == ReminderChannel.Voice ? "" : Body) is { } body
            && Rfc2822.Parse(DateCreated ?? "") is { Success: true } created
                ? new(Sid, status == ReminderRank.Completed && IsMachine(AnsweredBy) ? ReminderRank.Machine : status, From ?? "", to, body,
                    created.Value.ToInstant(), ErrorCode)
                : null;
    }

    /// <summary>Whether Twilio's word for who answered a call means a machine.</summary>
    public static bool IsMachine(string? answeredBy) => answeredBy?.StartsWith("machine", StringComparison.Ordinal) == true || answeredBy == "fax";

    /// <summary>A page of the newest messages or calls.</summary>
    public sealed record Page(
        [property: JsonPropertyName("messages")] IReadOnlyList<Resource>? Messages,
        [property: JsonPropertyName("calls")] IReadOnlyList<Resource>? Calls,
        [property: JsonPropertyName("next_page_uri")] string? NextPageUri);

    private sealed record Problem([property: JsonPropertyName("code")] int? Code);
}
