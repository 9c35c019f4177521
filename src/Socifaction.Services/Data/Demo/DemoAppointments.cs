using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Data.Demo;

/// <summary>A full week of times: consultations and the hall at Dacijonai, showers and laundry at Pagramantis.</summary>
internal static class DemoAppointments
{
    /// <summary>A psychologist every second Tuesday, a social worker each morning, the hall.</summary>
    public static async Task SeedDacijonaiAsync(DemoHouse house, IReadOnlyList<Resident> parents, IReadOnlyList<Resident> crafters, Asking byPhone, OfferingMessages messages)
    {
        var monday = house.Monday;
        var psychologist = Resource("Psichologė Vilma Sakalauskienė", ResourceKind.Worker, 1, (IsoDayOfWeek.Tuesday, 13, 17)).Every(2, monday.PlusDays(1));
        var social = Resource("Socialinė darbuotoja Giedrė Norkutė", ResourceKind.Worker, 2, Workdays(9, 12)).Every(1, monday);
        var room = Resource("Konsultacijų kambarys", ResourceKind.Room, 3, Workdays(8, 18)).Every(1, monday);
        var hall = Resource("Salė", ResourceKind.Room, 4, [.. Workdays(10, 20), (IsoDayOfWeek.Saturday, 14, 20)]).Every(1, monday);
        hall.Overrides.Add(new CalendarOverride
        {
            ResourceId = hall.Id, Kind = OverrideKind.Blocked, FirstDay = monday.PlusDays(3), LastDay = monday.PlusDays(3), From = new(14, 0), To = new(17, 0), Who = "biblioteka",
        });
        var consultation = Type("Psichologo konsultacija", "Pokalbis su psichologe akis į akį. Apie ką kalbėjote, niekam nepasakojame.",
            "Visiems suaugusiems. Kas antrą antradienį nuo 13.00 iki 17.00 val.", 11, [40], 50, messages, [psychologist], [room]);
        (consultation.NameInMessages, consultation.MinutesAfter, consultation.Eligibility) = ("susitikimas", 10, new(18, null, ""));
        var advice = Type("Socialinės darbuotojos konsultacija", "Padedame susitvarkyti dokumentus, pašalpas, kreiptis į savivaldybę.",
            "Visiems. Darbo dienomis nuo 9.00 iki 12.00 val.", 12, [30, 60], 30, messages, [social]);
        advice.NameInMessages = "susitikimas";
        var family = Type("Šeimos pokalbis", "Pokalbis visai šeimai su psichologe ir socialine darbuotoja.", "Šeimoms, kurias kviečiame mes.", 13, [60], 60, messages,
            [psychologist], [social], [room]);
        (family.NameInMessages, family.WhoMayBook, family.IsPublished) = ("susitikimas", WhoMayBook.TakenIn, false);
        var safe = Type("Saugus pokalbis", "Apie jį nerašome ir neskambiname.", "", 14, [60], 30, messages, [social]);
        (safe.IsSilent, safe.IsPublished) = (true, false);
        var hire = Type("Salės nuoma", "Salė susibūrimams ir šventėms, su virtuve.", "Bendruomenės žmonėms.", 15, [120, 60], 60, messages, [hall]);
        (hire.Price, hire.MinutesAfter) = (new(PriceKind.Flat, 1500), 30);
        await house.AddAsync(psychologist, social, room, hall, consultation, advice, family, safe, hire);

        foreach (var (index, parent) in parents.Take(5).Index())
        {
            await BookAsync(house, consultation, monday.PlusDays(1) + new LocalTime(13, 0).PlusMinutes(50 * index), parent, byPhone);
        }

        await BookAsync(house, consultation, monday.PlusDays(15) + new LocalTime(13, 0), parents[5], byPhone);
        await BookAsync(house, consultation, monday.PlusDays(15) + new LocalTime(13, 50), parents[6], byPhone, wantsEarlier: true);
        foreach (var (index, day) in house.Days.Index())
        {
            await BookAsync(house, advice, day + new LocalTime(9, 0), crafters[index % crafters.Count], byPhone, 30);
            await BookAsync(house, advice, day + new LocalTime(10, 30), parents[index % parents.Count], byPhone, 60);
        }

        await BookAsync(house, hire, monday.PlusDays(5) + new LocalTime(15, 0), crafters[0], byPhone, 120);
        await BookAsync(house, hire, monday.PlusDays(12) + new LocalTime(16, 0), crafters[1], byPhone, 120);
    }

    /// <summary>Two showers on Tuesdays and Fridays, one free and three paid a month; two washing machines.</summary>
    public static async Task SeedPagramantisAsync(DemoHouse house, IReadOnlyList<Resident> seniors, Asking byPhone, OfferingMessages messages)
    {
        var monday = house.Monday;
        (IsoDayOfWeek, int, int)[] showerDays = [(IsoDayOfWeek.Tuesday, 9, 15), (IsoDayOfWeek.Friday, 9, 15)];
        Resource[] showers = [Resource("Dušas 1", ResourceKind.Room, 1, showerDays).Every(1, monday), Resource("Dušas 2", ResourceKind.Room, 2, showerDays).Every(1, monday)];
        Resource[] machines =
            [Resource("Skalbyklė 1", ResourceKind.Machine, 3, Workdays(8, 16)).Every(1, monday), Resource("Skalbyklė 2", ResourceKind.Machine, 4, Workdays(8, 16)).Every(1, monday)];
        var shower = Type("Dušas", "Šilta dušo kabina su suoleliu ir turėklais. Rankšluostį duodame.",
            "Visiems kaimo žmonėms. Antradieniais ir penktadieniais nuo 9.00 iki 15.00 val. Kartą per mėnesį nemokamai, dar trys kartai – už mokestį.", 11, [45], 60, messages, showers);
        (shower.MinutesAfter, shower.Allowance, shower.Price) = (15, new(1, 3), new(PriceKind.Flat, 390) { IsByPaidShare = true });
        var laundry = Type("Skalbykla", "Skalbiame ir džioviname. Skalbinius pasveriame, kai atvežate.",
            "Visiems kaimo žmonėms. Darbo dienomis nuo 8.00 iki 16.00 val. 5 kg per mėnesį nemokamai, dar 20 kg – už mokestį.", 12, [120], 120, messages, machines);
        (laundry.CountedIn, laundry.Allowance, laundry.Price) = (CountedIn.Kilograms, new(5, 20), new(PriceKind.Flat, 86) { IsByPaidShare = true });
        await house.AddAsync([.. showers, .. machines, shower, laundry]);

        foreach (var week in (int[])[0, 1])
        {
            foreach (var (index, senior) in seniors.Take(4).Index())
            {
                await BookAsync(house, shower, monday.PlusDays((index % 2 == 0 ? 1 : 4) + (7 * week)) + new LocalTime(9 + index, 0), senior, byPhone);
                await BookAsync(house, laundry, monday.PlusDays(index + (7 * week)) + new LocalTime(10, 0), senior, byPhone, kilograms: index == 0 ? 4 + week : null);
            }
        }
    }

    // A holiday is closed: nobody is booked on it.
    private static Task BookAsync(DemoHouse house, AppointmentType type, LocalDateTime start, Resident person, Asking asking, int? minutes = null, bool wantsEarlier = false, int? kilograms = null) =>
        PublicHolidays.IsHoliday(start.Date) ? Task.CompletedTask : house.BookAsync(type, start, minutes ?? type.UsualMinutes, person, asking, wantsEarlier, kilograms);

    private static (IsoDayOfWeek, int, int)[] Workdays(int from, int to) => [.. Enumerable.Range(1, 5).Select(day => ((IsoDayOfWeek)day, from, to))];

    private static (Resource Resource, (IsoDayOfWeek Day, int From, int To)[] Hours) Resource(string name, ResourceKind kind, int order, params (IsoDayOfWeek, int, int)[] hours) =>
        (new() { Name = name, Kind = kind, Order = order }, hours);

    private static Resource Every(this (Resource Resource, (IsoDayOfWeek Day, int From, int To)[] Hours) said, int weeks, LocalDate firstDay)
    {
        said.Resource.Openings.AddRange(said.Hours.Select(hour => new WeeklyOpening
        {
            ResourceId = said.Resource.Id, Weekday = hour.Day, From = new(hour.From, 0), To = new(hour.To, 0), EveryWeeks = weeks, FirstDay = firstDay,
        }));
        return said.Resource;
    }

    private static AppointmentType Type(
        string name, string summary, string forWhom, int order, List<int> lengths, int every, OfferingMessages messages, params Resource[][] needs)
    {
        var type = new AppointmentType
        {
            Name = name, Summary = summary, ForWhom = forWhom, Order = order, Lengths = lengths, EveryMinutes = every, Messages = messages with { Offer = OfferingMessages.UsualOfTimes.Offer },
        };
        type.Needs.AddRange(needs.SelectMany((need, index) => need.Select(resource => new ResourceNeed { OfferingId = type.Id, Number = index + 1, ResourceId = resource.Id })));
        return type;
    }
}
