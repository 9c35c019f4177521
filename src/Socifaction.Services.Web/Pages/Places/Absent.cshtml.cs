using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using RegisterWords = Socifaction.Services.Web.Texts.Register;

namespace Socifaction.Services.Web.Pages.Places;

/// <summary>A family says that somebody will not come, why if they wish, or that they will come after all.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class AbsentModel(ServicesDbContext db, SignedIn signedIn, ReportAbsence report, WithdrawAbsence withdraw, InitiativeClock clock) : PageModel
{
    private const int LongestWords = 300;

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public PlaceBooked Place { get; private set; } = null!;

    public Absence? Absence { get; private set; }

    /// <summary>Whether the lunch is still counted off, in words; none where no meals are served.</summary>
    public string? Lunch { get; private set; }

    public bool MayReport => Place.Status == BookingStatus.Booked && Place.StartsAt > clock.Now;

    public async Task<IActionResult> OnGetAsync(Guid place, CancellationToken cancellationToken)
    {
        if (!await FindAsync(place, cancellationToken))
        {
            return NotFound();
        }

        (Kind, Words) = (Absence?.Kind.ToString(), Absence?.Words);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid place, CancellationToken cancellationToken)
    {
        if (!await FindAsync(place, cancellationToken))
        {
            return NotFound();
        }

        // Nobody must say why.
        var kind = string.IsNullOrEmpty(Kind) ? AbsenceKind.Unknown : RegisterTexts.KindOf(Kind);
        if (kind is null)
        {
            ModelState.AddModelError(nameof(Kind), RegisterWords.WhyMissing);
        }

        var words = TypedText.Line(Words, LongestWords);
        if (words.Refusal is { } why && why != TextRefusal.Empty)
        {
            ModelState.AddModelError(nameof(Words), why.InWords("", LongestWords));
        }

        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        var outcome = await report.RunAsync(new(place, kind!.Value, words.Value ?? "", await AskAsync(cancellationToken)), cancellationToken);
        return Answer(place, outcome?.Refusal);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid place, CancellationToken cancellationToken) => !await FindAsync(place, cancellationToken) ? NotFound()
        : Answer(place, (await withdraw.RunAsync(new(place, await AskAsync(cancellationToken)), cancellationToken))?.Refusal);

    private IActionResult Answer(Guid place, AttendanceRefusal? refusal)
    {
        if (refusal is not { } why)
        {
            return RedirectToPage(new { place });
        }

        ModelState.AddModelError("", why.InWords());
        return this.Conflict();
    }

    private async Task<Asking> AskAsync(CancellationToken cancellationToken) => await signedIn.AskForAsync(
        (await signedIn.PeopleAsync(cancellationToken)).Single(person => person.Id == Place.ResidentId), cancellationToken);

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var people = (await signedIn.PeopleAsync(cancellationToken)).Select(person => (Guid?)person.Id).ToHashSet();
        var groupId = await db.Places.Where(place => place.Id == id).Select(place => place.GroupId).SingleOrDefaultAsync(cancellationToken);
        var group = await db.PlacesOfGroup(groupId).ToListAsync(cancellationToken);
        if (group.SingleOrDefault(place => place.PlaceId == id && people.Contains(place.ResidentId)) is not { } mine)
        {
            return false;
        }

        Place = mine;
        Absence = await db.Absences.AsNoTracking().SingleOrDefaultAsync(a => a.PlaceId == id, cancellationToken);
        if (await db.Activities.Where(a => a.Id == mine.OfferingId).Select(a => a.MealsUntil).SingleAsync(cancellationToken) is { } until)
        {
            var at = clock.InstantOf(mine.Date, until);
            Lunch = Absence is { } told
                ? told.ReportedAt <= at ? RegisterWords.LunchOff : RegisterWords.LunchCooked
                : clock.Now <= at ? StaffTexts.Say(RegisterWords.LunchStill, LocalFormat.OnDay(mine.Date), LocalFormat.Time(until)) : RegisterWords.LunchTooLate;
        }

        return true;
    }
}
