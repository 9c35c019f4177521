namespace Socifaction.Services.Appointments;

/// <summary>What an allowance counts, and what a price is of.</summary>
public enum CountedIn
{
    Times = 0,

    /// <summary>Whole kilograms, as they are brought; what is not weighed yet counts as one.</summary>
    Kilograms = 1,
}

/// <summary>How much of a type a person may have in a calendar month, in times or kilograms: so much free, and so much more for the price.</summary>
public sealed record MonthlyAllowance(int Free, int Paid)
{
    /// <summary>How many of so many more are free, the others being paid; null when there are not so many left.</summary>
    public int? FreeOf(int wanted, int freeHeld, int paidHeld) =>
        freeHeld + paidHeld + wanted > Free + Paid ? null : Math.Clamp(Free - freeHeld, 0, wanted);
}
