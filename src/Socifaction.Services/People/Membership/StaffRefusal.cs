namespace Socifaction.Services.People.Membership;

/// <summary>Why a staff member is not invited, changed or let in.</summary>
public enum StaffRefusal
{
    /// <summary>Somebody else changed the person meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>No coordinator would be left who can sign in and serves until further notice.</summary>
    LastCoordinator,

    /// <summary>The last day lies before the first.</summary>
    DaysTurned,

    /// <summary>The person serves no more.</summary>
    HasEnded,

    /// <summary>The link was used, has expired, or never was one.</summary>
    LinkVoid,

    /// <summary>The account serves here already.</summary>
    ServesAlready,
}
