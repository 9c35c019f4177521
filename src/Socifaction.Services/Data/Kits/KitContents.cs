using NodaTime;
using Socifaction.Services.Bookings;

namespace Socifaction.Services.Data.Kits;

/// <summary>What a kit brings, before it is chosen.</summary>
public static class KitContents
{
    /// <summary>The names of its offerings.</summary>
    public static IReadOnlyList<string> NamesOf(StarterKit kit) =>
        [.. KitOfferings.Of(kit, new LocalDate(2027, 1, 1)).OfType<Offering>().OrderBy(one => one.Order).Select(one => one.Name)];
}
