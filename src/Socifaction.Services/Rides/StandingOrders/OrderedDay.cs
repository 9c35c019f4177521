using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Rides.StandingOrders;

/// <summary>What became of a day of a standing order.</summary>
public enum OrderedDayState
{
    /// <summary>Its ride is to be made.</summary>
    Due = 1,

    /// <summary>A public holiday: staff say whether anybody drives.</summary>
    Holiday = 2,

    /// <summary>The ride could not be promised; tried again each night.</summary>
    Refused = 3,

    /// <summary>The ride was promised. Should it be cancelled by itself, it is not made again.</summary>
    Booked = 4,

    /// <summary>No ride is wanted that day.</summary>
    Skipped = 5,
}

/// <summary>
/// One day of a standing order, so that each is made once. Its id is the request id of the ride, so that a night that was
/// broken off finds what it has made already.
/// </summary>
public sealed class OrderedDay : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid OrderId { get; init; }

    public required LocalDate Date { get; init; }

    public required OrderedDayState State { get; set; }

    /// <summary>The order's edition it was made under.</summary>
    public required int Edition { get; init; }

    /// <summary>Why the ride could not be promised.</summary>
    public RideRefusal? Refusal { get; set; }

    /// <summary>The group of its rides.</summary>
    public Guid? GroupId { get; set; }

    /// <summary>Why no ride is wanted.</summary>
    public string Because { get; set; } = "";

    /// <summary>Whether a ride may be booked for it.</summary>
    public bool IsOpen => State != OrderedDayState.Booked && GroupId is null;

    /// <summary>Whether staff have to say what becomes of it.</summary>
    public bool IsDoubtful => State is OrderedDayState.Holiday or OrderedDayState.Refused;

    /// <summary>Its rides are promised.</summary>
    internal void Book(Guid groupId) => (State, Refusal, GroupId, Because) = (OrderedDayState.Booked, null, groupId, "");
}
