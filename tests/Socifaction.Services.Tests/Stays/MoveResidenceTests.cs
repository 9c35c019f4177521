using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Stays;
using Socifaction.Services.Stays.Residences;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Stays;

/// <summary>Who lives here may move into another room: the old beds until a day, the new ones from it, never two residents in one bed.</summary>
public sealed class MoveResidenceTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task The_old_claim_ends_on_the_day_the_new_one_begins_and_the_log_says_who(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (one, two, ona, jonas) = await ArrangeAsync(house);
        var residence = (await house.MoveInAsync(one, ona, house.Today))!.Value.Value!;
        var day = house.Today.PlusDays(10);

        var moved = (await house.ChangeRoomAsync(residence, two, day))!.Value.Value!;
        (moved.RoomId, moved.Version).Should().Be((two.Id, 2));
        (await ClaimsAsync(house, residence)).Should().Equal((one.Beds[0].Id, house.Today, day), (two.Beds[0].Id, day, null));
        (await house.ChangeRoomAsync(residence, one, day))!.Value.Refusal.Should().Be(StayRefusal.ChangedMeanwhile);
        (await house.MoveInAsync(one, jonas, day))!.Value.Refusal.Should().BeNull("who leaves on a day makes room for who comes on it");
        (await house.MoveOutAsync(residence, house.Today.PlusDays(5), version: 2))!.Value.Value!.RoomId.Should().Be(one.Id, "the move does not take place");
        (await ClaimsAsync(house, residence)).Should().Equal((one.Beds[0].Id, house.Today, house.Today.PlusDays(5)));

        var log = await house.ReadAsync(db => db.ResidenceEvents.Where(e => e.ResidenceId == residence.Id).OrderBy(e => e.Kind)
            .Select(e => new { e.Kind, e.Day, e.ByName }).ToListAsync(Token));
        log.Select(e => (e.Kind, e.Day, e.ByName)).Should().Equal(
            (ResidenceEventKind.Started, house.Today, "Vida"), (ResidenceEventKind.Moved, day, "Vida"), (ResidenceEventKind.Ended, house.Today.PlusDays(5), "Vida"));
        (await house.CountDoubledAsync()).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task A_later_end_is_of_the_last_room_and_a_sooner_move_replaces_one_to_come(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (one, two, ona, _) = await ArrangeAsync(house);
        var residence = (await house.MoveInAsync(one, ona, house.Today))!.Value.Value!;
        (await house.ChangeRoomAsync(residence, two, house.Today.PlusDays(20)))!.Value.Refusal.Should().BeNull();
        (await house.ChangeRoomAsync(residence, two, house.Today.PlusDays(10), version: 2, whole: true))!.Value.Refusal.Should().BeNull();
        (await ClaimsAsync(house, residence)).Should().HaveCount(3).And.Contain((one.Beds[0].Id, house.Today, house.Today.PlusDays(10)));

        (await house.MoveOutAsync(residence, house.Today.PlusDays(30), version: 3))!.Value.Refusal.Should().BeNull();
        (await house.MoveOutAsync(residence, house.Today.PlusDays(40), version: 4))!.Value.Refusal.Should().BeNull("it is put off");
        (await ClaimsAsync(house, residence)).Where(claim => claim.Until == house.Today.PlusDays(40)).Should().HaveCount(2);
        (await ClaimsAsync(house, residence)).Should().Contain((one.Beds[0].Id, house.Today, house.Today.PlusDays(10)), "what is over stays as it was");
    }

    [Theory, EveryDatabase]
    public async Task What_cannot_be_is_refused_by_its_name_and_leaves_all_as_it_was(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (one, two, ona, jonas) = await ArrangeAsync(house);
        var residence = (await house.MoveInAsync(one, ona, house.Today))!.Value.Value!;
        await house.GivenStayAsync(await house.ReadAsync(db => db.Premises.SingleAsync(Token)), jonas, house.Nights(30, 3), two, whole: true);

        (await house.ChangeRoomAsync(residence, two, house.Today.PlusDays(5)))!.Value.Refusal.Should().Be(StayRefusal.NoRoom, "somebody was promised those nights");
        (await house.ChangeRoomAsync(residence, two, house.Today.PlusDays(-1)))!.Value.Refusal.Should().Be(StayRefusal.Past);
        (await house.ChangeRoomAsync(residence, two, house.Today))!.Value.Refusal.Should().Be(StayRefusal.NoNight, "that is another residence from the beginning");
        (await house.ChangeRoomAsync(residence, Given.Room(Given.Premises(), 1), house.Today.PlusDays(5))).Should().BeNull();
        (await ClaimsAsync(house, residence)).Should().Equal((one.Beds[0].Id, house.Today, null));
        (await house.ChangeRoomAsync(residence, two, house.Today.PlusDays(33)))!.Value.Refusal.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Two_who_move_at_once_into_one_bed_do_not_share_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var premises = Given.Premises();
        Room[] rooms = [.. Enumerable.Range(0, 5).Select(_ => Given.Room(premises, 1))];
        Resident[] people = [.. Enumerable.Range(0, 4).Select(n => Given.Resident($"Žmogus{n}"))];
        await house.SaveAsync([premises, .. rooms, .. people]);
        var residences = new List<Residence>();
        foreach (var (person, room) in people.Zip(rooms))
        {
            residences.Add((await house.MoveInAsync(room, person, house.Today))!.Value.Value!);
        }

        var answers = await Task.WhenAll(residences.Select(one => Task.Run(() => house.ChangeRoomAsync(one, rooms[4], house.Today.PlusDays(3)), Token)));

        answers.Count(answer => answer!.Value.Refusal is null).Should().Be(1);
        answers.Count(answer => answer!.Value.Refusal == StayRefusal.NoRoom).Should().Be(3);
        (await house.CountDoubledAsync()).Should().Be(0);
        (await house.ReadAsync(db => db.BedClaims.CountAsync(Token))).Should().Be(5);
    }

    private static async Task<(Room One, Room Two, Resident Ona, Resident Jonas)> ArrangeAsync(TestHouse house)
    {
        var premises = Given.Premises();
        var (one, two, ona, jonas) = (Given.Room(premises, 1), Given.Room(premises, 2), Given.Resident("Ona"), Given.Resident("Jonas"));
        await house.SaveAsync(premises, one, two, ona, jonas);
        return (one, two, ona, jonas);
    }

    private static async Task<List<(Guid Bed, LocalDate First, LocalDate? Until)>> ClaimsAsync(TestHouse house, Residence residence) =>
        [.. (await house.ReadAsync(db => db.BedClaims.Where(claim => claim.ResidenceId == residence.Id).OrderBy(claim => claim.FirstNight).ToListAsync(Token)))
            .Select(claim => (claim.BedId, claim.FirstNight, claim.Until))];
}
