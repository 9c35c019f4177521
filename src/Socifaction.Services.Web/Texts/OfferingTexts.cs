using System.Globalization;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;

namespace Socifaction.Services.Web.Texts;

/// <summary>What is said of an offering whatever its kind.</summary>
public static class OfferingTexts
{
    // A ride and amounts that a price is explained by before it has any of its own.
    private const int Metres = 12_000;
    private const int TicketCents = 630;

    /// <summary>The name in the reader's language.</summary>
    public static string NameInWords(this Offering offering) =>
        offering.NameEn.Length > 0 && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? offering.NameEn : offering.Name;

    /// <summary>The kind: „Kelionės“.</summary>
    public static string KindInWords(this Offering offering) => offering switch
    {
        RideService => Offerings.KindRides,
        AppointmentType => Offerings.KindTimes,
        HomeHelp => Offerings.KindVisits,
        MealService => Offerings.KindMeals,
        Premises => Offerings.KindStays,
        Activity { Form: ActivityForm.Series } => Offerings.KindSeries,
        Activity { Form: ActivityForm.Event } => Offerings.KindEvent,
        _ => Offerings.KindDays,
    };

    /// <summary>How far it has come.</summary>
    public static string StateInWords(this Offering offering) => offering.IsSilent ? Offerings.StateSilent : offering.State switch
    {
        OfferingState.Draft => Offerings.StateDraft,
        OfferingState.Published => Offerings.StatePublished,
        OfferingState.Withdrawn => Offerings.StateWithdrawn,
    };

    /// <summary>Who may book it: „6–18 m., tik telefonu“.</summary>
    public static string WhoInWords(this Offering offering)
    {
        var who = new List<string> { offering.Eligibility.AgesInWords() };
        if (offering.Eligibility.Villages.Length > 0) who.Add(StaffTexts.Say(Offerings.WhoVillages, offering.Eligibility.Villages.Replace(";", ", ", StringComparison.Ordinal)));
        if (offering is AppointmentType { WhoMayBook: WhoMayBook.TakenIn }) who.Add(Offerings.WhoTakenIn);
        if (offering is AppointmentType { WhoMayBook: WhoMayBook.Referred }) who.Add(Offerings.WhoReferred);
        if (offering.IsPhoneOnly) who.Add(Offerings.ByPhone);
        return string.Join(", ", who);
    }

    /// <summary>What it costs.</summary>
    public static string PriceInWords(this Offering offering) => offering is AppointmentType type ? type.PriceInWords() : offering.Price.InWords();

    /// <summary>A way to pay, of this offering.</summary>
    public static string InWords(this PriceKind kind, Offering offering) => kind switch
    {
        PriceKind.Free => Offerings.PriceFree,
        PriceKind.Flat => offering is MealService ? Offerings.PricePortion : IsWeighed(offering) ? Offerings.PriceKilogram : Offerings.PriceFlat,
        PriceKind.PerKilometre => Offerings.PriceKm,
        PriceKind.Contribution => Offerings.PriceContribution,
        PriceKind.PerNight => Offerings.PriceNight,
        PriceKind.PerHour => Offerings.PriceHour,
        PriceKind.BusTicket => Offerings.PriceTicket,
    };

    /// <summary>What a resident would see, and what it comes to: „Gyventojas matys: „0,30 € už kilometrą“. 12 km kelionė – 3,60 €.“</summary>
    public static string Explain(this PriceRule price, Offering offering)
    {
        var seen = price.InWords(IsWeighed(offering));
        var comes = price.Kind switch
        {
            PriceKind.Free => "",
            PriceKind.Flat => IsWeighed(offering) ? Comes(Offerings.ExampleKilogram, 3 * price.Cents)
                : Comes(offering is MealService ? Offerings.ExamplePortion : Offerings.ExampleFlat, 2 * price.PriceOf(0)),
            PriceKind.PerKilometre => Comes(Offerings.ExampleKm, price.PriceOf(Metres)),
            PriceKind.Contribution => Offerings.ExampleContribution,
            PriceKind.PerNight => Comes(Offerings.ExampleNight, price.PriceOfNights(3)),
            PriceKind.PerHour => Comes(Offerings.ExampleHour, price.PriceOfMinutes(90)),
            PriceKind.BusTicket => StaffTexts.Say(Offerings.ExampleTicket, LocalFormat.Money(price.PriceOf(0, TicketCents)), LocalFormat.Money(TicketCents)),
        };
        return $"{StaffTexts.Say(Offerings.Sees, seen.TrimEnd('.'))} {comes}".TrimEnd();
    }

    /// <summary>A price to explain a way to pay by, before there is one.</summary>
    public static PriceRule Usual(this PriceKind kind) => kind switch
    {
        PriceKind.Free => PriceRule.Free,
        PriceKind.Flat or PriceKind.Contribution => new(kind, 200),
        PriceKind.PerKilometre => new(kind, 30),
        PriceKind.PerNight => new(kind, 1800),
        PriceKind.PerHour => new(kind, 300),
        PriceKind.BusTicket => PriceRule.OfBusTicket(50),
    };

    /// <summary>Why it is not kept so, and what to do.</summary>
    public static string InWords(this OfferingRefusal why) => why switch
    {
        OfferingRefusal.ChangedMeanwhile => Offerings.RefusalChanged,
        OfferingRefusal.Silent => Offerings.RefusalSilent,
        OfferingRefusal.WrongPrice => Offerings.RefusalPrice,
        OfferingRefusal.WrongWindow => Offerings.RefusalWindow,
        OfferingRefusal.WrongAges => Offerings.RefusalAges,
    };

    /// <summary>Ages: „Nuo 60 m.“</summary>
    public static string AgesInWords(this Eligibility eligibility) => (eligibility.FromAge, eligibility.ToAge) switch
    {
        (null, null) => Offerings.WhoAll,
        ({ } from, { } to) => StaffTexts.Say(Offerings.WhoAges, from, to),
        ({ } from, null) => StaffTexts.Say(Offerings.WhoFrom, from),
        (null, { } to) => StaffTexts.Say(Offerings.WhoTo, to),
    };

    private static string Comes(string text, int cents) => StaffTexts.Say(text, LocalFormat.Money(cents));

    private static bool IsWeighed(Offering offering) => offering is AppointmentType { CountedIn: CountedIn.Kilograms };
}
