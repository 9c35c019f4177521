using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Data.Demo;

/// <summary>Kunigiškiai: a social taxi with one car and one driver, mostly for elders who telephone.</summary>
internal static class DemoKunigiskiai
{
    public static readonly NewInitiative Initiative = new("", "kunigiskiai", "Kunigiškietis", "Kunigiškiai", "+37060000100")
    {
        About = "Kunigiškių kaimo bendruomenė nuveža prie gydytojo, į vaistinę, turgų ar bažnyčią ir parveža namo. "
            + "Visada galima tiesiog paskambinti.",
        ContactName = "Rasa",
        SmsSender = "Kunigiskiai",
        VoiceCalls = true,
    };

    private static readonly Asking ByPhone = new(new Actor(ActorKind.Staff, null, "Rasa Jokubauskaitė"), Channel.Phone);

    /// <summary>Who travels on which weekday: to be there by, to leave for home at, and how many come along.</summary>
    private static readonly (IsoDayOfWeek Day, string Who, string To, int By, int Back, int Along)[] Trips =
    [
        (IsoDayOfWeek.Monday, "Ona", "Tauragės poliklinika", 900, 1030, 1),
        (IsoDayOfWeek.Monday, "Bronius", "Tauragės poliklinika", 900, 1030, 0),
        (IsoDayOfWeek.Monday, "Genovaitė", "Vaistinė", 1330, 1500, 0),
        (IsoDayOfWeek.Monday, "Zofija", "Prekybos centras", 1330, 1500, 0),
        (IsoDayOfWeek.Tuesday, "Antanas", "Turgus", 900, 1100, 1),
        (IsoDayOfWeek.Tuesday, "Janina", "Tauragės poliklinika", 1230, 1400, 1),
        (IsoDayOfWeek.Tuesday, "Petras", "Autobusų stotis", 1000, 1515, 0),
        (IsoDayOfWeek.Tuesday, "Marytė", "Tauragės savivaldybė", 1300, 1420, 0),
        (IsoDayOfWeek.Wednesday, "Petras", "Tauragės poliklinika", 845, 1000, 0),
        (IsoDayOfWeek.Wednesday, "Danutė", "Tauragės poliklinika", 845, 1000, 0),
        (IsoDayOfWeek.Wednesday, "Aldona", "Pagramančio medicinos punktas", 1545, 1620, 0),
        (IsoDayOfWeek.Thursday, "Julija", "Tauragės poliklinika", 930, 1130, 0),
        (IsoDayOfWeek.Thursday, "Kazys", "Prekybos centras", 1330, 1500, 1),
        (IsoDayOfWeek.Thursday, "Ona", "Vaistinė", 1330, 1500, 0),
        (IsoDayOfWeek.Thursday, "Elena", "Tauragės bažnyčia", 1130, 1300, 0),
        (IsoDayOfWeek.Friday, "Regina", "Turgus", 845, 1000, 0),
        (IsoDayOfWeek.Friday, "Algirdas", "Tauragės poliklinika", 1315, 1430, 0),
        (IsoDayOfWeek.Friday, "Zofija", "Vaistinė", 1315, 1430, 0),
    ];

    /// <summary>Makes it all; the coordinator's name.</summary>
    public static async Task<string> SeedAsync(DemoHouse house)
    {
        var people = (await DemoElders.RegisterAsync(house)).ToDictionary(resident => resident.GivenName);
        var destinations = Destinations();
        var service = Service();
        await AddCarAsync(house, service);
        await house.AddAsync([.. destinations]);
        await house.ScheduleAsync();
        await house.KeepApartAsync(people["Antanas"], people["Kazys"], ByPhone.By.Name);
        await house.LimitDetourAsync(people["Julija"], 10, ByPhone.By.Name);

        await house.CopyAsync(people["Genovaitė"], people["Danutė"], ByPhone.By.Name);
        await house.OrderAsync(
            Wishes((IsoDayOfWeek.Monday, "Stasys", "Tauragės ligoninė", 1145, 1400, 0), house.Monday),
            Services.Time.Weekdays.Monday | Services.Time.Weekdays.Wednesday | Services.Time.Weekdays.Friday, people["Stasys"], ByPhone);
        var booked = new List<(LocalDate Date, BookedRides Rides)>();
        foreach (var date in house.Days)
        {
            // Today and the next working day are full; later ones only begin to fill.
            var many = date <= house.NextWorkingDay ? 9 : 2;
            foreach (var (index, trip) in Trips.Where(trip => trip.Day == date.DayOfWeek).Take(many).Index())
            {
                var askedAt = new LocalTime(9, 10).PlusMinutes(17 * index);
                if (await house.BookAsync(Wishes(trip, date), people[trip.Who], Asks(trip.Who, people), askedAt) is { } rides)
                {
                    booked.Add((date, rides));
                }
            }
        }

        if (booked.LastOrDefault(one => one.Date == house.NextWorkingDay) is { Rides: { } last })
        {
            await house.CancelAsync(last.Outward, ByPhone with { Because = "Veš sūnus" });
        }

        // On the last day the driver is away in the afternoon, and two people are still to be called.
        await house.EndRunAsync(house.Days[^1], new LocalTime(14, 15), ByPhone with { Because = "Vairuotojas po pietų išvyksta" });
        var day = house.Days.First(date => date > house.NextWorkingDay);
        await house.RequestAsync(Wishes((day.DayOfWeek, "Danutė", "Turgus", 1030, 1200, 0), day), people["Danutė"], "", "",
            new(new Actor(ActorKind.Resident, people["Danutė"].Id, people["Danutė"].FullName), Channel.Web));
        var stranger = DemoGeography.In("Lomiai", "Lomių k. 4", 200, 150);
        await house.RequestAsync(Wishes((day.DayOfWeek, "", "Tauragės poliklinika", 1500, 1600, 0), day) with { From = stranger },
            null, "Vytautas Gedminas", "+37060000190", new(new Actor(ActorKind.Relative, null, "Vytautas Gedminas"), Channel.Web));

        // A landline of two rang twice and hung up, and somebody nobody knows.
        await house.AddAsync(
            new MissedCall { ProviderSid = "CA-demo-1", From = people["Bronius"].Phones[0].E164, At = house.Now - Duration.FromMinutes(25) },
            new MissedCall { ProviderSid = "CA-demo-2", From = people["Bronius"].Phones[0].E164, At = house.Now - Duration.FromMinutes(20) },
            new MissedCall { ProviderSid = "CA-demo-3", From = "+37060000191", At = house.Now - Duration.FromMinutes(10) });
        await house.AddAsync(new UnmetNeed
        {
            OfferingId = service.Id,
            Date = house.Monday,
            At = house.Now - Duration.FromDays(8),
            Village = "Žygaičiai",
            Place = "Tauragė",
            Purpose = WishPurpose.Health,
            Mobility = MobilityNeed.Walks,
            Reason = nameof(RideRefusal.NoTimeToReachYou),
            Wish = "Žygaičiai – Tauragė; ArriveBy 09:00; 1 × Walks",
            Channel = Channel.Phone,
        },
        new UnmetNeed
        {
            OfferingId = service.Id,
            Date = house.Monday.PlusDays(1),
            At = house.Now - Duration.FromDays(7),
            Village = "Kunigiškiai",
            Place = "Kaunas",
            Purpose = WishPurpose.Health,
            ResidentId = people["Aldona"].Id,
            Mobility = people["Aldona"].Mobility,
            Reason = nameof(UnmetRideReason.RefusedBy1808),
            Wish = "Kunigiškiai – Kaunas; ArriveBy 10:00; 1 × Walks",
            Channel = Channel.Phone,
        });
        return ByPhone.By.Name;

        RideWishes Wishes((IsoDayOfWeek Day, string Who, string To, int By, int Back, int Along) trip, LocalDate date)
        {
            var wishes = new RideWishes(
                service.Id,
                people.TryGetValue(trip.Who, out var person) ? person.Home : Address.Unknown,
                destinations.Single(destination => destination.Name == trip.To).NamedAddress(),
                date, RideWish.ArriveBy, Time(trip.By), Time(trip.Back), trip.Along, person?.Mobility ?? MobilityNeed.Walks,
                HelpToDoor: person?.Mobility is not (null or MobilityNeed.Walks));
            // Julija calls when the doctor is done; for Aldona the driver waits at the surgery.
            return trip.Who switch
            {
                "Julija" => wishes with { ReturnBy = Time(1430) },
                "Aldona" => wishes with { ReturnAt = null, WaitMinutes = 30 },
                _ => wishes,
            };
        }
    }

    private static Asking Asks(string who, Dictionary<string, Resident> people) => who switch
    {
        "Ona" => new(new Actor(ActorKind.Relative, people["Jolanta"].Id, people["Jolanta"].FullName), Channel.Web, "Duktė; mama neprigirdi telefonu"),
        "Zofija" => new(new Actor(ActorKind.Resident, people["Zofija"].Id, people["Zofija"].FullName), Channel.Web),
        _ => ByPhone,
    };

    private static LocalTime Time(int clock) => new(clock / 100, clock % 100);

    private static RideService Service() => new()
    {
        Name = "Pavėžėjimas",
        Summary = "Automobilis atvažiuoja prie Jūsų namų, nuveža, kur reikia, ir parveža. "
            + "Vairuotojas padeda įlipti ir išlipti. Telpa neįgaliojo vežimėlis.",
        ForWhom = "Kunigiškių ir aplinkinių kaimų žmonėms, kuriems sunku nuvykti patiems. Kartu gali važiuoti ir lydintis žmogus. "
            + "Darbo dienomis nuo 7.30 iki 17.00 val.",
        Order = 1,
        Price = new(PriceKind.Contribution, 200),
        RemindsTwice = true,
        Messages = new(
            "{iniciatyva}: {kas}. Atvažiuosime {diena}, {laikas} val. Klausimai? Skambinkite Rasai {tel}",
            "{iniciatyva}: primename – {kas}. Atvažiuosime {diena}, {laikas} val. Negalite? Skambinkite Rasai {tel}",
            "{iniciatyva}: atšaukta – {kas}, {diena}, {laikas} val. Klausimai? Skambinkite Rasai {tel}"),
    };

    private static async Task AddCarAsync(DemoHouse house, RideService service)
    {
        var driver = new StaffMember { Name = "Vidmantas Gudaitis", Role = Role.Driver, Phone = "+37060000101" };
        var car = new Vehicle
        {
            Name = "Baltas mikroautobusas",
            Plate = "KUN 004",
            Seats = 4,
            WheelchairPlaces = 1,
            Base = DemoGeography.In("Kunigiškiai", "Bendruomenės namai"),
        };
        // Two seats fold away for a second wheelchair.
        car.Layouts.Add(new VehicleLayout { VehicleId = car.Id, Seats = 2, WheelchairPlaces = 2 });
        var week = Enumerable.Range(1, 5).Select(day => new WeeklyRun
        {
            OfferingId = service.Id,
            VehicleId = car.Id,
            DriverId = driver.Id,
            Weekday = (IsoDayOfWeek)day,
            From = new LocalTime(7, 30),
            To = new LocalTime(17, 0),
        });
        await house.AddAsync([service, driver, car, .. week, new StaffMember { Name = "Irena Kasparienė", Role = Role.Clerk, Phone = "+37060000102" }]);
    }

    private static List<Destination> Destinations() =>
    [
        To(1, "Tauragės poliklinika", DemoGeography.In("Tauragė", "Beržų g. 2", 140, 180), Weekdays(7, 20), "Pagrindinis įėjimas, prie registratūros"),
        To(2, "Tauragės ligoninė", DemoGeography.In("Tauragė", "Ligoninės g. 1", 420, 560), Weekdays(8, 18), "Įėjimas iš kiemo", "06:40,11:45,16:30"),
        To(3, "Vaistinė", DemoGeography.In("Tauragė", "Vytauto g. 8", -30, -40), Weekdays(8, 20)),
        To(4, "Prekybos centras", DemoGeography.In("Tauragė", "Pramonės g. 20", -490, 240)),
        To(5, "Turgus", DemoGeography.In("Tauragė", "Turgaus g. 5", -190, -230)),
        To(6, "Tauragės bažnyčia", DemoGeography.In("Tauragė", "Bažnyčios g. 3", -130, 50)),
        To(7, "Tauragės savivaldybė", DemoGeography.In("Tauragė", "Respublikos g. 2", 60, -20), Weekdays(8, 17)),
        To(8, "Autobusų stotis", DemoGeography.In("Tauragė", "Stoties g. 1", -800, -110)),
        To(9, "Pagramančio medicinos punktas", DemoGeography.In("Pagramantis", "Jūros g. 4", 50, 30)),
    ];

    private static Destination To(int order, string name, Address address, string hours = "", string door = "", string shifts = "") =>
        new() { Name = name, Address = address, Order = order, Hours = hours, DoorNote = door, ShiftTimes = shifts };

    private static string Weekdays(int from, int to) => WeeklyHours.OnWeekdays(new TimeWindow(new(from, 0), new(to, 0))).ToString();
}
