using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Stays.Referrals;

/// <summary>A room to be offered; the form's request id becomes the offer's own.</summary>
public sealed record RoomToOffer(Guid RequestId, Guid ReferralId, Guid RoomId, string By);

/// <summary>Use case of staff: writes down that a room was offered. It keeps no bed: the contract does.</summary>
public sealed class OfferRoom(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The offer, or why not; null when there is no such referral, or the room is not of its premises.</summary>
    public async Task<Outcome<RoomOffer, ReferralRefusal>?> RunAsync(RoomToOffer wanted, CancellationToken cancellationToken)
    {
        if (!await db.RoomReferrals.AnyAsync(r => r.Id == wanted.ReferralId && db.Rooms.Any(room => room.Id == wanted.RoomId && room.OfferingId == r.OfferingId), cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<RoomOffer, ReferralRefusal>([wanted.ReferralId], async () =>
        {
            var referral = await db.RoomReferrals.Include(r => r.Offers).SingleAsync(r => r.Id == wanted.ReferralId, cancellationToken);
            if (referral.Offers.Find(offer => offer.Id == wanted.RequestId) is { } made)
            {
                return made;
            }

            if (referral.Status != ReferralStatus.Waiting)
            {
                return ReferralRefusal.NotWaiting;
            }

            if (referral.Offers.Exists(offer => offer.Answer == OfferAnswer.Open))
            {
                return ReferralRefusal.OfferOpen;
            }

            var offer = new RoomOffer { Id = wanted.RequestId, ReferralId = referral.Id, RoomId = wanted.RoomId, OfferedOn = clock.Today, OfferedByName = wanted.By };
            db.RoomOffers.Add(offer);
            return offer;
        }, cancellationToken);
    }
}

/// <summary>What a person said to an offered room, and a word on why.</summary>
public sealed record RoomOfferAnswer(Guid OfferId, OfferAnswer Answer, string Why);

/// <summary>Use case of staff: writes down the answer to an offered room.</summary>
public sealed class AnswerRoomOffer(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The offer, or why not; null when there is none such.</summary>
    public async Task<Outcome<RoomOffer, ReferralRefusal>?> RunAsync(RoomOfferAnswer said, CancellationToken cancellationToken)
    {
        if (await db.RoomOffers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == said.OfferId, cancellationToken) is not { } asked)
        {
            return null;
        }

        return await db.LockAsync<RoomOffer, ReferralRefusal>([asked.ReferralId], async () =>
        {
            var offer = await db.RoomOffers.SingleAsync(o => o.Id == said.OfferId, cancellationToken);
            if (offer.Answer != OfferAnswer.Open)
            {
                return offer.Answer == said.Answer ? offer : ReferralRefusal.AlreadyAnswered;
            }

            (offer.Answer, offer.AnsweredOn, offer.Why) = (said.Answer, clock.Today, said.Why);
            return offer;
        }, cancellationToken);
    }
}
