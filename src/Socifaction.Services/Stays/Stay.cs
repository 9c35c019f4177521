using NodaTime;
using Socifaction.Services.Bookings;

namespace Socifaction.Services.Stays;

/// <summary>What a stay is for.</summary>
public enum StayPurpose
{
    /// <summary>Those who look after the person at home have a rest.</summary>
    Respite = 1,

    /// <summary>The person tries what it is like to live here.</summary>
    Trial = 2,
}

/// <summary>The booking of nights in a room: of one bed or of the whole room, from the day of arrival to the day of departure.</summary>
public sealed class Stay : Booking
{
    /// <summary>The day the person is to leave; its night is not slept here.</summary>
    public required LocalDate Departure { get; set; }

    public StayPurpose Purpose { get; set; }

    public bool WholeRoom { get; set; }

    /// <summary>The room; none while it is only wished.</summary>
    public Guid? RoomId { get; set; }

    /// <summary>When the person really came.</summary>
    public Instant? ArrivedAt { get; set; }

    /// <summary>When the person really left.</summary>
    public Instant? DepartedAt { get; set; }

    /// <summary>The promised nights.</summary>
    public Nights Nights => new(Date, Departure);
}
