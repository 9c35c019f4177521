using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places;

/// <summary>Places asked for with one form: every one of the residents in every one of the sessions.</summary>
public sealed record PlacesWanted(
    Guid RequestId, IReadOnlyList<Guid> SessionIds, IReadOnlyList<Guid> ResidentIds, string Note, Asking Asking);

/// <summary>Places that were given together.</summary>
public sealed record PlacesBooked(Guid GroupId);

/// <summary>Use case: books places for one or several people on one or several days, all of them or none.</summary>
public sealed class BookPlace(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The group of the places, or why not one was given; null when a session or resident is not there or not theirs.</summary>
    public async Task<Outcome<PlacesBooked, PlaceRefusal>?> RunAsync(PlacesWanted wanted, CancellationToken cancellationToken)
    {
        Guid[] sessionIds = [.. wanted.SessionIds.Distinct().Order()];
        Guid[] residentIds = [.. wanted.ResidentIds.Distinct().Order()];
        if (sessionIds.Length == 0 || residentIds.Length == 0)
        {
            return PlaceRefusal.NothingChosen;
        }

        var residents = await db.WhomMayBook(wanted.Asking).AsNoTracking()
            .Where(resident => residentIds.Contains(resident.Id)).ToListAsync(cancellationToken);
        if (residents.Count != residentIds.Length)
        {
            return null;
        }

        var fingerprint = Receipts.Fingerprint(new { sessionIds, residentIds, wanted.Note, wanted.Asking.By.Id });
        var isMissing = false;
        List<AskedSession> refused = [];
        Outcome<PlacesBooked, PlaceRefusal> outcome;
        try
        {
            outcome = await db.LockAsync<PlacesBooked, PlaceRefusal>(sessionIds, async () =>
            {
                var asked = await db.ListAskedAsync(sessionIds, residentIds, cancellationToken);
                isMissing = asked.Count != sessionIds.Length;
                if (isMissing)
                {
                    return PlaceRefusal.SessionCancelled;
                }

                var answers = asked.ToLookup(one => one.Ask(residents, clock, wanted.Asking.ByStaff));
                if (answers.FirstOrDefault(answer => answer.Key is not null) is { Key: { } refusal } first)
                {
                    refused = [.. first];
                    return refusal;
                }

                return Give(wanted, asked, residents, fingerprint);
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            outcome = PlaceRefusal.AlreadyBooked;
        }

        if (outcome.Refusal is not { } why)
        {
            return outcome;
        }

        // Looked for only now: a form is sent for the first time far oftener than for the second.
        if (await db.FindReceiptAsync(wanted.RequestId, cancellationToken) is { } receipt)
        {
            return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint) ? new PlacesBooked(receipt.GroupId) : PlaceRefusal.FormAlreadyUsed;
        }

        if (isMissing)
        {
            return null;
        }

        if (why is PlaceRefusal.Full or PlaceRefusal.NotEligible)
        {
            await db.RecordUnmetAsync(wanted.RequestId, refused, why, residents[0].Home.Settlement, residents.Count,
                wanted.Asking.Channel, clock.Now, cancellationToken);
        }

        return outcome;
    }

    private PlacesBooked Give(PlacesWanted wanted, List<AskedSession> asked, List<Resident> residents, byte[] fingerprint)
    {
        var groupId = Guid.CreateVersion7();
        var now = clock.Now;
        foreach (var (session, activity, _, _) in asked)
        {
            foreach (var resident in residents)
            {
                session.TryTake();
                var place = NewPlace.In(session, activity, groupId, current.Id, wanted.Asking, wanted.Note, now, resident.Id);
                place.Become(BookingStatus.Booked, BookingEventKind.Booked, wanted.Asking.By, wanted.Asking.Channel, now, wanted.Asking.Because);
                db.Places.Add(place);
            }
        }

        db.AddReceipt(wanted.RequestId, fingerprint, groupId, now);
        return new(groupId);
    }
}
