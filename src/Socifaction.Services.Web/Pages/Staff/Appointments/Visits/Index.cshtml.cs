using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Visits;

/// <summary>A week of visits, workers by days, with the way from each visit to the next.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    private ILookup<(Guid, LocalDate), VisitRow> _rows = Array.Empty<VisitRow>().ToLookup(_ => (Guid.Empty, default(LocalDate)));
    private IReadOnlyDictionary<string, Settlement> _settlements = new Dictionary<string, Settlement>();

    [BindProperty(SupportsGet = true, Name = "date")] public string? DateText { get; set; }

    public LocalDate Monday { get; private set; }

    public IReadOnlyList<LocalDate> Days => [.. Enumerable.Range(0, 7).Select(Monday.PlusDays)];

    /// <summary>Those who may go, and whoever had a visit that week.</summary>
    public IReadOnlyList<Resource> Workers { get; private set; } = [];

    public IReadOnlyList<HomeHelp> Offerings { get; private set; } = [];

    public int Uncovered { get; private set; }

    public int ToTell { get; private set; }

    public async Task OnGetAsync()
    {
        var day = DayOf(DateText, clock.Today);
        Monday = day.PlusDays(1 - (int)day.DayOfWeek);
        var (first, last, now) = (Monday, Monday.PlusDays(6), clock.Now);
        var rows = await db.RowsOf(db.Visits.Where(visit => visit.Date >= first && visit.Date <= last).Standing()).ToListAsync(Token);
        _rows = rows.ToLookup(row => (row.Visit.WorkerId, row.Visit.Date));
        _settlements = await db.ReadSettlementsAsync(Token);
        var seen = rows.Select(row => row.Visit.WorkerId).ToHashSet();
        Workers = await db.Resources.AsNoTracking().Where(one => seen.Contains(one.Id) || (one.IsActive && db.VisitPlans.Any(plan => plan.WorkerId == one.Id)))
            .OrderBy(one => one.Order).ThenBy(one => one.Name).ToListAsync(Token);
        Workers = Workers.Count > 0 ? Workers : await db.ListWorkersAsync(Token);
        Offerings = await db.HomeHelps.AsNoTracking().OrderBy(one => one.Order).ToListAsync(Token);
        Uncovered = await db.Visits.Uncovered().CountAsync(Token);
        ToTell = await db.Visits.ToBeTold(now).CountAsync(Token);
    }

    /// <summary>The visits of a worker on a day, in order of time, with the ways between them.</summary>
    public IReadOnlyList<VisitStop> StopsOf(Resource worker, LocalDate date) => VisitStop.Route(_rows[(worker.Id, date)], _settlements);
}
