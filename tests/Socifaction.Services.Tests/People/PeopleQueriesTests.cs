using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.People;

public sealed class PeopleQueriesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_caller_is_found_by_what_she_says(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        await RegisterAsync(house, "Ona", "Žąsytienė", "8 612 34567", "Kunigiškiai");
        await RegisterAsync(house, "Jonas", "Petraitis", "8 446 51567", "Pagramantis");
        await RegisterAsync(house, "Stasė", "Šimkienė", "8 612 99999", "Kunigiškiai");

        (await FoundAsync("zasyt")).Should().Equal("Žąsytienė");
        (await FoundAsync("ŽĄSYTIENĖ ona")).Should().Equal("Žąsytienė");
        (await FoundAsync("567")).Should().Equal("Petraitis", "Žąsytienė");
        (await FoundAsync("34567")).Should().Equal("Žąsytienė");
        (await FoundAsync("0 612 34567")).Should().Equal("Žąsytienė");
        (await FoundAsync("+370 612 34567")).Should().Equal("Žąsytienė");
        (await FoundAsync("45 67")).Should().Equal("Žąsytienė");
        (await FoundAsync("kunigiškiai")).Should().Equal("Šimkienė", "Žąsytienė");
        (await FoundAsync("kun-0002")).Should().Equal("Petraitis");
        (await FoundAsync("kunig 567")).Should().Equal("Žąsytienė");
        (await FoundAsync("petras")).Should().BeEmpty();
        (await FoundAsync("%")).Should().BeEmpty("a sign of the database is no joker");
        (await FoundAsync("_na")).Should().BeEmpty();
        (await FoundAsync(" ")).Should().BeEmpty();
        (await FoundAsync(null)).Should().BeEmpty();
        (await house.ReadAsync(db => db.Residents.Matching("ona").AnyAsync(Token), house.Neighbour)).Should().BeFalse();

        async Task<IEnumerable<string>> FoundAsync(string? said) =>
            (await house.ReadAsync(db => db.Residents.Matching(said).ToListAsync(Token))).BySurname().Select(r => r.Surname);
    }

    [Theory, EveryDatabase]
    public async Task A_telephone_speaks_for_who_holds_it_those_they_look_after_and_their_household(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var family = await FamilyAsync(house);

        (await OfPhoneAsync("+37061200001")).Should().BeEquivalentTo([family.Mother, family.Child, family.Father, family.Grandmother], o => o.Including(r => r.Id));
        (await OfPhoneAsync("+37061200009")).Should().BeEquivalentTo([family.Stranger], o => o.Including(r => r.Id));
        (await OfPhoneAsync("+37061299999")).Should().BeEmpty();

        Task<List<Resident>> OfPhoneAsync(string e164) => house.ReadAsync(db => db.PeopleOfPhone(e164).ToListAsync(Token));
    }

    private static async Task<(Resident Mother, Resident Father, Resident Child, Resident Grandmother, Resident Stranger)> FamilyAsync(TestHouse house)
    {
        var household = new Household { Name = "Žąsyčiai" };
        var mother = Given.Resident("Rasa", "Žąsytienė", "+37061200001");
        var father = Given.Resident("Jonas", "Žąsytis", null);
        var child = Given.Resident("Tomas", "Žąsytis", null);
        var grandmother = Given.Resident("Ona", "Petraitienė", null);
        var stranger = Given.Resident("Petras", "Rimkus", "+37061200009");
        mother.HouseholdId = father.HouseholdId = child.HouseholdId = household.Id;
        father.BirthYear = 1980;
        child.BirthDate = new LocalDate(2016, 5, 4);
        await house.SaveAsync(household, mother, father, child, grandmother, stranger,
            new Relation { FromId = mother.Id, ToId = child.Id, Kind = RelationKind.GuardianOf },
            new Relation { FromId = mother.Id, ToId = grandmother.Id, Kind = RelationKind.CarerOf });
        return (mother, father, child, grandmother, stranger);
    }

    private static async Task RegisterAsync(TestHouse house, string givenName, string surname, string phone, string village) =>
        (await house.RunAsync<RegisterResident, Outcome<Resident, RegisterRefusal>>(register =>
            register.RunAsync(new(givenName, surname, [phone]) { Home = Given.Home with { Settlement = village } }, Token))).Refusal.Should().BeNull();
}
