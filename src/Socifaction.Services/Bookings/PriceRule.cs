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

    /// <summary>A part of what a bus ticket to the place costs; free where none is known.</summary>
    BusTicket = 6,
}

/// <summary>What an offering costs: the rule and its amount in cents.</summary>
public sealed record PriceRule(PriceKind Kind, int Cents)
{
    /// <summary>Costs nothing.</summary>
    public static PriceRule Free { get; } = new(PriceKind.Free, 0);

    /// <summary>The part of a bus ticket, in percent; 0 where it is paid otherwise.</summary>
    public int Percent { get; init; }

    /// <summary>Whether each person pays the share that the municipality decided.</summary>
    public bool IsByPaidShare { get; init; }

    /// <summary>So many percent of a bus ticket.</summary>
    public static PriceRule OfBusTicket(int percent) => new(PriceKind.BusTicket, 0) { Percent = percent };

    /// <summary>Another amount, 0 for free, paid so; whether each pays a share of it stays as it is where that can be.</summary>
    public PriceRule At(PriceKind kind, int cents) =>
        cents == 0 ? Free : new(kind, cents) { IsByPaidShare = IsByPaidShare && kind != PriceKind.Contribution };

    /// <summary>Whether amount, part and share fit the way to pay.</summary>
    public bool Fits() => Kind switch
    {
        PriceKind.Free => (Cents, Percent, IsByPaidShare) == (0, 0, false),
        PriceKind.Contribution => Cents > 0 && (Percent, IsByPaidShare) == (0, false),
        PriceKind.BusTicket => Cents == 0 && Percent is >= 1 and <= 100,
        PriceKind.Flat or PriceKind.PerKilometre or PriceKind.PerNight or PriceKind.PerHour => Cents > 0 && Percent == 0,
    };

    /// <summary>
    /// The whole price in cents of one booking of so many metres, to where a bus ticket costs so much; a contribution is never owed,
    /// and what hours cost is known when they are over.
    /// </summary>
    public int PriceOf(int metres, int? ticketCents = null) => Kind switch
    {
        PriceKind.Free or PriceKind.Contribution or PriceKind.PerHour => 0,
        PriceKind.Flat or PriceKind.PerNight => Cents,
        PriceKind.PerKilometre => Cents * ((metres + 999) / 1000),
        PriceKind.BusTicket => PartOf(ticketCents ?? 0, Percent),
    };

    /// <summary>The whole price in cents of so many nights.</summary>
    public int PriceOfNights(int nights) => Kind == PriceKind.PerNight ? Cents * nights : PriceOf(0);

    /// <summary>The whole price in cents of so many minutes, half a cent rounded up.</summary>
    public int PriceOfMinutes(int minutes) => Kind == PriceKind.PerHour ? ((Cents * minutes) + 30) / 60 : PriceOf(0);

    /// <summary>What a person pays of a whole price, in cents, half a cent rounded up; without a decision all of it.</summary>
    public int PaidBy(int? paidShare, int wholeCents) => IsByPaidShare && paidShare is { } percent ? PartOf(wholeCents, percent) : wholeCents;

    // Many nights of a dear room, a hundredfold, are more than an int holds.
    private static int PartOf(int cents, int percent) => (int)((((long)cents * percent) + 50) / 100);
}
