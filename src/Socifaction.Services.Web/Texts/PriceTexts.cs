using System.Globalization;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;

namespace Socifaction.Services.Web.Texts;

/// <summary>What an offering costs, in words.</summary>
public static class PriceTexts
{
    /// <summary>„Nemokamai“, „2,00 € už kartą“; where each pays a share, that it depends on a decision.</summary>
    public static string InWords(this PriceRule price, bool isWeighed = false) =>
        price.IsByPaidShare ? $"{Whole(price, isWeighed)}. {People.CostByShare}" : Whole(price, isWeighed);

    /// <summary>The same to a person who pays such a share: „3,49 € už valandą. Jūs mokate 20 %: 0,70 € už valandą“.</summary>
    public static string ForPerson(this PriceRule price, int? paidShare, bool isWeighed = false)
    {
        var whole = Whole(price, isWeighed);
        return !price.IsByPaidShare || paidShare is not { } percent || percent == 100 ? whole
            : $"{whole}. {(percent == 0 ? People.CostYoursFree
                : price.Kind == PriceKind.BusTicket ? Said(People.CostYoursPart, percent)
                : Said(People.CostYours, percent, Whole(price with { Cents = price.PaidBy(percent, price.Cents) }, isWeighed)))}";
    }

    /// <summary>The same to some people, each by name where they pay different shares; the rule while nobody is known.</summary>
    public static IReadOnlyList<string> ForPeople(this PriceRule price, IReadOnlyList<Resident> people) =>
        !price.IsByPaidShare || people.Count == 0 ? [price.InWords()]
        : people.Select(person => person.PaidShare).Distinct().Count() == 1 ? [price.ForPerson(people[0].PaidShare)]
        : [.. people.Select(person => $"{person.GivenName}: {price.ForPerson(person.PaidShare)}")];

    private static string Whole(PriceRule price, bool isWeighed) => price.Kind switch
    {
        PriceKind.Free => People.CostFree,
        PriceKind.Flat => Said(isWeighed ? Times.PerKilogram : People.CostFlat, LocalFormat.Money(price.Cents)),
        PriceKind.PerKilometre => Said(People.CostPerKm, LocalFormat.Money(price.Cents)),
        PriceKind.PerNight => Said(Stays.CostPerNight, LocalFormat.Money(price.Cents)),
        PriceKind.PerHour => Said(Visits.CostPerHour, LocalFormat.Money(price.Cents)),
        PriceKind.Contribution => Said(People.CostContribution, LocalFormat.Money(price.Cents)),
        PriceKind.BusTicket => Said(People.CostTicket, price.Percent),
    };

    private static string Said(string text, params object[] words) => string.Format(CultureInfo.CurrentCulture, text, words);
}
