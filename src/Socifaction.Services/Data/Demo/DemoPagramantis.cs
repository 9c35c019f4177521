using NodaTime;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Data.Demo;

/// <summary>Pagramantis: a services centre with a family day centre, an afternoon for seniors, a kitchen, showers, laundry, and premises where seniors live.</summary>
internal static class DemoPagramantis
{
    public static readonly NewInitiative Initiative = new("", "pagramantis", "Gramančia", "Pagramantis", "+37060000400")
    {
        About = "Pagramančio bendruomenės paslaugų centras. Galima užsirašyti į šeimos dienos centrą, senjorų popietę, užsisakyti pietus, dušą ir skalbyklę, "
            + "paprašyti kelių naktų senjorų namuose. Dėl pagalbos į namus skambinkite.",
        ContactName = "Vida",
        SmsSender = "Gramancia",
    };

    private static readonly Asking ByPhone = new(new Actor(ActorKind.Staff, null, "Vida Baltrušaitienė"), Channel.Phone);

    private static readonly DemoFamily[] Families =
    [
        new("Dapkai", "Jovita", "Dapkienė", "0 600 00411", "mama", 1987, Home("Jūros g. 12"), new("Vakarė", "Dapkutė", 8), new("Gustas", "Dapkus", 10)),
        new("Kiškiai", "Odeta", "Kiškienė", "0 600 00412", "mama", 1991, Home("Bažnyčios g. 4"), new("Pijus", "Kiškis", 7), new("Viltė", "Kiškytė", 9)),
        new("Rudžiai", "Marius", "Rudys", "0 600 00413", "tėtis", 1980, Home("Jūros g. 20"), new DemoChild("Saulė", "Rudytė", 12)),
        new("Tamošaičiai", "Renata", "Tamošaitienė", "0 600 00414", "mama", 1985, Home("Pilies g. 2"), new("Benas", "Tamošaitis", 11), new("Ema", "Tamošaitytė", 6)),
        new("Žemaičiai", "Loreta", "Žemaitienė", "0 600 00415", "močiutė ir globėja", 1962, Home("Pilies g. 9"), new DemoChild("Titas", "Žemaitis", 13)),
    ];

    private static readonly (string GivenName, string Surname, string Phone, int BirthYear)[] Seniors =
    [
        ("Adolfas", "Budrys", "0 446 00041", 1945),
        ("Bronislava", "Kasparaitienė", "0 446 00042", 1941),
        ("Felicija", "Girdžiūtė", "0 600 00421", 1948),
        ("Pranas", "Dirmeikis", "0 600 00422", 1950),
        ("Salomėja", "Urbutienė", "0 600 00423", 1944),
        ("Vladas", "Ežerskis", "0 446 00043", 1939),
    ];

    /// <summary>Makes it all; the coordinator's name.</summary>
    public static async Task<string> SeedAsync(DemoHouse house)
    {
        var worker = new StaffMember { Name = "Lijana Paulauskienė", Role = Role.Worker, Phone = "+37060000401" };
        var (centre, afternoon) = (Centre(worker), Afternoon(worker));
        var kitchen = Kitchen();
        await house.AddAsync(worker, centre, afternoon, kitchen);
        await house.ScheduleAsync();

        foreach (var (index, family) in Families.Index())
        {
            var registered = await family.RegisterAsync(house);
            await house.BookAsync(centre, house.Days, registered.Children, index % 2 == 0 ? ByPhone : registered.OnTheWeb, new LocalTime(9, 30).PlusMinutes(20 * index));
        }

        var seniors = new List<Resident>();
        foreach (var (index, said) in Seniors.Index())
        {
            var person = await house.RegisterAsync(new(said.GivenName, said.Surname, [said.Phone])
                { BirthYear = said.BirthYear, PaidShare = index switch { 0 => 0, 2 => 40, _ => null }, Home = Home(FormattableString.Invariant($"Senjorų g. {index + 1}")) });
            seniors.Add(person);
            await house.BookAsync(afternoon, house.Days, [person], ByPhone, new LocalTime(14, 10).PlusMinutes(6 * index));
            await EatAsync(house, kitchen, person, index);
        }

        await house.SettleMealsAsync();
        await DemoSeniors.SeedAsync(house, ByPhone, Home);
        await DemoAppointments.SeedPagramantisAsync(house, seniors, ByPhone, Messages("Neateisite?"));
        await house.LeaveAsync(worker, house.Monday.PlusWeeks(4), house.Monday.PlusDays(32), ByPhone with { Because = "Atostogos" });
        await DemoVisits.SeedAsync(house, seniors, ByPhone, Messages("Nereikia?"));
        return ByPhone.By.Name;
    }

    /// <summary>Half of the seniors have a standing order, the others order some days by telephone or on the web.</summary>
    private static async Task EatAsync(DemoHouse house, MealService kitchen, Resident person, int index)
    {
        var wish = new MealWish(index == 3 ? 2 : 1, index % 3 != 2, index switch { 1 => ["be cukraus"], 4 => ["be druskos", "trinta"], _ => [] },
            index == 0 ? "Nešti per kiemą, durys neužrakintos" : "");
        if (index % 2 == 0)
        {
            await house.OrderMealsAsync(kitchen, index == 4 ? Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday : Weekdays.Working, person, wish, ByPhone);
            if (index == 2)
            {
                await house.RestMealsAsync(person, "išvyksta pas dukterį", ByPhone);
            }
        }
        else
        {
            var asking = index == 3 ? new Asking(new Actor(ActorKind.Resident, person.Id, person.FullName), Channel.Web) : ByPhone;
            var days = asking == ByPhone ? house.Days.Skip(index % 3) : house.Days.Where(day => day > house.NextWorkingDay);
            await house.OrderMealsAsync(kitchen, days, person, wish, asking, new LocalTime(9, 10).PlusMinutes(9 * index));
        }
    }

    private static MealService Kitchen() => new()
    {
        Name = "Pietūs",
        Summary = "Šilti pietūs iš mūsų virtuvės: sriuba, karštas patiekalas ir kompotas. Galima valgyti pas mus arba atvežame į namus.",
        ForWhom = "Vyresniems ir sunkiau judantiems kaimo žmonėms.",
        Order = 3,
        IsDelivered = true,
        MostPortions = 30,
        Diets = "be cukraus;be druskos;trinta;be mėsos",
        Price = new(PriceKind.Flat, 300),
        TellsCancellationsOnly = true,
        Messages = Messages("Neprireiks?"),
    };

    private static Activity Centre(StaffMember worker) => new()
    {
        Name = "Šeimos dienos centras",
        Summary = "Po pamokų vaikai čia pavalgo, paruošia namų darbus ir žaidžia, o tėvai gali pasikalbėti su socialine darbuotoja.",
        ForWhom = "Vaikams nuo 6 metų. Darbo dienomis nuo 14.00 iki 18.00 val.",
        Order = 1,
        RoomLimit = 20,
        CapacityRule = CapacityRule.ChildrenPerWorker,
        IsForChildren = true,
        Eligibility = new(6, 18, ""),
        Messages = Messages("Neateis?"),
        Pattern = { Weekly(1, worker), Weekly(2, worker), Weekly(3, worker), Weekly(4, worker), Weekly(5, worker) },
    };

    private static Activity Afternoon(StaffMember worker) => new()
    {
        Name = "Senjorų popietė",
        Summary = "Arbata, dainos, stalo žaidimai, kartą per mėnesį – svečias.",
        ForWhom = "Vyresniems kaimo žmonėms. Ketvirtadieniais nuo 11.00 iki 13.00 val.",
        Order = 2,
        RoomLimit = 30,
        Messages = Messages("Neateisite?"),
        Pattern = { DemoPilaite.Weekly(IsoDayOfWeek.Thursday, new LocalTime(11, 0), new LocalTime(13, 0), worker) },
    };

    private static OfferingMessages Messages(string question) => new(
        $"{{iniciatyva}}: užrašyta – {{kas}}. Laukiame {{diena}}, {{laikas}} val. {question} Skambinkite Vidai {{tel}}",
        $"{{iniciatyva}}: primename – {{kas}}. Laukiame {{diena}}, {{laikas}} val. {question} Skambinkite Vidai {{tel}}",
        "{iniciatyva}: atšaukta – {kas}, {diena}, {laikas} val. Klausimai? Skambinkite Vidai {tel}");

    private static WeeklySession Weekly(int day, StaffMember worker) =>
        DemoPilaite.Weekly((IsoDayOfWeek)day, new LocalTime(14, 0), new LocalTime(18, 0), worker);

    private static Address Home(string street) => DemoGeography.In("Pagramantis", street, 7 * street.Length, 40 - (9 * street.Length));
}
