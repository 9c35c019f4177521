using NodaTime;

namespace Socifaction.Services.Stays;

/// <summary>The nights from an arrival to a departure; the night of the departure is not slept.</summary>
public sealed record Nights(LocalDate Arrival, LocalDate Departure)
{
    public int Count => Period.DaysBetween(Arrival, Departure);

    /// <summary>As many nights from another day on.</summary>
    public Nights From(LocalDate arrival) => new(arrival, arrival.PlusDays(Count));
}
