namespace Socifaction.Services.People;

/// <summary>A person's name as typed, made fit to keep.</summary>
public static class PersonName
{
    /// <summary>The most signs a name may have.</summary>
    public const int Longest = 100;

    /// <summary>Composed letters, single spaces, no invisible marks; or why it is no name.</summary>
    public static Outcome<string, TextRefusal> Clean(string? text) => TypedText.Line(text, Longest);
}
