using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places;

public sealed class CancelPlaceTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_place_cancelled_sixteen_times_at_once_is_given_back_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (mother, children) = await BookPlaceTests.FamilyAsync(house);
        var activity = Given.Activity();
        var session = Given.Session(activity, house.Today.PlusDays(1), 2, house.Initiative);
        await house.SaveAsync(activity, session);
        await house.BookAsync(Asked.By(mother), [session], children);
        var place = await house.ReadAsync(db => db.Places.FirstAsync(p => p.ResidentId == children[0].Id, Token));

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => house.CancelAsync(Asked.By(mother), place.Id))));

        answers.Sum(answer => answer!.Value.Value!.Count).Should().Be(1);
        (await house.ReadAsync(db => db.Sessions.SingleAsync(Token))).Taken.Should().Be(1);
        var events = await house.ReadAsync(db => db.BookingEvents.Where(e => e.BookingId == place.Id).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync(Token));
        events.Should().Equal(BookingEventKind.Booked, BookingEventKind.Cancelled);
    }

    [Theory, EveryDatabase]
    public async Task A_whole_group_is_given_back_except_what_has_passed(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (mother, children) = await BookPlaceTests.FamilyAsync(house);
        var activity = Given.Activity();
        Session[] days = [.. Enumerable.Range(1, 3).Select(day => Given.Session(activity, house.Today.PlusDays(day), 2, house.Initiative))];
        await house.SaveAsync([activity, .. days]);
        await house.BookAsync(Asked.By(mother), days, children);
        var first = await house.ReadAsync(db => db.Places.OrderBy(p => p.Date).FirstAsync(Token));
        house.Clock.Advance(Duration.FromHours(24 + 12));

        (await house.CancelAsync(Asked.By(mother), first.Id))!.Value.Refusal.Should().Be(PlaceRefusal.Past);
        (await house.CancelAsync(Asked.By(mother), first.Id, wholeGroup: true))!.Value.Value!.Count.Should().Be(4);

        (await house.ReadAsync(db => db.Sessions.OrderBy(s => s.Date).Select(s => s.Taken).ToListAsync(Token))).Should().Equal(2, 0, 0);
        (await house.CancelAsync(Asked.By(mother), first.Id, wholeGroup: true))!.Value.Refusal.Should().Be(PlaceRefusal.Past);
    }

    [Theory, EveryDatabase]
    public async Task Others_cannot_cancel_and_a_late_one_calls_instead(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (mother, children) = await BookPlaceTests.FamilyAsync(house);
        var stranger = Given.Resident("Petras", "Petraitis", "+37061299999");
        var activity = Given.Activity();
        activity.Window = new(28, 60, 180);
        var session = Given.Session(activity, house.Today, 2, house.Initiative, new(10, 0), new(12, 0));
        await house.SaveAsync(stranger, activity, session);
        await house.BookAsync(Asked.By(mother), [session], [children[0]]);
        var place = await house.ReadAsync(db => db.Places.SingleAsync(Token));

        (await house.CancelAsync(Asked.By(stranger), place.Id)).Should().BeNull();
        (await house.CancelAsync(Asked.By(mother), Guid.CreateVersion7())).Should().BeNull();
        (await house.CancelAsync(Asked.By(mother), place.Id))!.Value.Refusal.Should().Be(PlaceRefusal.CancellingShut);
        (await house.CancelAsync(Asked.ByStaff with { Because = "serga" }, place.Id))!.Value.Value!.Count.Should().Be(1);
        house.Clock.Advance(Duration.FromHours(5));
        (await house.CancelAsync(Asked.By(mother), place.Id))!.Value.Value!.Count.Should().Be(0, "what was cancelled in time stays so");
        (await house.ReadAsync(db => db.BookingEvents.OrderBy(e => e.Id).LastAsync(Token))).Why.Should().Be("serga");
    }
}
