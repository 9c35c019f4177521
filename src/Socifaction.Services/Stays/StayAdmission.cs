using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Stays;

/// <summary>The rules by which the premises take people in: the same for a booking, a request and its confirmation.</summary>
internal static class StayAdmission
{
    /// <summary>Why such nights are not to be had here, whatever the rooms; or null. Nobody is known yet when a stranger asks.</summary>
    public static StayRefusal? Ask(
        this Premises premises, Nights nights, CareLevel care, Resident? resident, InitiativeClock clock, bool byStaff) =>
        premises.AskLength(nights)
        ?? premises.AskDay(nights.Arrival, clock, byStaff)
        ?? (care > premises.MostCare ? StayRefusal.NeedsMoreCare
            : resident is not null && !premises.Eligibility.Admits(resident, nights.Arrival) ? StayRefusal.NotEligible
            : null);

    /// <summary>Whether a stay has a night and not too many.</summary>
    public static StayRefusal? AskLength(this Premises premises, Nights nights) =>
        nights.Count < 1 ? StayRefusal.NoNight : nights.Count > premises.MostNights ? StayRefusal.TooLong : null;

    /// <summary>Whether one may still ask for an arrival. Staff take people in until the end of the day.</summary>
    public static StayRefusal? AskDay(this Premises premises, LocalDate arrival, InitiativeClock clock, bool byStaff) =>
        arrival < clock.Today ? StayRefusal.Past
        : arrival > premises.Window.LastDay(clock.Today) ? StayRefusal.NotOpenYet
        : byStaff ? null
        : premises.Window.Ask(clock.Now, clock.Today, clock.InstantOf(arrival, premises.ArrivalTime), arrival, byStaff) switch
        {
            WindowAnswer.Past => StayRefusal.Past,
            WindowAnswer.TooLate => StayRefusal.BookingShut,
            WindowAnswer.TooEarly => StayRefusal.NotOpenYet,
            WindowAnswer.Open => null,
        };

    /// <summary>Whether a refusal is a need that was not met, rather than a slip of the form.</summary>
    public static bool IsUnmet(this StayRefusal why) =>
        why is StayRefusal.NoRoom or StayRefusal.RoomClosed or StayRefusal.NoAccess or StayRefusal.NeedsMoreCare or StayRefusal.TooLong or StayRefusal.NotEligible;

    /// <summary>
    /// Writes down that a wish was not met; the same form sent again is not counted again. It names nobody: that somebody needs
    /// more care is nobody else's business.
    /// </summary>
    public static async Task RecordUnmetAsync(
        this ServicesDbContext db, Guid requestId, Premises premises, Nights nights, StayRefusal why, string village, Channel channel, Instant at,
        CancellationToken cancellationToken)
    {
        var row = new UnmetNeed
        {
            Id = requestId,
            OfferingId = premises.Id,
            Date = nights.Arrival,
            At = at,
            Village = village,
            Reason = why.ToString(),
            Wish = FormattableString.Invariant($"{premises.Name} × {nights.Count}"),
            Channel = channel,
        };
        try
        {
            await db.LockAsync<UnmetNeed, StayRefusal>([], () =>
            {
                db.UnmetNeeds.Add(row);
                return Task.FromResult<Outcome<UnmetNeed, StayRefusal>>(row);
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // The same form was refused before.
        }
    }
}

/// <summary>A stay not yet given: its nights, and who arranged it.</summary>
internal static class NewStay
{
    public static Stay In(
        Premises premises, Nights nights, bool wholeRoom, StayPurpose purpose, InitiativeId initiativeId, Asking asking, string note, InitiativeClock clock,
        Guid? residentId, string callerName = "", string callerPhone = "")
    {
        var stay = new Stay
        {
            InitiativeId = initiativeId,
            OfferingId = premises.Id,
            ResidentId = residentId,
            CallerName = callerName,
            CallerPhone = callerPhone,
            Date = nights.Arrival,
            Departure = nights.Departure,
            StartTime = premises.ArrivalTime,
            EndTime = premises.DepartureTime,
            StartsAt = clock.InstantOf(nights.Arrival, premises.ArrivalTime),
            EndsAt = clock.InstantOf(nights.Departure, premises.DepartureTime),
            GroupId = Guid.CreateVersion7(),
            ArrangedByKind = asking.By.Kind,
            ArrangedById = asking.By.Id,
            ArrangedByName = asking.By.Name,
            ArrangedBecause = asking.Because,
            Channel = asking.Channel,
            CreatedAt = clock.Now,
            Note = note,
            WholeRoom = wholeRoom,
            Purpose = purpose,
        };
        return stay;
    }

    /// <summary>Sets the price, which is of each bed and night.</summary>
    public static void OweFor(this Stay stay, Premises premises, int beds, int? paidShare) =>
        stay.Owe(premises.Price, premises.Price.PriceOfNights(stay.Nights.Count * beds), paidShare);

    /// <summary>Gives the stay its beds.</summary>
    public static void Give(this ServicesDbContext db, Stay stay, BedsFound found)
    {
        stay.RoomId = found.Room.Id;
        db.BedClaims.AddRange(found.Beds.Select(bed => new BedClaim { BedId = bed.Id, FirstNight = stay.Date, Until = stay.Departure, StayId = stay.Id }));
    }
}
