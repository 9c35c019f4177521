using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Visits;

/// <summary>A visit to another time or by another worker, and the version the form was made from; none where only the worker changes.</summary>
public sealed record VisitToMove(Guid VisitId, Guid WorkerId, VisitTime? Time, int Version, Asking Asking);

/// <summary>
/// Use case of staff: another time for a visit, another worker, or both. The old time is free only when the new one is taken.
/// The person stays on the list of those to be told until staff have told them.
/// </summary>
public sealed class MoveVisit(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The visit, or why it cannot be so; null when the visit or the worker is not there.</summary>
    public async Task<Outcome<Visit, VisitRefusal>?> RunAsync(VisitToMove command, CancellationToken cancellationToken)
    {
        var asking = command.Asking;
        if (await db.Visits.AsNoTracking().SingleOrDefaultAsync(one => one.Id == command.VisitId, cancellationToken) is not { } known
            || !await db.Workers().AnyAsync(one => one.Id == command.WorkerId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<Visit, VisitRefusal>([known.Id, known.WorkerId, command.WorkerId], async () =>
        {
            var visit = await db.Visits.SingleAsync(one => one.Id == command.VisitId, cancellationToken);
            var time = command.Time ?? new(visit.Date, visit.StartTime, visit.EndTime);
            var isSameTime = visit.Date == time.Date && visit.StartTime == time.From && visit.EndTime == time.To;
            var isSameWorker = visit.WorkerId == command.WorkerId;
            if (visit.Status == BookingStatus.Booked && !visit.IsUncovered && isSameTime && isSameWorker)
            {
                // The same form sent again.
                return visit;
            }

            if (visit.Status != BookingStatus.Booked)
            {
                return VisitRefusal.AlreadySettled;
            }

            if (visit.Version != command.Version)
            {
                return VisitRefusal.ChangedMeanwhile;
            }

            if (time.FindSlip(clock) is { } slip)
            {
                return slip;
            }

            var calendar = await db.ReadCalendarAsync(command.WorkerId, time.Date, time.Date, clock.Zone, visit.Id, cancellationToken);
            if (calendar.Ask(time, clock) is { } why)
            {
                return why;
            }

            await db.ReleaseAsync(visit.Id, cancellationToken);
            (visit.Date, visit.StartTime, visit.EndTime, visit.WorkerId) = (time.Date, time.From, time.To, command.WorkerId);
            (visit.StartsAt, visit.EndsAt) = (clock.InstantOf(time.Date, time.From), clock.InstantOf(time.Date, time.To));
            if (visit.IsUncovered)
            {
                visit.Cover(asking.By, asking.Channel, clock.Now, asking.Because);
            }

            if (!isSameTime || !isSameWorker)
            {
                visit.Record(isSameTime ? BookingEventKind.Changed : BookingEventKind.Moved, asking.By, asking.Channel, clock.Now, asking.Because);
                visit.IsToBeTold = true;
            }

            db.Claim(visit);
            return visit;
        }, cancellationToken);
    }
}

/// <summary>Use case of staff: the person was told who comes, and when.</summary>
public sealed class RecordTold(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The visit; null when there is none such.</summary>
    public async Task<Outcome<Visit, VisitRefusal>?> RunAsync(Guid visitId, Asking asking, CancellationToken cancellationToken)
    {
        if (!await db.Visits.AnyAsync(one => one.Id == visitId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<Visit, VisitRefusal>([visitId], async () =>
        {
            var visit = await db.Visits.SingleAsync(one => one.Id == visitId, cancellationToken);
            if (visit.IsToBeTold)
            {
                visit.IsToBeTold = false;
                visit.Record(BookingEventKind.Reached, asking.By, asking.Channel, clock.Now);
            }

            return visit;
        }, cancellationToken);
    }
}
