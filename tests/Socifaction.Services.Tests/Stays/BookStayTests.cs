using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Stays;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Stays;

public sealed class BookStayTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Nights_are_given_in_the_room_that_leaves_most_to_others_and_cost_by_bed_and_night(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var premises = Given.Premises();
        premises.Price = new(PriceKind.PerNight, 1500);
        Room[] rooms = [Given.Room(premises, beds: 2), Given.Room(premises, beds: 1, access: false), Given.Room(premises, beds: 2, access: false)];
        Resident[] people = [.. Enumerable.Range(0, 3).Select(n => Given.Resident($"Žmogus{n}"))];
        await house.SaveAsync([premises, .. rooms, .. people]);

        var single = await house.GivenStayAsync(premises, people[0], house.Nights(3, 4));
        var whole = await house.GivenStayAsync(premises, people[1], house.Nights(3, 2), whole: true);
        var last = await house.GivenStayAsync(premises, people[2], house.Nights(4, 1));

        (single.RoomId, single.PriceCents, single.Status).Should().Be((rooms[1].Id, 4 * 1500, BookingStatus.Booked));
        (whole.RoomId, whole.PriceCents).Should().Be((rooms[2].Id, 2 * 2 * 1500));
        (last.RoomId, last.StartTime, last.EndsAt).Should().Be((rooms[0].Id, new LocalTime(14, 0), house.Today.PlusDays(5).At(new(11, 0)).InZoneStrictly(house.Initiative.Zone).ToInstant()));
        (await house.ReadAsync(db => db.BedClaims.CountAsync(Token))).Should().Be(4);
    }

    [Theory, EveryDatabase]
    public async Task Who_leaves_makes_room_for_who_comes_on_the_same_day(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, room, people) = await OneBedAsync(house);

        await house.GivenStayAsync(premises, people[0], house.Nights(3, 4), room);
        await house.GivenStayAsync(premises, people[1], house.Nights(7, 2), room);
        await house.GivenStayAsync(premises, people[2], house.Nights(1, 2), room);

        (await house.BookStayAsync(premises, people[3], house.Nights(6, 2), room))!.Value.Refusal.Should().Be(StayRefusal.NoRoom);
    }

    [Theory, EveryDatabase]
    public async Task What_cannot_be_had_is_refused_by_name_and_needs_are_counted_without_a_name(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, room, people) = await OneBedAsync(house);
        var wheelchair = Given.Resident("Zita", mobility: MobilityNeed.Wheelchair);
        var young = Given.Resident("Jonas");
        young.BirthYear = 2000;
        await house.SaveAsync(wheelchair, young);
        await house.ReadAsync(async db => await db.Premises.ExecuteUpdateAsync(set => set.SetProperty(p => p.Eligibility.FromAge, 60), Token));

        await RefusesAsync(StayRefusal.NoNight, people[0], house.Nights(3, 0));
        await RefusesAsync(StayRefusal.NoNight, people[0], house.Nights(3, -2));
        await RefusesAsync(StayRefusal.Past, people[0], house.Nights(-1, 3));
        await RefusesAsync(StayRefusal.NotOpenYet, people[0], house.Nights(181, 3));
        await RefusesAsync(StayRefusal.TooLong, people[0], house.Nights(3, 29));
        await RefusesAsync(StayRefusal.NeedsMoreCare, people[0], house.Nights(3, 3), care: CareLevel.Constant);
        await RefusesAsync(StayRefusal.NotEligible, young, house.Nights(3, 3));
        await RefusesAsync(StayRefusal.NoAccess, wheelchair, house.Nights(3, 3), room);
        await RefusesAsync(StayRefusal.NoRoom, wheelchair, house.Nights(3, 3));
        (await house.CloseAsync(room, house.Today.PlusDays(2), null))!.Value.Refusal.Should().BeNull();
        await RefusesAsync(StayRefusal.RoomClosed, people[0], house.Nights(3, 3), room);
        await RefusesAsync(StayRefusal.BookingShut, people[0], house.Nights(0, 1), asking: Lodging.By(people[0]));
        await house.GivenStayAsync(premises, people[0], house.Nights(0, 2), room);
        await RefusesAsync(StayRefusal.AlreadyHere, people[0], house.Nights(1, 1));
        await RefusesAsync(StayRefusal.NoRoom, people[1], house.Nights(1, 1));

        var needs = await house.ReadAsync(db => db.UnmetNeeds.AsNoTracking().OrderBy(need => need.Reason).ToListAsync(Token));
        needs.Select(need => need.Reason).Should().Equal("NeedsMoreCare", "NoAccess", "NoRoom", "NoRoom", "NotEligible", "RoomClosed", "TooLong");
        needs.Should().OnlyContain(need => need.ResidentId == null && need.Mobility == null);

        async Task RefusesAsync(StayRefusal why, Resident who, Nights nights, Room? chosen = null, CareLevel care = CareLevel.Independent, Asking? asking = null) =>
            (await house.BookStayAsync(premises, who, nights, chosen, care: care, asking: asking))!.Value.Refusal.Should().Be(why);
    }

    [Theory, EveryDatabase]
    public async Task The_same_form_is_one_stay_and_other_words_are_refused(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, _, people) = await OneBedAsync(house);
        var form = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.BookStayAsync(premises, people[0], house.Nights(3, 2), requestId: form)));

        answers.Select(answer => answer!.Value.Value!.Id).Distinct().Should().ContainSingle();
        (await house.BookStayAsync(premises, people[0], house.Nights(9, 2), requestId: form))!.Value.Refusal.Should().Be(StayRefusal.FormAlreadyUsed);
        (await house.ReadAsync(db => db.Stays.CountAsync(Token))).Should().Be(1);
        (await house.BookStayAsync(Given.Premises(), people[0], house.Nights(9, 2))).Should().BeNull();
        (await house.BookStayAsync(premises, people[0], house.Nights(9, 2), Given.Room(premises))).Should().BeNull();
        (await house.BookStayAsync(premises, Given.Resident("Niekas"), house.Nights(9, 2))).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_wish_takes_no_bed_until_staff_confirm_it_for_somebody_of_the_register(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, room, people) = await OneBedAsync(house);
        var form = Guid.CreateVersion7();
        (await house.WishStayAsync(premises, house.Nights(3, 2), CareLevel.Constant))!.Value.Refusal.Should().Be(StayRefusal.NeedsMoreCare);
        var wish = (await house.WishStayAsync(premises, house.Nights(3, 2), requestId: form))!.Value.Value!;
        (await house.WishStayAsync(premises, house.Nights(3, 2), requestId: form))!.Value.Value!.Id.Should().Be(wish.Id);
        (await house.ReadAsync(db => db.BedClaims.CountAsync(Token))).Should().Be(0);

        var given = await house.GivenStayAsync(premises, people[1], house.Nights(4, 3), room);
        (await ConfirmAsync(wish, people[0])).Should().Be(StayRefusal.NoRoom);
        await house.CancelStayAsync(given);
        (await ConfirmAsync(wish, people[0])).Should().BeNull();
        (await ConfirmAsync(wish, people[0])).Should().BeNull("the same yes twice is one");
        (await ConfirmAsync(wish, people[2])).Should().Be(StayRefusal.AlreadySettled);

        var other = (await house.WishStayAsync(premises, house.Nights(20, 2), resident: people[2]))!.Value.Value!;
        var declined = await house.RunAsync<DeclineStay, Outcome<Stay, StayRefusal>?>(decline => decline.RunAsync(new(other.Id, Lodging.ByStaff), Token));
        declined!.Value.Value!.Status.Should().Be(BookingStatus.Declined);
        (await house.ReadAsync(db => db.Stays.Where(s => s.Status == BookingStatus.Booked).Select(s => s.RoomId).SingleAsync(Token))).Should().Be(room.Id);

        async Task<StayRefusal?> ConfirmAsync(Stay stay, Resident resident) =>
            (await house.RunAsync<ConfirmStay, Outcome<Stay, StayRefusal>?>(confirm => confirm.RunAsync(new(stay.Id, resident.Id, null, Lodging.ByStaff), Token)))!.Value.Refusal;
    }

    [Theory, EveryDatabase]
    public async Task Another_initiatives_rooms_are_not_there(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, room, people) = await OneBedAsync(house);
        await house.GivenStayAsync(premises, people[0], house.Nights(3, 2), room);

        (await house.ReadAsync(async db => (await db.Rooms.CountAsync(Token)) + (await db.Beds.CountAsync(Token)) + (await db.BedClaims.CountAsync(Token)), house.Neighbour)).Should().Be(0);
    }

    internal static async Task<(Premises, Room, Resident[])> OneBedAsync(TestHouse house, int beds = 1)
    {
        var premises = Given.Premises();
        var room = Given.Room(premises, beds, access: false);
        Resident[] people = [.. Enumerable.Range(0, 4).Select(n => Given.Resident($"Žmogus{n}", phone: $"+3706120010{n}"))];
        await house.SaveAsync([premises, room, .. people]);
        return (premises, room, people);
    }
}
