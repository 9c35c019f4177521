using Socifaction.Services.People;

namespace Socifaction.Services.Data.Demo;

/// <summary>The people of Kunigiškiai and around: most of them old, many without a mobile telephone. All are invented.</summary>
internal static class DemoElders
{
    /// <summary>Enters them in the register; given names are unlike.</summary>
    public static async Task<List<Resident>> RegisterAsync(DemoHouse house)
    {
        var (zasyciai, vaitkai, darguziai) = (new Household { Name = "Žąsyčiai" }, new Household { Name = "Vaitkai" }, new Household { Name = "Dargužiai" });
        await house.AddAsync(zasyciai, vaitkai, darguziai);

        // Carers come first: those whom they look after point to them.
        var jolanta = await house.RegisterAsync(new("Jolanta", "Mažeikienė", ["0 600 00111"])
            { BirthYear = 1968, Home = DemoGeography.In("Tauragė", "Beržės g. 3", 300, -400) });
        var mindaugas = await house.RegisterAsync(new("Mindaugas", "Norvilas", ["0 600 00112"])
            { BirthYear = 1974, Home = DemoGeography.In("Kunigiškiai", "Kunigiškių k. 21", -350, 420) });
        var danute = await house.RegisterAsync(new("Danutė", "Stonkutė", ["0 600 00113"])
            { BirthYear = 1957, Home = DemoGeography.In("Kunigiškiai", "Kunigiškių k. 16", 180, 260) });

        List<Resident> people = [jolanta, mindaugas, danute];
        foreach (var said in (Registration[])
        [
            new("Ona", "Petraitienė", ["0 446 00011", "0 600 00111 (dukra Jolanta)"])
            {
                BirthYear = 1943, Home = DemoGeography.In("Kunigiškiai", "Kunigiškių k. 7", 240, -310, "Už senosios pieninės, namas raudonu stogu"),
                Nickname = "Onutė prie pieninės", Mobility = MobilityNeed.Walker, UsualCompanions = 1, PreferredChannel = PreferredChannel.Sms,
                Carers = [new(jolanta.Id, RelationKind.CarerOf, "duktė")],
            },
            new("Bronius", "Žąsytis", ["0 446 00012"])
                { BirthYear = 1946, HouseholdId = zasyciai.Id, Home = DemoGeography.In("Kunigiškiai", "Kunigiškių k. 12", -120, 90, "Prie kryžiaus į kairę") },
            new("Aldona", "Žąsytienė", ["0 446 00012", "0 600 00114"])
                { BirthYear = 1949, HouseholdId = zasyciai.Id, Home = DemoGeography.In("Kunigiškiai", "Kunigiškių k. 12", -120, 90, "Prie kryžiaus į kairę") },
            new("Stasys", "Rimkus", ["0 600 00115"])
                { BirthYear = 1951, Mobility = MobilityNeed.FoldingWheelchair, Home = DemoGeography.In("Pagramantis", "Jūros g. 5", 150, -90) },
            new("Genovaitė", "Šimkienė", ["0 446 00015"])
            {
                BirthYear = 1940, Mobility = MobilityNeed.Walker, Home = DemoGeography.In("Kunigiškiai", "Kunigiškių k. 14", 160, 230, "Šuo pririštas, belsti į langą"),
                Carers = [new(danute.Id, RelationKind.CarerOf, "kaimynė")],
            },
            new("Zofija", "Jokubauskienė", ["0 600 00116"])
                { BirthYear = 1952, Home = DemoGeography.In("Kunigiškiai", "Kunigiškių k. 3", -410, -200) },
            new("Antanas", "Vaitkus", ["0 600 00117"])
                { BirthYear = 1948, HouseholdId = vaitkai.Id, UsualCompanions = 1, Home = DemoGeography.In("Dapkiškiai", "Dapkiškių k. 9", 210, 120) },
            new("Elena", "Vaitkienė", ["0 600 00117 (vyras Antanas)"])
                { BirthYear = 1950, HouseholdId = vaitkai.Id, Home = DemoGeography.In("Dapkiškiai", "Dapkiškių k. 9", 210, 120) },
            new("Janina", "Norvilienė", ["0 600 00112 (sūnus Mindaugas)"])
            {
                BirthYear = 1947, Mobility = MobilityNeed.Wheelchair, UsualCompanions = 1,
                Home = DemoGeography.In("Kunigiškiai", "Kunigiškių k. 21", -350, 420, "Privažiuoti iš kiemo pusės, yra nuovaža"),
                Carers = [new(mindaugas.Id, RelationKind.CarerOf, "sūnus")],
            },
            new("Petras", "Kęsgaila", ["0 600 00118"])
                { Nickname = "Petras bitininkas", BirthYear = 1955, Home = DemoGeography.In("Kunigiškiai", "Kunigiškių k. 18", 90, 510) },
            new("Marytė", "Čepauskienė", ["0 600 00119"])
                { BirthYear = 1952, Home = DemoGeography.In("Dapkiškiai", "Dapkiškių k. 2", -180, 60) },
            new("Julija", "Lukošienė", ["0 446 00016", "0 446 00017 (sesuo Bronislava)"])
                { BirthYear = 1938, Mobility = MobilityNeed.Walker, Home = DemoGeography.In("Lomiai", "Lomių k. 11", -60, -140, "Mėlyna tvora, įvažiavimas pro šulinį") },
            new("Kazys", "Dargužis", ["0 446 00018"])
                { BirthYear = 1945, HouseholdId = darguziai.Id, UsualCompanions = 1, Home = DemoGeography.In("Dapkiškiai", "Dapkiškių k. 5", 40, -270) },
            new("Valerija", "Dargužienė", ["0 446 00018", "0 600 00120"])
                { BirthYear = 1947, HouseholdId = darguziai.Id, Home = DemoGeography.In("Dapkiškiai", "Dapkiškių k. 5", 40, -270) },
            new("Regina", "Ūsienė", ["0 600 00121"])
                { BirthYear = 1953, PreferredChannel = PreferredChannel.Call, Home = DemoGeography.In("Žygaičiai", "Mokyklos g. 8", 120, 80) },
            new("Algirdas", "Balčiūnas", ["0 600 00122"])
                { BirthYear = 1958, Home = DemoGeography.In("Kunigiškiai", "Kunigiškių k. 1", -520, -330) },
        ])
        {
            people.Add(await house.RegisterAsync(said));
        }

        return people;
    }
}
