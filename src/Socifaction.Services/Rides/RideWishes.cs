using NodaTime;
using NodaTime.Text;
using Socifaction.Services.People;

namespace Socifaction.Services.Rides;

/// <summary>
/// What is wished of a ride. The wished time is the appointment's or that of leaving;
/// <see cref="ReturnAt"/> is when the person wants to leave for home again, if at all.
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
    };

    /// <summary>The wish in a line without names, for the ledger of unmet needs.</summary>
    internal string InShort
    {
        get
        {
            var back = ReturnAt is { } at ? $"; return {LocalTimePattern.ExtendedIso.Format(at)[..5]}" : "";
            return $"{From.Settlement} – {To.Settlement}; {Wish} {LocalTimePattern.ExtendedIso.Format(WishTime)[..5]}{back}; {1 + Companions} × {Mobility}";
        }
    }
}
