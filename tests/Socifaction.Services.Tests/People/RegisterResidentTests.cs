using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.People;

public sealed class RegisterResidentTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly Registration Ona = new("Ona", "Žąsytienė", ["8 612 34567"]);

    [Theory, EveryDatabase]
    public async Task A_person_is_entered_with_a_number_clean_names_and_telephones_that_say_what_they_are(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);

        var outcome = await RegisterAsync(house, new Registration("  Jonas  ", "Žąsytis ", ["(8 446) 51234", "8 612 34567 (dukra Rasa)", " "])
        {
            BirthYear = 1944,
            Home = Given.Home,
            Mobility = MobilityNeed.Walker,
        });

        outcome.Refusal.Should().BeNull();
        var kept = await house.ReadAsync(db => db.Residents.Include(r => r.Phones).SingleAsync(Token));
        kept.FullName.Should().Be("Jonas Žąsytis");
        kept.Number.Should().Be("KUN-0001");
        kept.Vocative.Should().Be("Jonai");
        kept.SearchText.Should().Be("jonas zasytis kunigiskiai kun 0001");
        kept.RegisteredAt.Should().Be(TestHouse.Start);
        kept.PreferredChannel.Should().Be(PreferredChannel.Sms);
        kept.Phones.OrderBy(p => p.Order).Select(p => (p.E164, p.Kind, p.Owner)).Should().Equal(
            ("+37044651234", PhoneKind.Landline, ""), ("+37061234567", PhoneKind.Mobile, "dukra Rasa"));
    }

    [Theory, EveryDatabase]
    public async Task Numbers_run_on_without_a_gap_or_a_double_when_many_are_entered_at_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => RegisterAsync(house, Ona with { Surname = $"Žąsytienė{(char)('a' + i)}" }))));

        var numbers = await house.ReadAsync(db => db.Residents.Select(r => r.Number).ToListAsync(Token));
        numbers.Order(StringComparer.Ordinal).Should().Equal(Enumerable.Range(1, 12).Select(i => $"KUN-{i:0000}"));
    }

    [Theory, EveryDatabase]
    public async Task After_9999_comes_10000_and_then_10001(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        await house.SaveAsync(new Resident { Number = "KUN-9999", GivenName = "Petras", Surname = "Petraitis", SearchText = "" });

        (await RegisterAsync(house, Ona)).Value!.Number.Should().Be("KUN-10000");
        (await RegisterAsync(house, Ona with { GivenName = "Birutė" })).Value!.Number.Should().Be("KUN-10001");
    }

    [Theory, EveryDatabase]
    public async Task Each_initiative_counts_its_own(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        await RegisterAsync(house, Ona);

        (await RegisterAsync(house, Ona, house.Neighbour)).Value!.Number.Should().Be("PAG-0001");
    }

    [Theory, EveryDatabase]
    public async Task A_child_is_entered_with_its_guardian_and_the_guardian_is_told(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var mother = (await RegisterAsync(house, Ona)).Value!;

        var child = (await RegisterAsync(house, new("Tomas", "Žąsytis", [])
        {
            BirthDate = new LocalDate(2016, 5, 4),
            Carers = [new(mother.Id, RelationKind.GuardianOf, "mama")],
        })).Value!;

        child.PreferredChannel.Should().Be(PreferredChannel.Sms);
        child.BirthYear.Should().Be(2016);
        var relation = await house.ReadAsync(db => db.Relations.SingleAsync(Token));
        (relation.FromId, relation.ToId, relation.Kind, relation.Words).Should().Be((mother.Id, child.Id, RelationKind.GuardianOf, "mama"));
    }

    [Theory, EveryDatabase]
    public async Task A_person_with_a_landline_only_is_called(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);

        (await RegisterAsync(house, Ona with { Phones = ["8 446 51234"] })).Value!.PreferredChannel.Should().Be(PreferredChannel.Voice);
    }

    [Theory, EveryDatabase]
    public async Task The_same_name_with_the_same_telephone_is_entered_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        await RegisterAsync(house, Ona with { BirthYear = 1944 });

        (await RegisterAsync(house, Ona with { Surname = "ŽĄSYTIENĖ", Phones = ["+370 612 34567"] })).Refusal.Should().Be(RegisterRefusal.AlreadyRegistered);
        (await RegisterAsync(house, Ona with { BirthYear = 1970 })).Refusal.Should().BeNull("a mother and daughter may share name and telephone");
        (await RegisterAsync(house, Ona with { Phones = ["8 612 34568"] })).Refusal.Should().BeNull("another telephone is another person");
    }

    [Theory, EveryDatabase]
    public async Task What_is_unfit_is_refused_named_and_leaves_nothing_behind(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);

        await RefusedAsync(Ona with { GivenName = " " }, RegisterRefusal.NameMissing);
        await RefusedAsync(Ona with { Surname = "" }, RegisterRefusal.NameMissing);
        await RefusedAsync(Ona with { Surname = new string('a', 61) }, RegisterRefusal.NameUnfit);
        await RefusedAsync(Ona with { GivenName = "O\u0007na" }, RegisterRefusal.NameUnfit);
        await RefusedAsync(Ona with { Phones = ["112"] }, RegisterRefusal.PhoneUnfit);
        await RefusedAsync(Ona with { Phones = ["8 446 51234"], PreferredChannel = PreferredChannel.Sms }, RegisterRefusal.NoMobile);
        await RefusedAsync(Ona with { BirthYear = 2028 }, RegisterRefusal.BirthUnfit);
        await RefusedAsync(Ona with { BirthYear = 1906 }, RegisterRefusal.BirthUnfit);
        await RefusedAsync(Ona with { BirthDate = house.Today.PlusDays(1) }, RegisterRefusal.BirthUnfit);
        await RefusedAsync(Ona with { UsualCompanions = -1 }, RegisterRefusal.CompanionsUnfit);
        await RefusedAsync(Ona with { Home = Given.Home with { HowToFind = new string('a', 501) } }, RegisterRefusal.AddressUnfit);
        await RefusedAsync(Ona with { HouseholdId = Guid.CreateVersion7() }, RegisterRefusal.NoSuchHousehold);
        await RefusedAsync(Ona with { Carers = [new(Guid.CreateVersion7(), RelationKind.CarerOf)] }, RegisterRefusal.NoSuchCarer);
        (await house.ReadAsync(db => db.Residents.AnyAsync(Token))).Should().BeFalse();

        async Task RefusedAsync(Registration said, RegisterRefusal why) => (await RegisterAsync(house, said)).Refusal.Should().Be(why);
    }

    [Theory, EveryDatabase]
    public async Task A_carer_of_another_initiative_is_no_carer_here(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var stranger = (await RegisterAsync(house, Ona, house.Neighbour)).Value!;

        (await RegisterAsync(house, Ona with { Carers = [new(stranger.Id, RelationKind.CarerOf)] })).Refusal.Should().Be(RegisterRefusal.NoSuchCarer);
    }

    private static Task<Outcome<Resident, RegisterRefusal>> RegisterAsync(TestHouse house, Registration said, Initiative? initiative = null) =>
        house.RunAsync<RegisterResident, Outcome<Resident, RegisterRefusal>>(register => register.RunAsync(said, Token), initiative);
}
