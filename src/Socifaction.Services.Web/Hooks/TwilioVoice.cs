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

    /// <summary>POST /webhooks/twilio/voice/{key}, and the recorded sentences it speaks of.</summary>
    public static WebApplication MapTwilioVoice(this WebApplication app)
    {
        app.MapPost("/webhooks/twilio/voice/{key}", ReceiveAsync).AllowAnonymous().DisableAntiforgery();
        app.MapGet("/webhooks/twilio/recordings/{initiative}/{sentence}.mp3", (string initiative, string sentence, Recordings recordings) =>
            recordings.FileOf(initiative, sentence) is { } file ? Results.File(file, "audio/mpeg") : Results.NotFound()).AllowAnonymous();
        return app;
    }

    private static async Task<IResult> ReceiveAsync(
        string key, HttpContext context, TwilioSettings settings, IServiceScopeFactory scopes, Recordings recordings, CancellationToken cancellationToken)
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
        var script = Script(answer, isLeft, scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Value, settings.Voice, recordings);
        return Results.Text(new XDeclaration("1.0", "UTF-8", null) + script.ToString(SaveOptions.DisableFormatting), "text/xml");
    }

    private static XElement Script(CallAnswer answer, bool isLeft, Initiative initiative, string voice, Recordings recordings)
    {
        var questions = Say(string.Format(CultureInfo.InvariantCulture, Messages.VoiceQuestions, VoiceText.Digits(initiative.Phone)));
        var isCancellation = answer.Row.Kind is ReminderKind.Cancellation or ReminderKind.Notice;
        XElement[] message = [Sentence("greeting", string.Format(CultureInfo.InvariantCulture, Messages.VoiceGreeting, initiative.Name)), Say(answer.Row.Body)];
        return new XElement("Response", answer.Turn switch
        {
            CallTurn.Read =>
            [
                .. Enumerable.Range(0, Readings).Select(_ => new XElement("Gather",
                    new XAttribute("numDigits", 1), new XAttribute("timeout", SecondsToPress),
                    message, isCancellation ? Sentence("keys-heard", Messages.VoiceKeysHeard) : Sentence("keys", Messages.VoiceKeys))),
                Sentence("nothing-pressed", Messages.VoiceNothingPressed), questions,
            ],
            CallTurn.Leave => [.. message, questions],
            CallTurn.Heard => [Sentence("thanks", Messages.VoiceThanks), questions],
            CallTurn.Yes => [isLeft ? Sentence("passed-on", Messages.VoicePassedOn) : Sentence("thanks-yes", Messages.VoiceThanksYes)],
            CallTurn.No => (XElement[])[isLeft ? Sentence("passed-on", Messages.VoicePassedOn) : Sentence("thanks-no", Messages.VoiceThanksNo)],
        }, new XElement("Hangup"));

        // A voice people know, where somebody has read the sentence aloud.
        XElement Sentence(string name, string words) => recordings.Find(initiative, name) is { } recorded ? new("Play", recorded.AbsoluteUri) : Say(words);

        XElement Say(string words) => new("Say",
            new XAttribute("language", Tongue), voice.Length == 0 ? null : new XAttribute("voice", voice), words);
    }
}
