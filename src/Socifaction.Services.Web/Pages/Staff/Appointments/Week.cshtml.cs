using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Appointments;

/// <summary>Who has a resource when, and where to read more.</summary>
public sealed record CalendarRow(LocalTime From, LocalTime To, string Name, string Offering, string Status, string Look, string Page);

/// <summary>A week of all calendars as one table that is complete without colour, and whom to call.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class WeekModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, EarlierTimes earlier, OfferEarlier offer, AnswerEarlier answer) : StaffPage
{
    private Dictionary<Guid, ResourceCalendar> _calendars = [];
    private ILookup<(Guid, LocalDate), CalendarRow> _taken = Array.Empty<CalendarRow>().ToLookup(_ => (Guid.Empty, default(LocalDate)));

    [BindProperty] public string? Appointment { get; set; }
    [BindProperty] public string? Start { get; set; }
    [BindProperty] public string? Answer { get; set; }

    public LocalDate Monday { get; private set; }

    public LocalDate Today => clock.Today;

    public IReadOnlyList<LocalDate> Days => [.. Enumerable.Range(0, 7).Select(Monday.PlusDays)];

    public IReadOnlyList<Resource> Resources { get; private set; } = [];

    /// <summary>Where the visits at home stand: the week of all; to a worker, their own day's sheet.</summary>
    public string? Visits { get; private set; }

    /// <summary>Those who may be offered something earlier.</summary>
    public IReadOnlyList<EarlierRow> Earlier { get; private set; } = [];

    /// <summary>Earlier times that are kept for somebody, and until when, in words.</summary>
    public IReadOnlyList<(AppointmentRow Row, string Until)> Offers { get; private set; } = [];

    /// <summary>Those whose time nothing keeps any more.</summary>
    public IReadOnlyList<AppointmentRow> Uncovered { get; private set; } = [];

    public Task OnGetAsync(string? date) => LoadAsync(date);

    public async Task<IActionResult> OnPostOfferAsync([FromForm] string? date)
    {
        if (IdOf(Appointment) is not { } id || AppointmentTexts.ReadStart(Start) is not { } start
            || await offer.RunAsync(new(id, start, signedIn.AskAsStaff(Channel.Sms)), Token) is not { } outcome)
        {
            return NotFound();
        }

        return await ShowAsync(date, outcome.Refusal);
    }

    public async Task<IActionResult> OnPostAnswerAsync([FromForm] string? date)
    {
        if (IdOf(Appointment) is not { } id || Answer is not ("yes" or "no")
            || await answer.RunAsync(new(id, Answer == "yes", signedIn.AskAsStaff(Channel.Phone)), Token) is not { } outcome)
        {
            return NotFound();
        }

        return await ShowAsync(date, outcome.Refusal);
    }

    private async Task<IActionResult> ShowAsync(string? date, AppointmentRefusal? refusal)
    {
        if (refusal is not { } why)
        {
            return Redirect(Url.Content($"~/staff/appointments/week?date={Text(DayOf(date, clock.Today))}"));
        }

        await LoadAsync(date);
        ModelState.AddModelError("", why.ForStaff());
        return this.Conflict();
    }

    private async Task LoadAsync(string? date)
    {
        var day = DayOf(date, clock.Today);
        Monday = day.PlusDays(1 - (int)day.DayOfWeek);
        var (last, now) = (Monday.PlusDays(6), clock.Now);
        // A worker sees their own visits.
        var own = signedIn.Staff!.Role == Role.Worker ? signedIn.Staff.Id : (Guid?)null;
        Resources = await db.Resources.AsNoTracking().Where(one => one.IsActive && (own == null || one.StaffMemberId == own)).OrderBy(one => one.Order).ThenBy(one => one.Name).ToListAsync(Token);
        _calendars = (await db.ListCalendarsAsync([.. Resources.Select(one => one.Id)], Monday, last, clock.Zone, null, Token)).ToDictionary(one => one.ResourceId);
        var rows = await db.RowsOf(db.Appointments.Where(one => one.Date >= Monday && one.Date <= last
            && (one.Status == BookingStatus.Booked || one.Status == BookingStatus.Fulfilled || one.Status == BookingStatus.NoShow))).ToListAsync(Token);
        var claims = await db.ClaimsOf([.. rows.Select(row => row.AppointmentId)]).ToListAsync(Token);
        var taken = (from row in rows join claim in claims on row.AppointmentId equals claim.BookingId select (claim.ResourceId, row.Date, Row: new CalendarRow(
            row.From, row.To, row.Name, row.Offering, row.Status.ForStaff(), row.Status.Look(), $"details/{row.AppointmentId}"))).ToList();
        if (await db.HomeHelps.AnyAsync(Token))
        {
            // A day's visits are one row that opens the worker's sheet: all of them by name have a week of their own.
            var visits = await db.RowsOf(db.Visits.Standing().Where(one => one.Date >= Monday && one.Date <= last)).ToListAsync(Token);
            taken.AddRange(visits.GroupBy(row => (row.Visit.WorkerId, row.Visit.Date)).Select(day => (day.Key.WorkerId, day.Key.Date, new CalendarRow(
                day.Min(row => row.Visit.StartTime), day.Max(row => row.Visit.EndTime), StaffTexts.Say(Texts.Visits.OfDay, day.Count()),
                string.Join(", ", day.Select(row => row.Offering).Distinct()), "", "", $"visits/day/{day.Key.WorkerId}?date={Text(day.Key.Date)}"))));
            Visits = own is null ? $"visits?date={Text(Monday)}"
                : Resources.FirstOrDefault(one => one.Kind == ResourceKind.Worker) is { } self ? $"visits/day/{self.Id}?date={Text(day)}" : null;
        }

        _taken = taken.OrderBy(one => one.Row.From).ToLookup(one => (one.ResourceId, one.Date), one => one.Row);
        if (own is not null)
        {
            return;
        }

        Uncovered = await db.RowsOf(db.Appointments.Where(one => one.IsUncovered && one.Status == BookingStatus.Booked && one.StartsAt > now)).ToListAsync(Token);
        Earlier = await earlier.RunAsync(Token);
        var offers = db.Appointments.Where(one => one.InsteadOfId != null && one.Status == BookingStatus.Waitlisted && one.OfferedUntil > now);
        var until = await offers.ToDictionaryAsync(one => one.Id, one => one.OfferedUntil!.Value, Token);
        Offers = [.. (await db.RowsOf(offers).ToListAsync(Token)).Where(row => until.ContainsKey(row.AppointmentId))
            .Select(row => (row, Moment(clock.LocalOf(until[row.AppointmentId]))))];
    }

    private static string Moment(LocalDateTime at) => $"{LocalFormat.DayAndMonth(at.Date)} {LocalFormat.Time(at.TimeOfDay)}";

    /// <summary>Whether a resource is there at all on a day.</summary>
    public bool IsOpenOn(Resource resource, LocalDate date) => _calendars[resource.Id].OpenOn(date).Count > 0;

    /// <summary>When a resource may still be booked on a day.</summary>
    public IReadOnlyList<TimeWindow> FreeOn(Resource resource, LocalDate date) => _calendars[resource.Id].FreeOn(date);

    /// <summary>Who has it on a day, in order of time.</summary>
    public IEnumerable<CalendarRow> TakenOn(Resource resource, LocalDate date) => _taken[(resource.Id, date)];
}
