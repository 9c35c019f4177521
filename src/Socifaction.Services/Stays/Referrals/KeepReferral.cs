using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Stays.Referrals;

/// <summary>A referral as the municipality's paper says; one that is not there yet is entered under the id that its form brings, in version 0.</summary>
public sealed record ReferralWanted(
    Guid ReferralId, int Version, Guid PremisesId, Guid ResidentId, LocalDate ReferredOn, string DecisionNumber, LocalDate DecidedOn, int? Position,
    ReferralPapers Papers, string By);

/// <summary>Use case of staff: enters a referral or what is new about it.</summary>
public sealed class KeepReferral(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The referral, or why not; null when the premises or the resident are not there.</summary>
    public async Task<Outcome<RoomReferral, ReferralRefusal>?> RunAsync(ReferralWanted wanted, CancellationToken cancellationToken)
    {
        if (!await db.Premises.AnyAsync(p => p.Id == wanted.PremisesId, cancellationToken) || !await db.Residents.AnyAsync(r => r.Id == wanted.ResidentId, cancellationToken))
        {
            return null;
        }

        try
        {
            return await db.LockAsync<RoomReferral, ReferralRefusal>([wanted.ReferralId, wanted.ResidentId], async () =>
            {
                var referral = await db.RoomReferrals.SingleOrDefaultAsync(r => r.Id == wanted.ReferralId, cancellationToken);
                if (wanted.ReferredOn > clock.Today || wanted.DecidedOn > clock.Today)
                {
                    return ReferralRefusal.NotYet;
                }

                if (referral is null && await db.RoomReferrals.AnyAsync(r => r.OfferingId == wanted.PremisesId && r.ResidentId == wanted.ResidentId
                    && r.Status == ReferralStatus.Waiting, cancellationToken))
                {
                    return ReferralRefusal.AlreadyReferred;
                }

                if (referral is { Status: not ReferralStatus.Waiting })
                {
                    return ReferralRefusal.NotWaiting;
                }

                // The form of a new one sent twice finds what it made.
                if (referral is not null && wanted.Version != referral.Version && wanted.Version != 0)
                {
                    return ReferralRefusal.ChangedMeanwhile;
                }

                return Write(referral, wanted);
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return ReferralRefusal.AlreadyReferred;
        }
    }

    private RoomReferral Write(RoomReferral? referral, ReferralWanted wanted)
    {
        if (referral is null)
        {
            referral = new RoomReferral
            {
                Id = wanted.ReferralId, OfferingId = wanted.PremisesId, ResidentId = wanted.ResidentId, ReferredOn = wanted.ReferredOn,
                DecisionNumber = wanted.DecisionNumber, DecidedOn = wanted.DecidedOn, Version = 0,
            };
            db.RoomReferrals.Add(referral);
        }

        (referral.ReferredOn, referral.DecisionNumber, referral.DecidedOn) = (wanted.ReferredOn, wanted.DecisionNumber, wanted.DecidedOn);
        if (referral.Position != wanted.Position)
        {
            (referral.Position, referral.PositionOn) = (wanted.Position, wanted.Position is null ? null : clock.Today);
        }

        (referral.Papers, referral.WrittenByName) = (wanted.Papers, wanted.By);
        referral.Version++;
        return referral;
    }
}

/// <summary>The end of a referral: moved in, or taken back, and why.</summary>
public sealed record ReferralEnd(Guid ReferralId, ReferralStatus Status, string Because, string By);

/// <summary>Use case of staff: a referred person waits no longer.</summary>
public sealed class EndReferral(ServicesDbContext db)
{
    /// <summary>The referral, or why not; null when there is none such.</summary>
    public async Task<Outcome<RoomReferral, ReferralRefusal>?> RunAsync(ReferralEnd end, CancellationToken cancellationToken)
    {
        if (!await db.RoomReferrals.AnyAsync(r => r.Id == end.ReferralId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<RoomReferral, ReferralRefusal>([end.ReferralId], async () =>
        {
            var referral = await db.RoomReferrals.SingleAsync(r => r.Id == end.ReferralId, cancellationToken);
            if (referral.Status != ReferralStatus.Waiting)
            {
                return referral.Status == end.Status ? referral : ReferralRefusal.NotWaiting;
            }

            (referral.Status, referral.EndedBecause, referral.WrittenByName) = (end.Status, end.Because, end.By);
            referral.Version++;
            return referral;
        }, cancellationToken);
    }
}
