using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Visits;

/// <summary>
/// Visits that nobody keeps, with those who could come instead, all chosen with one form; and whom to tell who comes.
/// Each choice stands by itself: what cannot be had any more stays in the list.
/// </summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class UncoveredModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, MoveVisit move, RecordTold told) : StaffPage
{
    [BindProperty] public string[] Choose { get; set; } = [];
    [BindProperty] public string? Visit { get; set; }

    public IReadOnlyList<UncoveredVisit> Uncovered { get; private set; } = [];

    public IReadOnlyList<VisitRow> ToTell { get; private set; } = [];

    /// <summary>A choice as the form sends it: visit, worker and the version that was shown.</summary>
    public static string ValueOf(Visit visit, Resource worker) => FormattableString.Invariant($"{visit.Id}~{worker.Id}~{visit.Version}");

    public bool IsChosen(string value) => Choose.Contains(value);

    public bool IsPast(Visit visit) => visit.StartsAt <= clock.Now;

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Choose.Where(one => !string.IsNullOrEmpty(one)).Select(Read).ToList() is not { Count: > 0 } choices)
        {
            ModelState.AddModelError("", Texts.Visits.ChooseMissing);
            await ReadAsync();
            return this.Unacceptable();
        }

        if (choices.Contains(null))
        {
            return NotFound();
        }

        var refused = new List<string>();
        foreach (var (visitId, workerId, version) in choices.OfType<(Guid, Guid, int)>())
        {
            if (await move.RunAsync(new(visitId, workerId, null, version, signedIn.AskAsStaff(Channel.Phone)), Token) is not { } outcome)
            {
                return NotFound();
            }

            if (outcome.Refused(out _, out var why))
            {
                var row = await db.RowsOf(db.Visits.Where(one => one.Id == visitId)).SingleAsync(Token);
                refused.Add($"{row.Name}, {LocalFormat.Day(row.Visit.Date)}: {why.InWords()}");
            }
        }

        if (refused.Count == 0)
        {
            return Redirect(Url.Content("~/staff/appointments/visits/uncovered"));
        }

        refused.ForEach(words => ModelState.AddModelError("", words));
        await ReadAsync();
        return this.Conflict();
    }

    public async Task<IActionResult> OnPostToldAsync() =>
        IdOf(Visit) is { } id && await told.RunAsync(id, signedIn.AskAsStaff(Channel.Phone), Token) is not null
            ? Redirect(Url.Content("~/staff/appointments/visits/uncovered"))
            : NotFound();

    private static (Guid, Guid, int)? Read(string sent) => sent.Split('~') is [var visit, var worker, var version]
        && IdOf(visit) is { } visitId && IdOf(worker) is { } workerId && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
        ? (visitId, workerId, seen)
        : null;

    private async Task ReadAsync()
    {
        Uncovered = await db.ListUncoveredVisitsAsync(clock, Token);
        ToTell = await db.RowsOf(db.Visits.ToBeTold(clock.Now)).ToListAsync(Token);
    }
}
