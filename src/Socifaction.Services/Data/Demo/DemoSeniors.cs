using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Stays;
using Socifaction.Services.Stays.Referrals;

namespace Socifaction.Services.Data.Demo;

/// <summary>The seniors' premises of Pagramantis: six rooms, people who live there, people who stay for some nights, and the municipality's list.</summary>
internal static class DemoSeniors
{
    private static readonly (string GivenName, string Surname, string Phone, int BirthYear)[] People =
    [
        ("Genovaitė", "Ramonienė", "0 600 00431", 1943), ("Antanas", "Vaitkus", "0 446 00046", 1940), ("Stasė", "Mockuvienė", "0 600 00432", 1938),
        ("Juozapas", "Lileikis", "0 446 00047", 1947), ("Zofija", "Jurgaitytė", "0 600 00433", 1942),
        ("Aldona", "Šimkuvienė", "0 600 00434", 1946), ("Benediktas", "Jonušas", "0 446 00048", 1944), ("Elena", "Galdikienė", "0 600 00435", 1949),
        ("Kazimieras", "Toleikis", "0 600 00436", 1945), ("Ona", "Bružienė", "0 446 00049", 1937), ("Leonora", "Kentrienė", "0 600 00437", 1943),
        ("Petronėlė", "Žukauskienė", "0 600 00438", 1941), ("Steponas", "Auškalnis", "0 600 00439", 1946), ("Marijona", "Bartkutė", "0 446 00050", 1939),
    ];

    public static async Task SeedAsync(DemoHouse house, Asking byPhone, Func<string, Address> home)
    {
        var premises = Premises();
        await house.AddAsync(premises);
        Room[] rooms =
        [
            Room(premises, 1, "11 kambarys", 1, 1, access: true, bath: true), Room(premises, 2, "12 kambarys", 1, 2, access: true), Room(premises, 3, "13 kambarys", 1, 2),
            Room(premises, 4, "21 kambarys", 2, 1, bath: true), Room(premises, 5, "22 kambarys", 2, 2), Room(premises, 6, "23 kambarys", 2, 2),
        ];
        await house.AddAsync([.. rooms]);
        var people = new List<Resident>();
        foreach (var (index, said) in People.Index())
        {
            people.Add(await house.RegisterAsync(new(said.GivenName, said.Surname, [said.Phone])
                { BirthYear = said.BirthYear, Home = home(FormattableString.Invariant($"Ąžuolų g. {index + 1}")) }));
        }

        foreach (var (index, (room, days)) in (((Room, int)[])[(rooms[1], 400), (rooms[1], 210), (rooms[2], 95), (rooms[3], 620), (rooms[4], 33)]).Index())
        {
            await house.LiveAsync(room, people[index], days, FormattableString.Invariant($"GN-{index + 14}"), byPhone);
        }

        foreach (var (who, room, inDays, nights, purpose) in (ValueTuple<int, Room, int, int, StayPurpose>[])
            [
                (5, rooms[0], -16, 9, StayPurpose.Respite), (6, rooms[2], -12, 5, StayPurpose.Trial), (7, rooms[0], -5, 6, StayPurpose.Respite), (8, rooms[4], -3, 10, StayPurpose.Trial),
                (9, rooms[2], -1, 3, StayPurpose.Respite), (10, rooms[0], 1, 7, StayPurpose.Respite), (5, rooms[5], 2, 4, StayPurpose.Respite), (6, rooms[2], 4, 12, StayPurpose.Respite),
                (9, rooms[0], 9, 14, StayPurpose.Respite), (7, rooms[4], 8, 7, StayPurpose.Trial),
            ])
        {
            await house.StayAsync(premises, room, people[who], inDays, nights, purpose, byPhone);
        }

        await house.CloseAsync(rooms[5], 7, 6, byPhone with { Because = "dažomos sienos" });
        await house.RequestAsync(premises, 17, 3, "Rita Galdikaitė", "+37060000441", "Mama. Būsiu komandiruotėje");
        await house.ReferAsync(premises, people[11], "SP-118", 62, 1, ReferralPapers.Application | ReferralPapers.Identity | ReferralPapers.Address | ReferralPapers.Income | ReferralPapers.Doctor, rooms[5], byPhone);
        await house.ReferAsync(premises, people[12], "SP-131", 40, 2, ReferralPapers.Application | ReferralPapers.Identity | ReferralPapers.Income, null, byPhone);
        await house.ReferAsync(premises, people[13], "SP-140", 12, 3, ReferralPapers.Application, null, byPhone);
    }

    private static Premises Premises() => new()
    {
        Name = "Senjorų namai",
        Summary = "Šeši jaukūs kambariai vyresniems žmonėms. Galima apsistoti kelioms naktims, pabandyti čia gyventi arba gyventi nuolat.",
        ForWhom = "Žmonėms nuo 60 metų, kuriems nereikia nuolatinės priežiūros.",
        Order = 3,
        Price = new(PriceKind.PerNight, 1800),
        Window = new(180, 24 * 60, 24 * 60),
        Eligibility = new(60, null, ""),
        HasLift = true,
        HasSharedKitchen = true,
        MostCare = CareLevel.DailyHelp,
        CareGiven = "Pusryčiai, pietūs ir vakarienė, skalbimas, socialinė darbuotoja dieną ir budinti padėjėja naktį.",
        CareElsewhere = "Jei šalia nuolat turi kas nors būti, skambinkite savivaldybės Socialinių paslaugų skyriui 0 446 00051 – ten padės rasti globos namus.",
        Bring = "Asmens dokumentą, patogius drabužius, šlepetes, rankšluostį ir savo daiktus, su kuriais jauku.",
        HowToApply = "Dėl nuolatinio gyvenimo sprendžia savivaldybė, ji sudaro ir eilę. Prašymą pildo seniūnijos socialinė darbuotoja. "
            + "Paskambinkite mums – pasakysime, kokių dokumentų reikės, ir padėsime susitarti.",
        Messages = new(
            "{iniciatyva}: užrašyta – {kas}. Laukiame {diena}, {laikas} val. Klausimai? Skambinkite Vidai {tel}",
            "{iniciatyva}: {kas}. Laukiame {diena}, {laikas} val. Pasiimkite dokumentą, šlepetes. Vida {tel}",
            "{iniciatyva}: atšaukta – {kas}, {diena}, {laikas} val. Klausimai? Skambinkite Vidai {tel}"),
    };

    private static Room Room(Premises premises, int order, string name, int floor, int beds, bool access = false, bool bath = false)
    {
        var room = new Room { OfferingId = premises.Id, Order = order, Name = name, Floor = floor, HasWheelchairAccess = access, HasOwnBath = bath };
        room.Beds.AddRange(Enumerable.Range(1, beds).Select(number => new Bed { RoomId = room.Id, Number = number }));
        return room;
    }
}
