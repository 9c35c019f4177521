using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Data.Demo;

internal sealed partial class DemoHouse
{
    /// <summary>Starts a plan of visits from this Monday on, as agreed on the working day before it.</summary>
    public async Task StartVisitsAsync(
        HomeHelp help, Resident resident, Resource worker, Weekdays weekdays, LocalTime from, LocalTime to, IReadOnlyList<string> tasks, Asking asking, string entry, int everyWeeks = 1) =>
        Granted(await At<StartVisitPlan>(AskedFor(Monday, new LocalTime(8, 30))).RunAsync(
            new(Guid.CreateVersion7(), help.Id, resident.Id, worker.Id, weekdays, from, to, tasks, Monday, null, asking) { Entry = entry, EveryWeeks = everyWeeks }, _token), resident.Surname);

    /// <summary>The nights since made the visits; the workers wrote down what became of those that are over. One person was not at home.</summary>
    public async Task RecordVisitsAsync(Asking asking)
    {
        await At<FillVisits>(Now).RunAsync(_token);
        var past = await _db.Visits.AsNoTracking().Where(visit => visit.Date < Today && visit.Status == BookingStatus.Booked).OrderBy(visit => visit.StartsAt).ToListAsync(_token);
        foreach (var (index, visit) in past.Index())
        {
            var report = index == 3
                ? new VisitReport(visit.Id, null, null, [], VisitMissed.NotAtHome, "Kaimynė sakė, kad išvažiavo pas sūnų", visit.Version, asking)
                : new VisitReport(visit.Id, visit.StartTime.PlusMinutes(index % 4), visit.EndTime.PlusMinutes((index % 3) - 1), HomeHelp.Split(visit.Tasks), null, "", visit.Version, asking);
            Granted(await At<RecordVisit>(visit.EndsAt + Duration.FromMinutes(20)).RunAsync(report, _token), "a visit that is over");
        }
    }

    /// <summary>A worker is away on a day; the first of the visits that are hit gets another worker, if somebody is free, and the person is to be told.</summary>
    public async Task SubstituteAsync(Resource worker, LocalDate day, Asking asking)
    {
        Granted(await At<AddCalendarOverride>(Now).RunAsync(
            new(Guid.CreateVersion7(), worker.Id, OverrideKind.Leave, day, day, null, null, "", asking), _token), worker.Name);
        var uncovered = await _db.ListUncoveredVisitsAsync(new(new StandingClock(Now), Initiative.Zone), _token);
        if (uncovered.FirstOrDefault(one => one.Substitutes.Count > 0) is { } first)
        {
            Granted(await At<MoveVisit>(Now).RunAsync(new(first.Row.Visit.Id, first.Substitutes[0].Id, null, first.Row.Visit.Version, asking), _token), first.Row.Name);
        }
    }
}
