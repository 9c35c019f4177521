using System.Globalization;
using NodaTime;

namespace Socifaction.Services.Reminders;

/// <summary>Twilio's Messages and Calls over HTTP: create, fetch and list.</summary>
public sealed class TwilioSmsSender(HttpClient http, TwilioSettings settings) : ISmsSender
{
    private const int PageSize = 200;
    private const int MostPages = 5;
    private const string CallSid = "CA";

    // Eight rings; then it is a call for later.
    private const string RingFor = "40";
    private const string TalkAtMost = "180";

    private readonly TwilioApi _api = new(http);

    public SmsCapabilities Can => SmsCapabilities.All;

    public string DefaultFrom => settings.From;

    public string? CallerOf(string? sender) =>
        settings.PublicBaseUrl is null ? null : Array.Find([sender ?? "", settings.CallsFrom, settings.From], OfferText.CanReceive);

    public Task<SendAnswer> SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        var fields = message.Channel == ReminderChannel.Voice ? FieldsOfCall(message) : FieldsOfSms(message);
        if (message.StatusCallback is { } callback)
        {
            fields["StatusCallback"] = callback.AbsoluteUri;
        }

        return _api.CreateAsync($"{AddressOf(message.Channel)}.json", fields, cancellationToken);
    }

    public async Task<ProviderMessage?> FetchAsync(string sid, CancellationToken cancellationToken)
    {
        var channel = sid.StartsWith(CallSid, StringComparison.Ordinal) ? ReminderChannel.Voice : ReminderChannel.Sms;
        return (await _api.GetAsync<TwilioApi.Resource>($"{AddressOf(channel)}/{sid}.json", cancellationToken))?.Read(channel);
    }

    public async Task<IReadOnlyList<ProviderMessage>?> ListAsync(ReminderChannel channel, string to, Instant since, CancellationToken cancellationToken)
    {
        var found = new List<ProviderMessage>();
        var next = $"{AddressOf(channel)}.json?To={Uri.EscapeDataString(to)}&PageSize={PageSize}";
        for (var page = 0; page < MostPages; page++)
        {
            if (await _api.GetAsync<TwilioApi.Page>(next, cancellationToken) is not { } answer
                || (channel == ReminderChannel.Voice ? answer.Calls : answer.Messages) is not { } rows)
            {
                return null;
            }

            var read = rows.Select(row => row.Read(channel)).ToList();
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

    private Dictionary<string, string> FieldsOfSms(SmsMessage message)
    {
        var fields = new Dictionary<string, string> { ["To"] = message.To, ["From"] = message.From ?? settings.From, ["Body"] = message.Body };
        if (message.ValidFor is { } valid)
        {
            fields["ValidityPeriod"] = Math.Clamp((long)valid.TotalSeconds, 6, 36000).ToString(CultureInfo.InvariantCulture);
        }

        return fields;
    }

    // What is said stands with us, so that the provider keeps no text of a call.
    private static Dictionary<string, string> FieldsOfCall(SmsMessage message) => new()
    {
        ["To"] = message.To, ["From"] = message.From ?? "", ["Url"] = message.Script?.AbsoluteUri ?? "", ["MachineDetection"] = "Enable",
        ["Timeout"] = RingFor, ["TimeLimit"] = TalkAtMost,
    };

    private string AddressOf(ReminderChannel channel) =>
        $"/2010-04-01/Accounts/{settings.AccountSid}/{(channel == ReminderChannel.Voice ? "Calls" : "Messages")}";
}
