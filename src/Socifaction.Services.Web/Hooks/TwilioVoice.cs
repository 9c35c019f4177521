using System.Globalization;
using System.Xml.Linq;
using Socifaction.Services.Bookings;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Hooks;

/// <summary>
/// Where Twilio asks what to say in a call, and again when a key was pressed: 1 is a yes, 2 a no, any other hears it once more. Signed
/// like every hook; the text never leaves in the request that starts the call.
/// </summary>
public static class TwilioVoice
{
    private const string Tongue = "lt-LT";

    // Two are enough for somebody who looks for the glasses.
    private const int Readings = 2;
    private const int SecondsToPress = 8;

    /// <summary>POST /webhooks/twilio/voice/{key}.</summary>
    public static WebApplication MapTwilioVoice(this WebApplication app)
    {
        app.MapPost("/webhooks/twilio/voice/{key}", ReceiveAsync).AllowAnonymous().DisableAntiforgery();
        return app;
    }

    private static async Task<IResult> ReceiveAsync(
        string key, HttpContext context, TwilioSettings settings, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        var (form, refusal) = await TwilioForm.ReadAsync(context, settings, cancellationToken);
        if (form is null)
        {
            return refusal!;
        }

        if (form["CallSid"].ToString() is not { Length: > 0 and <= 40 } sid || await scopes.FindOfKeyAsync(key, cancellationToken) is not { } found)
        {
            return Results.NotFound();
        }

        await using var scope = found;
        var heard = new CallHeard(key, sid, form["Digits"].ToString(), form["AnsweredBy"].ToString());
        if (await scope.ServiceProvider.GetRequiredService<AnswerCall>().RunAsync(heard, cancellationToken) is not { } answer)
        {
            return Results.NotFound();
        }

        var isLeft = answer.Reply is { } reply && !await scope.ServiceProvider.ActAsync(reply, Channel.Phone, cancellationToken);

        // The message is Lithuanian, so is what is said around it.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.All[0].Culture);
        var script = Script(answer, isLeft, scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Value, settings.Voice);
        return Results.Text(new XDeclaration("1.0", "UTF-8", null) + script.ToString(SaveOptions.DisableFormatting), "text/xml");
    }

    private static XElement Script(CallAnswer answer, bool isLeft, Initiative initiative, string voice)
    {
        var questions = string.Format(CultureInfo.InvariantCulture, Messages.VoiceQuestions, VoiceText.Digits(initiative.Phone));
        var isCancellation = answer.Row.Kind is ReminderKind.Cancellation or ReminderKind.Notice;
        var greeting = string.Format(CultureInfo.InvariantCulture, Messages.VoiceGreeting, initiative.Name);
        return new XElement("Response", answer.Turn switch
        {
            CallTurn.Read =>
            [
                .. Enumerable.Range(0, Readings).Select(_ => new XElement("Gather",
                    new XAttribute("numDigits", 1), new XAttribute("timeout", SecondsToPress),
                    Say(greeting, answer.Row.Body, isCancellation ? Messages.VoiceKeysHeard : Messages.VoiceKeys))),
                Say(Messages.VoiceNothingPressed, questions),
            ],
            CallTurn.Leave => [Say(greeting, answer.Row.Body, questions)],
            CallTurn.Heard => [Say(Messages.VoiceThanks, questions)],
            CallTurn.Yes => [Say(isLeft ? Messages.VoicePassedOn : Messages.VoiceThanksYes)],
            CallTurn.No => (XElement[])[Say(isLeft ? Messages.VoicePassedOn : Messages.VoiceThanksNo)],
        }, new XElement("Hangup"));

        XElement Say(params string[] sentences) => new("Say",
            new XAttribute("language", Tongue), voice.Length == 0 ? null : new XAttribute("voice", voice), string.Join(' ', sentences));
    }
}
