using Socifaction.Services.People;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Data.Demo;

/// <summary>
/// Settlements of Tauragės rajonas and the towns around it. Coordinates: GeoNames, CC BY 4.0 (about ±0.5 km);
/// those of Kunigiškiai, Dacijonai and Dapkiškiai, and of everything within Tauragė, are approximate.
/// </summary>
internal static class DemoGeography
{
    private static readonly (string Name, double Latitude, double Longitude)[] Settlements =
    [
        ("Tauragė", 55.25222, 22.28972),
        ("Pagramantis", 55.365, 22.2328),
        ("Skaudvilė", 55.4067, 22.5842),
        ("Batakiai", 55.3494, 22.5142),
        ("Gaurė", 55.2436, 22.4658),
        ("Žygaičiai", 55.3108, 22.0308),
        ("Lomiai", 55.3858, 22.4085),
        ("Šilalė", 55.4898, 22.18692),
        ("Jurbarkas", 55.07556, 22.76416),
        ("Pagėgiai", 55.13793, 21.91378),
        ("Raseiniai", 55.37973, 23.12386),
        ("Kunigiškiai", 55.31, 22.20),
        ("Dacijonai", 55.235, 22.29),
        ("Dapkiškiai", 55.30, 22.36),
    ];

    /// <summary>Them all, of a locality.</summary>
    public static IEnumerable<Settlement> SettlementsOf(Locality locality) => Settlements.Select(place => new Settlement
    {
        LocalityId = locality.Id,
        Name = place.Name,
        SearchName = SearchText.Fold(place.Name),
        Latitude = place.Latitude,
        Longitude = place.Longitude,
    });

    /// <summary>An address a few hundred metres from the middle of a settlement: <paramref name="north"/> and <paramref name="east"/> in metres.</summary>
    public static Address In(string settlement, string street, int north = 0, int east = 0, string howToFind = "")
    {
        var (_, latitude, longitude) = Settlements.Single(place => place.Name == settlement);
        // At 55.3° north a degree is 111.3 km northwards and 63.4 km eastwards.
        return new(settlement, street, howToFind, Math.Round(latitude + north / 111_300.0, 5), Math.Round(longitude + east / 63_400.0, 5));
    }
}
