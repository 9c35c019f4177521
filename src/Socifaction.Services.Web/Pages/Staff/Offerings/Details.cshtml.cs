using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.OfferingPages;

/// <summary>What all offerings have: words, who books and how, the price, whether residents see it; and the ways to what its kind has beside.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(ServicesDbContext db, KeepOffering keep, SignedIn signedIn, InitiativeClock clock) : OfferingFormPage
{
    private const int Listed = 20;

    [BindProperty(SupportsGet = true, Name = "added")] public string? Added { get; set; }
    [BindProperty(SupportsGet = true, Name = "kept")] public string? Kept { get; set; }

    /// <summary>Whether what changes by withdrawing was shown and is wanted.</summary>
    [BindProperty] public string? Sure { get; set; }

    /// <summary>What the offering still lacks.</summary>
    public IReadOnlyList<ChecklistItem> Needed { get; private set; } = [];

    /// <summary>Whether it is to be said what changes by withdrawing, before it is.</summary>
    public bool Asks { get; private set; }

    /// <summary>What stands, the nearest first, and how many there are in all.</summary>
    public IReadOnlyList<ComingBooking> Coming { get; private set; } = [];

    public int ComingCount { get; private set; }

    /// <summary>What somebody else entered meanwhile, beside what was typed.</summary>
    public IReadOnlyList<(string What, string Theirs, string Yours)> Differences { get; private set; } = [];

    public string? KeptWhen => Offering.KeptAt is { } at ? LocalFormat.FullDay(at.InZone(clock.Zone).Date) : null;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        Fill();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await LoadAsync(id))
        {
            return NotFound();
        }

        if (Read() is not { } wanted)
        {
            return this.Unacceptable();
        }

        if (Offering.IsPublished && !wanted.IsShown && Sure != Yes && await FindComingAsync())
        {
            Asks = true;
            return Page();
        }

        if (await keep.RunAsync(id, wanted, Version ?? "", signedIn.Staff!.Name, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/offerings/{id}?kept=yes"));
        }

        ModelState.AddModelError(FieldOf(why), why.InWords());
        if (why != OfferingRefusal.ChangedMeanwhile)
        {
            return this.Unacceptable();
        }

        await LoadAsync(id);
        Version = KeepOffering.VersionOf(Offering);
        Differences = [.. Rows(KeepOffering.Of(Offering)).Zip(Rows(wanted), (theirs, yours) => (theirs.What, theirs.Said, yours.Said)).Where(row => row.Item2 != row.Item3)];
        return this.Conflict();
    }

    private static string FieldOf(OfferingRefusal why) => why switch
    {
        OfferingRefusal.ChangedMeanwhile => "",
        OfferingRefusal.Silent => nameof(Shown),
        OfferingRefusal.WrongPrice => nameof(Price),
        OfferingRefusal.WrongWindow => nameof(Opens),
        OfferingRefusal.WrongAges => nameof(FromAge),
    };

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await db.Offerings.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, Token) is not { } offering)
        {
            return false;
        }

        Offering = offering;
        Needed = await db.ListNeededAsync(offering, Token);
        return true;
    }

    private async Task<bool> FindComingAsync()
    {
        ComingCount = await db.CountComingAsync(Offering.Id, clock.Today, Token);
        Coming = await db.ListComingAsync(Offering.Id, clock.Today, Listed, Token);
        return ComingCount > 0;
    }
}
