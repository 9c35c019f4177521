using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>How many children one, two, and three or more workers may look after from a day on, and the act that says so.</summary>
public sealed record NewRatio(LocalDate FirstDay, int OneWorker, int TwoWorkers, int ThreeWorkers, string Source, Asking Asking, string Overriding = "")
    : CapacityChange(Asking, Overriding)
{
    internal override IQueryable<Session> Of(ServicesDbContext db) =>
        from session in db.Sessions
        join activity in db.Activities on session.OfferingId equals activity.Id
        where session.Date >= FirstDay && activity.CapacityRule == CapacityRule.ChildrenPerWorker
        select session;

    internal override IEnumerable<StaffRatio> With(IReadOnlyCollection<StaffRatio> ratios) => ratios.Where(ratio => ratio.FirstDay != FirstDay).Append(new StaffRatio
    {
        FirstDay = FirstDay, OneWorker = OneWorker, TwoWorkers = TwoWorkers, ThreeWorkers = ThreeWorkers, Source = Source,
    });
}

/// <summary>Use case of staff: the ratio of children to workers from a day on. Sessions from that day follow it.</summary>
public sealed class SetStaffRatio(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The sessions that follow it, or why it was not set.</summary>
    public async Task<Outcome<SessionsChanged, ScheduleRefusal>> RunAsync(NewRatio command, CancellationToken cancellationToken)
    {
        if (command.Source.Length == 0)
        {
            return ScheduleRefusal.SourceMissing;
        }

        if (command.OneWorker < 1 || command.TwoWorkers < command.OneWorker || command.ThreeWorkers < command.TwoWorkers)
        {
            return ScheduleRefusal.RatioUnfit;
        }

        // What was counted on past days is not counted anew.
        if (command.FirstDay < clock.Today)
        {
            return ScheduleRefusal.Past;
        }

        return await db.MakeAsync(command, clock, null, current.Id.Value, async () =>
        {
            if (await db.StaffRatios.SingleOrDefaultAsync(ratio => ratio.FirstDay == command.FirstDay, cancellationToken) is { } there)
            {
                (there.OneWorker, there.TwoWorkers, there.ThreeWorkers, there.Source) =
                    (command.OneWorker, command.TwoWorkers, command.ThreeWorkers, command.Source);
            }
            else
            {
                db.StaffRatios.Add(command.With([]).Single());
            }

            return null;
        }, cancellationToken);
    }
}
