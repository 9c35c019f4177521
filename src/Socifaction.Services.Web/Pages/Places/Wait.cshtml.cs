using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Waiting;

namespace Socifaction.Services.Web.Pages.Places;

/// <summary>Before somebody waits for a full day: who, how many wait already, and whether all must come together.</summary>
public sealed class WaitModel(PlaceForm form, JoinWaitingList join, WaitingList list, ServicesDbContext db) : PageModel
{
    private const string No = "no";

    public PlaceForm Form => form;

    /// <summary>The form's request id: the same page sent twice is one entry.</summary>
    [BindProperty]
    public string? RequestId { get; set; }

    /// <summary>„all“ or „part“; one person is not asked.</summary>
    [BindProperty]
    public string? Together { get; set; }

    /// <summary>The group of the later places that are given up, or „no“.</summary>
    [BindProperty]
    public string? Instead { get; set; }

    public Session Session { get; private set; } = null!;

    /// <summary>Families that wait for the day now.</summary>
    public int Before { get; private set; }

    /// <summary>Places of one later day that these people have.</summary>
    public IReadOnlyList<(Guid GroupId, LocalDate Date)> Later { get; private set; } = [];

    public IReadOnlyList<Choice> InsteadChoices =>
    [
        .. Later.Select(one => new Choice(one.GroupId.ToString(), string.Format(CultureInfo.CurrentCulture, Words.InsteadYes, LocalFormat.Day(one.Date)))),
        new(No, Words.InsteadNo),
    ];

    public async Task<IActionResult> OnGetAsync(Guid offering, Guid session, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(offering, session, cancellationToken))
        {
            return NotFound();
        }

        if (!form.IsSignedIn || !form.KnowsWho)
        {
            return RedirectToPage("Book/Who", new { offering });
        }

        RequestId = Guid.CreateVersion7().ToString();
        await FillAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid offering, Guid session, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(offering, session, cancellationToken))
        {
            return NotFound();
        }

        if (!form.IsSignedIn || !form.KnowsWho)
        {
            return RedirectToPage("Book/Who", new { offering });
        }

        var requestId = Guid.TryParseExact(RequestId, "D", out var sent) ? sent : Guid.CreateVersion7();
        RequestId = requestId.ToString();
        await FillAsync(cancellationToken);
        if (form.Chosen.Count > 1 && Together is not ("all" or "part"))
        {
            ModelState.AddModelError(nameof(Together), Words.TogetherMissing);
        }

        // The page sent twice finds no later place to give up once the earlier one is given; then it is the same answer as before.
        if (Later.Count > 0 && Instead is null)
        {
            ModelState.AddModelError(nameof(Instead), Words.InsteadMissing);
        }

        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        Guid? instead = Instead is null or No ? null : Guid.TryParseExact(Instead, "D", out var group) ? group : Guid.Empty;
        var wanted = new WaitingWanted(
            requestId, [session], [.. form.Chosen.Select(person => person.Id)], form.Chosen.Count == 1 || Together == "all", await form.AskAsync(cancellationToken))
        {
            InsteadOfGroupId = instead,
        };
        if (await join.RunAsync(wanted, cancellationToken) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var waits, out var why))
        {
            return RedirectToPage("Waits", new { id = waits.EntryId });
        }

        ModelState.AddModelError("", why.InWords());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private async Task<bool> OpenAsync(Guid offering, Guid sessionId, CancellationToken cancellationToken)
    {
        if (!await form.OpenAsync(offering, cancellationToken)
            || await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId && s.OfferingId == offering, cancellationToken) is not { } session)
        {
            return false;
        }

        Session = session;
        return true;
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        Before = (await list.RunAsync(form.Activity.Id, cancellationToken))
            .Count(row => row.Offer is null && row.Sessions.Any(session => session.SessionId == Session.Id));
        Guid?[] people = [.. form.Chosen.Select(person => (Guid?)person.Id)];
        var groups = await db.Places.Where(place => place.OfferingId == form.Activity.Id && place.Status == BookingStatus.Booked
                && place.StartsAt > Session.StartsAt && people.Contains(place.ResidentId))
            .GroupBy(place => place.GroupId).Select(group => group.Key).ToListAsync(cancellationToken);
        var held = await db.Places.AsNoTracking().Where(place => groups.Contains(place.GroupId) && place.Status == BookingStatus.Booked)
            .Select(place => new { place.GroupId, place.Date, place.ResidentId, place.StartsAt }).ToListAsync(cancellationToken);
        Later =
        [
            .. held.GroupBy(place => place.GroupId)
                .Where(group => group.DistinctBy(place => place.StartsAt).Count() == 1 && group.All(place => people.Contains(place.ResidentId)))
                .Select(group => (group.Key, group.First().Date)).OrderBy(one => one.Date).Take(3),
        ];
    }
}
