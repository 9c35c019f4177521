using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Visits;

/// <summary>What became of a visit: when the worker really came and left and what was done, or why it came to nothing.</summary>
public sealed record VisitReport(
    Guid VisitId, LocalTime? CameAt, LocalTime? LeftAt, IReadOnlyList<string> DoneTasks, VisitMissed? Missed, string Because, int Version, Asking Asking);

/// <summary>Use case of staff: writes down what became of a visit; a slip is put right the same way. What was planned stays as it was.</summary>
public sealed class RecordVisit(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The visit, or why it is not written down; null when there is none such.</summary>
    public async Task<Outcome<Visit, VisitRefusal>?> RunAsync(VisitReport report, CancellationToken cancellationToken)
    {
        if (await db.Visits.AsNoTracking().SingleOrDefaultAsync(one => one.Id == report.VisitId, cancellationToken) is not { } known)
        {
            return null;
        }

        return await db.LockAsync<Visit, VisitRefusal>([known.Id, known.WorkerId], async () =>
        {
            var visit = await db.Visits.SingleAsync(one => one.Id == report.VisitId, cancellationToken);
            var done = string.Join(HomeHelp.TaskDivider, report.DoneTasks);
            var said = report.Missed is null ? (report.CameAt, report.LeftAt, done, (VisitMissed?)null, "") : (null, null, "", report.Missed, report.Because);
            if (visit.Status != BookingStatus.Booked && (visit.CameAt, visit.LeftAt, visit.DoneTasks, visit.Missed, visit.MissedBecause) == said)
            {
                // The same form sent again.
                return visit;
            }

            if (visit.Status is not (BookingStatus.Booked or BookingStatus.Fulfilled or BookingStatus.NoShow))
            {
                return VisitRefusal.AlreadySettled;
            }

            if (visit.Version != report.Version)
            {
                return VisitRefusal.ChangedMeanwhile;
            }

            var offering = await db.HomeHelps.SingleAsync(one => one.Id == visit.OfferingId, cancellationToken);
            if (FindSlip(report, visit, offering) is { } slip)
            {
                return slip;
            }

            (visit.CameAt, visit.LeftAt, visit.DoneTasks, visit.Missed, visit.MissedBecause) = said;
            visit.IsToBeTold = false;
            var wholeCents = said is { CameAt: { } came, LeftAt: { } left } ? offering.Price.PriceOfMinutes(MinutesBetween(came, left)) : 0;
            visit.Owe(offering.Price, wholeCents, await db.FindPaidShareAsync(visit.ResidentId, cancellationToken));
            var (status, kind) = report.Missed is not { } missed ? (BookingStatus.Fulfilled, BookingEventKind.Fulfilled)
                : missed == VisitMissed.Cancelled ? (BookingStatus.Cancelled, BookingEventKind.Cancelled)
                : (BookingStatus.NoShow, BookingEventKind.NoShow);
            visit.Become(status, kind, report.Asking.By, report.Asking.Channel, clock.Now, visit.MissedBecause);
            if (status == BookingStatus.Cancelled)
            {
                await db.ReleaseAsync(visit.Id, cancellationToken);
            }

            return visit;
        }, cancellationToken);
    }

    /// <summary>Whole minutes between two times of a day.</summary>
    public static int MinutesBetween(LocalTime from, LocalTime to) => (int)Period.Between(from, to, PeriodUnits.Minutes).Minutes;

    private VisitRefusal? FindSlip(VisitReport report, Visit visit, HomeHelp offering) =>
        visit.Date > clock.Today ? VisitRefusal.NotYet
        : report.Missed is not null ? report.Missed != VisitMissed.NotAtHome && report.Because.Length == 0 ? VisitRefusal.NoReason : null
        : report.CameAt is not { } came || report.LeftAt is not { } left || came >= left ? VisitRefusal.WrongHours
        : clock.InstantOf(visit.Date, left) > clock.Now ? VisitRefusal.NotYet
        : report.DoneTasks.Except(offering.TaskList).Except(HomeHelp.Split(visit.Tasks)).Any() ? VisitRefusal.UnknownTask
        : null;
}
