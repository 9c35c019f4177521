using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places;

/// <summary>What a person whom the register does not know wishes: for whom, which sessions, and where to call back (E.164).</summary>
public sealed record PlacesWished(
    Guid RequestId, IReadOnlyList<Guid> SessionIds, string ForName, string CallerName, string CallerPhone, string Note, Asking Asking)
{
    /// <summary>People who come to an event with one booking.</summary>
    public int Party { get; init; } = 1;
}

/// <summary>Use case: keeps a stranger's wish until staff have called. It takes no place.</summary>
public sealed class RequestPlace(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The group of the requests, or why not one was kept; null when a session is not there.</summary>
    public async Task<Outcome<PlacesBooked, PlaceRefusal>?> RunAsync(PlacesWished wished, CancellationToken cancellationToken)
    {
        Guid[] sessionIds = [.. wished.SessionIds.Distinct().Order()];
        if (sessionIds.Length == 0 || wished.Party < 1)
        {
            return PlaceRefusal.NothingChosen;
        }

        var fingerprint = Receipts.Fingerprint(new { sessionIds, wished.ForName, wished.CallerName, wished.CallerPhone, wished.Note, wished.Party });
        var isMissing = false;
        List<AskedSession> refused = [];

        // The lock on the request id lets the same form sent twice at once be answered one after the other.
        var outcome = await db.LockAsync<PlacesBooked, PlaceRefusal>([wished.RequestId], async () =>
        {
            if (await db.FindReceiptAsync(wished.RequestId, cancellationToken) is { } receipt)
            {
                return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint) ? new PlacesBooked(receipt.GroupId) : PlaceRefusal.FormAlreadyUsed;
            }

            var asked = (await db.ListAskedAsync(sessionIds, [], cancellationToken)).ConvertAll(one => one.ForParty(wished.Party));
            isMissing = asked.Count != sessionIds.Length;
            if (isMissing)
            {
                return PlaceRefusal.SessionCancelled;
            }

            var answers = asked.ToLookup(one => one.Ask([], clock, wished.Asking.ByStaff));
            if (answers.FirstOrDefault(answer => answer.Key is not null) is { Key: { } refusal } first)
            {
                refused = [.. first];
                return refusal;
            }

            return Keep(wished, asked, fingerprint);
        }, cancellationToken);

        if (isMissing)
        {
            return null;
        }

        if (outcome.Refusal is PlaceRefusal.Full)
        {
            await db.RecordUnmetAsync(wished.RequestId, refused, PlaceRefusal.Full, "", 1, wished.Asking.Channel, clock.Now, cancellationToken);
        }

        return outcome;
    }

    private PlacesBooked Keep(PlacesWished wished, List<AskedSession> asked, byte[] fingerprint)
    {
        var groupId = Guid.CreateVersion7();
        var now = clock.Now;
        var note = string.Join(". ", new[] { wished.ForName, wished.Note }.Where(part => part.Length > 0));
        foreach (var one in asked)
        {
            var place = NewPlace.In(one.Session, one.Activity, groupId, current.Id, wished.Asking, note, now, null, null, wished.CallerName, wished.CallerPhone, one.Places);
            place.Become(BookingStatus.Requested, BookingEventKind.Requested, wished.Asking.By, wished.Asking.Channel, now, wished.Asking.Because);
            db.Places.Add(place);
        }

        db.AddReceipt(wished.RequestId, fingerprint, groupId, now);
        return new(groupId);
    }
}
