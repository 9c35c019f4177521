namespace Socifaction.Services.Appointments;

/// <summary>How many appointments of a type a person may have in a calendar month: so many free, and so many more for the price.</summary>
public sealed record MonthlyAllowance(int Free, int Paid)
{
    /// <summary>Whether the next one is free, or paid; null when none is left.</summary>
    public bool? IsNextFree(int freeHeld, int paidHeld) =>
        freeHeld < Free ? true
        : freeHeld + paidHeld < Free + Paid ? false
        : null;
}
