namespace Socifaction.Services.Bookings;

/// <summary>Why two records are not made one.</summary>
public enum MergeRefusal
{
    /// <summary>It is one record.</summary>
    SamePerson = 1,

    /// <summary>One of them was changed or merged meanwhile.</summary>
    ChangedMeanwhile,

    /// <summary>Something names both – one cares for the other, or they are kept apart –, so somebody knew them as two.</summary>
    NamedTogether,

    /// <summary>Both hold a booking of one offering at the same time: one is to be cancelled first.</summary>
    BookedTwice,

    /// <summary>Both hold what one person cannot hold twice: an enrolment of the same days, a place in the queue for a room.</summary>
    HeldTwice,
}
