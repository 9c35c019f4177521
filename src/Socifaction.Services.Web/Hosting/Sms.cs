using Socifaction.Services.Reminders;

namespace Socifaction.Services.Web.Hosting;

/// <summary>Where SMS go: to Twilio where an account is set, else to the outbox.</summary>
public static class Sms
{
    /// <summary>Reads “Twilio” of the settings: BaseUrl, AccountSid, AuthToken, From, CallsFrom, Voice, PartCents.</summary>
    public static WebApplicationBuilder AddSms(this WebApplicationBuilder builder)
    {
        var twilio = builder.Configuration.GetSection("Twilio");
        var baseUrl = twilio["BaseUrl"] is { Length: > 0 } url ? new Uri(url) : TwilioSettings.UsualBaseUrl;
        var ours = (builder.Configuration.GetSection("Socifaction").Get<InstallationSettings>() ?? new()).PublicBaseUrl;

        // Twilio refuses a message whose callback address it cannot reach; polling does without.
        builder.Services.AddTwilio(new TwilioSettings(
            twilio["AccountSid"] ?? "", twilio["AuthToken"] ?? "", twilio["From"] ?? "", baseUrl,
            ours.IsLoopback && !baseUrl.IsLoopback ? null : ours)
        {
            CallsFrom = twilio["CallsFrom"] ?? "",
            Voice = twilio["Voice"] ?? TwilioSettings.UsualVoice,
            PartCents = twilio.GetValue("PartCents", TwilioSettings.None.PartCents),
        });
        return builder;
    }
}
