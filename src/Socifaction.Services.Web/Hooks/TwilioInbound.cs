using System.Globalization;
using System.Xml.Linq;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Hooks;

/// <summary>
/// Where Twilio brings an SMS that somebody sent. The number it was sent to says which initiative it is for; where several share one,
/// the one that wrote to the person last. What it certainly answers is done; everything else waits for staff, and the person is told so.
/// </summary>
public static class TwilioInbound
{
    /// <summary>Where it stands, to be set at the provider.</summary>
    public const string Path = "/webhooks/twilio/inbound";

    /// <summary>POST /webhooks/twilio/inbound.</summary>
    public static WebApplication MapTwilioInbound(this WebApplication app)
    {
        app.MapPost(Path, ReceiveAsync).AllowAnonymous().DisableAntiforgery();
        return app;
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext context, TwilioSettings settings, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        var (form, refusal) = await TwilioForm.ReadAsync(context, settings, cancellationToken);
        if (form is null)
        {
            return refusal!;
        }

        if (form["MessageSid"].ToString() is { Length: > 0 and <= 40 } sid && form["From"].ToString() is ['+', ..] and { Length: <= 16 } from
            && await scopes.FindOfWriterAsync(settings, form["To"].ToString(), from, cancellationToken) is { } initiative)
        {
            await using var scope = scopes.CreateScopeOf(initiative);
            var sms = new SmsReceived(sid, from, form["Body"].ToString());
            var reply = await scope.ServiceProvider.GetRequiredService<ReadReply>().RunAsync(sms, cancellationToken);
            // What is done needs no answer: the confirmation goes out as every other message. Twilio has answered its own words itself.
            if (!await scope.ServiceProvider.ActAsync(reply, Channel.Sms, cancellationToken) && !form.ContainsKey("OptOutType")
                // While the initiative rehearses nobody but staff is written to.
                && (!initiative.IsRehearsing || initiative.RehearsalPhone == from)
                && await scope.ServiceProvider.GetRequiredService<AnswerOnce>().RunAsync(reply.ReplyId, cancellationToken))
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.All[0].Culture);
                var answer = AnswerTo(reply.Meaning, initiative);
                await scope.ServiceProvider.GetRequiredService<Outgoing>().NoteAsync(SpentOn.Answer, answer, cancellationToken);
                return Say(new XElement("Message", answer));
            }
        }

        return Say(null);
    }

    private static IResult Say(XElement? message) => Results.Text(
        new XDeclaration("1.0", "UTF-8", null) + (message is null ? "<Response/>" : new XElement("Response", message).ToString(SaveOptions.DisableFormatting)),
        "text/xml");

    /// <summary>What somebody is written back.</summary>
    internal static string AnswerTo(ReplyMeaning meaning, Initiative initiative)
    {
        var text = string.Format(CultureInfo.InvariantCulture, meaning switch
        {
            ReplyMeaning.No => Messages.AnswerNo,
            ReplyMeaning.Stop => Messages.AnswerStop,
            ReplyMeaning.Yes or ReplyMeaning.Fetch or ReplyMeaning.Unclear => Messages.AnswerUnclear,
        }, initiative.Name, PhoneNumber.FromE164(initiative.Phone).NationalForm);
        return initiative.SmsWithLetters ? text : PlainLetters.Fold(text, PlainLetters.KeptWith(initiative.KeptWords));
    }
}
