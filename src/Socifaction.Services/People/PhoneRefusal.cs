namespace Socifaction.Services.People;

/// <summary>Why a text is not taken as a person's phone number.</summary>
public enum PhoneRefusal
{
    Empty,
    BadCharacters,
    NotANumber,
    TooShort,
    TooLong,
    SeveralNumbers,
    EmergencyOrShort,
    Premium,
    Satellite,
    NoSuchNumber,
}
