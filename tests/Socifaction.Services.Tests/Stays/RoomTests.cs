using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Stays;
using Socifaction.Services.Stays.Referrals;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Stays;

public sealed class RoomTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_bed_in_which_somebody_is_promised_a_night_stays(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, room, people) = await BookStayTests.OneBedAsync(house, beds: 2);
        await house.GivenStayAsync(premises, people[0], house.Nights(3, 2), room);
        var second = await house.GivenStayAsync(premises, people[1], house.Nights(3, 2), room);

        (await KeepAsync(house, premises, room, beds: 1)).Should().Be(RoomRefusal.BedTaken);
        await house.CancelStayAsync(second);
        (await KeepAsync(house, premises, room, beds: 1)).Should().BeNull();
        (await KeepAsync(house, premises, room, beds: 3, version: 1)).Should().Be(RoomRefusal.ChangedMeanwhile);
        (await house.BookStayAsync(premises, people[1], house.Nights(3, 2), room))!.Value.Refusal.Should().Be(StayRefusal.NoRoom);
        (await KeepAsync(house, premises, room, beds: 3, version: 2)).Should().BeNull();
        (await house.BookStayAsync(premises, people[1], house.Nights(3, 2), room))!.Value.Refusal.Should().BeNull();
        (await KeepAsync(house, premises, Given.Room(premises), beds: 1, version: 0)).Should().Be(RoomRefusal.NameTaken);
    }

    [Theory, EveryDatabase]
    public async Task A_room_is_closed_when_nobody_is_promised_it_and_opened_again(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, room, people) = await BookStayTests.OneBedAsync(house, beds: 2);
        var stay = await house.GivenStayAsync(premises, people[0], house.Nights(3, 2), room);

        (await house.CloseAsync(room, house.Today.PlusDays(4), house.Today.PlusDays(9)))!.Value.Refusal.Should().Be(RoomRefusal.RoomTaken);
        (await house.CloseAsync(room, house.Today.PlusDays(4), house.Today.PlusDays(4)))!.Value.Refusal.Should().Be(RoomRefusal.NoNight);
        var closure = (await house.CloseAsync(room, stay.Departure, null))!.Value.Value!;
        (await house.BookStayAsync(premises, people[1], house.Nights(40, 2), room))!.Value.Refusal.Should().Be(StayRefusal.RoomClosed);
        await house.RunAsync<OpenRoom, Outcome<RoomClosure, RoomRefusal>?>(open => open.RunAsync(closure.Id, Token));

        (await house.BookStayAsync(premises, people[1], house.Nights(40, 2), room))!.Value.Refusal.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task The_mirror_of_the_list_keeps_every_offer_and_nobody_twice(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, room, people) = await BookStayTests.OneBedAsync(house);
        var form = Guid.CreateVersion7();

        (await ReferAsync(form, 0, house.Today.PlusDays(1), 3)).Should().Be(ReferralRefusal.NotYet);
        (await ReferAsync(form, 0, house.Today, 3)).Should().BeNull();
        (await ReferAsync(form, 0, house.Today, 3)).Should().BeNull("the same form twice is one referral");
        (await ReferAsync(Guid.CreateVersion7(), 0, house.Today, 1)).Should().Be(ReferralRefusal.AlreadyReferred);
        (await ReferAsync(form, 7, house.Today, 2)).Should().Be(ReferralRefusal.ChangedMeanwhile);

        var offer = Guid.CreateVersion7();
        (await OfferAsync(offer)).Should().BeNull();
        (await OfferAsync(offer)).Should().BeNull();
        (await OfferAsync(Guid.CreateVersion7())).Should().Be(ReferralRefusal.OfferOpen);
        (await AnswerAsync(OfferAnswer.Refused)).Should().BeNull();
        (await AnswerAsync(OfferAnswer.Accepted)).Should().Be(ReferralRefusal.AlreadyAnswered);
        (await OfferAsync(Guid.CreateVersion7())).Should().BeNull();
        (await EndAsync(ReferralStatus.Housed)).Should().BeNull();
        (await EndAsync(ReferralStatus.Withdrawn)).Should().Be(ReferralRefusal.NotWaiting);
        (await OfferAsync(Guid.CreateVersion7())).Should().Be(ReferralRefusal.NotWaiting);

        var kept = await house.ReadAsync(db => db.RoomReferrals.AsNoTracking().Include(r => r.Offers).SingleAsync(Token));
        (kept.Position, kept.PositionOn, kept.Offers.Count).Should().Be((3, house.Today, 2));
        (await ReferAsync(Guid.CreateVersion7(), 0, house.Today, null)).Should().BeNull("who waits no longer may be referred again");

        async Task<ReferralRefusal?> ReferAsync(Guid id, int version, LocalDate on, int? position) =>
            (await house.RunAsync<KeepReferral, Outcome<RoomReferral, ReferralRefusal>?>(keep => keep.RunAsync(
                new(id, version, premises.Id, people[0].Id, on, "A-12", house.Today.PlusDays(-3), position, ReferralPapers.Identity, "Vida"), Token)))!.Value.Refusal;
        async Task<ReferralRefusal?> OfferAsync(Guid id) =>
            (await house.RunAsync<OfferRoom, Outcome<RoomOffer, ReferralRefusal>?>(use => use.RunAsync(new(id, form, room.Id, "Vida"), Token)))!.Value.Refusal;
        async Task<ReferralRefusal?> AnswerAsync(OfferAnswer answer) =>
            (await house.RunAsync<AnswerRoomOffer, Outcome<RoomOffer, ReferralRefusal>?>(use => use.RunAsync(new(offer, answer, ""), Token)))!.Value.Refusal;
        async Task<ReferralRefusal?> EndAsync(ReferralStatus status) =>
            (await house.RunAsync<EndReferral, Outcome<RoomReferral, ReferralRefusal>?>(use => use.RunAsync(new(form, status, "", "Vida"), Token)))!.Value.Refusal;
    }

    private static async Task<RoomRefusal?> KeepAsync(TestHouse house, Premises premises, Room room, int beds, int version = 1)
    {
        var name = version == 0 ? (await house.ReadAsync(db => db.Rooms.Select(r => r.Name).FirstAsync(Token))) : room.Name;
        return (await house.RunAsync<KeepRoom, Outcome<Room, RoomRefusal>?>(keep => keep.RunAsync(
            new(room.Id, premises.Id, version, name, 1, beds, false, false), Token)))!.Value.Refusal;
    }
}
