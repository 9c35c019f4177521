using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using VisitWords = Socifaction.Services.Web.Texts.Visits;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Visits;

/// <summary>One visit: what became of it, or another time or worker. The plan, what was done and why not stand side by side.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, RecordVisit record, MoveVisit move) : StaffPage
{
    private const string WasThere = "was";

    [BindProperty] public string? CameAt { get; set; }
    [BindProperty] public string? LeftAt { get; set; }
    [BindProperty] public string[] Done { get; set; } = [];
    [BindProperty] public string? Result { get; set; }
    [BindProperty] public string? Because { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? Worker { get; set; }
    [BindProperty] public string? Version { get; set; }

    public VisitRow Row { get; private set; } = null!;

    public IReadOnlyList<Resource> Workers { get; private set; } = [];

    /// <summary>Where each pays the share that was decided, what somebody pays says which: only those who know it see it.</summary>
    public bool MaySeePrice { get; private set; }

    public bool MayRecord => Row.Visit.Date <= clock.Today && Row.Visit.Status is BookingStatus.Booked or BookingStatus.Fulfilled or BookingStatus.NoShow;

    /// <summary>Whether those at the telephone may move it; a worker says only what became of it.</summary>
    public bool MayMove => !IsWorker && Row.Visit.Status == BookingStatus.Booked && Row.Visit.StartsAt > clock.Now;

    /// <summary>The tasks that were planned, then the others of the offering.</summary>
    public IReadOnlyList<Choice> TaskChoices { get; private set; } = [];

    public IReadOnlyList<Choice> WorkerChoices => [.. Workers.Select(worker => new Choice(worker.Id.ToString(), worker.Name))];

    public static IReadOnlyList<Choice> ResultChoices =>
        [new(WasThere, VisitWords.WasThere), .. Enum.GetValues<VisitMissed>().Select(missed => new Choice(missed.ToString(), missed.InWords()))];

    /// <summary>The week of all visits; to a worker, the day's sheet.</summary>
    public string Back => Url.Content($"~/staff/appointments/visits{(IsWorker ? $"/day/{Row.Visit.WorkerId}" : "")}?date={Text(Row.Visit.Date)}");

    private bool IsWorker => signedIn.Staff!.Role == Role.Worker;

    private int Seen => int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        FillRecord();
        FillMove();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        FillMove();
        var missed = Enum.GetValues<VisitMissed>().Where(one => one.ToString() == Result).Select(one => (VisitMissed?)one).FirstOrDefault();
        if (missed is null && Result != WasThere)
        {
            ModelState.AddModelError(nameof(Result), VisitWords.ChooseMissing);
        }

        // What came to nothing has no hours.
        var (came, left) = missed is null ? (TimeOf(nameof(CameAt), CameAt), TimeOf(nameof(LeftAt), LeftAt)) : (null, null);
        var because = Optional(nameof(Because), Because, LongestReason);
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        var report = new VisitReport(id, came, left, [.. Done.Distinct()], missed, because, Seen, signedIn.AskAsStaff(Channel.Visit));
        return Answer(id, await record.RunAsync(report, Token), nameof(LeftAt));
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id)
    {
        if (IsWorker)
        {
            return Forbid();
        }

        if (!await FindAsync(id))
        {
            return NotFound();
        }

        FillRecord();
        var day = OptionalDate(nameof(Day), Day, clock.Today);
        if (day is null && ModelState[nameof(Day)] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError(nameof(Day), VisitWords.DayMissing);
        }

        var (from, to) = (TimeOf(nameof(From), From), TimeOf(nameof(To), To));
        if (Workers.FirstOrDefault(worker => worker.Id == IdOf(Worker)) is not { } chosen)
        {
            ModelState.AddModelError(nameof(Worker), VisitWords.WorkerMissing);
            return this.Unacceptable();
        }

        return !ModelState.IsValid || day is not { } date || from is not { } begins || to is not { } ends ? this.Unacceptable()
            : Answer(id, await move.RunAsync(new(id, chosen.Id, new VisitTime(date, begins, ends), Seen, signedIn.AskAsStaff(Channel.Phone)), Token), nameof(To));
    }

    private IActionResult Answer(Guid id, Outcome<Visit, VisitRefusal>? answer, string hours)
    {
        if (answer is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/appointments/visits/details/{id}"));
        }

        ModelState.Remove(nameof(Version));
        ModelState.AddModelError(
            why switch { VisitRefusal.WrongHours => hours, VisitRefusal.UnknownTask => nameof(Done), VisitRefusal.NoReason => nameof(Because), _ => "" }, why.InWords());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private void FillRecord()
    {
        var visit = Row.Visit;
        (CameAt, LeftAt) = (LocalFormat.Time(visit.CameAt ?? visit.StartTime), LocalFormat.Time(visit.LeftAt ?? visit.EndTime));
        Done = [.. HomeHelp.Split(visit.Status == BookingStatus.Booked ? visit.Tasks : visit.DoneTasks)];
        (Result, Because) = (visit.Missed?.ToString() ?? WasThere, visit.MissedBecause);
    }

    private void FillMove()
    {
        var visit = Row.Visit;
        (Day, From, To) = (Text(visit.Date), LocalFormat.Time(visit.StartTime), LocalFormat.Time(visit.EndTime));
        Worker = visit.WorkerId.ToString();
    }

    private LocalTime? TimeOf(string field, string? typed)
    {
        if (!LocalInput.Time(typed).Refused(out var time, out var why))
        {
            return time;
        }

        ModelState.AddModelError(field, why.InWords());
        return null;
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await db.RowsOf(db.Visits.Where(visit => visit.Id == id)).SingleOrDefaultAsync(Token) is not { } row)
        {
            return false;
        }

        Workers = await db.ListWorkersAsync(Token);
        if (IsWorker && Workers.All(worker => worker.Id != row.Visit.WorkerId || worker.StaffMemberId != signedIn.Staff!.Id))
        {
            return false;
        }

        Row = row;
        row.Visit.Events.AddRange(await db.BookingEvents.AsNoTracking().Where(one => one.BookingId == id).ToListAsync(Token));
        var help = await db.HomeHelps.AsNoTracking().SingleAsync(one => one.Id == row.Visit.OfferingId, Token);
        MaySeePrice = !IsWorker || !help.Price.IsByPaidShare;
        TaskChoices = [.. HomeHelp.Split(row.Visit.Tasks).Union(HomeHelp.Split(row.Visit.DoneTasks)).Union(help.TaskList).Select(task => new Choice(task, task))];
        return true;
    }
}
