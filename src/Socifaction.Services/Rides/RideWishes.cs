using NodaTime;
using NodaTime.Text;
using Socifaction.Services.People;

namespace Socifaction.Services.Rides;

/// <summary>A further place to be driven to, and when to leave the one before for it.</summary>
public sealed record OnwardStop(Address To, LocalTime LeaveAt);

/// <summary>
/// What is wished of a ride. The wished time is the appointment's or that of leaving;
/// <see cref="ReturnAt"/> is when the person wants to leave for home again, if at all; with <see cref="ReturnBy"/> the return
/// is open: from then on they call, and by then they are fetched at the latest.
/// </summary>
public sealed record RideWishes(
    Guid OfferingId,
    Address From,
    Address To,
    LocalDate Date,
    RideWish Wish,
    LocalTime WishTime,
    LocalTime? ReturnAt = null,
    int Companions = 0,
    MobilityNeed Mobility = MobilityNeed.Walks,
    bool HelpToDoor = false,
    string Note = "")
{
    /// <summary>The latest pick-up of an open return.</summary>
    public LocalTime? ReturnBy { get; init; }

    /// <summary>How long the vehicle is to wait there and take the person back; from the appointment on, or from arriving.</summary>
    public int? WaitMinutes { get; init; }

    /// <summary>The destination of the initiative that they go to, if it is one: it has hours.</summary>
    public Guid? DestinationId { get; init; }

    /// <summary>Whether they said that the time is right although the destination is closed by its hours.</summary>
    public bool SureOfHours { get; init; }

    /// <summary>Further places after the first, in order; the way back is from the last.</summary>
    public IReadOnlyList<OnwardStop> Onward { get; init; } = [];

    /// <summary>Whether a way back is wished.</summary>
    public bool HasReturn => ReturnAt is not null || WaitMinutes is not null;

    /// <summary>The ways, in order.</summary>
    public IReadOnlyList<WishedLeg> Legs
    {
        get
        {
            var legs = new List<WishedLeg> { new(From, To, Wish, WishTime) };
            legs.AddRange(Onward.Select((stop, i) => new WishedLeg(i == 0 ? To : Onward[i - 1].To, stop.To, RideWish.LeaveAt, stop.LeaveAt, IsOnward: true)));
            if (HasReturn)
            {
                legs.Add(BackFrom(legs[^1].To));
            }

            return legs;
        }
    }

    private WishedLeg BackFrom(Address place) =>
        WaitMinutes is { } wait ? new(place, From, RideWish.LeaveAt, WishTime.PlusMinutes(wait), VehicleWaits: true)
        : ReturnBy is { } latest ? new(place, From, RideWish.WhenCalled, ReturnAt!.Value, latest)
        : new(place, From, RideWish.LeaveAt, ReturnAt!.Value);

    /// <summary>Seats the party takes.</summary>
    public int Seats => Mobility.Seats + Companions;

    /// <summary>Wheelchair places the party takes.</summary>
    public int WheelchairPlaces => Mobility.WheelchairPlaces;

    /// <summary>Everything said, in a form whose fingerprint can be taken.</summary>
    internal object Said => new
    {
        OfferingId,
        From,
        To,
        Date = LocalDatePattern.Iso.Format(Date),
        Wish,
        WishTime = LocalTimePattern.ExtendedIso.Format(WishTime),
        ReturnAt = ReturnAt is { } back ? LocalTimePattern.ExtendedIso.Format(back) : null,
        Companions,
        Mobility,
        HelpToDoor,
        Note,
        ReturnBy = ReturnBy is { } latest ? LocalTimePattern.ExtendedIso.Format(latest) : null,
        WaitMinutes,
        SureOfHours,
        Onward = Onward.Select(stop => new { stop.To, LeaveAt = LocalTimePattern.ExtendedIso.Format(stop.LeaveAt) }),
    };

    /// <summary>The wish in a line without names, for the ledger of unmet needs.</summary>
    internal string InShort
    {
        get
        {
            var back = ReturnAt is { } at ? $"; return {LocalTimePattern.ExtendedIso.Format(at)[..5]}{(ReturnBy is null ? "" : " or when called")}"
                : WaitMinutes is { } wait ? $"; wait {wait} min" : "";
            return $"{From.Settlement} – {string.Join(" – ", Onward.Select(stop => stop.To.Settlement).Prepend(To.Settlement))}; {Wish} {LocalTimePattern.ExtendedIso.Format(WishTime)[..5]}{back}; {1 + Companions} × {Mobility}";
        }
    }
}
