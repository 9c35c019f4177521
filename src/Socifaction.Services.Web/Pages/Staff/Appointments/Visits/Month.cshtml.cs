using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Staff.Rides;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Visits;

/// <summary>A person's month on paper, to be signed: each visit as it really was, the hours together, what is owed.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class MonthModel(ServicesDbContext db, InitiativeClock clock) : MonthPage(clock)
{
    private readonly InitiativeClock _clock = clock;

    public Resident Resident { get; private set; } = null!;

    public IReadOnlyList<VisitRow> Rows { get; private set; } = [];

    public int Given => Rows.Count(row => row.Visit.Status == BookingStatus.Fulfilled);

    /// <summary>Past visits of which nobody has said what became of them.</summary>
    public int Open => Rows.Count(row => row.Visit.Status == BookingStatus.Booked && row.Visit.EndsAt < _clock.Now);

    public int Minutes => Rows.Sum(row => row.RealMinutes);

    public int Cents => Rows.Sum(row => row.Visit.PriceCents);

    public IReadOnlyList<string> Workers => [.. Rows.Where(row => row.Visit.Status == BookingStatus.Fulfilled).Select(row => row.Worker).Distinct()];

    public async Task<IActionResult> OnGetAsync(Guid resident)
    {
        if (await db.Residents.AsNoTracking().SingleOrDefaultAsync(one => one.Id == resident, Token) is not { } found)
        {
            return NotFound();
        }

        Resident = found;
        var (first, last) = (Month.OnDayOfMonth(1), Month.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth));
        Rows = await db.RowsOf(db.Visits.Where(visit => visit.ResidentId == resident && visit.Date >= first && visit.Date <= last).Standing()).ToListAsync(Token);
        return Page();
    }
}
