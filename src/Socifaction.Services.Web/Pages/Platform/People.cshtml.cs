using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People.Overseers;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Staff;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.PlatformPages;

/// <summary>Who oversees what: operators invite localities' coordinators and each other, and end it.</summary>
[Authorize(PlatformDoors.Operate)]
public sealed class PeopleModel(ServicesDbContext db, InviteOverseer invite, EndOverseer end, SignedIn signedIn, InstallationSettings settings, IClock clock) : StaffPage
{
    private const string All = "all";

    private List<Locality> _localities = [];

    /// <summary>The id of the person that the form enters.</summary>
    [BindProperty] public string? RequestId { get; set; }

    [BindProperty] public string? Name { get; set; }

    /// <summary>A locality's slug, or the whole platform.</summary>
    [BindProperty] public string? Sees { get; set; }

    /// <summary>Whom to end.</summary>
    [BindProperty] public string? Overseer { get; set; }

    public IReadOnlyList<(Overseer Overseer, string Sees, string State)> Rows { get; private set; } = [];

    public IReadOnlyList<Choice> Choices => [.. _localities.Select(one => new Choice(one.Slug, one.Name)), new(All, Oversight.SeesAll)];

    /// <summary>The one-time link that was just made; it is shown this once.</summary>
    public OverseerInvited? Invited { get; private set; }

    public string Link => $"{settings.PublicBaseUrl.ToString().TrimEnd('/')}{Request.PathBase}/platform/join/{Invited?.Token}";

    public LocalDate LinkUntil => Invited!.ExpiresAt.InZone(InitiativeZone.Usual).Date;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        _localities = await db.Localities.AsNoTracking().OrderBy(one => one.Name).ToListAsync(Token);
        await next();
        await LoadAsync();
    }

    public void OnGet() => RequestId ??= Guid.CreateVersion7().ToString();

    public async Task<IActionResult> OnPostAsync()
    {
        var id = IdOf(RequestId) ?? Guid.CreateVersion7();
        RequestId = id.ToString();
        var name = Required(nameof(Name), Name, Oversight.InviteNameMissing);
        if (!Choices.Any(one => one.Value == Sees))
        {
            ModelState.AddModelError(nameof(Sees), Oversight.InviteSeesMissing);
        }

        if (!ModelState.IsValid || name is null)
        {
            return this.Unacceptable();
        }

        if ((await invite.RunAsync(new(id, Sees == All ? null : Sees, name, signedIn.Name), Token)).Refused(out var invited, out var why))
        {
            ModelState.AddModelError("", why.InWords());
            return this.Conflict();
        }

        Invited = invited;
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        RequestId = Guid.CreateVersion7().ToString();
        if (IdOf(Overseer) is not { } id || await end.RunAsync(id, signedIn.Name, Token) is not { } ended)
        {
            return NotFound();
        }

        if (ended.Refused(out _, out var why))
        {
            ModelState.AddModelError("", why.InWords());
            return this.Conflict();
        }

        return RedirectToPage();
    }

    private async Task LoadAsync()
    {
        var now = clock.GetCurrentInstant();
        Rows =
        [
            .. (await db.Overseers.AsNoTracking().ToListAsync(Token)).OrderByDescending(one => one.IsActive).ThenBy(one => one.Name, StringComparer.CurrentCulture).Select(one => (
                one,
                _localities.FirstOrDefault(locality => locality.Id == one.LocalityId)?.Name ?? Oversight.SeesAll,
                !one.IsActive ? Oversight.StateEnded : one.AccountId is not null ? Oversight.StateJoined
                    : one.TokenExpiresAt > now ? Oversight.StateInvited : Oversight.StateExpired)),
        ];
    }
}
