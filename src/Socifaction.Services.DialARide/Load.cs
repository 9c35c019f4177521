namespace Socifaction.Services.DialARide;

/// <summary>What a party takes up in a vehicle, or what a vehicle holds: seats and wheelchair places, neither below zero.</summary>
public readonly record struct Load(int Seats, int Wheelchairs)
{
    public int Seats { get; } = Preconditions.NotNegative(Seats);

    public int Wheelchairs { get; } = Preconditions.NotNegative(Wheelchairs);

    /// <summary>Whether there is room for this load in a vehicle of the given capacity, kind by kind.</summary>
    public bool FitsIn(Load capacity) => Seats <= capacity.Seats && Wheelchairs <= capacity.Wheelchairs;

    /// <summary>Both parties together.</summary>
    public static Load Add(Load left, Load right) => left + right;

    /// <summary>What is left when a party gets off.</summary>
    public static Load Subtract(Load left, Load right) => left - right;

    public static Load operator +(Load left, Load right) =>
        new(left.Seats + right.Seats, left.Wheelchairs + right.Wheelchairs);

    public static Load operator -(Load left, Load right) =>
        new(left.Seats - right.Seats, left.Wheelchairs - right.Wheelchairs);
}
