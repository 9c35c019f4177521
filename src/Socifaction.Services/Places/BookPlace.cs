using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places;

/// <summary>Places asked for with one form: every one of the residents in every one of the sessions.</summary>
public sealed record PlacesWanted(
    Guid RequestId, IReadOnlyList<Guid> SessionIds, IReadOnlyList<Guid> ResidentIds, string Note, Asking Asking)
{
    /// <summary>People who come to an event with one booking.</summary>
    public int Party { get; init; } = 1;

    /// <summary>Children to be looked after meanwhile.</summary>
    public IReadOnlyList<Guid> ChildIds { get; init; } = [];
}

/// <summary>Places that were given together.</summary>
public sealed record PlacesBooked(Guid GroupId);

/// <summary>Use case: books places for one or several people on one or several days, with the childcare of those hours, all of them or none.</summary>
public sealed class BookPlace(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The group of the places, or why not one was given; null when a session or resident is not there or not theirs.</summary>
    public async Task<Outcome<PlacesBooked, PlaceRefusal>?> RunAsync(PlacesWanted wanted, CancellationToken cancellationToken)
    {
        Guid[] sessionIds = [.. wanted.SessionIds.Distinct().Order()];
        Guid[] residentIds = [.. wanted.ResidentIds.Distinct().Order()];
        Guid[] childIds = [.. wanted.ChildIds.Except(residentIds).Distinct().Order()];
        if (sessionIds.Length == 0 || residentIds.Length == 0 || wanted.Party < 1)
        {
            return PlaceRefusal.NothingChosen;
        }

        Guid[] everybody = [.. residentIds, .. childIds];
        var people = await db.WhomMayBook(wanted.Asking).AsNoTracking()
            .Where(resident => everybody.Contains(resident.Id)).ToListAsync(cancellationToken);
        if (people.Count != everybody.Length)
        {
            return null;
        }

        var residents = people.FindAll(person => residentIds.Contains(person.Id));
        var children = people.FindAll(person => childIds.Contains(person.Id));
        var careIds = children.Count == 0 ? [] : await db.ChildcareOf(sessionIds).Select(session => session.Id).ToArrayAsync(cancellationToken);
        var fingerprint = Receipts.Fingerprint(new { sessionIds, residentIds, childIds, wanted.Party, wanted.Note, wanted.Asking.By.Id });
        var isMissing = false;
        List<AskedSession> refused = [];
        Outcome<PlacesBooked, PlaceRefusal> outcome;
        try
        {
            // The people are locked too: what is left to a person can run out as well.
            outcome = await db.LockAsync<PlacesBooked, PlaceRefusal>([.. sessionIds, .. careIds, .. everybody], async () =>
            {
                var asked = (await db.ListAskedAsync(sessionIds, residentIds, cancellationToken)).ConvertAll(one => one.ForParty(wanted.Party));
                isMissing = asked.Count != sessionIds.Length;
                if (isMissing)
                {
                    return PlaceRefusal.SessionCancelled;
                }

                var care = careIds.Length == 0 ? [] : await db.ListAskedAsync(careIds, childIds, cancellationToken);
                if (children.Count > 0 && !asked.TrueForAll(one => care.Exists(other => other.Activity.Id == one.Activity.ChildcareId && other.Session.Overlaps(one.Session))))
                {
                    return PlaceRefusal.NoChildcare;
                }

                var answers = asked.Select(one => (One: one, For: residents)).Concat(care.Select(one => (One: one, For: children)))
                    .ToLookup(row => row.One.Ask(row.For, clock, wanted.Asking.ByStaff), row => row.One);
                if (answers.FirstOrDefault(answer => answer.Key is not null) is { Key: { } refusal } first)
                {
                    refused = [.. first];
                    return refusal;
                }

                return Give(wanted, [.. asked, .. care], people, fingerprint);
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

    private PlacesBooked Give(PlacesWanted wanted, List<AskedSession> asked, List<Resident> people, byte[] fingerprint)
    {
        var groupId = Guid.CreateVersion7();
        var now = clock.Now;
        foreach (var one in asked)
        {
            foreach (var person in one.People)
            {
                one.Session.TryTake(person.Size);
                var place = NewPlace.In(one.Session, one.Activity, groupId, current.Id, wanted.Asking, wanted.Note, now, person.ResidentId,
                    people.Find(known => known.Id == person.ResidentId)!.PaidShare, size: person.Size, enrolmentId: person.EnrolmentId);
                place.Become(BookingStatus.Booked, BookingEventKind.Booked, wanted.Asking.By, wanted.Asking.Channel, now, wanted.Asking.Because);
                db.Places.Add(place);
            }
        }

        db.AddReceipt(wanted.RequestId, fingerprint, groupId, now);
        return new(groupId);
    }
}
