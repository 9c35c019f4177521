using Socifaction.Services.Bookings;
using Socifaction.Services.People;

namespace Socifaction.Services.Data.Demo;

/// <summary>A child of the demo: age in full years today.</summary>
internal sealed record DemoChild(string GivenName, string Surname, int Age);

/// <summary>A family of the demo: who looks after the children and what they call that person. All are invented.</summary>
internal sealed record DemoFamily(
    string Name, string GivenName, string Surname, string Phone, string Words, int BirthYear, Address Home, params DemoChild[] Children)
{
    /// <summary>Enters household, guardian and children in the register.</summary>
    public async Task<RegisteredFamily> RegisterAsync(DemoHouse house)
    {
        var household = new Household { Name = Name };
        await house.AddAsync(household);
        var guardian = await house.RegisterAsync(new(GivenName, Surname, [Phone]) { BirthYear = BirthYear, Home = Home, HouseholdId = household.Id });
        var children = new List<Resident>();
        foreach (var (index, child) in Children.Index())
        {
            children.Add(await house.RegisterAsync(new(child.GivenName, child.Surname, [])
            {
                BirthDate = house.Today.PlusYears(-child.Age).PlusDays(-(37 + (83 * index) + (11 * Name.Length))),
                Home = Home,
                HouseholdId = household.Id,
                Carers = [new(guardian.Id, RelationKind.GuardianOf, Words)],
            }));
        }

        return new(guardian, children);
    }
}

/// <summary>A family in the register.</summary>
internal sealed record RegisteredFamily(Resident Guardian, IReadOnlyList<Resident> Children)
{
    /// <summary>The guardian asks on the web.</summary>
    public Asking OnTheWeb => new(new Actor(ActorKind.Relative, Guardian.Id, Guardian.FullName), Channel.Web);
}
