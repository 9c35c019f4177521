namespace Socifaction.Services.People;

/// <summary>Why a person is not entered in the register.</summary>
public enum RegisterRefusal
{
    /// <summary>Given name or surname is empty.</summary>
    NameMissing,

    /// <summary>Given name or surname is too long or holds signs that are no letters.</summary>
    NameUnfit,

    /// <summary>One of the telephone numbers is none.</summary>
    PhoneUnfit,

    /// <summary>The person wishes an SMS, and none of the numbers can receive one.</summary>
    NoMobile,

    /// <summary>The day or year of birth is in the future or more than 120 years ago.</summary>
    BirthUnfit,

    /// <summary>The number of people who come along is below none or beyond nine.</summary>
    CompanionsUnfit,

    /// <summary>Village, street or the way to the house is too long or holds signs that are no letters.</summary>
    AddressUnfit,

    /// <summary>There is no such household.</summary>
    NoSuchHousehold,

    /// <summary>There is no such guardian or carer.</summary>
    NoSuchCarer,

    /// <summary>Somebody of this name with one of these numbers is in the register.</summary>
    AlreadyRegistered,

    /// <summary>The nickname is too long or holds signs that are no letters.</summary>
    NicknameUnfit,

    /// <summary>Somebody else has changed the person meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>No municipality decides on such a share of the price.</summary>
    PaidShareUnfit,
}
