namespace Socifaction.Services.Bookings;

/// <summary>How an offering is paid.</summary>
public enum PriceKind
{
    Free = 0,

    /// <summary>The same amount each time.</summary>
    Flat = 1,

    /// <summary>An amount for each kilometre begun.</summary>
    PerKilometre = 2,

    /// <summary>Whatever the person wishes to give; the amount is a suggestion.</summary>
    Contribution = 3,

    /// <summary>An amount for each night of each bed.</summary>
    PerNight = 4,

    /// <summary>An amount for each hour that somebody was really there.</summary>
    PerHour = 5,
}

/// <summary>What an offering costs: the rule and its amount in cents.</summary>
public sealed record PriceRule(PriceKind Kind, int Cents)
{
    /// <summary>Costs nothing.</summary>
    public static PriceRule Free { get; } = new(PriceKind.Free, 0);

    /// <summary>The price in cents of one booking of so many metres; a contribution is never owed, and what hours cost is known when they are over.</summary>
    public int PriceOf(int metres) => Kind switch
    {
        PriceKind.Free or PriceKind.Contribution or PriceKind.PerHour => 0,
        PriceKind.Flat or PriceKind.PerNight => Cents,
        PriceKind.PerKilometre => Cents * ((metres + 999) / 1000),
    };

    /// <summary>The price in cents of so many nights.</summary>
    public int PriceOfNights(int nights) => Kind == PriceKind.PerNight ? Cents * nights : PriceOf(0);

    /// <summary>The price in cents of so many minutes, half a cent rounded up.</summary>
    public int PriceOfMinutes(int minutes) => Kind == PriceKind.PerHour ? ((Cents * minutes) + 30) / 60 : PriceOf(0);
}
