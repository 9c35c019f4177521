using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.People.Overseers;
using Socifaction.Services.Rides;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Data.Demo;

/// <summary>
/// Who signs in to the demo besides the coordinators: every other role, a driver who is lent to a second initiative for a month, the
/// platform's operator and the locality's coordinator.
/// </summary>
internal static class DemoAccounts
{
    /// <summary>Role accounts: who they are, in which initiative. Some stand there already, some are only of the demo of roles.</summary>
    private static readonly (string Slug, string Name, Role Role)[] Others =
    [
        ("kunigiskiai", "Irena Kasparienė", Role.Clerk),
        ("kunigiskiai", Driver, Role.Driver),
        ("kunigiskiai", "Nijolė Bibliotekienė", Role.Helper),
        ("kunigiskiai", "Saulius Norkus", Role.Viewer),
        ("pilaite", "Vaida Stankutė", Role.Worker),
    ];

    private const string Driver = "Vidmantas Gudaitis";
    private const string LentTo = "pagramantis";

    /// <summary>The e-mails, which are the last rows of the demo: all of them, or it was broken off.</summary>
    public static int Count => Others.Length + 2;

    /// <summary>Makes those who oversee.</summary>
    public static IEnumerable<object> Overseers(Locality locality, Func<string, string, StaffAccount> accountOf)
    {
        var (byPlatform, byLocality) = (accountOf("Eglė", "platforma"), accountOf("Jonas", locality.Slug));
        return
        [
            byPlatform, new Overseer { Name = "Eglė Venckutė", AccountId = byPlatform.Id },
            byLocality, new Overseer { Name = "Jonas Macijauskas", LocalityId = locality.Id, AccountId = byLocality.Id },
        ];
    }

    /// <summary>Gives the people of one initiative their accounts; the lent driver's is given back, to be known in the second one.</summary>
    public static async Task<StaffAccount?> SeedAsync(DemoHouse house, ServicesDbContext db, Initiative initiative, StaffAccount? lent, Func<string, string, StaffAccount> accountOf)
    {
        foreach (var (_, name, role) in Others.Where(one => one.Slug == initiative.Slug))
        {
            var account = accountOf(name, initiative.Slug);
            await house.AddAsync(account);
            if (await db.StaffMembers.AsNoTracking().SingleOrDefaultAsync(one => one.Name == name) is { } member)
            {
                await db.StaffMembers.Where(one => one.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.AccountId, account.Id));
            }
            else
            {
                await house.AddAsync(new StaffMember { AccountId = account.Id, Name = name, Role = role });
            }

            lent = name == Driver ? account : lent;
        }

        if (initiative.Slug == LentTo && lent is not null)
        {
            await LendAsync(house, lent);
        }

        return lent;
    }

    // For a month he also drives the seniors' car in the evenings, which residents do not book themselves.
    private static async Task LendAsync(DemoHouse house, StaffAccount account)
    {
        var service = new RideService
        {
            Name = "Senjorų pavėžėjimas", Summary = "Į gydymo įstaigą ir atgal.", ForWhom = "Senjorų namų gyventojams.", Order = 20, IsPublished = false,
            Messages = new(
                "{iniciatyva}: {kas}. Atvažiuosime {diena}, {laikas} val. Skambinkite {tel}",
                "{iniciatyva}: primename – {kas}. Atvažiuosime {diena}, {laikas} val. Skambinkite {tel}",
                "{iniciatyva}: atšaukta – {kas}, {diena}, {laikas} val. Skambinkite {tel}"),
        };
        var car = new Vehicle { Name = "Senjorų automobilis", Plate = "PAG 002", Seats = 4, WheelchairPlaces = 0, Base = DemoGeography.In("Pagramantis", "Senjorų g. 1") };
        var driver = new StaffMember
        {
            AccountId = account.Id, Name = Driver, Role = Role.Driver, Phone = "+37060000101", FirstDay = house.Monday, LastDay = house.Monday.PlusMonths(1),
        };
        await house.AddAsync([service, car, driver, .. Enumerable.Range(1, 5).Select(day => new WeeklyRun
        {
            OfferingId = service.Id, VehicleId = car.Id, DriverId = driver.Id, Weekday = (IsoDayOfWeek)day, From = new LocalTime(17, 15), To = new LocalTime(19, 0),
        })]);
        await house.ScheduleAsync();
    }
}
