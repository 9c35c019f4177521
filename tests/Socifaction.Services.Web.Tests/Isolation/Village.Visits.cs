using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Tests.Isolation;

public sealed partial class Village
{
    /// <summary>Home help with a worker, a plan, a visit of today and one to come of which the person is to be told.</summary>
    private static List<object> BuildVisits(WebApp app, IReadOnlyList<object> rows, string mark, SealedText texts)
    {
        var (now, mother) = (app.Clock.GetCurrentInstant(), rows.OfType<Resident>().First());
        var (help, worker) = (Given.HomeHelp(), Given.Resource("Nijolė", ResourceKind.Worker));
        var plan = new VisitPlan
        {
            OfferingId = help.Id, ResidentId = mother.Id, WorkerId = worker.Id, Weekdays = Weekdays.Working, From = new(9, 0), To = new(10, 0), Tasks = help.Tasks,
            SealedEntry = texts.Seal($"{mark}-raktas"), FirstDay = app.Today, AgreedAt = now, AgreedByName = "",
        };
        var (first, second) = (Visit(app.Today), Visit(app.Today.PlusDays(3)));
        second.IsToBeTold = true;
        return [help, worker, plan, first, second, Claim(first), Claim(second)];

        Visit Visit(LocalDate date)
        {
            var visit = new Visit
            {
                OfferingId = help.Id, ResidentId = mother.Id, WorkerId = worker.Id, VisitPlanId = plan.Id, PlanDay = date, Tasks = plan.Tasks, Date = date, StartTime = plan.From,
                EndTime = plan.To, StartsAt = app.Initiative.Zone.InstantOf(date, plan.From), EndsAt = app.Initiative.Zone.InstantOf(date, plan.To),
                GroupId = plan.Id, ArrangedByKind = ActorKind.Staff, ArrangedByName = "", Channel = Channel.Phone, CreatedAt = now,
            };
            visit.Become(BookingStatus.Booked, BookingEventKind.Booked, new Actor(ActorKind.Staff, null, ""), Channel.Phone, now);
            return visit;
        }

        ResourceClaim Claim(Visit visit) => new() { BookingId = visit.Id, ResourceId = worker.Id, StartsAt = visit.StartsAt, EndsAt = visit.EndsAt };
    }
}
