using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Enrolments;

/// <summary>Those who were enrolled together.</summary>
public sealed record Enrolled(Guid GroupId);

/// <summary>
/// Use case of staff: enrols people for a term or a series and books the days there are sessions for; sessions made later
/// are filled by night. A series is given whole or not at all.
/// </summary>
public sealed class Enrol(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The group of the enrolments, or why not; null when the activity or somebody is not there.</summary>
    public async Task<Outcome<Enrolled, EnrolRefusal>?> RunAsync(EnrolmentWanted wanted, CancellationToken cancellationToken)
    {
        if (wanted.FindSlip(clock.Today) is { } slip)
        {
            return slip;
        }

        if (await EnrolmentCase.FindAsync(db, wanted, cancellationToken) is not { } found
            || (wanted.AnswersPlaceId is not null && !await Wish(wanted).AnyAsync(cancellationToken)))
        {
            return null;
        }

        var sessionIds = await DueDay.Sessions(db, [.. found.Activities.Keys], wanted.Terms.FirstDay, wanted.Terms.LastDay, clock.Now)
            .Select(s => s.Id).ToListAsync(cancellationToken);
        try
        {
            return await db.LockAsync<Enrolled, EnrolRefusal>(
                [.. sessionIds, .. await Wish(wanted).Select(place => place.SessionId).ToListAsync(cancellationToken), .. found.ResidentIds], () => EnrolAsync(wanted, found, sessionIds, cancellationToken), cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            return EnrolRefusal.AlreadyEnrolled;
        }
    }

    private async Task<Outcome<Enrolled, EnrolRefusal>> EnrolAsync(
        EnrolmentWanted wanted, EnrolmentCase found, List<Guid> sessionIds, CancellationToken cancellationToken)
    {
        var fingerprint = Receipts.Fingerprint(wanted.Said);
        if (await db.FindReceiptAsync(wanted.RequestId, cancellationToken) is { } receipt)
        {
            return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint) ? new Enrolled(receipt.GroupId) : EnrolRefusal.FormAlreadyUsed;
        }

        if (await FindObjectionAsync(wanted, found, cancellationToken) is { } why)
        {
            return why;
        }

        if (wanted.AnswersPlaceId is not null && !await TryAnswerAsync(wanted, cancellationToken))
        {
            return EnrolRefusal.AlreadySettled;
        }

        var (groupId, now) = (Guid.CreateVersion7(), clock.Now);
        var enrolments = wanted.Make(found, groupId, current.Id, now);
        var sessions = await db.Sessions.Where(s => sessionIds.Contains(s.Id) && s.StartsAt > now && !s.IsCancelled).ToListAsync(cancellationToken);
        var days = await DueDay.ListAsync(db, enrolments, found.Activities, sessions, cancellationToken);
        if (await db.ListRemainingAsync(found.Activity, [.. found.People.Select(p => p.Id)], cancellationToken) is { } remaining
            && remaining.Values.Any(left => left < Math.Max(1, days.Count)))
        {
            return EnrolRefusal.AllowanceUsed;
        }

        db.Enrolments.AddRange(enrolments);
        var given = new HashSet<(Guid, Guid)>();
        var full = days.Where(day => !day.TryGive(db, given, current.Id, wanted.Asking, now)).ToList();
        if (full.Count > 0 && (found.Activity.Form == ActivityForm.Series || !wanted.SkipsFullDays))
        {
            return found.Activity.Form == ActivityForm.Series ? EnrolRefusal.SeriesFull : EnrolRefusal.DaysFull;
        }

        db.AddReceipt(wanted.RequestId, fingerprint, groupId, now);
        return new Enrolled(groupId);
    }

    private IQueryable<Place> Wish(EnrolmentWanted wanted) => db.Places.Where(place => place.Id == wanted.AnswersPlaceId && place.OfferingId == wanted.OfferingId);

    /// <summary>The wish, with that of those who asked together, gives way to the places of the enrolment: moved, so that nobody is told that it was taken away.</summary>
    private async Task<bool> TryAnswerAsync(EnrolmentWanted wanted, CancellationToken cancellationToken)
    {
        var wish = await Wish(wanted).SingleAsync(cancellationToken);
        var people = wanted.ResidentIds;
        var isOpen = wish.Status == BookingStatus.Requested;
        foreach (var place in await db.Places.Where(place => place.Status == BookingStatus.Requested && place.GroupId == wish.GroupId
            && (place.Id == wish.Id || people.Contains(place.ResidentId!.Value))).ToListAsync(cancellationToken))
        {
            place.Become(BookingStatus.Cancelled, BookingEventKind.Moved, wanted.Asking.By, wanted.Asking.Channel, clock.Now, wanted.Asking.Because);
        }

        return isOpen;
    }

    private async Task<EnrolRefusal?> FindObjectionAsync(EnrolmentWanted wanted, EnrolmentCase found, CancellationToken cancellationToken)
    {
        if (found.Activity.Form == ActivityForm.Event)
        {
            return EnrolRefusal.NotForEnrolling;
        }

        if (!found.IsEligible(LocalDate.Max(wanted.Terms.FirstDay, clock.Today)))
        {
            return EnrolRefusal.NotEligible;
        }

        Guid[] ids = [.. found.People.Select(p => p.Id)], childIds = [.. found.Children.Select(c => c.Id)];
        var (first, last) = (wanted.Terms.FirstDay, wanted.Terms.LastDay);
        var overlapping = db.Enrolments.Where(e => (last == null || e.FirstDay <= last) && (e.LastDay == null || e.LastDay >= first));
        var childcareId = found.Childcare?.Id;
        if (await overlapping.AnyAsync(e => (e.OfferingId == found.Activity.Id && ids.Contains(e.ResidentId))
            || (e.OfferingId == childcareId && childIds.Contains(e.ResidentId)), cancellationToken))
        {
            return EnrolRefusal.AlreadyEnrolled;
        }

        return wanted.Terms.Funding == Funding.Voucher
            && await overlapping.AnyAsync(e => ids.Contains(e.ResidentId) && e.Funding == Funding.Voucher, cancellationToken)
            ? EnrolRefusal.AlreadyFunded
            : null;
    }
}
