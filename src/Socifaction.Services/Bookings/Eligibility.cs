using NodaTime;
using Socifaction.Services.People;

namespace Socifaction.Services.Bookings;

/// <summary>Whom an offering is for: ages in full years, both included; villages separated by semicolons, none meaning all.</summary>
public sealed record Eligibility(int? FromAge, int? ToAge, string Villages)
{
    /// <summary>Everybody.</summary>
    public static Eligibility Everybody { get; } = new(null, null, "");

    /// <summary>Whether a resident may have it on a day. What is not known does not exclude.</summary>
    public bool Admits(Resident resident, LocalDate day) =>
        (resident.AgeOn(day) is not { } age || ((FromAge is null || age >= FromAge) && (ToAge is null || age <= ToAge)))
        && (Villages.Length == 0 || resident.Home.Settlement.Length == 0
            || Villages.Split(';').Contains(resident.Home.Settlement, StringComparer.OrdinalIgnoreCase));
}
