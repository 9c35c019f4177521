using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Records;

namespace Socifaction.Services.Web.Pages.Staff.Residents;

/// <summary>Two records of one person side by side, what stands in the way, and one of them made of both.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class MergeModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, MergeResidents merge) : StaffPage
{
    private const string This = "this";
    private const string Other = "other";

    [BindProperty(SupportsGet = true, Name = "q")] public string? Said { get; set; }

    /// <summary>The second record.</summary>
    [BindProperty(SupportsGet = true, Name = "person")] public string? OtherId { get; set; }

    [BindProperty] public string? Keep { get; set; }

    /// <summary>The versions of both that were looked at.</summary>
    [BindProperty] public string? Versions { get; set; }

    public Resident One { get; private set; } = null!;

    public Resident? Second { get; private set; }

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public IReadOnlyList<FactPair> Facts { get; private set; } = [];

    public IReadOnlyList<DoubleBooking> Doubles { get; private set; } = [];

    public IReadOnlyList<Choice> KeepChoices => [new(This, $"{One.FullName}, {One.Number}"), new(Other, $"{Second!.FullName}, {Second.Number}")];

    public LocalDate Today => clock.Today;

    public string Seen => string.Create(CultureInfo.InvariantCulture, $"{One.Version} {Second?.Version}");

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Found = Second is null ? [.. (await PersonCard.SearchAsync(db, Said, Token)).Where(found => found.Id != id)] : [];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id) || Second is null)
        {
            return NotFound();
        }

        if (Keep is not (This or Other))
        {
            ModelState.AddModelError(nameof(Keep), Words.MergeKeepMissing);
            return this.Unacceptable();
        }

        var seen = (Versions ?? "").Split(' ');
        var (one, second) = (VersionIn(seen, 0), VersionIn(seen, 1));
        var wanted = Keep == This ? new Merge(id, one, Second.Id, second, signedIn.Staff!.Name) : new Merge(Second.Id, second, id, one, signedIn.Staff!.Name);
        if (await merge.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var person, out var why))
        {
            return Redirect(Url.Content($"~/staff/residents/edit/{person.Id}"));
        }

        ModelState.AddModelError("", why.InWords());
        return this.Conflict();
    }

    private static int VersionIn(string[] seen, int order) =>
        seen.Length > order && int.TryParse(seen[order], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    private async Task<bool> FindAsync(Guid id)
    {
        if (await PersonCard.FindAsync(db, id, Token) is not { } one)
        {
            return false;
        }

        One = one.Resident;
        if (string.IsNullOrEmpty(OtherId))
        {
            return true;
        }

        if (await PersonCard.FindAsync(db, IdOf(OtherId), Token) is not { } other)
        {
            return false;
        }

        Second = other.Resident;
        Facts = ResidentFacts.Of(One).Beside(ResidentFacts.Of(Second));
        Doubles = await db.ListDoubleBookingsAsync(One.Id, Second.Id, Token);
        return true;
    }
}
