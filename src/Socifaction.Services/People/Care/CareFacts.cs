using System.Text.Json;

namespace Socifaction.Services.People.Care;

/// <summary>What a <see cref="CareCard"/> says once it is opened: allergies, the diet the kitchen cooks for, and what to do when something happens.</summary>
public sealed record CareFacts(string Allergies, string Diet, string Advice)
{
    /// <summary>Nothing is known.</summary>
    public static CareFacts None { get; } = new("", "", "");

    internal string AsText() => JsonSerializer.Serialize(this);

    internal static CareFacts? FromText(string? text) => text is null ? null : JsonSerializer.Deserialize<CareFacts>(text);
}
