using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Data.Demo;

/// <summary>Home help at Pagramantis: two workers, one with five visits a day and one with four, in the village and the villages around.</summary>
internal static class DemoVisits
{
    private static readonly (string GivenName, string Surname, string Phone, int BirthYear, string Settlement, int? PaidShare)[] Neighbours =
    [
        ("Elena", "Jucienė", "0 446 00051", 1937, "Lomiai", 20),
        ("Stasys", "Norvilas", "0 446 00052", 1940, "Žygaičiai", 60),
        ("Zita", "Rimkienė", "0 600 00431", 1942, "Pagramantis", null),
    ];

    /// <summary>Makes it all, for some of the seniors and for people who live further off.</summary>
    public static async Task SeedAsync(DemoHouse house, IReadOnlyList<Resident> seniors, Asking byPhone, OfferingMessages messages)
    {
        var (nijole, aldona) = (Worker("Nijolė Stonkienė", 5, house.Monday), Worker("Aldona Mickienė", 6, house.Monday));
        var help = new HomeHelp
        {
            Name = "Pagalba į namus",
            Summary = "Darbuotoja ateina į namus ir padeda kasdieniuose darbuose: apsiperka, pagamina valgyti, sutvarko namus, atneša malkų.",
            ForWhom = "Vyresniems ir sunkiau judantiems žmonėms. Darbo dienomis nuo 8.00 iki 16.00 val.",
            Order = 13,
            Tasks = "apsipirkti;gaminti maistą;tvarkyti namus;sumokėti mokesčius;skalbti;atnešti malkų;palydėti;pasikalbėti",
            Price = new(PriceKind.PerHour, 349) { IsByPaidShare = true },
            TellsCancellationsOnly = true,
            Messages = messages with { },
        };
        await house.AddAsync(nijole, aldona, help);
        var people = new List<Resident>(seniors);
        foreach (var (index, said) in Neighbours.Index())
        {
            people.Add(await house.RegisterAsync(new(said.GivenName, said.Surname, [said.Phone])
            {
                BirthYear = said.BirthYear, PaidShare = said.PaidShare, Home = DemoGeography.In(said.Settlement, FormattableString.Invariant($"Liepų g. {4 + index}"), 60 * index, 90),
            }));
        }

        (Resource Worker, int Person, int From, int Minutes, string[] Tasks)[] plans =
        [
            (nijole, 0, 800, 45, ["apsipirkti", "atnešti malkų"]), (nijole, 1, 855, 60, ["gaminti maistą", "tvarkyti namus"]), (nijole, 6, 1025, 60, ["apsipirkti", "sumokėti mokesčius"]),
            (nijole, 8, 1200, 60, ["skalbti", "tvarkyti namus"]), (nijole, 4, 1415, 60, ["pasikalbėti", "gaminti maistą"]),
            (aldona, 2, 830, 45, ["tvarkyti namus"]), (aldona, 7, 950, 60, ["apsipirkti", "gaminti maistą", "atnešti malkų"]), (aldona, 3, 1130, 45, ["gaminti maistą"]),
            (aldona, 5, 1310, 60, ["palydėti", "pasikalbėti"]),
        ];
        foreach (var (worker, person, from, minutes, tasks) in plans)
        {
            var start = new LocalTime(from / 100, from % 100);
            await house.StartVisitsAsync(
                help, people[person], worker, Weekdays.Working, start, start.PlusMinutes(minutes), tasks, byPhone, person == 6 ? "Raktas pas kaimynę Liepų g. 6" : "");
        }

        await house.RecordVisitsAsync(byPhone);
        await house.SubstituteAsync(aldona, house.Days[^1], byPhone);
    }

    private static Resource Worker(string name, int order, LocalDate monday)
    {
        var worker = new Resource { Name = name, Kind = ResourceKind.Worker, Order = order };
        worker.Openings.AddRange(Weekdays.Working.List().Select(day => new WeeklyOpening
        {
            ResourceId = worker.Id, Weekday = day, From = new(8, 0), To = new(16, 0), FirstDay = monday,
        }));
        return worker;
    }
}
