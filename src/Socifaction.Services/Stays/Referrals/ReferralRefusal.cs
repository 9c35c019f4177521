namespace Socifaction.Services.Stays.Referrals;

/// <summary>Why the mirror of the municipality's list is not changed so.</summary>
public enum ReferralRefusal
{
    /// <summary>The person stands on the list of these premises already.</summary>
    AlreadyReferred = 1,

    /// <summary>A day that has not come yet.</summary>
    NotYet,

    /// <summary>The person waits no longer.</summary>
    NotWaiting,

    /// <summary>A room is offered already and not answered.</summary>
    OfferOpen,

    /// <summary>The offer was answered before.</summary>
    AlreadyAnswered,

    /// <summary>Somebody changed it since the form was opened.</summary>
    ChangedMeanwhile,
}
