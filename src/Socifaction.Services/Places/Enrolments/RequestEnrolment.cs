using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Enrolments;

/// <summary>
/// Who wishes to come to the whole of a class or a course: people of the register, or a stranger with a number to call (E.164) and,
/// for a child, its name.
/// </summary>
public sealed record EnrolmentWished(
    Guid RequestId, Guid OfferingId, IReadOnlyList<Guid> ResidentIds, string ForName, string CallerName, string CallerPhone, Asking Asking);

/// <summary>Use case: keeps the wish to be enrolled, on the first coming session, until staff enrol or decline. It takes no place.</summary>
public sealed class RequestEnrolment(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The group of the requests, or why not one was kept; null when there is no such activity or somebody is not theirs.</summary>
    public async Task<Outcome<PlacesBooked, EnrolRefusal>?> RunAsync(EnrolmentWished wished, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. wished.ResidentIds.Distinct().Order()];
        var activity = await db.Activities.AsNoTracking().SingleOrDefaultAsync(a => a.Id == wished.OfferingId, cancellationToken);
        var people = ids.Length == 0 ? [] : await db.WhomMayBook(wished.Asking).AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(cancellationToken);
        if (activity is null || people.Count != ids.Length)
        {
            return null;
        }

        var fingerprint = Receipts.Fingerprint(new { wished.OfferingId, ids, wished.ForName, wished.CallerName, wished.CallerPhone });

        // The lock on the request id lets the same form sent twice at once be answered one after the other.
        return await db.LockAsync<PlacesBooked, EnrolRefusal>([wished.RequestId, .. ids], async () =>
        {
            if (await db.FindReceiptAsync(wished.RequestId, cancellationToken) is { } receipt)
            {
                return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint) ? new PlacesBooked(receipt.GroupId) : EnrolRefusal.FormAlreadyUsed;
            }

            var (now, today) = (clock.Now, clock.Today);
            if (activity.Form != ActivityForm.Series)
            {
                return EnrolRefusal.NotForEnrolling;
            }

            if (await db.Sessions.AsNoTracking().Where(s => s.OfferingId == activity.Id && s.StartsAt > now && !s.IsCancelled)
                .OrderBy(s => s.StartsAt).FirstOrDefaultAsync(cancellationToken) is not { } first)
            {
                return EnrolRefusal.NoSessions;
            }

            if (!people.TrueForAll(person => activity.Eligibility.Admits(person, first.Date)))
            {
                return EnrolRefusal.NotEligible;
            }

            var isKnown = await db.Enrolments.AnyAsync(
                    e => e.OfferingId == activity.Id && ids.Contains(e.ResidentId) && (e.LastDay == null || e.LastDay >= today), cancellationToken)
                || await db.Places.AnyAsync(
                    p => p.OfferingId == activity.Id && p.StartsAt > now && p.Status == BookingStatus.Requested && ids.Contains(p.ResidentId!.Value), cancellationToken);
            return isKnown ? EnrolRefusal.AlreadyEnrolled : Keep(wished, activity, first, people, fingerprint);
        }, cancellationToken);
    }

    private PlacesBooked Keep(EnrolmentWished wished, Activity activity, Session first, List<Resident> people, byte[] fingerprint)
    {
        var (groupId, now) = (Guid.CreateVersion7(), clock.Now);
        foreach (var person in people.Count == 0 ? [null] : people.Select(one => (Resident?)one))
        {
            var place = NewPlace.In(
                first, activity, groupId, current.Id, wished.Asking, wished.ForName, now, person?.Id, person?.PaidShare, wished.CallerName, wished.CallerPhone);
            place.Become(BookingStatus.Requested, BookingEventKind.Requested, wished.Asking.By, wished.Asking.Channel, now, wished.Asking.Because);
            db.Places.Add(place);
        }

        db.AddReceipt(wished.RequestId, fingerprint, groupId, now);
        return new(groupId);
    }
}
