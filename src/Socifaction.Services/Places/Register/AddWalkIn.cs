using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Time;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Places.Register;

/// <summary>A known person who stands at the door without a place.</summary>
public sealed record WalkIn(Guid RequestId, Guid SessionId, Guid ResidentId, Asking Asking);

/// <summary>Use case of staff: gives a place at the door, if one is left, and writes down that the person came.</summary>
public sealed class AddWalkIn(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The place, or why there is none; null when there is no such session or resident.</summary>
    public async Task<Outcome<Place, PlaceRefusal>?> RunAsync(WalkIn command, CancellationToken cancellationToken)
    {
        if (await db.Residents.AsNoTracking().SingleOrDefaultAsync(r => r.Id == command.ResidentId, cancellationToken) is not { } resident
            || !await db.Sessions.AnyAsync(s => s.Id == command.SessionId, cancellationToken))
        {
            return null;
        }

        var fingerprint = Receipts.Fingerprint(new { command.SessionId, command.ResidentId });
        return await db.LockAsync<Place, PlaceRefusal>([command.SessionId], async () =>
        {
            if (await db.FindReceiptAsync(command.RequestId, cancellationToken) is { } receipt)
            {
                return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint)
                    ? await db.Places.SingleAsync(p => p.GroupId == receipt.GroupId, cancellationToken)
                    : PlaceRefusal.FormAlreadyUsed;
            }

            var asked = (await db.ListAskedAsync([command.SessionId], [resident.Id], cancellationToken))[0];
            var (session, activity, person) = (asked.Session, asked.Activity, asked.People[0]);
            if (Refuse(session, activity, asked.IsHeld, activity.Eligibility.Admits(resident, session.Date)) is { } why)
            {
                return why;
            }

            if (!session.TryTake(person.Size))
            {
                return PlaceRefusal.Full;
            }

            var place = Give(command, session, activity, person, resident.PaidShare);
            db.AddReceipt(command.RequestId, fingerprint, place.GroupId, clock.Now);
            return place;
        }, cancellationToken);
    }

    private PlaceRefusal? Refuse(Session session, Activity activity, bool isHeld, bool isEligible) =>
        session.IsCancelled ? PlaceRefusal.SessionCancelled
        : clock.Today < session.Date ? PlaceRefusal.NotOpenYet
        : clock.Now > session.EndsAt ? PlaceRefusal.Past
        : isHeld ? PlaceRefusal.AlreadyBooked
        : !isEligible ? PlaceRefusal.NotEligible
        : null;

    private Place Give(WalkIn command, Session session, Activity activity, PersonsPlaces person, int? paidShare)
    {
        var now = clock.Now;
        var place = NewPlace.In(session, activity, Guid.CreateVersion7(), current.Id, command.Asking, "", now, person.ResidentId, paidShare,
            size: person.Size, enrolmentId: person.EnrolmentId);
        place.Become(BookingStatus.Booked, BookingEventKind.Booked, command.Asking.By, command.Asking.Channel, now, command.Asking.Because);
        var tap = new RegisterTap
        {
            Id = Guid.CreateVersion7(), PlaceId = place.Id, Kind = TapKind.Came, At = now, ReceivedAt = now, StaffMemberId = command.Asking.By.Id!.Value,
        };
        db.AddRange(place, tap, new Attendance { PlaceId = place.Id, ArrivedAt = now });
        return place;
    }
}
