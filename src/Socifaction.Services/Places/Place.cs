using Socifaction.Services.Bookings;

namespace Socifaction.Services.Places;

/// <summary>The booking of one place in a session.</summary>
public sealed class Place : Booking
{
    public required Guid SessionId { get; init; }
}
