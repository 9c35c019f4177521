namespace Socifaction.Services.DialARide;

/// <summary>The times between which service at a stop may begin, or a shift lasts: seconds from the day's start, both ends included.</summary>
public readonly record struct Window(int Earliest, int Latest)
{
    /// <summary>The furthest a window may reach either way; an end that stands here is open and does not move.</summary>
    public const int Furthest = 1_000_000_000;

    /// <summary>No limit at all.</summary>
    public static readonly Window Always = new(-Furthest, Furthest);

    public int Earliest { get; } = Within(Earliest, nameof(Earliest));

    public int Latest { get; } = Latest >= Earliest
        ? Within(Latest, nameof(Latest))
        : throw new ArgumentOutOfRangeException(nameof(Latest), Latest, "A window ends no sooner than it begins.");

    /// <summary>The same window so many seconds later, or earlier when negative.</summary>
    public Window MovedBy(int seconds) => new(Move(Earliest, seconds), Move(Latest, seconds));

    private static int Move(int end, int seconds) =>
        end == Furthest || end == -Furthest ? end : (int)Math.Clamp((long)end + seconds, -Furthest, Furthest);

    private static int Within(int end, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, -Furthest, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, Furthest, name);
        return end;
    }
}
