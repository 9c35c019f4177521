using NodaTime;

namespace Socifaction.Services.People;

/// <summary>How many minutes longer than the direct way a person may sit on board, who said so and when.</summary>
public sealed record DetourLimit(int Minutes, string ByName, Instant At)
{
    /// <summary>The longest limit that is one.</summary>
    public const int Most = 120;
}
