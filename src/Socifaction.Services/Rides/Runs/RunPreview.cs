using NodaTime;
using Socifaction.Services.People;

namespace Socifaction.Services.Rides.Runs;

/// <summary>Another wished time that would still be possible, and the pick-up window that would be promised.</summary>
public sealed record PossibleTime(LocalTime Wish, LocalTime Earliest, LocalTime Latest);

/// <summary>
/// A ride that no run can keep as it was promised: the person is to be called. <see cref="IsNew"/> when this change is why;
/// <see cref="HasOther"/> when another ride of the person that day stays.
/// </summary>
public sealed record RideToCall(
    Guid RideId,
    Guid ResidentId,
    string Name,
    string Phone,
    LocalTime StartTime,
    LocalTime? LatestStart,
    Address From,
    Address To,
    bool IsReturn,
    bool IsNew,
    bool HasOther,
    PossibleTime? Nearest);

/// <summary>
/// What a change of a run does to a day. All other promises stand: <see cref="Moved"/> rides only go with another run, and
/// <see cref="CoveredAgain"/> had none before.
/// </summary>
public sealed record RunPreview(string Mark, IReadOnlyList<RideToCall> ToCall, int Moved, int CoveredAgain)
{
    /// <summary>How many people are to be called.</summary>
    public int People => ToCall.Select(ride => ride.ResidentId).Distinct().Count();
}
