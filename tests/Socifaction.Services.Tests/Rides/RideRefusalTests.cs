using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class RideRefusalTests
{
    private static readonly LocalTime Nine = new(9, 0);

    public static TheoryData<RideRefusal> Simple => [.. Cases.Keys];

    private static Dictionary<RideRefusal, Func<RideHouse, RideWishes>> Cases { get; } = new()
    {
        [RideRefusal.Past] = house => house.Wishes(new LocalTime(7, 0), date: house.House.Today),
        [RideRefusal.BookingShut] = house => house.Wishes(new LocalTime(9, 30), date: house.House.Today),
        [RideRefusal.NotOpenYet] = house => house.Wishes(Nine, date: house.House.Today.PlusDays(29)),
        [RideRefusal.NoRunThatDay] = house => house.Wishes(Nine, date: house.House.Today.PlusDays(2)),
        [RideRefusal.OutsideArea] = house => house.Wishes(Nine) with { To = new Address("Vilnius", "", "", 54.687, 25.280) },
        [RideRefusal.OutsideHours] = house => house.Wishes(new LocalTime(7, 40)),
        [RideRefusal.NoSeat] = house => house.Wishes(Nine) with { Companions = 2 },
        [RideRefusal.NoWheelchairPlace] = house => house.Wishes(Nine) with { Mobility = MobilityNeed.Wheelchair },
        [RideRefusal.TooManyCompanions] = house => house.Wishes(Nine) with { Companions = 4 },
        [RideRefusal.PlaceUnknown] = house => house.Wishes(Nine) with { To = new Address("Už miško", "", "", null, null) },
        [RideRefusal.HasToLie] = house => house.Wishes(Nine) with { Mobility = MobilityNeed.Lying },
        [RideRefusal.WaitTooLong] = house => house.Wishes(Nine) with { WaitMinutes = 90 },
        [RideRefusal.ReturnBeforeArrival] = house => house.Wishes(Nine) with { ReturnAt = Nine },
    };

    [Theory]
    [MemberData(nameof(Simple))]
    public async Task Each_wish_that_cannot_be_met_has_its_reason(RideRefusal why)
    {
        foreach (var engine in TestDatabase.PostgresServer is null ? [Engine.Sqlite] : Enum.GetValues<Engine>())
        {
            await using var house = await RideHouse.OpenAsync(engine, seats: 2, wheelchairPlaces: 0);
            await house.House.SaveAsync(house.Run(house.House.Today));

            (await house.BookAsync(Cases[why](house))).Refusal.Should().Be(why);

            (await house.RidesAsync()).Should().BeEmpty();
            (await house.UnmetAsync()).Count.Should().Be(why is RideRefusal.Past or RideRefusal.NotOpenYet or RideRefusal.PlaceUnknown or RideRefusal.ReturnBeforeArrival ? 0 : 1);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_day_that_is_full_at_that_time_is_said_to_be_full(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var one = new LocalTime(13, 0);
        await house.BookedAsync(house.Wishes(one, RideWish.LeaveAt));
        var jonas = await house.RegisterAsync("Jonas");
        var faraway = house.Wishes(one, RideWish.LeaveAt) with { From = new Address("Skaudvilė", "", "", 55.40556, 22.58861), To = new Address("Žygaičiai", "", "", 55.323, 22.05) };

        (await house.BookAsync(faraway, jonas)).Refusal.Should().Be(RideRefusal.NoTimeToReachYou);

        var need = (await house.UnmetAsync()).Should().ContainSingle().Subject;
        (need.Village, need.Reason, need.Channel).Should().Be(("Skaudvilė", "NoTimeToReachYou", Channel.Web));
        need.Wish.Should().Contain("LeaveAt 13:00").And.NotContain("Jonas");
    }

    [Theory, EveryDatabase]
    public async Task Nobody_travels_twice_at_once(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        await house.BookedAsync(house.Wishes(Nine));

        (await house.BookAsync(house.Wishes(Nine))).Refusal.Should().Be(RideRefusal.AlreadyTravelling);
        (await house.BookAsync(house.Wishes(new LocalTime(14, 0)))).Refusal.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Whom_the_offering_is_not_for_is_refused(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, change: s => s.Eligibility = new Eligibility(65, null, ""));
        var young = Given.Resident("Matas", phone: null);
        young.BirthYear = 1999;
        await house.House.SaveAsync(young);

        (await house.BookAsync(house.Wishes(Nine), young)).Refusal.Should().Be(RideRefusal.NotEligible);
        (await house.BookAsync(house.Wishes(Nine))).Refusal.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_refused_form_sent_again_counts_once_in_the_ledger(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, withRun: false);
        var id = Guid.CreateVersion7();

        await house.BookAsync(house.Wishes(Nine), requestId: id);
        await house.BookAsync(house.Wishes(Nine), requestId: id);

        (await house.UnmetAsync()).Should().ContainSingle();
    }

    [Theory, EveryDatabase]
    public async Task Staff_may_book_past_the_notice_but_no_pick_up_in_the_past(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        await house.House.SaveAsync(house.Run(house.House.Today));

        var soon = await house.BookAsync(house.Wishes(new LocalTime(8, 30), RideWish.LeaveAt, house.House.Today), asking: RideHouse.Clerk);
        var tooSoon = await house.BookAsync(house.Wishes(new LocalTime(8, 10), date: house.House.Today), await house.RegisterAsync("Jonas"), asking: RideHouse.Clerk);

        soon.Value!.Outward.StartTime.Should().Be(new LocalTime(8, 30));
        tooSoon.Refusal.Should().Be(RideRefusal.BookingShut);
    }
}
