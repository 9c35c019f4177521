namespace Socifaction.Services.DialARide;

/// <summary>Why a route cannot be driven or a request not be taken: the first three in the order in which they are tested.</summary>
public enum Infeasible
{
    /// <summary>Windows, shift, breaks and stays leave no time for the ways.</summary>
    NoTime,

    /// <summary>Windows could be kept, but somebody would sit longer than the longest ride.</summary>
    RideTooLong,

    /// <summary>Windows and rides could be kept, but the vehicle would be out for too long.</summary>
    DurationTooLong,

    /// <summary>All times would do, but too few seats are free.</summary>
    NoSeat,

    /// <summary>All times would do, but too few wheelchair places are free.</summary>
    NoWheelchairPlace,
}
