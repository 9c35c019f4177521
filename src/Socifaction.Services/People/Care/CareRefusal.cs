namespace Socifaction.Services.People.Care;

/// <summary>Why something about a person's care is not kept.</summary>
public enum CareRefusal
{
    /// <summary>Somebody else changed it after the form was opened.</summary>
    ChangedMeanwhile = 1,

    /// <summary>The last day comes before the first.</summary>
    EndsBeforeItStarts,

    /// <summary>A consent cannot be dated in the future.</summary>
    InTheFuture,

    /// <summary>The form was sent before, with other words.</summary>
    FormAlreadyUsed,

    /// <summary>The kept text cannot be opened any more: its key is gone.</summary>
    KeyIsGone,

    /// <summary>The relative has no mobile telephone to send a copy to.</summary>
    NoMobile,
}
