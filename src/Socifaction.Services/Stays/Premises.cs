using NodaTime;
using Socifaction.Services.Bookings;

namespace Socifaction.Services.Stays;

/// <summary>How much help a person needs; asked when a stay is wished, and never kept.</summary>
public enum CareLevel
{
    /// <summary>Lives by oneself.</summary>
    Independent = 1,

    /// <summary>Somebody helps once or twice a day.</summary>
    DailyHelp = 2,

    /// <summary>Somebody must be near by day and by night.</summary>
    Constant = 3,
}

/// <summary>The offering: a house whose rooms people stay in for some nights, or live in for good.</summary>
public sealed class Premises : Offering
{
    public override IReadOnlyList<PriceKind> PriceKinds => [PriceKind.Free, PriceKind.PerNight];

    public bool HasLift { get; set; }

    public bool HasSharedKitchen { get; set; }

    /// <summary>The most nights of one stay; who needs longer asks for a residence.</summary>
    public int MostNights { get; set; } = 28;

    /// <summary>From when on the day of arrival a room is ready.</summary>
    public LocalTime ArrivalTime { get; set; } = new(14, 0);

    /// <summary>Until when on the day of departure it is left.</summary>
    public LocalTime DepartureTime { get; set; } = new(11, 0);

    /// <summary>What people take with them, in words.</summary>
    public string Bring { get; set; } = "";

    /// <summary>The most help the house gives.</summary>
    public CareLevel MostCare { get; set; } = CareLevel.DailyHelp;

    /// <summary>What the house gives, in words: meals, laundry, somebody at night.</summary>
    public string CareGiven { get; set; } = "";

    /// <summary>Where to turn for more care than the house gives: whose door, which telephone.</summary>
    public string CareElsewhere { get; set; } = "";

    /// <summary>Who decides on long-term living, and how one applies.</summary>
    public string HowToApply { get; set; } = "";
}
