using NodaTime;

namespace Socifaction.Services.Time;

/// <summary>From–to within one day, the end excluded; it never crosses midnight.</summary>
public readonly record struct TimeWindow
{
    /// <summary>A window; <paramref name="from"/> must come before <paramref name="to"/>.</summary>
    public TimeWindow(LocalTime from, LocalTime to)
    {
        if (from >= to) throw new ArgumentException("A window ends after it starts.", nameof(to));
        (From, To) = (from, to);
    }

    /// <summary>The first moment inside.</summary>
    public LocalTime From { get; }

    /// <summary>The first moment after.</summary>
    public LocalTime To { get; }

    /// <summary>Whether the time stands inside.</summary>
    public bool Contains(LocalTime time) => From <= time && time < To;

    /// <summary>Whether the whole of the other window stands inside.</summary>
    public bool Contains(TimeWindow other) => From <= other.From && other.To <= To;

    /// <summary>Whether the two share a moment; windows that only touch do not.</summary>
    public bool Overlaps(TimeWindow other) => From < other.To && other.From < To;
}
