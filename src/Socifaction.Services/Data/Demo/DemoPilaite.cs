using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Data.Demo;

/// <summary>Pilaitė: a children's day centre of twenty children and two workers, and a ceramics class.</summary>
internal static class DemoPilaite
{
    public static readonly NewInitiative Initiative = new("", "pilaite", "Pilaitukai", "Dapkiškiai", "+37060000200")
    {
        About = "Pilaitės bendruomenės vaikų dienos centras: po pamokų vaikai pavalgo, paruošia namų darbus, žaidžia ir kuria.",
        ContactName = "Daiva",
        SmsSender = "Pilaitukai",
    };

    private static readonly Asking ByPhone = new(new Actor(ActorKind.Staff, null, "Daiva Rutkauskienė"), Channel.Phone);

    private static readonly DemoFamily[] Families =
    [
        new("Kazlauskai", "Inga", "Kazlauskienė", "0 600 00211", "mama", 1986, Home(3), new("Tomas", "Kazlauskas", 10), new("Gabija", "Kazlauskaitė", 8)),
        new("Urbonai", "Lina", "Urbonienė", "0 600 00212", "mama", 1984, Home(4), new("Lukas", "Urbonas", 12), new("Austėja", "Urbonaitė", 9)),
        new("Jankai", "Edita", "Jankienė", "0 600 00213", "mama", 1989, Home(8), new("Rokas", "Jankus", 7), new("Ugnė", "Jankutė", 11)),
        new("Mažeikos", "Darius", "Mažeika", "0 600 00214", "tėtis", 1981, Home(10), new("Matas", "Mažeika", 13), new("Emilija", "Mažeikaitė", 10)),
        new("Stoniai", "Asta", "Stonienė", "0 600 00215", "mama", 1987, Home(11), new DemoChild("Jokūbas", "Stonys", 9)),
        new("Gečai", "Vilma", "Gečienė", "0 600 00216", "mama", 1985, Home(13), new("Liepa", "Gečaitė", 8), new("Dominykas", "Gečas", 11)),
        new("Bružai", "Nijolė", "Bružienė", "0 446 00021", "močiutė ir globėja", 1960, Home(14), new DemoChild("Kajus", "Bružas", 12)),
        new("Lapinskai", "Sandra", "Lapinskienė", "0 600 00217", "mama", 1990, Home(15), new("Urtė", "Lapinskaitė", 7), new("Jonas", "Lapinskas", 9)),
        new("Noreikos", "Paulius", "Noreika", "0 600 00218", "tėtis", 1983, Home(17), new DemoChild("Elzė", "Noreikaitė", 10)),
        new("Šepučiai", "Kristina", "Šeputienė", "0 600 00219", "mama", 1988, Home(19), new("Adomas", "Šeputis", 8), new("Smiltė", "Šeputytė", 12)),
        new("Vaičiai", "Jurgita", "Vaičienė", "0 600 00220", "mama", 1986, Home(20), new DemoChild("Nojus", "Vaičius", 9)),
        new("Zubrickai", "Simona", "Zubrickienė", "0 600 00221", "mama", 1982, Home(22), new("Goda", "Zubrickaitė", 14), new("Herkus", "Zubrickas", 11)),
    ];

    /// <summary>Makes it all; the coordinator's name.</summary>
    public static async Task<string> SeedAsync(DemoHouse house)
    {
        var (centre, ceramics) = (Centre(), Ceramics());
        await AddStaffAndPatternsAsync(house, centre, ceramics);
        // School holidays of a week, four weeks ahead: the centre is open from the morning then.
        var holidays = house.Monday.PlusWeeks(4);
        await house.AddAsync(new SchoolHoliday { Name = "Mokinių atostogos", FirstDay = holidays, LastDay = holidays.PlusDays(6) });
        await house.ScheduleAsync();
        await house.MoveAsync(ceramics, house.Monday.PlusWeeks(2), new LocalTime(10, 0), new LocalTime(11, 30), ByPhone with { Because = "Parodos atidarymas po pietų" });

        var families = new List<RegisteredFamily>();
        foreach (var family in Families)
        {
            families.Add(await family.RegisterAsync(house));
        }

        foreach (var (index, family) in families.Index())
        {
            // Kajus and Elzė come on some days only, so that a place is left.
            var days = house.Days.Where(day => family.Guardian.GivenName switch
            {
                "Nijolė" => day.DayOfWeek is IsoDayOfWeek.Tuesday or IsoDayOfWeek.Thursday,
                "Paulius" => day.DayOfWeek is not (IsoDayOfWeek.Tuesday or IsoDayOfWeek.Thursday),
                _ => true,
            });
            // The first three families have a contract for the school year; the others take it day by day.
            if (index < 3)
            {
                var terms = new EnrolmentTerms(house.Monday, house.Monday.PlusMonths(6), Weekdays.Working)
                {
                    ContractNumber = FormattableString.Invariant($"VDC-{house.Monday.Year}-{index + 1:00}"),
                    Referral = index == 1 ? Referral.SocialWorker : Referral.Parents,
                    Funding = Funding.Grant,
                    Composition = index switch { 0 => Composition.None, 1 => Composition.AtRisk | Composition.SingleParent, _ => Composition.LargeFamily },
                    CompositionSource = index == 0 ? "" : FormattableString.Invariant($"Savivaldybės administracija, SP-{house.Monday.Year}/{index}"),
                };
                await house.EnrolAsync(centre, family.Children, terms, ByPhone, new LocalTime(10, 5).PlusMinutes(13 * index));
                continue;
            }

            await house.BookAsync(centre, days, family.Children, index % 3 == 0 ? family.OnTheWeb : ByPhone, new LocalTime(10, 5).PlusMinutes(13 * index));
        }

        var potters = families.SelectMany(family => family.Children).Where(child => child.AgeOn(house.Today) >= 9).Take(10);
        foreach (var (index, potter) in potters.Index())
        {
            await house.EnrolAsync(ceramics, [potter], new(house.Monday, house.Monday.PlusMonths(6), Weekdays.All) { Funding = index < 7 ? Funding.Voucher : Funding.Family },
                ByPhone, new LocalTime(15, 40).PlusMinutes(4 * index));
        }

        await house.CareForTextsAsync(20_00, families[0].Guardian, ByPhone.By.Name);
        await house.KeepRegisterAsync(centre);
        await house.ReportAbsenceAsync(centre, house.NextWorkingDay, families[0].Children[0], AbsenceKind.Ill, "Karščiuoja", families[0].OnTheWeb);
        await house.CancelPlaceAsync(centre, house.NextWorkingDay, families.SelectMany(f => f.Children).Single(child => child.GivenName == "Nojus"),
            ByPhone with { Because = "Po pamokų važiuos pas močiutę" });
        await house.RequestAsync(centre, house.NextWorkingDay, "Luknė, 8 metų", "Rūta Mikalauskienė", "+37060000290",
            new(new Actor(ActorKind.Relative, null, "Rūta Mikalauskienė"), Channel.Web));
        await CareAsync(house, families.SelectMany(family => family.Children).ToDictionary(child => child.GivenName));
        return ByPhone.By.Name;
    }

    private static async Task CareAsync(DemoHouse house, Dictionary<string, Resident> children)
    {
        await house.CareAsync(children["Tomas"], "Inga Kazlauskienė", new("riešutai", "be riešutų", "Skambinti mamai; vaistai – rašomojo stalčiuje."),
            ("Birutė Kazlauskienė", "močiutė", "+37060000231", true), ("Valdas Kazlauskas", "tėvas, pagal teismo sprendimą", "+37060000232", false));
        await house.CareAsync(children["Gabija"], "Inga Kazlauskienė", CareFacts.None, ("Birutė Kazlauskienė", "močiutė", "+37060000231", true));
        await house.CareAsync(children["Ugnė"], "Edita Jankienė", new("", "be pieno", ""), ("Rimas Jankus", "tėtis", "+37060000233", true));
        await house.CareAsync(children["Urtė"], "Sandra Lapinskienė", new("bitės įgėlimas", "", "Kviesti 112, paskui skambinti mamai."),
            ("Algirdas Lapinskas", "senelis", "+37060000234", true));
        await house.CareAsync(children["Goda"], "Simona Zubrickienė", new("", "be pieno", ""));
    }

    private static Activity Centre() => new()
    {
        Name = "Vaikų dienos centras",
        Summary = "Šilti pietūs, pagalba ruošiant namų darbus, žaidimai ir būreliai. Su vaikais visą laiką būna dvi darbuotojos.",
        ForWhom = "Vaikams nuo 6 iki 18 metų. Darbo dienomis nuo 13.00 iki 17.30 val.",
        Order = 1,
        RoomLimit = 20,
        MealsUntil = new LocalTime(10, 0),
        CapacityRule = CapacityRule.ChildrenPerWorker,
        Funding = Funding.Grant,
        PlanDay = IsoDayOfWeek.Thursday,
        PlanUntil = new LocalTime(18, 0),
        IsForChildren = true,
        Eligibility = new(6, 18, ""),
        Messages = Messages("Neateis?"),
    };

    private static Activity Ceramics() => new()
    {
        Name = "Keramikos būrelis",
        Summary = "Lipdome iš molio, dažome ir degame. Molis ir įrankiai – mūsų.",
        ForWhom = "Vaikams nuo 8 metų. Antradieniais ir ketvirtadieniais nuo 15.30 iki 17.00 val.",
        Order = 2,
        Form = ActivityForm.Series,
        RoomLimit = 12,
        IsForChildren = true,
        Funding = Funding.Voucher,
        LeastMonthlyHours = 4,
        Eligibility = new(8, 18, ""),
        Messages = Messages("Neateis?"),
    };

    private static async Task AddStaffAndPatternsAsync(DemoHouse house, Activity centre, Activity ceramics)
    {
        StaffMember[] workers =
        [
            new() { Name = "Vaida Stankutė", Role = Role.Worker, Phone = "+37060000201" },
            new() { Name = "Ieva Mockuvienė", Role = Role.Worker, Phone = "+37060000202" },
        ];
        var potter = new StaffMember { Name = "Gintaras Lukošius", Role = Role.Worker, Phone = "+37060000203" };
        centre.Pattern.AddRange(Enumerable.Range(1, 5).Select(day =>
            Weekly((IsoDayOfWeek)day, new LocalTime(13, 0), new LocalTime(17, 30), Season.Term, workers)));
        centre.Pattern.AddRange(Enumerable.Range(1, 5).Select(day =>
            Weekly((IsoDayOfWeek)day, new LocalTime(9, 0), new LocalTime(15, 0), Season.Holidays, workers)));
        ceramics.Pattern.AddRange(((IsoDayOfWeek[])[IsoDayOfWeek.Tuesday, IsoDayOfWeek.Thursday]).Select(day =>
            Weekly(day, new LocalTime(15, 30), new LocalTime(17, 0), potter)));
        await house.AddAsync([.. workers, potter, centre, ceramics]);
    }

    /// <summary>A weekly session without end, with who works at it.</summary>
    internal static WeeklySession Weekly(IsoDayOfWeek day, LocalTime from, LocalTime to, params StaffMember[] staff) =>
        Weekly(day, from, to, Season.Always, staff);

    private static WeeklySession Weekly(IsoDayOfWeek day, LocalTime from, LocalTime to, Season season, params StaffMember[] staff)
    {
        var weekly = new WeeklySession { Weekday = day, From = from, To = to, Season = season };
        weekly.Staff([.. staff.Select(member => member.Id)]);
        return weekly;
    }

    private static OfferingMessages Messages(string question) => new(
        $"{{iniciatyva}}: užrašyta – {{kas}}. Laukiame {{diena}}, {{laikas}} val. {question} Skambinkite Daivai {{tel}}",
        $"{{iniciatyva}}: primename – {{kas}}. Laukiame {{diena}}, {{laikas}} val. {question} Skambinkite Daivai {{tel}}",
        "{iniciatyva}: atšaukta – {kas}, {diena}, {laikas} val. Klausimai? Skambinkite Daivai {tel}");

    private static Address Home(int number) =>
        DemoGeography.In("Dapkiškiai", FormattableString.Invariant($"Pilaitės g. {number}"), 30 * number - 300, 25 * number - 250);
}
