using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places.Waiting;

/// <summary>The waiting list's use cases as a test says them.</summary>
internal static class Waited
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static Task<Outcome<Waits, WaitingRefusal>?> WaitAsync(
        this TestHouse house, Asking asking, Session[] sessions, Resident[] residents, bool all = false, Priority priority = Priority.Usual,
        string because = "", Guid? requestId = null, Guid? insteadOf = null) =>
        house.RunAsync<JoinWaitingList, Outcome<Waits, WaitingRefusal>?>(join => join.RunAsync(
            new(requestId ?? Guid.CreateVersion7(), [.. sessions.Select(s => s.Id)], [.. residents.Select(r => r.Id)], all, asking)
            {
                Priority = priority, PriorityBecause = because, InsteadOfGroupId = insteadOf,
            }, Token));

    public static Task<Outcome<OfferAnswered, WaitingRefusal>?> AnswerAsync(
        this TestHouse house, Asking asking, Guid offerId, bool yes, Resident[]? who = null, bool waitsForAll = false) =>
        house.RunAsync<AnswerOffer, Outcome<OfferAnswered, WaitingRefusal>?>(answer => answer.RunAsync(
            new(offerId, yes, [.. (who ?? []).Select(r => r.Id)], waitsForAll, asking), Token));

    public static Task<Outcome<WaitingEntry, WaitingRefusal>?> WithdrawAsync(this TestHouse house, Asking asking, Guid entryId) =>
        house.RunAsync<WithdrawFromList, Outcome<WaitingEntry, WaitingRefusal>?>(leave => leave.RunAsync(new(entryId, asking), Token));

    public static Task<Outcome<WaitingEntry, WaitingRefusal>?> PrioritiseAsync(this TestHouse house, Guid entryId, Priority priority, string because) =>
        house.RunAsync<SetPriority, Outcome<WaitingEntry, WaitingRefusal>?>(set => set.RunAsync(new(entryId, priority, because), Token));

    public static Task<OffersExpired> ExpireAsync(this TestHouse house) =>
        house.RunAsync<ExpireOffers, OffersExpired>(expire => expire.RunAsync(Token));

    public static Task<IReadOnlyList<WaitingRow>> ListAsync(this TestHouse house) =>
        house.RunAsync<WaitingList, IReadOnlyList<WaitingRow>>(list => list.RunAsync(null, Token));

    /// <summary>The open offer of an entry; null when nothing is offered.</summary>
    public static Task<Offer?> OfferOfAsync(this TestHouse house, Guid entryId) => house.ReadAsync(db =>
        db.Offers.AsNoTracking().SingleOrDefaultAsync(offer => offer.EntryId == entryId && offer.Status == OfferStatus.Open, Token));

    public static Task<Session> SessionAsync(this TestHouse house, Session session) =>
        house.ReadAsync(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Id == session.Id, Token));

    /// <summary>Somebody who has booked a place, with that place.</summary>
    public static async Task<(Resident Who, Place Place)> TakeAsync(this TestHouse house, Session session, string name = "Užėmusi")
    {
        var who = Given.Resident(name, phone: "+37061277777");
        await house.SaveAsync(who);
        (await house.BookAsync(Asked.ByStaff, [session], [who]))!.Value.Refusal.Should().BeNull();
        return (who, await house.ReadAsync(db => db.Places.AsNoTracking().SingleAsync(p => p.SessionId == session.Id && p.ResidentId == who.Id, Token)));
    }

    /// <summary>A new entry of somebody with a telephone of their own.</summary>
    public static async Task<Guid> QueueAsync(
        this TestHouse house, Session[] sessions, int people = 1, bool all = true, Priority priority = Priority.Usual)
    {
        Resident[] family = [.. Enumerable.Range(0, people).Select(n => Given.Resident($"Laukia{n}"))];
        await house.SaveAsync([.. family]);
        var because = priority == Priority.Usual ? "" : "siuntimas";
        return (await house.WaitAsync(Asked.ByStaff, sessions, family, all, priority, because))!.Value.Value!.EntryId;
    }
}
