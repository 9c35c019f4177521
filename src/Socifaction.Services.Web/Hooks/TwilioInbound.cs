using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Sharing;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Hooks;

/// <summary>
/// Where Twilio brings an SMS that somebody sent. The number it was sent to says which initiative it is for; where several share one,
/// the one that wrote to the person last. What it certainly answers is done; everything else waits for staff.
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
            && await FindInitiativeAsync(scopes, settings, form["To"].ToString(), from, cancellationToken) is { } initiative)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(initiative);
            var sms = new SmsReceived(sid, from, form["Body"].ToString());
            var reply = await scope.ServiceProvider.GetRequiredService<ReadReply>().RunAsync(sms, cancellationToken);
            if (await ActAsync(scope.ServiceProvider, reply, cancellationToken))
            {
                await scope.ServiceProvider.GetRequiredService<SettleReply>().RunAsync(reply.ReplyId, cancellationToken);
            }
        }

        // Nothing is written back: the confirmation goes out as every other message.
        return Results.Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>", "text/xml");
    }

    /// <summary>Does what a reply asks for; false when it is left to staff.</summary>
    private static Task<bool> ActAsync(IServiceProvider services, ReplyRead reply, CancellationToken cancellationToken) => reply switch
    {
        { Answers: ReminderKind.Offer, BookingId: { } booking, ByResidentId: { } by } => AnswerOfferAsync(services, reply, booking, by, cancellationToken),
        { Answers: ReminderKind.DayBefore, Meaning: ReplyMeaning.No, BookingId: { } booking, ByResidentId: { } by } =>
            ReportAbsenceAsync(services, booking, by, cancellationToken),
        { FetchFrom: { } number } => CallInAsync(services, number, cancellationToken),
        // Who is coming is said on the board; nobody has to do anything.
        { Answers: ReminderKind.DayBefore, Meaning: ReplyMeaning.Yes, BookingId: not null } => Task.FromResult(true),
        _ => Task.FromResult(false),
    };

    /// <summary>A no to “tomorrow” of a child's place says that the child will not come; a ride's is left to staff.</summary>
    private static async Task<bool> ReportAbsenceAsync(IServiceProvider services, Guid bookingId, Guid residentId, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<ServicesDbContext>();
        if (!await db.Places.AnyAsync(place => place.Id == bookingId, cancellationToken))
        {
            return false;
        }

        var by = await db.Residents.AsNoTracking().SingleAsync(resident => resident.Id == residentId, cancellationToken);
        var asking = new Asking(new Actor(ActorKind.Resident, by.Id, by.FullName), Channel.Sms);
        return await services.GetRequiredService<ReportAbsence>()
            .RunAsync(new(bookingId, AbsenceKind.Unknown, "", asking), cancellationToken) is { Refusal: null };
    }

    /// <summary>Calls in the one open return that the telephone can mean.</summary>
    private static async Task<bool> CallInAsync(IServiceProvider services, string number, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<ServicesDbContext>();
        if (await db.FindOpenReturnAsync(number, services.GetRequiredService<InitiativeClock>().Today, cancellationToken) is not { ResidentId: { } id } back)
        {
            return false;
        }

        var by = await db.Residents.AsNoTracking().SingleAsync(resident => resident.Id == id, cancellationToken);
        var asking = new Asking(new Actor(ActorKind.Resident, by.Id, by.FullName), Channel.Sms);
        return await services.GetRequiredService<CallInRide>().RunAsync(new(back.Id, asking), cancellationToken) is { Refusal: null };
    }

    private static async Task<bool> AnswerOfferAsync(
        IServiceProvider services, ReplyRead reply, Guid bookingId, Guid residentId, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<ServicesDbContext>();
        if (await db.FindWholeOfferAsync(bookingId, cancellationToken) is not { } offerId)
        {
            return false;
        }

        var by = await db.Residents.AsNoTracking().SingleAsync(resident => resident.Id == residentId, cancellationToken);
        var asking = new Asking(new Actor(ActorKind.Resident, by.Id, by.FullName), Channel.Sms);
        var answer = new OfferAnswer(offerId, reply.Meaning == ReplyMeaning.Yes, [], WaitsForAll: false, asking);
        return await services.GetRequiredService<AnswerOffer>().RunAsync(answer, cancellationToken) is { Refusal: null };
    }

    private static async Task<Initiative?> FindInitiativeAsync(
        IServiceScopeFactory scopes, TwilioSettings settings, string to, string from, CancellationToken cancellationToken)
    {
        List<Initiative> candidates;
        await using (var scope = scopes.CreateAsyncScope())
        {
            candidates = await scope.ServiceProvider.GetRequiredService<ServicesDbContext>().Initiatives.AsNoTracking()
                .Where(initiative => initiative.SmsSender == to || (initiative.SmsSender == null && to == settings.From)).ToListAsync(cancellationToken);
        }

        if (candidates.Count == 1)
        {
            return candidates[0];
        }

        (Initiative Initiative, Instant At)? latest = null;
        foreach (var initiative in candidates)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(initiative);
            var at = await scope.ServiceProvider.GetRequiredService<ServicesDbContext>().Reminders
                .Where(row => row.To == from && row.StartedAt != null).OrderByDescending(row => row.StartedAt).Select(row => row.StartedAt)
                .FirstOrDefaultAsync(cancellationToken);
            if (at is { } when && (latest is null || when > latest.Value.At))
            {
                latest = (initiative, when);
            }
        }

        return latest?.Initiative;
    }
}
