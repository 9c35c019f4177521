using Socifaction.Services.Reminders;

namespace Socifaction.Services.Web.Hosting;

/// <summary>Where SMS go: to an operator where one is set, else to Twilio where an account is, else to the outbox.</summary>
public static class Sms
{
    /// <summary>Reads “Operator” and “Twilio” of the settings; both at once would leave it open who is asked, so that is refused.</summary>
    public static WebApplicationBuilder AddSms(this WebApplicationBuilder builder)
    {
        var twilio = builder.Configuration.GetSection("Twilio");
        var baseUrl = twilio["BaseUrl"] is { Length: > 0 } url ? new Uri(url) : TwilioSettings.UsualBaseUrl;
        var ours = (builder.Configuration.GetSection("Socifaction").Get<InstallationSettings>() ?? new()).PublicBaseUrl;

        // Twilio refuses a message whose callback address it cannot reach; polling does without.
        var settings = new TwilioSettings(
            twilio["AccountSid"] ?? "", twilio["AuthToken"] ?? "", twilio["From"] ?? "", baseUrl,
            ours.IsLoopback && !baseUrl.IsLoopback ? null : ours)
        {
            CallsFrom = twilio["CallsFrom"] ?? "",
            Voice = twilio["Voice"] ?? TwilioSettings.UsualVoice,
            PartCents = builder.Configuration.GetValue("Operator:PartCents", twilio.GetValue("PartCents", TwilioSettings.None.PartCents)),
        };
        var other = ReadOperator(builder.Configuration.GetSection("Operator"), ours);
        if (settings.IsSet && other.IsSet)
        {
            throw new InvalidOperationException("Set either Twilio or Operator, not both.");
        }

        builder.Services.AddTwilio(settings).AddOperator(other);
        return builder;
    }

    private static OperatorSettings ReadOperator(IConfigurationSection section, Uri ours) => section["Url"] is not { Length: > 0 } url
        ? OperatorSettings.None
        : new(new(url), section["Key"] ?? "", section["From"] ?? "", section["WebhookSecret"] ?? "", ours)
        {
            KeyHeader = section["KeyHeader"] ?? "Authorization",
            KeyPrefix = section["KeyPrefix"] ?? "",
        };
}
