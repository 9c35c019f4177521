using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Schedules;

/// <summary>Who or what may drive a run instead.</summary>
public sealed record Substitute(Guid Id, string Name);

/// <summary>A booking that is touched: whom to call.</summary>
public sealed record TouchedBooking(Booking Booking, Offering Offering, string Name, string Phone, HitKind Kind, LocalDateTime? Nearest);

/// <summary>One step of a plan, whom it touches, and for a run who may drive instead.</summary>
public sealed record PlannedStep(ScheduleStep Step, IReadOnlyList<TouchedBooking> People, IReadOnlyList<Substitute> Substitutes);

/// <summary>What a change would do in every room, before anything is saved.</summary>
public sealed record SchedulePlan(ScheduleChange Change, IReadOnlyList<PlannedStep> Steps)
{
    /// <summary>Changes whenever the steps do, or whom they touch.</summary>
    public string Mark => Convert.ToHexStringLower(Receipts.Fingerprint(new
    {
        Steps = Steps.Select(planned => $"{planned.Step.Key} {planned.Step.InsteadId} {string.Join(' ', planned.People.Select(one => one.Booking.Id).Order())}"),
    }).AsSpan(0, 16));

    /// <summary>How many people are touched.</summary>
    public int People => Steps.SelectMany(planned => planned.People).Select(one => one.Booking.ResidentId ?? one.Booking.Id).Distinct().Count();
}

/// <summary>Use case of staff: what changes for whom, in every room at once. Nothing is written.</summary>
public sealed class CheckScheduleChange(ServicesDbContext db, IEnumerable<RoomSteps> rooms, InitiativeClock clock)
{
    /// <summary>The plan, or why it cannot be so; null when there is nobody and nothing such.</summary>
    public async Task<Outcome<SchedulePlan, ScheduleChangeRefusal>?> RunAsync(ScheduleWanted wanted, CancellationToken cancellationToken)
    {
        if (await db.FindSubjectAsync(wanted.Kind, wanted.SubjectId, cancellationToken) is not { } subject)
        {
            return null;
        }

        if (wanted.FindObjection(clock) is { } objection)
        {
            return objection;
        }

        var change = wanted.NewChange(subject, clock.Now);
        var steps = new List<PlannedStep>();
        foreach (var room in rooms)
        {
            foreach (var step in await room.ListAsync(change, cancellationToken))
            {
                var substitutes = step.Kind == StepKind.Run && change.SubjectId is not null ? await ListSubstitutesAsync(change, step, cancellationToken) : [];
                step.InsteadId = substitutes.Where(one => wanted.Instead.TryGetValue(step.ThingId, out var chosen) && chosen == one.Id).Select(one => (Guid?)one.Id).FirstOrDefault();
                steps.Add(new(step, await db.ListTouchedAsync(await room.CheckAsync(change, step, cancellationToken), cancellationToken), substitutes));
            }
        }

        return new SchedulePlan(change, [.. steps.OrderBy(planned => planned.Step.Date).ThenBy(planned => planned.Step.From).ThenBy(planned => planned.Step.Kind)]);
    }

    /// <summary>Drivers, or vehicles, that are on no run then.</summary>
    private async Task<IReadOnlyList<Substitute>> ListSubstitutesAsync(ScheduleChange change, ScheduleStep step, CancellationToken cancellationToken)
    {
        var (starts, ends) = (clock.InstantOf(step.Date, step.From!.Value), clock.InstantOf(step.Date, step.To!.Value));
        var busy = db.Runs.Where(run => !run.IsCancelled && run.StartsAt < ends && run.EndsAt > starts);
        var away = await db.ScheduleChanges
            .Where(other => other.UndoneAt == null && other.SubjectId != null && other.FirstDay <= step.Date && other.LastDay >= step.Date)
            .Select(other => other.SubjectId!.Value).ToListAsync(cancellationToken);
        var all = change.Kind == ScheduleChangeKind.VehicleOut
            ? await db.Vehicles.Where(vehicle => vehicle.IsActive && vehicle.Id != change.SubjectId && !busy.Any(run => run.VehicleId == vehicle.Id))
                .OrderBy(vehicle => vehicle.Name).Select(vehicle => new Substitute(vehicle.Id, vehicle.Name)).ToListAsync(cancellationToken)
            : await db.StaffMembers.Where(staff => staff.IsActive && staff.Role == Role.Driver && staff.Id != change.SubjectId
                    && (staff.FirstDay == null || staff.FirstDay <= step.Date) && (staff.LastDay == null || staff.LastDay >= step.Date)
                    && !busy.Any(run => run.DriverId == staff.Id))
                .OrderBy(staff => staff.Name).Select(staff => new Substitute(staff.Id, staff.Name)).ToListAsync(cancellationToken);
        return [.. all.Where(one => !away.Contains(one.Id))];
    }
}
