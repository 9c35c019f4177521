using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Waiting;

/// <summary>
/// Who wants to wait, for which sessions of one activity – for all of these together – and whether they come all or not at all.
/// Staff may let them go before others for a reason. <see cref="InsteadOfGroupId"/> are the later places that are given up
/// when these come free.
/// </summary>
public sealed record WaitingWanted(
    Guid RequestId, IReadOnlyList<Guid> SessionIds, IReadOnlyList<Guid> ResidentIds, bool AllOrNothing, Asking Asking)
{
    public Priority Priority { get; init; } = Priority.Usual;

    public string PriorityBecause { get; init; } = "";

    public Guid? InsteadOfGroupId { get; init; }

    public string Note { get; init; } = "";
}

/// <summary>An entry of the waiting list, and the group of its places.</summary>
public sealed record Waits(Guid EntryId, Guid GroupId);

/// <summary>Use case: puts a family on the waiting list of full sessions; a family that waits is one entry.</summary>
public sealed class JoinWaitingList(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The entry, or why there is none; null when a session, resident or place is not there or not theirs.</summary>
    public async Task<Outcome<Waits, WaitingRefusal>?> RunAsync(WaitingWanted wanted, CancellationToken cancellationToken)
    {
        Guid[] sessionIds = [.. wanted.SessionIds.Distinct().Order()];
        Guid[] residentIds = [.. wanted.ResidentIds.Distinct().Order()];
        if (sessionIds.Length == 0 || residentIds.Length == 0)
        {
            return WaitingRefusal.NothingChosen;
        }

        var goesBefore = wanted.Priority != Priority.Usual;
        var residents = await db.WhomMayBook(wanted.Asking).AsNoTracking().Where(r => residentIds.Contains(r.Id)).ToListAsync(cancellationToken);
        if (residents.Count != residentIds.Length || (goesBefore && !wanted.Asking.ByStaff)
            || !await HasInsteadAsync(wanted, residentIds, cancellationToken))
        {
            return null;
        }

        if (goesBefore && wanted.PriorityBecause.Length == 0)
        {
            return WaitingRefusal.ReasonMissing;
        }

        var fingerprint = Receipts.Fingerprint(new { sessionIds, residentIds, wanted.AllOrNothing, wanted.Priority, wanted.InsteadOfGroupId, wanted.Asking.By.Id });
        var isMissing = false;
        Outcome<Waits, WaitingRefusal> outcome;
        try
        {
            outcome = await db.LockWaitingAsync<Waits, WaitingRefusal>(sessionIds, clock, async () =>
            {
                var asked = await db.ListAskedAsync(sessionIds, residentIds, cancellationToken);
                isMissing = asked.Count != sessionIds.Length || asked.Select(one => one.Activity.Id).Distinct().Count() != 1;
                return isMissing ? WaitingRefusal.NothingChosen
                    : await RefusalAsync(asked, residents, wanted, cancellationToken) is { } why ? why
                    : Add(wanted, asked, residents, fingerprint);
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            outcome = WaitingRefusal.AlreadyWaiting;
        }

        if (outcome.Refusal is null)
        {
            return outcome;
        }

        if (await db.FindReceiptAsync(wanted.RequestId, cancellationToken) is { } receipt)
        {
            var entryId = await db.WaitingEntries.Where(e => e.GroupId == receipt.GroupId).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancellationToken);
            return entryId is { } id && receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint) ? new Waits(id, receipt.GroupId) : WaitingRefusal.FormAlreadyUsed;
        }

        if (isMissing)
        {
            return null;
        }

        return outcome;
    }

    private async Task<WaitingRefusal?> RefusalAsync(
        List<AskedSession> asked, List<Resident> residents, WaitingWanted wanted, CancellationToken cancellationToken)
    {
        var answers = asked.ConvertAll(one => one.Ask(residents, clock, wanted.Asking.ByStaff));
        var other = answers.FirstOrDefault(answer => answer is not (null or PlaceRefusal.Full));
        if (other is null)
        {
            return answers.Contains(PlaceRefusal.Full) ? null : WaitingRefusal.NotFull;
        }

        return other switch
        {
            PlaceRefusal.Past => WaitingRefusal.Past,
            PlaceRefusal.BookingShut => WaitingRefusal.BookingShut,
            PlaceRefusal.NotOpenYet => WaitingRefusal.NotOpenYet,
            PlaceRefusal.SessionCancelled => WaitingRefusal.SessionCancelled,
            PlaceRefusal.EnrolledOnce => WaitingRefusal.EnrolledOnce,
            PlaceRefusal.AlreadyBooked => await IsWaitingAsync(wanted, cancellationToken) ? WaitingRefusal.AlreadyWaiting : WaitingRefusal.AlreadyBooked,
            _ => WaitingRefusal.NotEligible,
        };
    }

    private Task<bool> IsWaitingAsync(WaitingWanted wanted, CancellationToken cancellationToken) => db.Places.AnyAsync(
        place => place.Status == BookingStatus.Waitlisted && wanted.SessionIds.Contains(place.SessionId)
            && wanted.ResidentIds.Contains(place.ResidentId!.Value), cancellationToken);

    /// <summary>The later places are theirs, of one session of the same activity, and for the same people.</summary>
    private async Task<bool> HasInsteadAsync(WaitingWanted wanted, Guid[] residentIds, CancellationToken cancellationToken)
    {
        if (wanted.InsteadOfGroupId is not { } group)
        {
            return true;
        }

        var offeringIds = db.Sessions.Where(session => wanted.SessionIds.Contains(session.Id)).Select(session => session.OfferingId);
        var now = clock.Now;
        var held = await db.Places.MayChange(db, wanted.Asking)
            .Where(place => place.GroupId == group && place.Status == BookingStatus.Booked && place.StartsAt > now && offeringIds.Contains(place.OfferingId))
            .Select(place => new { place.SessionId, ResidentId = place.ResidentId!.Value }).ToListAsync(cancellationToken);
        return held.Select(place => place.SessionId).Distinct().Count() == 1 && held.All(place => residentIds.Contains(place.ResidentId));
    }

    private Waits Add(WaitingWanted wanted, List<AskedSession> asked, List<Resident> residents, byte[] fingerprint)
    {
        var now = clock.Now;
        var entry = new WaitingEntry
        {
            InitiativeId = current.Id,
            OfferingId = asked[0].Activity.Id,
            GroupId = Guid.CreateVersion7(),
            AllOrNothing = wanted.AllOrNothing,
            Priority = wanted.Priority,
            PriorityBecause = wanted.PriorityBecause,
            Since = now,
            InsteadOfGroupId = wanted.InsteadOfGroupId,
        };
        db.WaitingEntries.Add(entry);
        foreach (var one in asked)
        {
            foreach (var person in one.People)
            {
                var place = NewPlace.In(one.Session, one.Activity, entry.GroupId, current.Id, wanted.Asking, wanted.Note, now, person.ResidentId,
                    residents.Find(known => known.Id == person.ResidentId)!.PaidShare, size: person.Size, enrolmentId: person.EnrolmentId);
                place.Become(BookingStatus.Waitlisted, BookingEventKind.Waitlisted, wanted.Asking.By, wanted.Asking.Channel, now, wanted.Asking.Because);
                db.Places.Add(place);
            }
        }

        db.AddReceipt(wanted.RequestId, fingerprint, entry.GroupId, now);
        return new(entry.Id, entry.GroupId);
    }
}
