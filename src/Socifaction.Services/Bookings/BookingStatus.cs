namespace Socifaction.Services.Bookings;

/// <summary>Where a booking stands, after the FHIR Appointment's statuses.</summary>
public enum BookingStatus
{
    /// <summary>A wish that staff still have to confirm.</summary>
    Requested = 1,

    /// <summary>Waits for a place.</summary>
    Waitlisted = 2,

    /// <summary>Promised.</summary>
    Booked = 3,

    /// <summary>Given.</summary>
    Fulfilled = 4,

    /// <summary>The person did not come.</summary>
    NoShow = 5,

    /// <summary>Taken back, by the person or by the initiative.</summary>
    Cancelled = 6,

    /// <summary>The wish was refused.</summary>
    Declined = 7,
}

/// <summary>How a booking or a change of it reached the initiative.</summary>
public enum Channel
{
    Phone = 1,
    Visit = 2,
    Web = 3,
    Sms = 4,
    StandingOrder = 5,
    Helper = 6,
}

/// <summary>What happened to a booking.</summary>
public enum BookingEventKind
{
    Requested = 1,
    Booked = 2,
    Confirmed = 3,
    Moved = 4,
    Cancelled = 5,
    Declined = 6,

    /// <summary>Waits for a place.</summary>
    Waitlisted = 7,

    /// <summary>A place came free and is kept until the person answers.</summary>
    Offered = 8,

    /// <summary>The offer ended without a yes.</summary>
    OfferEnded = 9,

    /// <summary>The person came.</summary>
    Fulfilled = 10,

    /// <summary>The person did not come.</summary>
    NoShow = 11,

    /// <summary>The person called to be fetched.</summary>
    CalledIn = 12,

    /// <summary>What was to keep the promise is not there any more: staff are to call.</summary>
    Uncovered = 13,

    /// <summary>The promise is kept after all.</summary>
    Covered = 14,

    /// <summary>The person agreed to ride with somebody else, at another time than wished.</summary>
    AgreedToShare = 15,

    /// <summary>Something about it is other than before, at the same time: more portions, another worker.</summary>
    Changed = 20,

    /// <summary>Somebody who was not found where they should be was reached.</summary>
    Reached = 21,

    /// <summary>The person moved in for the nights.</summary>
    Arrived = 30,

    /// <summary>The person left, and the nights are over.</summary>
    Departed = 31,

    /// <summary>The nights stay, the room is another.</summary>
    RoomChanged = 32,
}

/// <summary>Which side did something.</summary>
public enum ActorKind
{
    /// <summary>The resident the booking is for.</summary>
    Resident = 1,

    /// <summary>A staff member.</summary>
    Staff = 2,

    /// <summary>A relative, neighbour or other helper.</summary>
    Relative = 3,

    /// <summary>A nightly job.</summary>
    System = 4,
}

/// <summary>Who did something: the side, the row's id where there is one, and a name to show.</summary>
public sealed record Actor(ActorKind Kind, Guid? Id, string Name);
