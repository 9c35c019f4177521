using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Sharing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Hooks;

/// <summary>What an answer does, written or pressed: what it certainly answers is done; everything else waits for staff.</summary>
internal static class ReplyActions
{
    /// <summary>Does what a reply asks for and settles it; false when it is left to staff.</summary>
    public static async Task<bool> ActAsync(this IServiceProvider services, ReplyRead reply, Channel channel, CancellationToken cancellationToken) =>
        await (reply switch
        {
            { Answers: ReminderKind.Offer, BookingId: { } booking, ByResidentId: { } by } => AnswerOfferAsync(services, reply, booking, by, channel, cancellationToken),
            { Answers: ReminderKind.DayBefore or ReminderKind.ThreeDaysBefore, Meaning: ReplyMeaning.No, BookingId: { } booking, ByResidentId: { } by } =>
                ReportAbsenceAsync(services, booking, by, channel, cancellationToken),
            { FetchFrom: { } number } => CallInAsync(services, number, channel, cancellationToken),
            // Who is coming is said on the board; nobody has to do anything.
            { Answers: not null, Meaning: ReplyMeaning.Yes, BookingId: not null } => Task.FromResult(true),
            _ => Task.FromResult(false),
        }) && await services.GetRequiredService<SettleReply>().RunAsync(reply.ReplyId, cancellationToken);

    /// <summary>A no to a reminder of a child's place says that the child will not come; a ride's is left to staff.</summary>
    private static async Task<bool> ReportAbsenceAsync(
        IServiceProvider services, Guid bookingId, Guid residentId, Channel channel, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<ServicesDbContext>();
        if (!await db.Places.AnyAsync(place => place.Id == bookingId, cancellationToken))
        {
            return false;
        }

        var asking = await AskingAsync(db, residentId, channel, cancellationToken);
        return await services.GetRequiredService<ReportAbsence>()
            .RunAsync(new(bookingId, AbsenceKind.Unknown, "", asking), cancellationToken) is { Refusal: null };
    }

    /// <summary>Calls in the one open return that the telephone can mean.</summary>
    private static async Task<bool> CallInAsync(IServiceProvider services, string number, Channel channel, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<ServicesDbContext>();
        if (await db.FindOpenReturnAsync(number, services.GetRequiredService<InitiativeClock>().Today, cancellationToken) is not { ResidentId: { } id } back)
        {
            return false;
        }

        var asking = await AskingAsync(db, id, channel, cancellationToken);
        return await services.GetRequiredService<CallInRide>().RunAsync(new(back.Id, asking), cancellationToken) is { Refusal: null };
    }

    private static async Task<bool> AnswerOfferAsync(
        IServiceProvider services, ReplyRead reply, Guid bookingId, Guid residentId, Channel channel, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<ServicesDbContext>();
        var asking = await AskingAsync(db, residentId, channel, cancellationToken);
        if (await db.Appointments.AnyAsync(one => one.Id == bookingId, cancellationToken))
        {
            return await services.GetRequiredService<AnswerEarlier>()
                .RunAsync(new(bookingId, reply.Meaning == ReplyMeaning.Yes, asking), cancellationToken) is { Refusal: null };
        }

        if (await db.FindWholeOfferAsync(bookingId, cancellationToken) is not { } offerId)
        {
            return false;
        }

        var answer = new OfferAnswer(offerId, reply.Meaning == ReplyMeaning.Yes, [], WaitsForAll: false, asking);
        return await services.GetRequiredService<AnswerOffer>().RunAsync(answer, cancellationToken) is { Refusal: null };
    }

    private static async Task<Asking> AskingAsync(ServicesDbContext db, Guid residentId, Channel channel, CancellationToken cancellationToken)
    {
        var by = await db.Residents.AsNoTracking().SingleAsync(resident => resident.Id == residentId, cancellationToken);
        return new(new Actor(ActorKind.Resident, by.Id, by.FullName), channel);
    }
}
