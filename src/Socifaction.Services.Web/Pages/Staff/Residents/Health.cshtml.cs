using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People.Care;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Care;

namespace Socifaction.Services.Web.Pages.Staff.Residents;

/// <summary>What is sealed about a person: allergies, diet, advice and notes. It is opened by a button, and who pressed it is written down.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class HealthModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, OpenCareCard open, KeepCareCard keep, WriteNote write, EndNote end) : StaffPage
{
    private const int LongestText = 500;
    private const int ViewsShown = 20;

    [BindProperty] public string? Allergies { get; set; }
    [BindProperty] public string? Diet { get; set; }
    [BindProperty] public string? Advice { get; set; }
    [BindProperty] public string? Version { get; set; }
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public string? Audience { get; set; } = nameof(People.Care.Audience.AllStaff);
    [BindProperty] public string? LastDay { get; set; }

    public PersonCard Person { get; private set; } = null!;

    /// <summary>Whether there is a child's card to go back to.</summary>
    public bool MayBeAChild => Person.Resident.MayBeAChildOn(clock.Today);

    /// <summary>What is known; null until it is opened.</summary>
    public OpenedCare? Opened { get; private set; }

    /// <summary>What somebody else kept meanwhile.</summary>
    public CareFacts? Theirs { get; private set; }

    public IReadOnlyList<ViewRow> Views { get; private set; } = [];

    public DateTimeZone Zone => clock.Zone;

    public static IReadOnlyList<Choice> AudienceChoices => [.. Enum.GetValues<People.Care.Audience>().Select(audience => new Choice(audience.ToString(), audience.InWords()))];

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostOpenAsync(Guid id)
    {
        if (!await FindAsync(id) || !await OpenAsync(id))
        {
            return NotFound();
        }

        if (Opened is { } opened)
        {
            (Allergies, Diet, Advice, Version) = (opened.Facts.Allergies, opened.Facts.Diet, opened.Facts.Advice, FormattableString.Invariant($"{opened.Version}"));
            ModelState.Clear();
        }

        return ModelState.IsValid ? Page() : this.Conflict();
    }

    public async Task<IActionResult> OnPostKeepAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var facts = new CareFacts(
            Optional(nameof(Allergies), Allergies, LongestText), Optional(nameof(Diet), Diet), Optional(nameof(Advice), Advice, LongestText));
        if (!ModelState.IsValid)
        {
            await OpenAsync(id);
            return this.Unacceptable();
        }

        var version = int.TryParse(Version, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        if (await keep.RunAsync(new(id, facts, version, signedIn.Staff!.Name), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Here(id));
        }

        // Both versions are shown; what was typed stays, and pressing again keeps it.
        await OpenAsync(id);
        Theirs = Opened?.Facts;
        Version = FormattableString.Invariant($"{Opened?.Version ?? 0}");
        ModelState.Remove(nameof(Version));
        ModelState.AddModelError("", why.InWords());
        return this.Conflict();
    }

    public async Task<IActionResult> OnPostNoteAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var words = Required(nameof(Note), Note, Words.NoteMissing, LongestText);
        var audience = OneOf<Audience>(nameof(Audience), Audience, Words.AudienceMissing);
        var last = OptionalDate(nameof(LastDay), LastDay, clock.Today);
        if (ModelState.IsValid
            && await write.RunAsync(new(IdOf(RequestId) ?? Guid.CreateVersion7(), id, words!, audience!.Value, last, signedIn.Staff!.Name), Token) is { } outcome)
        {
            if (!outcome.Refused(out _, out var why))
            {
                return Redirect(Here(id));
            }

            ModelState.AddModelError(nameof(LastDay), why.InWords());
        }

        await OpenAsync(id);
        return this.Unacceptable();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, Guid note) =>
        await FindAsync(id) && await end.RunAsync(id, note, Token) ? Redirect(Here(id)) : NotFound();

    private string Here(Guid id) => Url.Content($"~/staff/residents/health/{id}");

    private async Task<bool> OpenAsync(Guid id)
    {
        if (await open.RunAsync(id, signedIn.Staff!.Id, "care", Token) is not { } outcome)
        {
            return false;
        }

        if (outcome.Refused(out var opened, out var why))
        {
            ModelState.AddModelError("", why.InWords());
            return true;
        }

        Opened = opened;
        RequestId ??= Guid.CreateVersion7().ToString();
        return true;
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await PersonCard.FindAsync(db, id, Token) is not { } person)
        {
            return false;
        }

        Person = person;
        Views = await db.ViewsOf(id).Take(ViewsShown).ToListAsync(Token);
        return true;
    }
}
