namespace Socifaction.Services.People;

/// <summary>Why a typed name or note is not taken.</summary>
public enum TextRefusal
{
    Empty,
    TooLong,
    BadCharacters,
}
