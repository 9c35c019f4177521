using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places;

public sealed class BookPlaceTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Two_siblings_get_their_places_on_three_days_with_one_form(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (mother, children) = await FamilyAsync(house);
        var activity = Given.Activity();
        Session[] week = [.. Enumerable.Range(1, 3).Select(day => Given.Session(activity, house.Today.PlusDays(day), 5, house.Initiative))];
        await house.SaveAsync([activity, .. week]);

        var booked = await house.BookAsync(Asked.By(mother), week, children, note: "Alergija riešutams");

        var groupId = booked!.Value.Value!.GroupId;
        var places = await house.ReadAsync(db => db.Places.Include(p => p.Events).Where(p => p.GroupId == groupId).ToListAsync(Token));
        places.Should().HaveCount(6).And.OnlyContain(p => p.Status == BookingStatus.Booked && p.ArrangedById == mother.Id && p.Note.Length > 0);
        places.Should().OnlyContain(p => p.Events.Single().Kind == BookingEventKind.Booked && p.Events[0].ActorName == mother.FullName);
        (await house.ReadAsync(db => db.Sessions.Select(s => s.Taken).ToListAsync(Token))).Should().Equal(2, 2, 2);
    }

    [Theory, EveryDatabase]
    public async Task When_one_day_has_a_single_place_left_siblings_get_no_day_at_all(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (mother, children) = await FamilyAsync(house);
        var activity = Given.Activity();
        var roomy = Given.Session(activity, house.Today.PlusDays(1), 5, house.Initiative);
        var tight = Given.Session(activity, house.Today.PlusDays(2), 1, house.Initiative);
        await house.SaveAsync(activity, roomy, tight);

        (await house.BookAsync(Asked.By(mother), [roomy, tight], children))!.Value.Refusal.Should().Be(PlaceRefusal.Full);

        (await house.ReadAsync(db => db.Places.CountAsync(Token))).Should().Be(0);
        (await house.ReadAsync(db => db.Sessions.SumAsync(s => s.Taken, Token))).Should().Be(0);
        var free = await house.RunAsync<PlaceAvailability, List<PlaceDay>>(a => a.RunAsync(activity, 14, false).ToListAsync(Token).AsTask());
        free.Select(day => (day.SessionId, day.HasRoomFor(2))).Should().Equal((roomy.Id, true), (tight.Id, false));
        var unmet = (await house.ReadAsync(db => db.UnmetNeeds.ToListAsync(Token))).Should().ContainSingle().Subject;
        (unmet.Date, unmet.Reason, unmet.Village, unmet.Wish).Should().Be((tight.Date, "Full", "Kunigiškiai", "Dienos centras × 2"));
    }

    [Theory, EveryDatabase]
    public async Task Each_refusal_names_its_reason_and_leaves_nothing_behind(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var resident = Given.Resident();
        resident.BirthYear = 1950;
        var activity = Given.Activity();
        var forChildren = Given.Activity(name: "Būrelis");
        forChildren.Eligibility = new(6, 18, "");
        var today = house.Today;
        var past = Given.Session(activity, today, 5, house.Initiative, new(7, 0), new(9, 0));
        var soon = Given.Session(activity, today, 5, house.Initiative, new(9, 0), new(11, 0));
        var far = Given.Session(activity, today.PlusDays(29), 5, house.Initiative);
        var off = Given.Session(activity, today.PlusDays(1), 5, house.Initiative);
        off.Cancel();
        var empty = Given.Session(activity, today.PlusDays(2), 0, house.Initiative);
        var young = Given.Session(forChildren, today.PlusDays(2), 5, house.Initiative);
        await house.SaveAsync(resident, activity, forChildren, past, soon, far, off, empty, young);

        await RefusesAsync(PlaceRefusal.NothingChosen);
        await RefusesAsync(PlaceRefusal.Past, past);
        await RefusesAsync(PlaceRefusal.BookingShut, soon);
        await RefusesAsync(PlaceRefusal.NotOpenYet, far);
        await RefusesAsync(PlaceRefusal.SessionCancelled, off);
        await RefusesAsync(PlaceRefusal.Full, empty);
        await RefusesAsync(PlaceRefusal.NotEligible, young);
        (await house.ReadAsync(db => db.Places.CountAsync(Token))).Should().Be(0);
        (await house.ReadAsync(db => db.UnmetNeeds.Select(u => u.Reason).Order().ToListAsync(Token))).Should().Equal("Full", "NotEligible");

        (await house.BookAsync(Asked.ByStaff, [soon], [resident]))!.Value.Refusal.Should().BeNull("staff may book until the start");
        await RefusesAsync(PlaceRefusal.BookingShut, soon);
        (await house.BookAsync(Asked.ByStaff, [soon], [resident]))!.Value.Refusal.Should().Be(PlaceRefusal.AlreadyBooked);
        (await house.BookAsync(Asked.ByStaff, [past], [resident]))!.Value.Refusal.Should().Be(PlaceRefusal.Past);

        async Task RefusesAsync(PlaceRefusal why, params Session[] sessions) =>
            (await house.BookAsync(Asked.By(resident), sessions, [resident]))!.Value.Refusal.Should().Be(why);
    }

    [Theory, EveryDatabase]
    public async Task What_is_not_theirs_is_not_there(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (mother, children) = await FamilyAsync(house);
        var stranger = Given.Resident("Petras", "Petraitis", "+37061299999");
        var activity = Given.Activity();
        var session = Given.Session(activity, house.Today.PlusDays(1), 5, house.Initiative);
        await house.SaveAsync(stranger, activity, session);

        (await house.BookAsync(Asked.By(stranger), [session], [children[0]])).Should().BeNull();
        (await house.BookAsync(Asked.By(mother), [session, Given.Session(activity, house.Today, 1, house.Initiative)], children)).Should().BeNull();
        (await house.RunAsync<BookPlace, Outcome<PlacesBooked, PlaceRefusal>?>(book => book.RunAsync(
            new(Guid.CreateVersion7(), [session.Id], [mother.Id], "", Asked.ByStaff), Token), house.Neighbour)).Should().BeNull();
        (await house.ReadAsync(db => db.Sessions.SumAsync(s => s.Taken, Token))).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task The_same_form_sent_sixteen_times_at_once_is_booked_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (mother, children) = await FamilyAsync(house);
        var activity = Given.Activity();
        Session[] days = [.. Enumerable.Range(1, 2).Select(day => Given.Session(activity, house.Today.PlusDays(day), 3, house.Initiative))];
        await house.SaveAsync([activity, .. days]);
        var requestId = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => house.BookAsync(Asked.By(mother), days, children, requestId))));

        answers.Should().OnlyContain(answer => answer!.Value.Refusal == null);
        answers.Select(answer => answer!.Value.Value!.GroupId).Distinct().Should().ContainSingle();
        (await house.ReadAsync(db => db.Places.CountAsync(Token))).Should().Be(4);
        (await house.BookAsync(Asked.By(mother), days, [children[0]], requestId))!.Value.Refusal.Should().Be(PlaceRefusal.FormAlreadyUsed);
        (await house.BookAsync(Asked.By(mother), [days[0]], [mother], requestId))!.Value.Refusal.Should().Be(PlaceRefusal.FormAlreadyUsed);
        (await house.BookAsync(Asked.By(mother), [days[0]], [children[0]]))!.Value.Refusal.Should().Be(PlaceRefusal.AlreadyBooked);
    }

    [Theory, EveryDatabase]
    public async Task The_form_of_a_booking_that_was_cancelled_since_does_not_book_again(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var resident = Given.Resident();
        var activity = Given.Activity();
        var session = Given.Session(activity, house.Today.PlusDays(1), 3, house.Initiative);
        await house.SaveAsync(resident, activity, session);
        var requestId = Guid.CreateVersion7();
        var first = await house.BookAsync(Asked.By(resident), [session], [resident], requestId);
        var place = await house.ReadAsync(db => db.Places.SingleAsync(Token));
        await house.CancelAsync(Asked.By(resident), place.Id);

        var again = await house.BookAsync(Asked.By(resident), [session], [resident], requestId);

        again!.Value.Value.Should().Be(first!.Value.Value);
        (await house.ReadAsync(db => db.Places.CountAsync(Token))).Should().Be(1);
        (await house.BookAsync(Asked.By(resident), [session], [resident]))!.Value.Refusal.Should().BeNull("a new form books anew");
    }

    [Theory, EveryDatabase]
    public async Task A_strangers_wish_takes_no_place_until_staff_confirm_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var child = Given.Resident("Ugnė", "Jonaitė", phone: null);
        var other = Given.Resident("Matas", "Jonaitis");
        var activity = Given.Activity();
        Session[] days = [.. Enumerable.Range(1, 2).Select(day => Given.Session(activity, house.Today.PlusDays(day), 1, house.Initiative))];
        await house.SaveAsync([child, other, activity, .. days]);
        var requestId = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => house.WishAsync(days, requestId))));
        answers.Select(a => a!.Value.Value).Distinct().Should().ContainSingle();
        (await house.WishAsync(days, requestId, "Kitas"))!.Value.Refusal.Should().Be(PlaceRefusal.FormAlreadyUsed);
        var wishes = await house.ReadAsync(db => db.Places.OrderBy(p => p.Date).ToListAsync(Token));
        wishes.Should().HaveCount(2).And.OnlyContain(p => p.Status == BookingStatus.Requested && p.ResidentId == null && p.Note == "Ugnė");
        (await house.ReadAsync(db => db.Sessions.SumAsync(s => s.Taken, Token))).Should().Be(0);

        (await house.ConfirmAsync(wishes[0].Id, child))!.Value.Value!.Status.Should().Be(BookingStatus.Booked);
        (await house.ConfirmAsync(wishes[0].Id, child))!.Value.Refusal.Should().BeNull();
        (await house.ConfirmAsync(wishes[0].Id, other))!.Value.Refusal.Should().Be(PlaceRefusal.AlreadySettled);
        (await house.DeclineAsync(wishes[0].Id))!.Value.Refusal.Should().Be(PlaceRefusal.AlreadySettled);
        await house.BookAsync(Asked.ByStaff, [days[1]], [other]);
        (await house.ConfirmAsync(wishes[1].Id, child))!.Value.Refusal.Should().Be(PlaceRefusal.Full);
        (await house.DeclineAsync(wishes[1].Id))!.Value.Value!.Status.Should().Be(BookingStatus.Declined);
        (await house.WishAsync([days[0]]))!.Value.Refusal.Should().Be(PlaceRefusal.Full);
        (await house.ConfirmAsync(Guid.CreateVersion7(), child)).Should().BeNull();
        (await house.ReadAsync(db => db.Sessions.Select(s => s.Taken).ToListAsync(Token))).Should().Equal(1, 1);
    }

    internal static async Task<(Resident Mother, Resident[] Children)> FamilyAsync(TestHouse house)
    {
        var mother = Given.Resident("Rūta", "Kazlauskienė");
        Resident[] children = [Given.Resident("Matas", "Kazlauskas", phone: null), Given.Resident("Ieva", "Kazlauskaitė", phone: null)];
        await house.SaveAsync([mother, .. children,
            .. children.Select(child => new Relation { FromId = mother.Id, ToId = child.Id, Kind = RelationKind.GuardianOf, Words = "mama" })]);
        return (mother, children);
    }
}
