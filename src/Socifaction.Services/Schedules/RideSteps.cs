using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Time;

namespace Socifaction.Services.Schedules;

/// <summary>Runs: off the road, with another driver or vehicle, or in the hours that are left.</summary>
public sealed class RideSteps(ServicesDbContext db, InitiativeClock clock, CheckRun check, ChangeRun changeRun) : RoomSteps
{
    private static readonly Asking Nobody = new(new Actor(ActorKind.System, null, ""), Channel.Phone);

    public override bool Makes(StepKind kind) => kind == StepKind.Run;

    public override async Task<IReadOnlyList<ScheduleStep>> ListAsync(ScheduleChange change, CancellationToken cancellationToken)
    {
        var (now, subject, isClosed) = (clock.Now, change.SubjectId, change.Kind == ScheduleChangeKind.Closed);
        var (isDriver, isVehicle) = (change.Kind == ScheduleChangeKind.StaffAway, change.Kind == ScheduleChangeKind.VehicleOut);
        var rows = await (
            from run in db.Runs.AsNoTracking()
            join vehicle in db.Vehicles on run.VehicleId equals vehicle.Id
            join driver in db.StaffMembers on run.DriverId equals driver.Id
            where !run.IsCancelled && run.EndsAt > now && run.Date >= change.FirstDay && run.Date <= change.LastDay
                && (isClosed || (isDriver && run.DriverId == subject) || (isVehicle && run.VehicleId == subject))
            orderby run.StartsAt, run.Id
            select new { Run = run, Name = vehicle.Name + ", " + driver.Name }).ToListAsync(cancellationToken);
        return [.. rows.Where(row => change.Meets(row.Run.Date, row.Run.From, row.Run.To)).Select(row =>
        {
            var left = LeftOf(row.Run, change, now);
            return new ScheduleStep
            {
                ChangeId = change.Id, Kind = StepKind.Run, ThingId = row.Run.Id, Name = row.Name, Date = row.Run.Date, From = row.Run.From, To = row.Run.To,
                Break = row.Run.Break, LeftFrom = left?.From, LeftTo = left?.To,
            };
        })];
    }

    public override async Task<IReadOnlyList<Touch>> CheckAsync(ScheduleChange change, ScheduleStep step, CancellationToken cancellationToken)
    {
        if (await FindAsync(step, cancellationToken) is not { } run || Wanted(change, step, run, Nobody) is not { } wanted
            || await check.RunAsync(wanted, cancellationToken) is not { } outcome || outcome.Refused(out var preview, out _))
        {
            return [];
        }

        var touches = Seen(step, preview);
        if (step.InsteadId is not null || (await ListAsync(change, cancellationToken)).Count(other => other.Date == step.Date) < 2)
        {
            return touches;
        }

        // Another run of the day goes too: nobody can count on going over to it.
        var known = touches.Select(touch => touch.BookingId).ToHashSet();
        var aboard = await db.Rides.AsNoTracking().Where(ride => ride.RunId == run.Id && ride.Status == BookingStatus.Booked).OrderBy(ride => ride.StartsAt)
            .ToListAsync(cancellationToken);
        return [.. touches, .. aboard.Where(ride => !known.Contains(ride.Id) && (step.LeftFrom is null || change.Meets(ride.Date, ride.StartTime, ride.EndTime)))
            .Select(ride => new Touch(ride.Id, HitKind.Uncovered))];
    }

    public override async Task<StepRefusal?> MakeAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken) =>
        await FindAsync(step, cancellationToken) is not { } run ? StepRefusal.Gone
        : Wanted(change, step, run, Because(change, asking)) is not { } wanted ? null
        : await changeRun.RunAsync(wanted with { Seen = step.Seen }, cancellationToken) is not { } outcome ? StepRefusal.Gone
        : InWordsOf(outcome.Refusal);

    public override async Task<UndoStep> CheckUndoAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken)
    {
        if (await FindAsync(step, cancellationToken) is not { } run)
        {
            return new(step, StepRefusal.Gone, 0, []);
        }

        if (Back(change, step, run, asking) is not { } wanted)
        {
            return new(step, null, 0, []);
        }

        if (await check.RunAsync(wanted, cancellationToken) is not { } outcome)
        {
            return new(step, StepRefusal.Gone, 0, []);
        }

        return outcome.Refused(out var preview, out var why)
            ? new(step, InWordsOf(why), 0, [])
            : new(step, null, preview.CoveredAgain, [.. preview.ToCall.Select(ride => ride.RideId)]);
    }

    public override async Task<StepRefusal?> UndoAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            if (await FindAsync(step, cancellationToken) is not { } run)
            {
                return StepRefusal.Gone;
            }

            if (Back(change, step, run, asking) is not { } wanted)
            {
                // Staff have put it back, or otherwise, by hand: it stays as they want it.
                return null;
            }

            if (await check.RunAsync(wanted, cancellationToken) is not { } checkedRun)
            {
                return StepRefusal.Gone;
            }

            if (checkedRun.Refused(out var preview, out var why))
            {
                return InWordsOf(why);
            }

            var outcome = await changeRun.RunAsync(wanted with { Seen = preview.Mark }, cancellationToken);
            if (outcome?.Refusal != RunRefusal.ChangedMeanwhile)
            {
                return outcome is { } done ? InWordsOf(done.Refusal) : StepRefusal.Gone;
            }
        }

        return StepRefusal.ChangedMeanwhile;
    }

    private static IReadOnlyList<Touch> Seen(ScheduleStep step, RunPreview preview)
    {
        step.Seen = preview.Mark;
        return [.. preview.ToCall.Where(ride => ride.IsNew)
            .Select(ride => new Touch(ride.RideId, HitKind.Uncovered, ride.Nearest is { } near ? step.Date + near.Earliest : null))];
    }

    private Task<Run?> FindAsync(ScheduleStep step, CancellationToken cancellationToken) =>
        db.Runs.AsNoTracking().SingleOrDefaultAsync(run => run.Id == step.ThingId, cancellationToken);

    /// <summary>The run as the step makes it; null when it is so, or staff have taken it off the road themselves.</summary>
    private static RunWanted? Wanted(ScheduleChange change, ScheduleStep step, Run run, Asking asking)
    {
        if (run.IsCancelled || (change.Kind == ScheduleChangeKind.StaffAway && run.DriverId != change.SubjectId)
            || (change.Kind == ScheduleChangeKind.VehicleOut && run.VehicleId != change.SubjectId))
        {
            return null;
        }

        var standing = AsIs(run, asking);
        return step switch
        {
            { InsteadId: { } other } => change.Kind == ScheduleChangeKind.VehicleOut ? standing with { VehicleId = other } : standing with { DriverId = other },
            { LeftFrom: { } from, LeftTo: { } to } => standing with { From = from, To = to, Break = run.Break is { } rest && rest.Fits(from, to) ? rest : null },
            _ => standing with { IsCancelled = true },
        };
    }

    /// <summary>The run as it was before the step; null when it is not as the step left it.</summary>
    private static RunWanted? Back(ScheduleChange change, ScheduleStep step, Run run, Asking asking)
    {
        var standing = AsIs(run, asking);
        return step switch
        {
            { InsteadId: { } other } when change.Kind == ScheduleChangeKind.VehicleOut =>
                run.VehicleId == other && !run.IsCancelled ? standing with { VehicleId = change.SubjectId!.Value } : null,
            { InsteadId: { } other } => run.DriverId == other && !run.IsCancelled ? standing with { DriverId = change.SubjectId!.Value } : null,
            { LeftFrom: { } from, LeftTo: { } to } => (run.From, run.To, run.IsCancelled) == (from, to, false)
                ? standing with { From = step.From!.Value, To = step.To!.Value, Break = step.Break }
                : null,
            _ => run.IsCancelled ? standing with { IsCancelled = false } : null,
        };
    }

    private static RunWanted AsIs(Run run, Asking asking) =>
        new(run.Id, run.OfferingId, run.Date, run.VehicleId, run.DriverId, run.From, run.To, run.Break, run.IsCancelled, asking);

    /// <summary>The longer part of a run before or after the hours of the change; null when less than an hour is left, or the whole day is taken.</summary>
    private static (LocalTime From, LocalTime To)? LeftOf(Run run, ScheduleChange change, Instant now)
    {
        if (change is not { From: { } from, To: { } to })
        {
            return null;
        }

        var parts = new List<(LocalTime From, LocalTime To)>();
        if (run.From < from)
        {
            parts.Add((run.From, from));
        }

        if (to < run.To && run.StartsAt > now)
        {
            parts.Add((to, run.To));
        }

        return parts.Where(part => part.To.TickOfDay - part.From.TickOfDay >= NodaConstants.TicksPerHour)
            .OrderByDescending(part => part.To.TickOfDay - part.From.TickOfDay).Select(part => ((LocalTime, LocalTime)?)part).FirstOrDefault();
    }

    private static StepRefusal? InWordsOf(RunRefusal? why) => why switch
    {
        null => null,
        RunRefusal.Past or RunRefusal.HasBegun => StepRefusal.Past,
        RunRefusal.AlreadyOut => StepRefusal.AlreadyOut,
        RunRefusal.VehicleTaken or RunRefusal.DriverTaken => StepRefusal.Taken,
        RunRefusal.ChangedMeanwhile => StepRefusal.ChangedMeanwhile,
        _ => StepRefusal.Unfit,
    };
}
