using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;

namespace Socifaction.Services.Data.Kits;

/// <summary>The usual offerings of each kit, with their settings. None is published: that is the coordinator's to do.</summary>
internal static class KitOfferings
{
    /// <summary>The rows of a kit; calendars begin today.</summary>
    public static IReadOnlyList<object> Of(StarterKit kit, LocalDate today) => kit switch
    {
        StarterKit.Taxi => [Taxi()],
        StarterKit.Children => [DayCentre(), Club("Būrelis vaikams", "Kartą per savaitę: piešiame, lipdome, muzikuojame.", isForChildren: true)],
        StarterKit.Family =>
        [
            Club("Užsiėmimas šeimoms", "Tėvai ir vaikai kartu: žaidimai, kūryba, pokalbiai.", isForChildren: false),
            .. Time("Psichologo konsultacija", "Pokalbis su psichologu. Ateiti galima vienam arba su šeima.", ResourceKind.Worker, "Psichologas", 60, today),
        ],
        StarterKit.Seniors =>
        [
            House(),
            .. Time("Dušas", "Šiltas dušas su turėklais. Jei reikia, padės darbuotoja.", ResourceKind.Room, "Dušo kambarys", 45, today),
            Meals(),
        ],
    };

    private static RideService Taxi() => new()
    {
        Name = "Pavėžėjimas",
        Summary = "Automobilis atvažiuoja prie Jūsų namų, nuveža, kur reikia, ir parveža.",
        ForWhom = "Aplinkinių kaimų žmonėms, kuriems sunku nuvykti patiems. Kartu gali važiuoti ir lydintis žmogus.",
        Order = 1, IsPublished = false, Price = new(PriceKind.Contribution, 200), RemindsTwice = true, Messages = OfferingMessages.Usual with { },
    };

    private static Activity DayCentre() => new()
    {
        Name = "Vaikų dienos centras",
        Summary = "Šilti pietūs, pagalba ruošiant namų darbus ir žaidimai. Su vaikais visą laiką būna darbuotojos.",
        ForWhom = "Vaikams nuo 6 iki 18 metų, darbo dienomis po pamokų.",
        Order = 1, IsPublished = false, RoomLimit = 20, CapacityRule = CapacityRule.ChildrenPerWorker, IsForChildren = true, MealsUntil = new LocalTime(10, 0),
        PlanDay = IsoDayOfWeek.Thursday, PlanUntil = new LocalTime(18, 0), Funding = Funding.Grant, Eligibility = new(6, 18, ""), Messages = OfferingMessages.Usual with { },
    };

    private static Activity Club(string name, string summary, bool isForChildren) => new()
    {
        Name = name, Summary = summary, ForWhom = isForChildren ? "Vaikams nuo 6 metų." : "Šeimoms su vaikais.",
        Order = 2, IsPublished = false, Form = ActivityForm.Series, RoomLimit = 12, IsForChildren = isForChildren, Messages = OfferingMessages.Usual with { },
    };

    // On weekdays until somebody says otherwise.
    private static IEnumerable<object> Time(string name, string summary, ResourceKind kind, string resourceName, int minutes, LocalDate today)
    {
        var resource = new Resource { Name = resourceName, Kind = kind, Order = 1 };
        var type = new AppointmentType
        {
            Name = name, Summary = summary, ForWhom = "Visiems aplinkiniams gyventojams.", Order = 3, IsPublished = false,
            Lengths = [minutes], EveryMinutes = 15, MinutesAfter = 15, Messages = OfferingMessages.Usual with { },
        };
        type.Needs.Add(new() { OfferingId = type.Id, Number = 1, ResourceId = resource.Id });
        return
        [
            resource, type,
            .. Enumerable.Range(1, 5).Select(day => new WeeklyOpening { ResourceId = resource.Id, Weekday = (IsoDayOfWeek)day, From = new(9, 0), To = new(16, 0), FirstDay = today }),
        ];
    }

    private static Premises House() => new()
    {
        Name = "Senjorų namai",
        Summary = "Jaukūs kambariai vyresniems žmonėms. Galima apsistoti kelioms naktims arba gyventi nuolat.",
        ForWhom = "Žmonėms nuo 60 metų, kuriems nereikia nuolatinės priežiūros.",
        Order = 1, IsPublished = false, Price = new(PriceKind.PerNight, 1800), Window = new(180, 24 * 60, 24 * 60), Eligibility = new(60, null, ""), Messages = OfferingMessages.Usual with { },
    };

    private static MealService Meals() => new()
    {
        Name = "Pietūs",
        Summary = "Karšti pietūs darbo dienomis: valgykloje arba atvežame į namus.",
        ForWhom = "Vyresniems žmonėms ir tiems, kurie patys negali pasigaminti.",
        Order = 4, IsPublished = false, TellsCancellationsOnly = true, Messages = OfferingMessages.Usual with { },
    };
}
