using Socifaction.Services.Bookings;

namespace Socifaction.Services.Places;

/// <summary>The booking of places in a session: one for a person, several for a family at an event or where a child needs more care.</summary>
public sealed class Place : Booking
{
    public required Guid SessionId { get; init; }

    /// <summary>Places it takes of the session's capacity.</summary>
    public int Size { get; set; } = 1;

    /// <summary>The enrolment it was made under.</summary>
    public Guid? EnrolmentId { get; init; }
}
