using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Schedules;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Isolation;

public sealed partial class Village
{
    /// <summary>A driver who is away: a run off the road, a ride on the list, what was done.</summary>
    private static List<object> BuildSchedules(WebApp app, IReadOnlyList<object> rows)
    {
        var (now, driver, run, ride) = (app.Clock.GetCurrentInstant(), rows.OfType<StaffMember>().First(), rows.OfType<Run>().First(), rows.OfType<Ride>().First());
        var change = new ScheduleChange
        {
            Kind = ScheduleChangeKind.StaffAway, SubjectId = driver.Id, Subject = driver.Name, FirstDay = run.Date, LastDay = run.Date, Why = "", MadeAt = now, MadeByName = "",
        };
        var step = new ScheduleStep
        {
            ChangeId = change.Id, Kind = StepKind.Run, ThingId = run.Id, Name = "", Date = run.Date, From = run.From, To = run.To, State = StepState.Done,
        };
        change.Steps.Add(step);
        change.Hits.Add(new() { ChangeId = change.Id, StepId = step.Id, BookingId = ride.Id, Kind = HitKind.Arrives });
        change.Record(ScheduleChangeEventKind.Saved, new Actor(ActorKind.Staff, null, ""), now);
        return [change];
    }
}
