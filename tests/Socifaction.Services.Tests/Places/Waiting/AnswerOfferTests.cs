using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places.Waiting;

public sealed class AnswerOfferTests
{
    private const int Clients = 16;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_family_of_three_is_offered_nothing_until_there_is_room_for_all(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (day, taken) = await FullAsync(house, 3);
        var family = await house.QueueAsync([day], people: 3);

        await house.CancelAsync(Asked.ByStaff, taken[0].Id);
        await house.CancelAsync(Asked.ByStaff, taken[1].Id);
        (await house.OfferOfAsync(family)).Should().BeNull();
        await house.CancelAsync(Asked.ByStaff, taken[2].Id);

        var offer = (await house.OfferOfAsync(family))!;
        (offer.Size, (await house.SessionAsync(day)).Held).Should().Be((3, 3));
        (await house.AnswerAsync(Asked.ByStaff, offer.Id, yes: true))!.Value.Value!.Status.Should().Be(OfferStatus.Accepted);
        var session = await house.SessionAsync(day);
        (session.Taken, session.Held).Should().Be((3, 0));
        (await house.AnswerAsync(Asked.ByStaff, offer.Id, yes: true))!.Value.Value!.Status.Should().Be(OfferStatus.Accepted, "the same answer is the same answer");
        (await house.AnswerAsync(Asked.ByStaff, offer.Id, yes: false))!.Value.Refusal.Should().Be(WaitingRefusal.AlreadyAnswered);
        (await house.ReadAsync(db => db.BookingEvents.CountAsync(e => e.Kind == BookingEventKind.Booked, Token))).Should().Be(3 + 3);
    }

    [Theory, EveryDatabase]
    public async Task Cancelling_after_acceptance_frees_the_place_at_once_and_calls_up_the_next(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (day, taken) = await FullAsync(house, 1);
        var first = await house.QueueAsync([day]);
        house.Clock.Advance(Duration.FromMinutes(1));
        var second = await house.QueueAsync([day]);
        await house.CancelAsync(Asked.ByStaff, taken[0].Id);
        await house.AnswerAsync(Asked.ByStaff, (await house.OfferOfAsync(first))!.Id, yes: true);
        (await house.OfferOfAsync(second)).Should().BeNull();

        var place = await house.ReadAsync(db => db.Places.SingleAsync(p => p.Status == BookingStatus.Booked, Token));
        await house.CancelAsync(Asked.ByStaff, place.Id);

        var offer = (await house.OfferOfAsync(second))!;
        offer.ExpiresAt.Should().Be(house.Clock.GetCurrentInstant() + Duration.FromHours(24));
        (await house.ReadAsync(db => db.WaitingEntries.SingleAsync(e => e.Id == first, Token))).Status.Should().Be(WaitingStatus.Placed);
        (await house.ReadAsync(db => db.Places.SingleAsync(p => p.Status == BookingStatus.Waitlisted, Token))).OfferedUntil.Should().Be(offer.ExpiresAt);
    }

    [Theory, EveryDatabase]
    public async Task Who_comes_in_part_chooses_and_the_rest_wait_on_or_leave(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (mother, children) = await BookPlaceTests.FamilyAsync(house);
        Resident[] all = [mother, .. children];
        var (day, taken) = await FullAsync(house, 3);
        var waits = (await house.WaitAsync(Asked.By(mother), [day], all))!.Value.Value!;
        await house.CancelAsync(Asked.ByStaff, taken[0].Id);
        var offer = (await house.OfferOfAsync(waits.EntryId))!;

        offer.Size.Should().Be(1);
        (await house.AnswerAsync(Asked.By(mother), offer.Id, yes: true))!.Value.Refusal.Should().Be(WaitingRefusal.NothingChosen);
        (await house.AnswerAsync(Asked.By(mother), offer.Id, yes: true, children))!.Value.Refusal.Should().Be(WaitingRefusal.TooMany);
        (await house.AnswerAsync(Asked.By(mother), offer.Id, yes: true, [children[0]]))!.Value.Refusal.Should().BeNull();

        (await StatusesAsync(house, all)).Should().Equal(BookingStatus.Waitlisted, BookingStatus.Booked, BookingStatus.Waitlisted);
        await house.CancelAsync(Asked.ByStaff, taken[1].Id);
        var rest = (await house.OfferOfAsync(waits.EntryId))!;
        (await house.AnswerAsync(Asked.By(mother), rest.Id, yes: false, waitsForAll: true))!.Value.Refusal.Should().BeNull();
        (await house.OfferOfAsync(waits.EntryId)).Should().BeNull("they wait for room for both");
        await house.CancelAsync(Asked.ByStaff, taken[2].Id);
        (await house.OfferOfAsync(waits.EntryId))!.Size.Should().Be(2);
    }

    [Theory, EveryDatabase]
    public async Task An_earlier_day_is_taken_instead_of_a_later_one_whose_place_goes_to_the_next(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var ona = Given.Resident();
        var (early, taken) = await FullAsync(house, 1);
        var late = Given.Session(await house.ReadAsync(db => db.Activities.SingleAsync(Token)), house.Today.PlusDays(9), 1, house.Initiative);
        await house.SaveAsync(ona, late);
        var held = (await house.BookAsync(Asked.By(ona), [late], [ona]))!.Value.Value!;
        var wants = (await house.WaitAsync(Asked.By(ona), [early], [ona], insteadOf: held.GroupId))!.Value.Value!;
        var next = await house.QueueAsync([late]);

        await house.CancelAsync(Asked.ByStaff, taken[0].Id);
        await house.AnswerAsync(Asked.By(ona), (await house.OfferOfAsync(wants.EntryId))!.Id, yes: true);

        (await house.SessionAsync(early)).Taken.Should().Be(1);
        (await house.SessionAsync(late)).Taken.Should().Be(0);
        (await house.OfferOfAsync(next))!.Size.Should().Be(1);
        var given = await house.ReadAsync(db => db.Places.Include(p => p.Events).SingleAsync(p => p.GroupId == held.GroupId, Token));
        (given.Status, given.Events.MaxBy(e => e.Id)!.Kind).Should().Be((BookingStatus.Cancelled, BookingEventKind.Moved));
    }

    [Theory, EveryDatabase]
    public async Task An_offer_that_nobody_answers_ends_and_an_answer_too_late_says_so(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (day, taken) = await FullAsync(house, 1, offerHours: 30);
        var first = await house.QueueAsync([day]);
        house.Clock.Advance(Duration.FromMinutes(1));
        var second = await house.QueueAsync([day]);
        await house.CancelAsync(Asked.ByStaff, taken[0].Id);
        var offer = (await house.OfferOfAsync(first))!;

        (await house.ExpireAsync()).Count.Should().Be(0);
        house.Clock.Advance(Duration.FromHours(30));
        (await house.AnswerAsync(Asked.ByStaff, offer.Id, yes: true))!.Value.Refusal.Should().Be(WaitingRefusal.OfferOver, "before the timer has struck");
        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(house.ExpireAsync, Token)))).Sum(done => done.Count).Should().Be(1);
        (await house.AnswerAsync(Asked.ByStaff, offer.Id, yes: true))!.Value.Refusal.Should().Be(WaitingRefusal.OfferOver);

        (await house.OfferOfAsync(second))!.ExpiresAt.Should().Be(day.StartsAt, "never after the start");
        house.Clock.Advance(Duration.FromHours(24));
        await house.ExpireAsync();
        var session = await house.SessionAsync(day);
        (session.Taken, session.Held).Should().Be((0, 0));
        (await house.ReadAsync(db => db.WaitingEntries.CountAsync(e => e.Status == WaitingStatus.Ended, Token))).Should().Be(2);
    }

    [Theory, EveryDatabase]
    public async Task Who_still_waits_when_the_day_has_begun_or_falls_out_is_taken_off_and_counted_as_unmet(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (day, _) = await FullAsync(house, 1);
        await house.QueueAsync([day], people: 2);
        await house.ExpireAsync();
        (await house.ListAsync()).Should().ContainSingle();

        house.Clock.Advance(Duration.FromDays(3));
        await house.ExpireAsync();
        await house.ExpireAsync();

        (await house.ListAsync()).Should().BeEmpty();
        (await house.ReadAsync(db => db.Places.CountAsync(p => p.Status == BookingStatus.Declined, Token))).Should().Be(2);
        (await house.ReadAsync(db => db.UnmetNeeds.SingleAsync(Token))).Wish.Should().EndWith("× 2");
    }

    [Theory, EveryDatabase]
    public async Task More_staff_on_shift_calls_up_and_leaving_the_list_lets_the_next_in(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var staff = Given.Staff();
        var activity = Given.Activity(1, CapacityRule.ChildrenPerWorker);
        var day = Given.Session(activity, house.Today.PlusDays(1), 0, house.Initiative);
        await house.SaveAsync(staff, activity, day);
        var first = await house.QueueAsync([day]);
        house.Clock.Advance(Duration.FromMinutes(1));
        var second = await house.QueueAsync([day]);

        await house.StaffAsync(day, staff);
        (await house.OfferOfAsync(first)).Should().NotBeNull();
        (await house.StaffAsync(day))!.Value.Refusal.Should().Be(ScheduleRefusal.CapacityBelowTaken, "the place is promised");
        (await house.WithdrawAsync(Asked.ByStaff, first))!.Value.Value!.Status.Should().Be(WaitingStatus.Ended);
        (await house.WithdrawAsync(Asked.ByStaff, first))!.Value.Refusal.Should().BeNull("as often as it is asked");
        (await house.OfferOfAsync(second)).Should().NotBeNull();
        (await house.WithdrawAsync(Asked.ByStaff, Guid.CreateVersion7())).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Sixteen_say_yes_to_one_offer_at_once_and_it_is_taken_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (day, taken) = await FullAsync(house, 2);
        var entry = await house.QueueAsync([day], people: 2);
        await house.CancelAsync(Asked.ByStaff, taken[0].Id);
        await house.CancelAsync(Asked.ByStaff, taken[1].Id);
        var offer = (await house.OfferOfAsync(entry))!;

        var answers = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(() => house.AnswerAsync(Asked.ByStaff, offer.Id, yes: true), Token)));

        answers.Should().OnlyContain(answer => answer!.Value.Value!.Status == OfferStatus.Accepted);
        var session = await house.SessionAsync(day);
        (session.Taken, session.Held).Should().Be((2, 0));
        var groupId = answers[0]!.Value.Value!.GroupId;
        (await house.ReadAsync(db => db.Places.Where(p => p.GroupId == groupId).SelectMany(p => p.Events).CountAsync(e => e.Kind == BookingEventKind.Booked, Token))).Should().Be(2);
    }

    [Theory, EveryDatabase]
    public async Task Control_without_the_lock_the_same_crowd_comes_to_grief(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (day, taken) = await FullAsync(house, 1);
        var entry = await house.QueueAsync([day]);
        await house.CancelAsync(Asked.ByStaff, taken[0].Id);
        var offer = (await house.OfferOfAsync(entry))!;

        var done = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(() => AcceptNaivelyAsync(house, offer.Id), Token)));

        done.Count(accepted => accepted).Should().BeLessThan(Clients, "somebody who said yes gets an error instead of the place");
    }

    /// <summary>Reads, thinks, writes: an acceptance without the lock; the rows' versions turn the others' yes into an error.</summary>
    private static async Task<bool> AcceptNaivelyAsync(TestHouse house, Guid offerId)
    {
        await using var scope = house.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var offer = await db.Offers.SingleAsync(o => o.Id == offerId, Token);
        var entry = await db.WaitingEntries.SingleAsync(e => e.Id == offer.EntryId, Token);
        var place = await db.Places.SingleAsync(p => p.GroupId == entry.GroupId, Token);
        var session = await db.Sessions.SingleAsync(s => s.Id == place.SessionId, Token);
        if (offer.Status != OfferStatus.Open)
        {
            return true;
        }

        await Task.Delay(50, Token);
        offer.Status = OfferStatus.Accepted;
        session.Release(1);
        session.TryTake();
        place.Become(BookingStatus.Booked, BookingEventKind.Booked, Asked.ByStaff.By, Channel.Phone, house.Clock.GetCurrentInstant());
        try
        {
            await db.SaveChangesAsync(Token);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<(Session Day, Place[] Taken)> FullAsync(TestHouse house, int capacity, int offerHours = 24)
    {
        var activity = Given.Activity(capacity);
        activity.OfferHours = offerHours;
        var day = Given.Session(activity, house.Today.PlusDays(2), capacity, house.Initiative);
        await house.SaveAsync(activity, day);
        var taken = new Place[capacity];
        for (var n = 0; n < capacity; n++)
        {
            taken[n] = (await house.TakeAsync(day)).Place;
        }

        return (day, taken);
    }

    private static Task<List<BookingStatus>> StatusesAsync(TestHouse house, Resident[] people) => house.ReadAsync(async db =>
    {
        var statuses = await db.Places.Where(p => p.Status == BookingStatus.Booked || p.Status == BookingStatus.Waitlisted)
            .ToDictionaryAsync(p => p.Id, p => (p.ResidentId, p.Status), Token);
        return people.Select(person => statuses.Values.Single(row => row.ResidentId == person.Id).Status).ToList();
    });
}
