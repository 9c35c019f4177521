using Microsoft.EntityFrameworkCore;
using Socifaction.Services.People;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.People;

public sealed class ChangeResidentTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly Registration Ona = new("Ona", "Žąsytienė", ["8 612 34567", "8 446 51234 (dukra)"]) { BirthYear = 1943, Home = Given.Home };

    [Theory, EveryDatabase]
    public async Task What_is_changed_holds_is_found_and_what_was_before_stays_readable(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var ona = await RegisterAsync(house);

        var outcome = await ChangeAsync(house, ona, 1, Ona with
        {
            GivenName = "Onutė", Nickname = "Onutė prie malūno", Phones = ["8 446 51234 (sesuo)", "8 612 99999"], Mobility = MobilityNeed.Walker, UsualCompanions = 1,
        });

        outcome!.Value.Refusal.Should().BeNull();
        var kept = await house.ReadAsync(db => db.Residents.AsNoTracking().Include(r => r.Phones).SingleAsync(Token));
        (kept.FullName, kept.Vocative, kept.Nickname, kept.Mobility, kept.Version).Should().Be(("Onutė Žąsytienė", "Onute", "Onutė prie malūno", MobilityNeed.Walker, 2));
        kept.Phones.OrderBy(p => p.Order).Select(p => (p.E164, p.Owner)).Should().Equal(("+37044651234", "sesuo"), ("+37061299999", ""));
        kept.Home.Should().Be(Given.Home, "the point on the map stays while the address does");
        (await house.ReadAsync(db => db.Residents.Matching("malun").CountAsync(Token))).Should().Be(1);
        (await house.ReadAsync(db => db.Residents.Matching("99999").CountAsync(Token))).Should().Be(1);
        var told = await house.ReadAsync(db => db.ResidentEvents.AsNoTracking().SingleAsync(Token));
        (told.Kind, told.ByName, told.FactsBefore.GivenName, told.FactsBefore.Phones).Should().Be(
            (ResidentEventKind.Changed, "Rasa", "Ona", "+37061234567; +37044651234 dukra"));
    }

    [Theory, EveryDatabase]
    public async Task A_stale_change_is_refused_and_the_same_sent_twice_is_one(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var ona = await RegisterAsync(house);
        var first = Ona with { Home = Given.Home with { Street = "Liepų g. 3" } };

        (await ChangeAsync(house, ona, 1, first))!.Value.Refusal.Should().BeNull();
        (await ChangeAsync(house, ona, 1, Ona with { BirthYear = 1944 }))!.Value.Refusal.Should().Be(RegisterRefusal.ChangedMeanwhile);
        (await ChangeAsync(house, ona, 1, first))!.Value.Refusal.Should().BeNull("nothing is other than it stands");

        var kept = await house.ReadAsync(db => db.Residents.AsNoTracking().SingleAsync(Token));
        (kept.BirthYear, kept.Home.Street, kept.Version).Should().Be((1943, "Liepų g. 3", 2));
        (await house.ReadAsync(db => db.ResidentEvents.CountAsync(Token))).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task Without_a_mobile_telephone_the_person_is_called(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var ona = await RegisterAsync(house);

        await ChangeAsync(house, ona, 1, Ona with { Phones = ["8 446 51234"] });

        (await house.ReadAsync(db => db.Residents.AsNoTracking().SingleAsync(Token))).Should().Match<Resident>(r => r.PreferredChannel == PreferredChannel.Voice && r.ChannelSetByName == "Rasa");
    }

    [Theory, EveryDatabase]
    public async Task What_is_unfit_is_refused_and_a_neighbours_person_is_nobody(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var ona = await RegisterAsync(house);
        foreach (var (said, why) in new[]
        {
            (Ona with { GivenName = " " }, RegisterRefusal.NameMissing), (Ona with { Phones = ["112"] }, RegisterRefusal.PhoneUnfit),
            (Ona with { Nickname = new string('a', 61) }, RegisterRefusal.NicknameUnfit), (Ona with { BirthYear = 1800 }, RegisterRefusal.BirthUnfit),
            (Ona with { PaidShare = 30 }, RegisterRefusal.PaidShareUnfit), (Ona with { PaidShare = -20 }, RegisterRefusal.PaidShareUnfit),
            (Ona with { UsualCompanions = 10 }, RegisterRefusal.CompanionsUnfit), (Ona with { Home = Given.Home with { Street = new string('a', 201) } }, RegisterRefusal.AddressUnfit),
        })
        {
            (await ChangeAsync(house, ona, 1, said))!.Value.Refusal.Should().Be(why);
        }

        (await house.RunAsync<ChangeResident, Outcome<Resident, RegisterRefusal>?>(use => use.RunAsync(new(ona.Id, 1, Ona, "Rasa"), Token), house.Neighbour)).Should().BeNull();
        (await house.ReadAsync(db => db.Residents.AsNoTracking().SingleAsync(Token))).Version.Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task The_share_by_decision_is_kept_with_its_history_and_what_was_written_before_there_was_one_is_read(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var ona = await RegisterAsync(house);
        await house.SaveAsync(new ResidentEvent
        {
            ResidentId = ona.Id, Kind = ResidentEventKind.Changed, At = TestHouse.Start, ByName = "Rasa",
            Before = """{"Number":"KUN-0001","GivenName":"Ona","Surname":"Petraitienė","Nickname":"","Phones":"","BirthYear":1943,"Settlement":"","Street":"","HowToFind":"","Mobility":0,"UsualCompanions":0}""",
        });

        (await ChangeAsync(house, ona, 1, Ona with { PaidShare = 0 }))!.Value.Refusal.Should().BeNull();
        (await ChangeAsync(house, ona, 2, Ona with { PaidShare = 40 }))!.Value.Refusal.Should().BeNull();
        (await ChangeAsync(house, ona, 2, Ona))!.Value.Refusal.Should().Be(RegisterRefusal.ChangedMeanwhile);
        (await ChangeAsync(house, ona, 3, Ona))!.Value.Refusal.Should().BeNull();

        var told = await house.ReadAsync(db => db.ResidentEvents.AsNoTracking().OrderBy(one => one.Id).ToListAsync(Token));
        told.Select(one => one.FactsBefore.PaidShare).Should().Equal(null, null, 0, 40);
        (await house.ReadAsync(db => db.Residents.AsNoTracking().SingleAsync(Token))).PaidShare.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Two_live_together_and_apart_again(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var ona = await RegisterAsync(house);
        var jonas = Given.Resident("Jonas", "Žąsytis", null);
        await house.SaveAsync(jonas);

        (await JoinAsync(ona.Id, jonas.Id)).Should().BeTrue();
        (await house.ReadAsync(db => db.Residents.Select(r => r.HouseholdId).Distinct().ToListAsync(Token))).Should().ContainSingle().Which.Should().NotBeNull();
        (await JoinAsync(ona.Id, ona.Id)).Should().BeFalse();
        (await JoinAsync(ona.Id, Guid.CreateVersion7())).Should().BeFalse();
        (await JoinAsync(ona.Id, null)).Should().BeTrue();
        (await house.ReadAsync(db => db.Households.CountAsync(Token))).Should().Be(1, "somebody still lives there");
        (await JoinAsync(jonas.Id, null)).Should().BeTrue();
        (await house.ReadAsync(db => db.Households.AnyAsync(Token))).Should().BeFalse();

        Task<bool> JoinAsync(Guid id, Guid? with) => house.RunAsync<JoinHousehold, bool>(use => use.RunAsync(id, with, Token));
    }

    [Theory, EveryDatabase]
    public async Task Duplicates_are_proposed_by_telephone_by_name_and_village_and_by_name_and_year(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        await RegisterAsync(house);
        var elsewhere = Given.Home with { Settlement = "Lomiai" };

        (await AlikeAsync(new("Jonas", "Kitas", ["+370 612 34567"]))).Should().Equal(Likeness.SamePhone);
        (await AlikeAsync(new("ONA", "Zasytiene", []) { Home = Given.Home with { Settlement = "kunigiskiai" } })).Should().Equal(Likeness.SameNameAndVillage);
        (await AlikeAsync(new("Ona", "Žąsytienė", []))).Should().Equal([Likeness.SameNameAndVillage], "a village that is not known does not tell them apart");
        (await AlikeAsync(new("Ona", "Žąsytienė", []) { Home = elsewhere, BirthYear = 1943 })).Should().Equal(Likeness.SameNameAndBirthYear);
        (await AlikeAsync(new("Ona", "Žąsytienė", []) { Home = elsewhere, BirthYear = 1970 })).Should().BeEmpty();
        (await AlikeAsync(new("Ona", "Žąsytytė", ["0 612 11111"]) { Home = Given.Home, BirthYear = 1943 })).Should().BeEmpty();
        (await AlikeAsync(new("", "", [""]))).Should().BeEmpty();

        async Task<IEnumerable<Likeness>> AlikeAsync(Registration said) => (await house.ReadAsync(db => db.ListAlikeAsync(said, Token))).Select(alike => alike.Why);
    }

    private static async Task<Resident> RegisterAsync(TestHouse house) =>
        (await house.RunAsync<RegisterResident, Outcome<Resident, RegisterRefusal>>(use => use.RunAsync(Ona, Token))).Value!;

    private static Task<Outcome<Resident, RegisterRefusal>?> ChangeAsync(TestHouse house, Resident resident, int version, Registration said) =>
        house.RunAsync<ChangeResident, Outcome<Resident, RegisterRefusal>?>(use => use.RunAsync(new(resident.Id, version, said, "Rasa"), Token));
}
