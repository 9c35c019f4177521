using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;

namespace Socifaction.Services.Data.Kits;

/// <summary>The usual offerings with their settings. None is published: that is the coordinator's to do.</summary>
public static class KitOfferings
{
    private const string ForAll = "Visiems aplinkiniams gyventojams.";

    /// <summary>The offerings of a new initiative's kit, in their order.</summary>
    public static IReadOnlyList<OfferingKit> Of(StarterKit kit) => kit switch
    {
        StarterKit.Taxi => [OfferingKit.SocialTaxi],
        StarterKit.Children => [OfferingKit.DayCentre, OfferingKit.Club],
        StarterKit.Family => [OfferingKit.Course, OfferingKit.Consultation],
        StarterKit.Seniors => [OfferingKit.SeniorResidence, OfferingKit.Shower, OfferingKit.Meals],
    };

    /// <summary>What a kit brings, by name, to be read before it is chosen.</summary>
    public static IReadOnlyList<string> NamesOf(StarterKit kit) =>
        [.. Of(kit).SelectMany(one => Of(one, LocalDate.MinIsoValue, Guid.Empty)).OfType<Offering>().Select(one => one.Name)];

    /// <summary>The rows of a kit's offering, itself the first of them; calendars begin today.</summary>
    public static IReadOnlyList<object> Of(OfferingKit kit, LocalDate today, Guid id) => kit switch
    {
        OfferingKit.SocialTaxi => [Taxi(id)],
        OfferingKit.DayCentre => [DayCentre(id)],
        OfferingKit.Club => [Series(id, "Būrelis vaikams", "Kartą per savaitę: piešiame, lipdome, muzikuojame.", isForChildren: true)],
        OfferingKit.Course => [Series(id, "Užsiėmimas šeimoms", "Tėvai ir vaikai kartu: žaidimai, kūryba, pokalbiai.", isForChildren: false)],
        OfferingKit.Event => [Event(id)],
        OfferingKit.Consultation => Time(id, "Psichologo konsultacija", "Pokalbis su psichologu. Ateiti galima vienam arba su šeima.", ResourceKind.Worker, "Psichologas", 60, today),
        OfferingKit.Shower => Time(id, "Dušas", "Šiltas dušas su turėklais. Jei reikia, padės darbuotoja.", ResourceKind.Room, "Dušo kambarys", 45, today),
        OfferingKit.Laundry => Time(id, "Skalbimas", "Išskalbiame ir išdžioviname Jūsų skalbinius.", ResourceKind.Machine, "Skalbyklė", 120, today, new(PriceKind.Flat, 80), CountedIn.Kilograms),
        OfferingKit.Hall => Time(id, "Salės nuoma", "Salė šventei, susirinkimui ar mankštai: stalai, kėdės, virtuvėlė.", ResourceKind.Room, "Salė", 120, today, new(PriceKind.Flat, 1500)),
        OfferingKit.HomeHelp => [Help(id)],
        OfferingKit.Meals => [Meals(id)],
        OfferingKit.Respite => [House(
            id, "Atokvėpis", "Kelios naktys jaukiame kambaryje, kol artimieji pailsi. Padedame dieną ir naktį.", "Žmonėms nuo 60 metų, kuriuos namuose prižiūri artimieji.", 14)],
        OfferingKit.SeniorResidence => [House(
            id, "Senjorų namai", "Jaukūs kambariai vyresniems žmonėms. Galima apsistoti kelioms naktims arba gyventi nuolat.",
            "Žmonėms nuo 60 metų, kuriems nereikia nuolatinės priežiūros.", 28)],
    };

    private static RideService Taxi(Guid id) => new()
    {
        Id = id, Name = "Pavėžėjimas",
        Summary = "Automobilis atvažiuoja prie Jūsų namų, nuveža, kur reikia, ir parveža.",
        ForWhom = "Aplinkinių kaimų žmonėms, kuriems sunku nuvykti patiems. Kartu gali važiuoti ir lydintis žmogus.",
        Order = 1, IsPublished = false, Price = new(PriceKind.Contribution, 200), RemindsTwice = true, Messages = OfferingMessages.Usual with { },
    };

    private static Activity DayCentre(Guid id) => new()
    {
        Id = id, Name = "Vaikų dienos centras",
        Summary = "Šilti pietūs, pagalba ruošiant namų darbus ir žaidimai. Su vaikais visą laiką būna darbuotojos.",
        ForWhom = "Vaikams nuo 6 iki 18 metų, darbo dienomis po pamokų.",
        Order = 1, IsPublished = false, RoomLimit = 20, CapacityRule = CapacityRule.ChildrenPerWorker, IsForChildren = true, MealsUntil = new LocalTime(10, 0),
        PlanDay = IsoDayOfWeek.Thursday, PlanUntil = new LocalTime(18, 0), Funding = Funding.Grant, Eligibility = new(6, 18, ""), Messages = OfferingMessages.Usual with { },
    };

    private static Activity Series(Guid id, string name, string summary, bool isForChildren) => new()
    {
        Id = id, Name = name, Summary = summary, ForWhom = isForChildren ? "Vaikams nuo 6 metų." : "Šeimoms su vaikais.",
        Order = 2, IsPublished = false, Form = ActivityForm.Series, RoomLimit = 12, IsForChildren = isForChildren,
        Eligibility = new(isForChildren ? 6 : null, null, ""), Messages = OfferingMessages.Usual with { },
    };

    private static Activity Event(Guid id) => new()
    {
        Id = id, Name = "Renginys arba išvyka", Summary = "Šventė, koncertas ar kelionė kartu. Užsisakykite vietą sau ir savo artimiesiems.", ForWhom = ForAll,
        Order = 2, IsPublished = false, Form = ActivityForm.Event, RoomLimit = 40, RestsOnHolidays = false, Window = new(60, 24 * 60, 24 * 60),
        Price = new(PriceKind.Contribution, 300), RemindsTwice = true, Messages = OfferingMessages.Usual with { },
    };

    // On weekdays until somebody says otherwise.
    private static List<object> Time(
        Guid id, string name, string summary, ResourceKind kind, string resourceName, int minutes, LocalDate today, PriceRule? price = null, CountedIn counted = CountedIn.Times)
    {
        var resource = new Resource { Name = resourceName, Kind = kind, Order = 1 };
        var type = new AppointmentType
        {
            Id = id, Name = name, Summary = summary, ForWhom = ForAll, Order = 3, IsPublished = false, Lengths = [minutes], EveryMinutes = 15, MinutesAfter = 15,
            CountedIn = counted, Price = price ?? PriceRule.Free, Messages = OfferingMessages.UsualOfTimes with { },
        };
        type.Needs.Add(new() { OfferingId = type.Id, Number = 1, ResourceId = resource.Id });
        return
        [
            type, resource,
            .. Enumerable.Range(1, 5).Select(day => new WeeklyOpening { ResourceId = resource.Id, Weekday = (IsoDayOfWeek)day, From = new(9, 0), To = new(16, 0), FirstDay = today }),
        ];
    }

    private static HomeHelp Help(Guid id) => new()
    {
        Id = id, Name = "Pagalba į namus", Summary = "Darbuotoja ateina į namus: padeda susitvarkyti, apsipirkti, pagaminti valgį, pabūna kartu.",
        ForWhom = "Vyresniems žmonėms ir tiems, kuriems sunku apsitvarkyti patiems.",
        Order = 5, IsPublished = false, Price = new(PriceKind.PerHour, 300), TellsCancellationsOnly = true,
        Tasks = string.Join(HomeHelp.TaskDivider, "apsipirkti", "gaminti maistą", "tvarkyti namus", "sumokėti mokesčius", "skalbti", "atnešti malkų", "palydėti", "pasikalbėti"),
        Messages = OfferingMessages.Usual with { },
    };

    private static Premises House(Guid id, string name, string summary, string forWhom, int mostNights) => new()
    {
        Id = id, Name = name, Summary = summary, ForWhom = forWhom, MostNights = mostNights,
        Order = 1, IsPublished = false, Price = new(PriceKind.PerNight, 1800), Window = new(180, 24 * 60, 24 * 60), Eligibility = new(60, null, ""), Messages = OfferingMessages.Usual with { },
    };

    private static MealService Meals(Guid id) => new()
    {
        Id = id, Name = "Pietūs", Summary = "Karšti pietūs darbo dienomis: valgykloje arba atvežame į namus.", ForWhom = "Vyresniems žmonėms ir tiems, kurie patys negali pasigaminti.",
        Order = 4, IsPublished = false, IsDelivered = true, Price = new(PriceKind.Flat, 250), TellsCancellationsOnly = true, Messages = OfferingMessages.Usual with { },
    };
}
