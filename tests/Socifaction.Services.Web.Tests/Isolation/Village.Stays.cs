using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Stays;
using Socifaction.Services.Stays.Referrals;
using Socifaction.Services.Stays.Residences;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Isolation;

public sealed partial class Village
{
    /// <summary>Premises with a room in which somebody stays and somebody lives; one row of each.</summary>
    private static List<object> BuildStays(WebApp app, IReadOnlyList<object> rows)
    {
        var now = app.Clock.GetCurrentInstant();
        var (mother, child) = (rows.OfType<Resident>().First(), rows.OfType<Resident>().Last());
        var premises = Given.Premises();
        var room = Given.Room(premises);
        var residence = new Residence
        {
            OfferingId = premises.Id, RoomId = room.Id, ResidentId = child.Id, ContractNumber = "", FirstDay = app.Today, WrittenAt = now, WrittenByName = "",
        };
        residence.Events.Add(new ResidenceEvent
        {
            ResidenceId = residence.Id, Kind = ResidenceEventKind.Started, Day = app.Today, RoomId = room.Id, At = now, ByName = "",
        });
        var closure = new RoomClosure { RoomId = room.Id, FirstNight = app.Today.PlusDays(200), Why = "", ClosedByName = "" };
        var referral = new RoomReferral { OfferingId = premises.Id, ResidentId = mother.Id, ReferredOn = app.Today, DecisionNumber = "", DecidedOn = app.Today };
        referral.Offers.Add(new RoomOffer { ReferralId = referral.Id, RoomId = room.Id, OfferedOn = app.Today, OfferedByName = "" });
        var stay = Stay(app, premises, mother, 3);
        stay.RoomId = room.Id;
        stay.Become(BookingStatus.Booked, BookingEventKind.Booked, new Actor(ActorKind.Resident, mother.Id, ""), Channel.Web, now);
        return
        [
            premises, room, residence, closure, referral, stay, Stay(app, premises, mother, 30),
            new BedClaim { BedId = room.Beds[0].Id, FirstNight = stay.Date, Until = stay.Departure, StayId = stay.Id },
            new BedClaim { BedId = room.Beds[1].Id, FirstNight = residence.FirstDay, ResidenceId = residence.Id },
        ];
    }

    private static Stay Stay(WebApp app, Premises premises, Resident resident, int inDays) => new()
    {
        OfferingId = premises.Id, ResidentId = resident.Id, Date = app.Today.PlusDays(inDays), Departure = app.Today.PlusDays(inDays + 2), Purpose = StayPurpose.Respite,
        StartTime = premises.ArrivalTime, EndTime = premises.DepartureTime,
        StartsAt = Time.InitiativeZone.InstantOf(app.Initiative.Zone, app.Today.PlusDays(inDays), premises.ArrivalTime),
        EndsAt = Time.InitiativeZone.InstantOf(app.Initiative.Zone, app.Today.PlusDays(inDays + 2), premises.DepartureTime),
        GroupId = Guid.CreateVersion7(), ArrangedByKind = ActorKind.Resident, ArrangedById = resident.Id, ArrangedByName = "", Channel = Channel.Web,
        CreatedAt = app.Clock.GetCurrentInstant(),
    };
}
