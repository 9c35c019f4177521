using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Bookings;

/// <summary>Why a wish came to nothing before any form was filled in, as staff hear it on the telephone.</summary>
public enum UnmetReason
{
    /// <summary>Nothing was free.</summary>
    NoRoom = 1,

    /// <summary>None of the times would do.</summary>
    NoTimeSuits,

    /// <summary>It is not given to such a person, at such a place or at such an hour.</summary>
    NotGiven,

    /// <summary>The person manages in some other way.</summary>
    FoundAnother,

    /// <summary>The person gave it up.</summary>
    GaveUp,
}

/// <summary>A wish that came to nothing, under the id of its form.</summary>
public sealed record UnmetNeedForm(Guid RequestId, Guid ResidentId, Guid OfferingId, UnmetReason Reason, Channel Channel);

/// <summary>Use case of staff: writes down with two taps what somebody wished and did not get.</summary>
public sealed class RecordUnmetNeed(ServicesDbContext db, InitiativeClock clock)
{
    // A wish is written down whatever it is.
    private enum NoRefusal
    {
    }

    /// <summary>The row, the same for the same form; null when there is no such offering or resident.</summary>
    public async Task<UnmetNeed?> RunAsync(UnmetNeedForm form, CancellationToken cancellationToken)
    {
        if (!await db.Offerings.AnyAsync(offering => offering.Id == form.OfferingId, cancellationToken)
            || await db.Residents.AsNoTracking().SingleOrDefaultAsync(resident => resident.Id == form.ResidentId, cancellationToken) is not { } resident)
        {
            return null;
        }

        return (await db.LockAsync<UnmetNeed, NoRefusal>([form.RequestId], async () =>
            await db.UnmetNeeds.SingleOrDefaultAsync(need => need.Id == form.RequestId, cancellationToken) ?? db.UnmetNeeds.Add(new UnmetNeed
            {
                Id = form.RequestId,
                OfferingId = form.OfferingId,
                Date = clock.Today,
                At = clock.Now,
                Village = resident.Home.Settlement,
                ResidentId = resident.Id,
                Mobility = resident.Mobility,
                Reason = form.Reason.ToString(),
                Wish = "",
                Channel = form.Channel,
            }).Entity, cancellationToken)).Value;
    }
}
