using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Stays;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Stays;

public sealed class ChangeStayTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Nights_move_over_their_own_and_a_refusal_leaves_everything_as_it_was(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, room, people) = await BookStayTests.OneBedAsync(house);
        var stay = await house.GivenStayAsync(premises, people[0], house.Nights(5, 4), room);
        await house.GivenStayAsync(premises, people[1], house.Nights(10, 4), room);

        (await house.ChangeStayAsync(stay, house.Nights(6, 4), room))!.Value.Refusal.Should().BeNull();
        (await house.ChangeStayAsync(stay, house.Nights(7, 4), room))!.Value.Refusal.Should().Be(StayRefusal.NoRoom);
        (await house.ChangeStayAsync(stay, house.Nights(6, 40), room))!.Value.Refusal.Should().Be(StayRefusal.TooLong);
        (await house.ChangeStayAsync(stay, house.Nights(4, 2), room, version: 1))!.Value.Refusal.Should().Be(StayRefusal.ChangedMeanwhile);

        var (saved, claim) = await ReadAsync(house, stay);
        (saved.Nights, claim!.FirstNight, claim.Until).Should().Be((house.Nights(6, 4), house.Today.PlusDays(6), house.Today.PlusDays(10)));
        saved.Events.Select(e => e.Kind).Should().BeEquivalentTo([BookingEventKind.Booked, BookingEventKind.Moved]);
    }

    [Theory, EveryDatabase]
    public async Task Another_room_is_no_other_time(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, room, people) = await BookStayTests.OneBedAsync(house);
        var other = Given.Room(premises);
        await house.SaveAsync(other);
        var stay = await house.GivenStayAsync(premises, people[0], house.Nights(5, 4), room);

        (await house.ChangeStayAsync(stay, stay.Nights, other, whole: true))!.Value.Value!.RoomId.Should().Be(other.Id);

        (await ReadAsync(house, stay)).Stay.Events.Should().ContainSingle(e => e.Kind == BookingEventKind.RoomChanged);
        (await house.ReadAsync(db => db.BedClaims.CountAsync(Token))).Should().Be(2);
    }

    [Theory, EveryDatabase]
    public async Task Who_leaves_early_frees_the_later_nights_and_the_promise_stays_written(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, room, people) = await BookStayTests.OneBedAsync(house);
        var stay = await house.GivenStayAsync(premises, people[0], house.Nights(0, 6), room);
        (await house.DepartAsync(stay, house.Clock.GetCurrentInstant()))!.Value.Refusal.Should().Be(StayRefusal.NotArrived);
        (await house.ArriveAsync(stay, house.Clock.GetCurrentInstant() + Duration.FromHours(1)))!.Value.Refusal.Should().Be(StayRefusal.NoSuchTime);
        house.Clock.AdvanceHours(9);
        (await house.ArriveAsync(stay, house.Clock.GetCurrentInstant()))!.Value.Refusal.Should().BeNull();
        (await house.CancelStayAsync(stay))!.Value.Refusal.Should().Be(StayRefusal.AlreadyBegun);
        (await house.ChangeStayAsync(stay, house.Nights(1, 3), room))!.Value.Refusal.Should().Be(StayRefusal.AlreadyBegun);
        (await house.ChangeStayAsync(stay, house.Nights(0, 5), room))!.Value.Refusal.Should().BeNull("the departure may still change");
        (await house.BookStayAsync(premises, people[1], house.Nights(3, 2), room))!.Value.Refusal.Should().Be(StayRefusal.NoRoom);

        house.Clock.AdvanceHours(48);
        var left = (await house.DepartAsync(stay, house.Clock.GetCurrentInstant()))!.Value.Value!;

        (left.Status, left.Departure).Should().Be((BookingStatus.Fulfilled, TestDay(5)));
        (await ReadAsync(house, stay)).Claim!.Until.Should().Be(TestDay(2));
        (await house.BookStayAsync(premises, people[1], new(TestDay(2), TestDay(5)), room))!.Value.Refusal.Should().BeNull();

        LocalDate TestDay(int days) => TestHouse.Start.InZone(house.Initiative.Zone).Date.PlusDays(days);
    }

    [Theory, EveryDatabase]
    public async Task Who_does_not_come_or_cancels_gives_the_bed_back_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, room, people) = await BookStayTests.OneBedAsync(house);
        var absent = await house.GivenStayAsync(premises, people[0], house.Nights(0, 2), room);
        var mine = await house.GivenStayAsync(premises, people[1], house.Nights(4, 2), room);
        var soon = await house.GivenStayAsync(premises, people[2], house.Nights(2, 1), room);

        (await house.ArriveAsync(absent, null))!.Value.Value!.Status.Should().Be(BookingStatus.NoShow);
        (await house.ArriveAsync(mine, null))!.Value.Refusal.Should().Be(StayRefusal.NoSuchTime);
        (await house.CancelStayAsync(mine, Lodging.By(people[0]))).Should().BeNull("it is somebody else's");
        (await Task.WhenAll(house.CancelStayAsync(mine, Lodging.By(people[1])), house.CancelStayAsync(mine, Lodging.By(people[1]))))
            .Should().OnlyContain(answer => answer!.Value.Refusal == null);
        house.Clock.AdvanceHours(40);
        (await house.CancelStayAsync(soon, Lodging.By(people[2])))!.Value.Refusal.Should().Be(StayRefusal.CancellingShut);
        (await house.CancelStayAsync(soon))!.Value.Refusal.Should().BeNull();

        (await house.ReadAsync(db => db.BedClaims.CountAsync(Token))).Should().Be(0);
        (await ReadAsync(house, mine)).Stay.Events.Count(e => e.Kind == BookingEventKind.Cancelled).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task A_residence_is_open_ended_ends_once_and_never_comes_upon_a_promised_night(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, room, people) = await BookStayTests.OneBedAsync(house);
        var stay = await house.GivenStayAsync(premises, people[0], house.Nights(2, 2), room);
        (await house.MoveInAsync(room, people[1], house.Today))!.Value.Refusal.Should().Be(StayRefusal.NoRoom);
        var form = Guid.CreateVersion7();
        var residence = (await house.MoveInAsync(room, people[1], stay.Departure, requestId: form))!.Value.Value!;
        (await house.MoveInAsync(room, people[1], stay.Departure, requestId: form))!.Value.Value!.Id.Should().Be(residence.Id);
        (await house.MoveInAsync(room, people[2], stay.Departure, requestId: form))!.Value.Refusal.Should().Be(StayRefusal.FormAlreadyUsed);
        (await house.BookStayAsync(premises, people[2], house.Nights(100, 2), room))!.Value.Refusal.Should().Be(StayRefusal.NoRoom);
        (await house.BookStayAsync(premises, people[1], house.Nights(100, 2)))!.Value.Refusal.Should().Be(StayRefusal.AlreadyHere);

        (await house.MoveOutAsync(residence, residence.FirstDay))!.Value.Refusal.Should().Be(StayRefusal.NoNight);
        (await house.MoveOutAsync(residence, house.Today.PlusDays(60)))!.Value.Refusal.Should().BeNull();
        (await house.MoveOutAsync(residence, house.Today.PlusDays(50)))!.Value.Refusal.Should().Be(StayRefusal.ChangedMeanwhile);
        await house.GivenStayAsync(premises, people[2], house.Nights(60, 2), room);
        (await house.MoveOutAsync(residence, house.Today.PlusDays(61), version: 2))!.Value.Refusal.Should().Be(StayRefusal.NoRoom);
        (await house.MoveOutAsync(residence, house.Today.PlusDays(55), version: 2))!.Value.Refusal.Should().BeNull();

        (await house.CountDoubledAsync()).Should().Be(0);
    }

    private static async Task<(Stay Stay, BedClaim? Claim)> ReadAsync(TestHouse house, Stay stay) => await house.ReadAsync(async db =>
        (await db.Stays.AsNoTracking().Include(s => s.Events).SingleAsync(s => s.Id == stay.Id, Token), await db.BedClaims.AsNoTracking().FirstOrDefaultAsync(c => c.StayId == stay.Id, Token)));
}
