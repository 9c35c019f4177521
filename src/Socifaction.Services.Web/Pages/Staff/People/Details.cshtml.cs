using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.People.Membership;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.PeoplePages;

/// <summary>A staff member: changed, given a new link, ended; and what happened so far.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(
    ServicesDbContext db, InitiativeClock clock, InstallationSettings settings, ChangeStaff change, InviteStaff invite, SignedIn signedIn)
    : PersonFieldsPage(clock, settings)
{
    /// <summary>The version that the form was filled in on.</summary>
    [BindProperty] public string? Version { get; set; }

    public StaffMember Member { get; private set; } = null!;

    public IReadOnlyList<StaffEvent> Events { get; private set; } = [];

    public LocalDateTime LocalOf(Instant instant) => Clock.LocalOf(instant);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Show();
        return Page();
    }

    private void Show()
    {
        (Name, Role, Version) = (Member.Name, Member.Role.ToString(), Member.Version.ToString(CultureInfo.InvariantCulture));
        (FirstDay, LastDay) = (Member.FirstDay is { } first ? Text(first) : null, Member.LastDay is { } last ? Text(last) : null);
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (ReadPerson() is not { } person)
        {
            return this.Unacceptable();
        }

        var said = new StaffChange(id, Seen, person.Name, person.Role, person.First, person.Last, signedIn.Staff!.Name);
        return await change.RunAsync(said, Token) is not { } outcome ? NotFound() : await ShowAsync(id, outcome);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id) =>
        !await LoadAsync(id) || await change.EndAsync(id, Seen, signedIn.Staff!.Name, Token) is not { } outcome ? NotFound() : await ShowAsync(id, outcome);

    public async Task<IActionResult> OnPostLinkAsync(Guid id)
    {
        if (!await LoadAsync(id) || await invite.AgainAsync(id, signedIn.Staff!.Name, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refused(out var invited, out var why))
        {
            return Refuse(why);
        }

        ModelState.Clear();
        await OnGetAsync(id);
        Invited = invited;
        return Page();
    }

    private int Seen => int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    private async Task<IActionResult> ShowAsync(Guid id, Outcome<StaffMember, StaffRefusal> outcome)
    {
        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content("~/staff/people"));
        }

        await LoadAsync(id);
        if (why != StaffRefusal.ChangedMeanwhile)
        {
            return Refuse(why);
        }

        Show();
        ModelState.Remove(nameof(Version));
        return this.ChangedMeanwhile();
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.StaffMembers.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, Token) is not { } member)
        {
            return false;
        }

        Member = member;
        Events = await db.StaffEvents.AsNoTracking().Where(one => one.StaffMemberId == id).OrderByDescending(one => one.At).ThenByDescending(one => one.Id).ToListAsync(Token);
        return true;
    }
}
