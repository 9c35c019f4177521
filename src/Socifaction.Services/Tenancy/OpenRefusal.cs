namespace Socifaction.Services.Tenancy;

/// <summary>Why an initiative is not opened.</summary>
public enum OpenRefusal
{
    /// <summary>There is no such locality.</summary>
    NoSuchLocality,

    /// <summary>The slug is not lower-case letters, digits and single hyphens.</summary>
    SlugMalformed,

    /// <summary>The platform keeps the word for its own addresses.</summary>
    SlugReserved,

    /// <summary>Another initiative has the slug.</summary>
    SlugTaken,

    /// <summary>Name or village is empty, too long or holds signs that are no letters.</summary>
    NameUnfit,

    /// <summary>The number to call is no telephone number.</summary>
    PhoneUnfit,

    /// <summary>The letters before residents' numbers are not two to six Latin capitals.</summary>
    PrefixUnfit,

    /// <summary>The sender of SMS is neither a name of at most 11 Latin letters and digits nor a number.</summary>
    SenderUnfit,

    /// <summary>There is no such time zone.</summary>
    NoSuchZone,

    /// <summary>A settlement is not known in the locality, and nobody said where it lies.</summary>
    SettlementUnknown,

    /// <summary>The form has opened an initiative at another address.</summary>
    OpenedAlready,
}
