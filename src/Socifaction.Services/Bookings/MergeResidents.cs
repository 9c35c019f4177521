using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.Time;

namespace Socifaction.Services.Bookings;

/// <summary>Two records of one person: which stays, which goes, and the versions that were seen.</summary>
public sealed record Merge(Guid KeepId, int KeepVersion, Guid AwayId, int AwayVersion, string ByName);

/// <summary>
/// Use case of staff: two records of one person become one. All that hangs on one moves to the other, which keeps what it says
/// and takes over what it did not know; what both said before is kept. There is no way back.
/// </summary>
public sealed class MergeResidents(ServicesDbContext db, SealedText texts, InitiativeClock clock)
{
    /// <summary>The person who stays, the same when it was done before, or why not; null when there is no such person.</summary>
    public async Task<Outcome<Resident, MergeRefusal>?> RunAsync(Merge merge, CancellationToken cancellationToken)
    {
        Guid[] both = [merge.KeepId, merge.AwayId];
        var found = await db.Residents.AsNoTracking().Where(r => both.Contains(r.Id)).ToListAsync(cancellationToken);
        if (found.Find(r => r.Id == merge.KeepId) is not { } stays)
        {
            return null;
        }

        if (merge.KeepId == merge.AwayId)
        {
            return MergeRefusal.SamePerson;
        }

        if (found.Count != 2)
        {
            if (await db.ResidentEvents.AnyAsync(e => e.ResidentId == merge.KeepId && e.MergedId == merge.AwayId, cancellationToken))
            {
                return stays;
            }

            return null;
        }

        // Sealed before the lock: a new key is saved through a connection of its own.
        var cards = await db.CareCards.AsNoTracking().Where(card => both.Contains(card.ResidentId)).ToListAsync(cancellationToken);
        var care = cards.Count == 2 ? texts.Seal(Together(cards.Find(card => card.ResidentId == merge.KeepId)!, cards.Find(card => card.ResidentId == merge.AwayId)!).AsText()) : null;
        try
        {
            return await db.LockAsync<Resident, MergeRefusal>(both, () => MergeAsync(merge, cards, care, cancellationToken), cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return MergeRefusal.HeldTwice;
        }
    }

    private async Task<Outcome<Resident, MergeRefusal>> MergeAsync(Merge merge, List<CareCard> seen, string? care, CancellationToken cancellationToken)
    {
        var keep = await db.Residents.Include(r => r.Phones).SingleOrDefaultAsync(r => r.Id == merge.KeepId, cancellationToken);
        var away = await db.Residents.Include(r => r.Phones).SingleOrDefaultAsync(r => r.Id == merge.AwayId, cancellationToken);
        var cards = await db.CareCards.Where(card => card.ResidentId == merge.KeepId || card.ResidentId == merge.AwayId).ToListAsync(cancellationToken);
        if (keep?.Version != merge.KeepVersion || away?.Version != merge.AwayVersion
            || !cards.Select(card => (card.Id, card.Version)).Order().SequenceEqual(seen.Select(card => (card.Id, card.Version)).Order()))
        {
            return MergeRefusal.ChangedMeanwhile;
        }

        if ((await db.ListDoubleBookingsAsync(keep.Id, away.Id, cancellationToken)).Any(pair => pair.IsImpossible))
        {
            return MergeRefusal.BookedTwice;
        }

        db.ResidentEvents.Add(new ResidentEvent
        {
            ResidentId = keep.Id, Kind = ResidentEventKind.Merged, At = clock.Now, ByName = merge.ByName,
            Before = ResidentFacts.Of(keep).AsText(), Merged = ResidentFacts.Of(away).AsText(), MergedId = away.Id,
        });
        if (care is not null)
        {
            var kept = cards.Find(card => card.ResidentId == keep.Id)!;
            (kept.Sealed, kept.UpdatedAt, kept.UpdatedByName, kept.Version) = (care, clock.Now, merge.ByName, kept.Version + 1);
            db.Remove(cards.Find(card => card.ResidentId == away.Id)!);
        }

        JoinPhones(keep, away);
        TakeOver(keep, away);
        await db.SaveChangesAsync(cancellationToken);
        if (!await new ResidentReferences(db, keep.Id, away.Id).MoveAllAsync(cancellationToken))
        {
            return MergeRefusal.NamedTogether;
        }

        // Were anything forgotten, the database itself would refuse this.
        db.Remove(away);
        return keep;
    }

    // Those of the one who goes are called after those of the one who stays.
    private void JoinPhones(Resident keep, Resident away)
    {
        var last = keep.Phones.Count == 0 ? -1 : keep.Phones.Max(phone => phone.Order);
        foreach (var phone in away.Phones.OrderBy(phone => phone.Order).ToList())
        {
            if (keep.Phones.Exists(there => there.E164 == phone.E164))
            {
                db.Remove(phone);
            }
            else
            {
                phone.Order = ++last;
            }
        }
    }

    private static void TakeOver(Resident keep, Resident away)
    {
        keep.Nickname = keep.Nickname.Length > 0 ? keep.Nickname : away.Nickname;
        keep.Home = keep.Home.Settlement.Length > 0 ? keep.Home : away.Home;
        keep.Mobility = keep.Mobility == MobilityNeed.Walks ? away.Mobility : keep.Mobility;
        keep.UsualCompanions = Math.Max(keep.UsualCompanions, away.UsualCompanions);
        (keep.BirthYear, keep.BirthDate) = keep.BirthYear is null ? (away.BirthYear, away.BirthDate) : (keep.BirthYear, keep.BirthDate);
        (keep.HouseholdId, keep.DetourLimit, keep.PaidShare) = (keep.HouseholdId ?? away.HouseholdId, keep.DetourLimit ?? away.DetourLimit, keep.PaidShare ?? away.PaidShare);
        keep.FormerNumbers = $"{keep.FormerNumbers} {away.Number} {away.FormerNumbers}".Replace("  ", " ", StringComparison.Ordinal).Trim();
        keep.SearchText = PeopleQueries.SearchTextOf(keep);
        keep.Version++;
    }

    // What only one card says is kept; what they say otherwise is kept side by side.
    private CareFacts Together(CareCard keep, CareCard away)
    {
        var (one, other) = (CareFacts.FromText(texts.Open(keep.Sealed)), CareFacts.FromText(texts.Open(away.Sealed)));
        return new(
            Both(one?.Allergies, other?.Allergies), Both(one?.Diet, other?.Diet), Both(one?.Advice, other?.Advice));

        static string Both(string? one, string? other) => string.Join("; ", new[] { one, other }.Where(text => !string.IsNullOrEmpty(text)).Distinct());
    }
}
