namespace Socifaction.Services.Stays;

/// <summary>Why a room or the premises are not kept so.</summary>
public enum RoomRefusal
{
    /// <summary>Somebody sleeps, or is promised to sleep, in a bed that would be gone.</summary>
    BedTaken = 1,

    /// <summary>Somebody sleeps, or is promised to sleep, in the room on some of the nights.</summary>
    RoomTaken,

    /// <summary>The room is to be opened before it is closed.</summary>
    NoNight,

    /// <summary>Another room of the premises has the name.</summary>
    NameTaken,

    /// <summary>Somebody changed it since the form was opened.</summary>
    ChangedMeanwhile,
}
