using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Data.Demo;

/// <summary>Dacijonai: a family centre with a craft workshop on Saturdays and a parenting course of six evenings.</summary>
internal static class DemoDacijonai
{
    private const int Evenings = 6;

    public static readonly NewInitiative Initiative = new("", "dacijonai", "Dacijonų namai", "Dacijonai", "+37060000300")
    {
        About = "Vieta, kur šeimos susitinka: amatai šeštadieniais, mokymai tėvams, pokalbis prie arbatos.",
        ContactName = "Giedrė",
        SmsSender = "Dacijonai",
    };

    private static readonly Asking ByPhone = new(new Actor(ActorKind.Staff, null, "Giedrė Norkutė"), Channel.Phone);
    private static readonly Asking ByVisit = ByPhone with { Channel = Channel.Visit };

    private static readonly (string GivenName, string Surname, string Phone, int BirthYear)[] Parents =
    [
        ("Agnė", "Bartkutė", "0 600 00311", 1994),
        ("Diana", "Poškienė", "0 600 00312", 1989),
        ("Eglė", "Rimkuvienė", "0 600 00313", 1991),
        ("Ilona", "Šukienė", "0 600 00314", 1985),
        ("Justina", "Budrienė", "0 600 00315", 1993),
        ("Karolina", "Žukauskaitė", "0 600 00316", 1996),
        ("Laima", "Jonušienė", "0 600 00317", 1983),
        ("Monika", "Petkutė", "0 600 00318", 1995),
        ("Neringa", "Daukantienė", "0 600 00319", 1987),
        ("Živilė", "Bendikienė", "0 600 00320", 1990),
    ];

    private static readonly (string GivenName, string Surname, string Phone, int BirthYear)[] Crafters =
    [
        ("Birutė", "Armonienė", "0 446 00031", 1951),
        ("Česlovas", "Grigas", "0 600 00321", 1949),
        ("Irma", "Vasiliauskienė", "0 600 00322", 1972),
        ("Ramunė", "Kairienė", "0 600 00323", 1965),
        ("Steponas", "Ąžuolas", "0 600 00324", 1958),
    ];

    /// <summary>Makes it all; the coordinator's name.</summary>
    public static async Task<string> SeedAsync(DemoHouse house)
    {
        var weaver = new StaffMember { Name = "Ramutė Skeivienė", Role = Role.Worker, Phone = "+37060000301" };
        var teacher = new StaffMember { Name = "Aušra Gedvilaitė", Role = Role.Worker, Phone = "+37060000302" };
        var (workshop, childcare) = (Workshop(weaver), Childcare(weaver, house.Monday));
        var course = Course(teacher, house.Monday, childcare);
        await house.AddAsync(weaver, teacher, workshop, childcare, course);
        await house.ScheduleAsync();

        var parents = await RegisterAsync(house, Parents);
        var crafters = await RegisterAsync(house, Crafters);
        foreach (var (index, parent) in parents.Index())
        {
            await house.EnrolAsync(course, [parent], new(house.Monday, CourseDays(house.Monday).Last(), Weekdays.All) { Funding = Funding.Project },
                index % 2 == 0 ? ByVisit : ByPhone, new LocalTime(11, 20).PlusMinutes(9 * index), index == 0 ? [await ChildOfAsync(house, parent)] : []);
        }

        // The room is full: Irma waits longest, Ramunė was referred and goes first, and Monika's place is offered to her.
        var evening = CourseDays(house.Monday).First(day => day > house.Today);
        var waiting = crafters.ToDictionary(person => person.GivenName);
        await house.WaitAsync(course, evening, waiting["Irma"], ByPhone, hoursAgo: 5);
        await house.WaitAsync(course, evening, waiting["Steponas"], ByPhone, hoursAgo: 4);
        await house.WaitAsync(course, evening, waiting["Ramunė"], ByPhone, hoursAgo: 3, "Siunčia atvejo vadybininkė, raštas Nr. 12");
        await house.CancelPlaceAsync(course, evening, parents.Single(parent => parent.GivenName == "Monika"), ByPhone with { Because = "Dirbs vakare" });

        await DemoAppointments.SeedDacijonaiAsync(house, parents, crafters, ByPhone, Messages);

        var saturday = house.Monday.PlusDays(5);
        foreach (var (index, person) in crafters.Concat(parents.Take(6)).Index())
        {
            await house.BookAsync(workshop, [saturday, saturday.PlusWeeks(1)], [person], index % 3 == 0 ? OnTheWeb(person) : ByPhone,
                new LocalTime(13, 5).PlusMinutes(11 * index));
        }

        return ByPhone.By.Name;
    }

    private static Activity Workshop(StaffMember weaver) => new()
    {
        Name = "Amatų dirbtuvės",
        Summary = "Audžiame, veliame vilną, piname iš vytelių – kiekvieną šeštadienį vis kitaip. Medžiagos – mūsų.",
        ForWhom = "Visiems: ir vaikams su tėvais, ir senjorams. Šeštadieniais nuo 10.00 iki 13.00 val.",
        Order = 1,
        RoomLimit = 24,
        Price = new(PriceKind.Contribution, 300),
        Messages = Messages,
        Pattern = { DemoPilaite.Weekly(IsoDayOfWeek.Saturday, new LocalTime(10, 0), new LocalTime(13, 0), weaver) },
    };

    /// <summary>Agnė's son, who is looked after while she learns.</summary>
    private static Task<Resident> ChildOfAsync(DemoHouse house, Resident parent) => house.RegisterAsync(new("Dovydas", "Bartkus", [])
    {
        BirthDate = house.Today.PlusYears(-6).PlusDays(-120), Home = parent.Home, Carers = [new(parent.Id, RelationKind.GuardianOf, "mama")],
    });

    private static Activity Childcare(StaffMember worker, LocalDate monday) => new()
    {
        Name = "Vaikų priežiūra",
        Summary = "Kol tėvai mokosi, vaikai gretimame kambaryje žaidžia ir piešia su savanore.",
        ForWhom = "Mokymuose dalyvaujančių tėvų vaikams.",
        Order = 3,
        RoomLimit = 8,
        IsForChildren = true,
        IsPublished = false,
        Messages = Messages,
        Pattern = { Evening(worker, monday) },
    };

    private static WeeklySession Evening(StaffMember worker, LocalDate monday) => new()
    {
        Weekday = IsoDayOfWeek.Wednesday,
        From = new LocalTime(17, 30),
        To = new LocalTime(19, 30),
        FirstDay = CourseDays(monday).First(),
        LastDay = CourseDays(monday).Last(),
        Shifts = { new WeeklyShift { StaffMemberId = worker.Id } },
    };

    private static Activity Course(StaffMember teacher, LocalDate monday, Activity childcare) => new()
    {
        Name = "Tėvystės mokymai",
        Summary = "Šeši pozityvios tėvystės vakarai: kaip susikalbėti su vaiku. Kol mokotės, vaikus gretimame kambaryje prižiūri savanorė.",
        ForWhom = "Tėvams ir globėjams. Trečiadieniais nuo 17.30 iki 19.30 val.",
        Order = 2,
        Form = ActivityForm.Series,
        RoomLimit = 10,
        Funding = Funding.Project,
        Allowance = Evenings,
        ChildcareId = childcare.Id,
        Window = BookingWindow.Usual with { OpensDaysBefore = 60 },
        Eligibility = new(18, null, ""),
        Messages = Messages,
        Pattern =
        {
            Evening(teacher, monday),
        },
    };

    private static IEnumerable<LocalDate> CourseDays(LocalDate monday) => Enumerable.Range(0, Evenings).Select(week => monday.PlusDays(2).PlusWeeks(week));

    private static OfferingMessages Messages { get; } = new(
        "{iniciatyva}: užrašyta – {kas}. Laukiame {diena}, {laikas} val. Klausimai? Skambinkite Giedrei {tel}",
        "{iniciatyva}: primename – {kas}. Laukiame {diena}, {laikas} val. Neateisite? Skambinkite Giedrei {tel}",
        "{iniciatyva}: atšaukta – {kas}, {diena}, {laikas} val. Klausimai? Skambinkite Giedrei {tel}");

    private static Asking OnTheWeb(Resident person) => new(new Actor(ActorKind.Resident, person.Id, person.FullName), Channel.Web);

    private static async Task<List<Resident>> RegisterAsync(DemoHouse house, IEnumerable<(string GivenName, string Surname, string Phone, int BirthYear)> said)
    {
        var people = new List<Resident>();
        foreach (var (index, person) in said.Index())
        {
            var home = DemoGeography.In("Dacijonai", FormattableString.Invariant($"Sodų g. {2 * index + 1}"), 40 * index - 150, 200 - (35 * index));
            people.Add(await house.RegisterAsync(new(person.GivenName, person.Surname, [person.Phone]) { BirthYear = person.BirthYear, Home = home }));
        }

        return people;
    }
}
