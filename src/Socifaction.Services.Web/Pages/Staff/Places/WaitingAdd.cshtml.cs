using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using StaffWords = Socifaction.Services.Web.Texts.Staff;
using Words = Socifaction.Services.Web.Texts.Waiting;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>A caller is put on the waiting list: who, for which days, and whether before others.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class WaitingAddModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, PlaceAvailability availability, JoinWaitingList join) : CallerPage(db, clock, availability)
{
    [BindProperty] public string[] Days { get; set; } = [];
    [BindProperty] public string? Together { get; set; }
    [BindProperty] public string? Priority { get; set; }
    [BindProperty] public string? Because { get; set; }
    [BindProperty] public string? Caller { get; set; }

    public IReadOnlyList<Choice> Priorities => WaitingEntryModel.ListPriorities();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        Who = People.Count == 1 ? [People[0].Value] : [];
        (Together, Priority) = ("all", nameof(Socifaction.Services.Places.Waiting.Priority.Usual));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync() || Person is null || Activity is null)
        {
            return NotFound();
        }

        if (HasStranger(Who, People) || HasStranger(Days, DayChoices))
        {
            return NotFound();
        }

        List<Guid> residents = [.. Who.Select(Guid.Parse)], sessions = [.. Days.Select(Guid.Parse)];

        if (residents.Count == 0)
        {
            ModelState.AddModelError(nameof(Who), StaffWords.WhoMissing);
        }

        if (sessions.Count == 0)
        {
            ModelState.AddModelError(nameof(Days), Words.NothingChosenDay);
        }

        if (Together is not ("all" or "part"))
        {
            ModelState.AddModelError(nameof(Together), Words.TogetherMissing);
        }

        if (!Enum.TryParse<Priority>(Priority, out var priority) || !Enum.IsDefined(priority))
        {
            ModelState.AddModelError(nameof(Priority), Words.PriorityMissing);
        }

        var (because, caller) = (Optional(nameof(Because), Because, LongestReason), Optional(nameof(Caller), Caller, LongestReason));
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        var wanted = new WaitingWanted(Guid.Parse(RequestId!), sessions, residents, Together == "all", signedIn.AskAsStaff(Channel.Phone, caller))
        {
            Priority = priority, PriorityBecause = because,
        };
        if (await join.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content("~/staff/places/waiting"));
        }

        ModelState.AddModelError(why == WaitingRefusal.ReasonMissing ? nameof(Because) : "", why.InWords());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }
}
