using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Staff.Rides;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Visits;

/// <summary>The hours of a month, by person and by worker: planned, given, owed.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class HoursModel(ServicesDbContext db, InitiativeClock clock) : MonthPage(clock)
{
    /// <summary>What a month comes to for somebody.</summary>
    public sealed record Total(Guid Id, string Name, int Planned, int PlannedMinutes, int Given, int RealMinutes, int Cents);

    public IReadOnlyList<Total> People { get; private set; } = [];

    public IReadOnlyList<Total> Workers { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var (first, last) = (Month.OnDayOfMonth(1), Month.OnDayOfMonth(1).With(NodaTime.DateAdjusters.EndOfMonth));
        var rows = await db.RowsOf(db.Visits.Where(visit => visit.Date >= first && visit.Date <= last).Standing()).ToListAsync(Token);
        People = [.. rows.GroupBy(row => (row.Visit.ResidentId!.Value, row.Name)).OrderBy(of => of.Key.Name, StringComparer.CurrentCulture).Select(of => Sum(of.Key.Value, of.Key.Name, of))];
        Workers = [.. rows.GroupBy(row => (row.Visit.WorkerId, row.Worker)).OrderBy(of => of.Key.Worker, StringComparer.CurrentCulture).Select(of => Sum(of.Key.WorkerId, of.Key.Worker, of))];
    }

    private static Total Sum(Guid id, string name, IEnumerable<VisitRow> rows)
    {
        var all = rows.ToList();
        return new(id, name, all.Count, all.Sum(row => row.PlannedMinutes), all.Count(row => row.Visit.Status == BookingStatus.Fulfilled),
            all.Sum(row => row.RealMinutes), all.Sum(row => row.Visit.PriceCents));
    }
}
