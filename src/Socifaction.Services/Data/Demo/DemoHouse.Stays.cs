using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Stays;
using Socifaction.Services.Stays.Referrals;
using Socifaction.Services.Stays.Residences;

namespace Socifaction.Services.Data.Demo;

internal sealed partial class DemoHouse
{
    /// <summary>Lets somebody live in a room from so many days ago on.</summary>
    public async Task LiveAsync(Room room, Resident resident, int daysAgo, string contract, Asking asking) =>
        Granted<Residence, StayRefusal>(await At<BeginResidence>(Now - Duration.FromDays(daysAgo + 3))
            .RunAsync(new(Guid.CreateVersion7(), room.Id, resident.Id, contract, Today.PlusDays(-daysAgo), false, asking), _token), resident.Surname);

    /// <summary>Books nights from so many days after today, agreed on nine days before; who should have come and left by now did.</summary>
    public async Task StayAsync(Premises premises, Room room, Resident resident, int inDays, int nights, StayPurpose purpose, Asking asking)
    {
        var arrival = Today.PlusDays(inDays);
        var agreed = Instant.Min(InstantOf(arrival.PlusDays(-9), new(10, 20)), Now - Duration.FromHours(2));
        var stay = Granted<Stay, StayRefusal>(await At<BookStay>(agreed).RunAsync(
            new(Guid.CreateVersion7(), premises.Id, room.Id, false, new(arrival, arrival.PlusDays(nights)), resident.Id, purpose, CareLevel.DailyHelp, "", asking), _token), resident.Surname);
        var (came, left) = (InstantOf(stay.Date, new(14, 30)), InstantOf(stay.Departure, new(10, 40)));
        if (came < Now)
        {
            Granted<Stay, StayRefusal>(await At<RecordArrival>(came).RunAsync(new(stay.Id, came, asking), _token), resident.Surname);
        }

        if (left < Now)
        {
            Granted<Stay, StayRefusal>(await At<RecordDeparture>(left).RunAsync(new(stay.Id, left, asking), _token), resident.Surname);
        }
    }

    /// <summary>Leaves a stranger's wish for nights less than an hour ago.</summary>
    public async Task RequestAsync(Premises premises, int inDays, int nights, string callerName, string callerPhone, string note) =>
        Granted<Stay, StayRefusal>(await At<RequestStay>(Now - Duration.FromMinutes(50)).RunAsync(
            new(Guid.CreateVersion7(), premises.Id, false, new(Today.PlusDays(inDays), Today.PlusDays(inDays + nights)), StayPurpose.Respite, CareLevel.DailyHelp, null,
                callerName, callerPhone, note, new(new Actor(ActorKind.Relative, null, callerName), Channel.Web)), _token), callerName);

    /// <summary>Closes a room for some nights.</summary>
    public async Task CloseAsync(Room room, int inDays, int nights, Asking asking) =>
        Granted<RoomClosure, RoomRefusal>(await _services.GetRequiredService<CloseRoom>().RunAsync(
            new(Guid.CreateVersion7(), room.Id, Today.PlusDays(inDays), Today.PlusDays(inDays + nights), asking), _token), room.Name);

    /// <summary>Enters a referral of the municipality, and the room that was offered and refused, if one was.</summary>
    public async Task ReferAsync(Premises premises, Resident resident, string decision, int decidedDaysAgo, int position, ReferralPapers papers, Room? refused, Asking asking)
    {
        var (id, offer) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Granted<RoomReferral, ReferralRefusal>(await At<KeepReferral>(Now - Duration.FromDays(2)).RunAsync(
            new(id, 0, premises.Id, resident.Id, Today.PlusDays(3 - decidedDaysAgo), decision, Today.PlusDays(-decidedDaysAgo), position, papers, asking.By.Name), _token), decision);
        if (refused is not null)
        {
            Granted<RoomOffer, ReferralRefusal>(await At<OfferRoom>(Now - Duration.FromDays(2)).RunAsync(new(offer, id, refused.Id, asking.By.Name), _token), decision);
            Granted<RoomOffer, ReferralRefusal>(await At<AnswerRoomOffer>(Now).RunAsync(new(offer, OfferAnswer.Refused, "nori kambario pirmame aukšte"), _token), decision);
        }
    }
}
