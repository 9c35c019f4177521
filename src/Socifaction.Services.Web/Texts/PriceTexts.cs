using System.Globalization;
using Socifaction.Services.Bookings;

namespace Socifaction.Services.Web.Texts;

/// <summary>What an offering costs, in words.</summary>
public static class PriceTexts
{
    /// <summary>„Nemokamai“, „2,00 € už kartą“.</summary>
    public static string InWords(this PriceRule price) => price.Kind switch
    {
        PriceKind.Free => People.CostFree,
        PriceKind.Flat => Said(People.CostFlat, price),
        PriceKind.PerKilometre => Said(People.CostPerKm, price),
        PriceKind.PerNight => Said(Stays.CostPerNight, price),
        PriceKind.PerHour => Said(Visits.CostPerHour, price),
        PriceKind.Contribution => Said(People.CostContribution, price),
    };

    private static string Said(string text, PriceRule price) =>
        string.Format(CultureInfo.CurrentCulture, text, LocalFormat.Money(price.Cents));
}
