using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides;

/// <summary>Why a wish for a ride came to nothing, as staff hear it on the telephone.</summary>
public enum UnmetRideReason
{
    /// <summary>1808, the state's rides for patients, had said no before.</summary>
    RefusedBy1808 = 1,

    /// <summary>None of the times that were offered would do.</summary>
    NoTimeSuits,

    /// <summary>The person went some other way.</summary>
    FoundAnother,

    /// <summary>The person gave it up.</summary>
    GaveUp,
}

/// <summary>A wish that came to nothing, under the id of the form it was typed in.</summary>
public sealed record UnmetRideForm(Guid RequestId, Guid ResidentId, RideWishes Wishes, UnmetRideReason Reason, WishPurpose? Purpose, Asking Asking);

/// <summary>Why a wish is not written down as unmet.</summary>
public enum UnmetRideRefusal
{
    /// <summary>The form has become a ride.</summary>
    IsBooked = 1,
}

/// <summary>
/// Use case of staff: writes down what was wished and why it came to nothing. A refusal of the same form is told apart no
/// longer: what the person said explains it better.
/// </summary>
public sealed class RecordUnmetRide(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The row or why there is none; null when there is no such offering or resident.</summary>
    public async Task<Outcome<UnmetNeed, UnmetRideRefusal>?> RunAsync(UnmetRideForm form, CancellationToken cancellationToken)
    {
        var offeringId = form.Wishes.OfferingId;
        if (!await db.RideServices.AnyAsync(s => s.Id == offeringId, cancellationToken)
            || !await db.Residents.AnyAsync(r => r.Id == form.ResidentId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<UnmetNeed, UnmetRideRefusal>([form.RequestId], async () =>
        {
            if (await db.FindReceiptAsync(form.RequestId, cancellationToken) is not null)
            {
                return UnmetRideRefusal.IsBooked;
            }

            var need = await db.UnmetNeeds.SingleOrDefaultAsync(n => n.Id == form.RequestId, cancellationToken);
            if (need is null)
            {
                need = db.AddUnmetRide(form.RequestId, form.ResidentId, form.Wishes, form.Reason.ToString(), form.Asking.Channel, clock.Now);
            }

            need.Reason = form.Reason.ToString();
            need.Purpose = form.Purpose ?? need.Purpose;
            return need;
        }, cancellationToken);
    }
}
