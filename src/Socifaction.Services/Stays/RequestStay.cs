using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Stays;

/// <summary>Nights that somebody wishes on the web: for a resident whom they may book for, or as a stranger with a name and number.</summary>
public sealed record StayWished(
    Guid RequestId, Guid PremisesId, bool WholeRoom, Nights Nights, StayPurpose Purpose, CareLevel Care, Guid? ResidentId,
    string CallerName, string CallerPhone, string Note, Asking Asking);

/// <summary>Use case: keeps a wish until staff have called. It takes no bed.</summary>
public sealed class RequestStay(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The request, or why it is not kept; null when the premises or the resident is not there or not theirs.</summary>
    public async Task<Outcome<Stay, StayRefusal>?> RunAsync(StayWished wished, CancellationToken cancellationToken)
    {
        var premises = await db.Premises.AsNoTracking().OnTheWeb().SingleOrDefaultAsync(p => p.Id == wished.PremisesId, cancellationToken);
        var resident = wished.ResidentId is { } id
            ? await db.WhomMayBook(wished.Asking).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken)
            : null;
        if (premises is null || (wished.ResidentId is not null && resident is null))
        {
            return null;
        }

        var fingerprint = Receipts.Fingerprint(wished with { RequestId = Guid.Empty });
        var outcome = await db.LockAsync<Stay, StayRefusal>([wished.RequestId], async () =>
        {
            if (await db.FindReceiptAsync(wished.RequestId, cancellationToken) is { } receipt)
            {
                return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint)
                    ? await db.Stays.SingleAsync(stay => stay.GroupId == receipt.GroupId, cancellationToken)
                    : StayRefusal.FormAlreadyUsed;
            }

            if (premises.Ask(wished.Nights, wished.Care, resident, clock, wished.Asking.ByStaff) is { } why)
            {
                return why;
            }

            if (resident is not null && await db.IsHereAsync(resident.Id, wished.Nights.Arrival, wished.Nights.Departure, null, cancellationToken))
            {
                return StayRefusal.AlreadyHere;
            }

            var sought = new BedsSought(premises.Id, null, wished.Nights.Arrival, wished.Nights.Departure, wished.WholeRoom, resident?.NeedsAccess() ?? false);
            return (await db.FindBedsAsync(sought, cancellationToken)).Refused(out _, out var none) ? none : Keep(wished, premises, resident, fingerprint);
        }, cancellationToken);

        if (outcome.Refusal is { } refusal && refusal.IsUnmet())
        {
            await db.RecordUnmetAsync(
                wished.RequestId, premises, wished.Nights, refusal, resident?.Home.Settlement ?? "", wished.Asking.Channel, clock.Now, cancellationToken);
        }

        return outcome;
    }

    private Stay Keep(StayWished wished, Premises premises, Resident? resident, byte[] fingerprint)
    {
        var stay = NewStay.In(
            premises, wished.Nights, wished.WholeRoom, wished.Purpose, current.Id, wished.Asking, wished.Note, clock, resident?.Id, wished.CallerName, wished.CallerPhone);
        stay.Become(BookingStatus.Requested, BookingEventKind.Requested, wished.Asking.By, wished.Asking.Channel, clock.Now, wished.Asking.Because);
        db.Stays.Add(stay);
        db.AddReceipt(wished.RequestId, fingerprint, stay.GroupId, clock.Now);
        return stay;
    }
}
