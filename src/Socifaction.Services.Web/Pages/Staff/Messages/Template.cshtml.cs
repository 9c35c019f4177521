using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.MessagePages;

/// <summary>A preview with about what it costs.</summary>
public sealed record TemplatePreviewRow(TemplatePreview Preview, int Cents);

/// <summary>What an offering's messages say, and how they would read.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class TemplateModel(
    ServicesDbContext db, KeepTemplates keep, PreviewTemplates preview, CurrentInitiative current, ISmsSender sender, TwilioSettings twilio) : StaffPage
{
    private const int LongestTemplate = 500;

    [BindProperty] public string? Confirmation { get; set; }
    [BindProperty] public string? DayBefore { get; set; }
    [BindProperty] public string? Cancellation { get; set; }
    [BindProperty] public string? Offer { get; set; }

    /// <summary>The version of the words that stood in the form at first.</summary>
    [BindProperty] public string? Seen { get; set; }

    [BindProperty(SupportsGet = true, Name = "kept")] public string? Kept { get; set; }

    public Offering Offering { get; private set; } = null!;

    /// <summary>What somebody else kept meanwhile.</summary>
    public OfferingMessages? Theirs { get; private set; }

    public IReadOnlyList<TemplatePreviewRow> Previews { get; private set; } = [];

    public bool IsKept => Kept == "yes";

    public async Task<IActionResult> OnGetAsync(Guid offering)
    {
        if (!await FindAsync(offering))
        {
            return NotFound();
        }

        var now = Offering.Messages;
        (Confirmation, DayBefore, Cancellation, Offer, Seen) = (now.Confirmation, now.DayBefore, now.Cancellation, now.Offer, KeepTemplates.VersionOf(now));
        await PreviewAsync(now);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid offering)
    {
        if (!await FindAsync(offering))
        {
            return NotFound();
        }

        var wanted = Read();
        await PreviewAsync(wanted);
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        if (await keep.RunAsync(new(offering, wanted, Seen ?? ""), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/messages/templates/{offering}?kept=yes"));
        }

        if (why == TemplatesRefusal.Faulty)
        {
            return this.Unacceptable();
        }

        await FindAsync(offering);
        Theirs = Offering.Messages;
        Seen = KeepTemplates.VersionOf(Theirs);
        ModelState.Remove(nameof(Seen));
        ModelState.AddModelError("", Messages.TemplateChanged);
        return this.Conflict();
    }

    /// <summary>How what stands in the form would read; nothing is kept.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(Guid offering)
    {
        if (!await FindAsync(offering))
        {
            return NotFound();
        }

        await PreviewAsync(Read());
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Previews", Previews)
            : ModelState.IsValid ? Page()
            : this.Unacceptable();
    }

    /// <summary>What was typed, with what is wrong at its field.</summary>
    private OfferingMessages Read()
    {
        var typed = new OfferingMessages(
            Optional(nameof(Confirmation), Confirmation, LongestTemplate), Optional(nameof(DayBefore), DayBefore, LongestTemplate),
            Optional(nameof(Cancellation), Cancellation, LongestTemplate), Optional(nameof(Offer), Offer, LongestTemplate));
        foreach (var faulty in TemplateCheck.Find(typed, current.Value, Offering.Name, sender.IsTwoWayFor(current.Value)))
        {
            var field = faulty.Kind.ToString();
            if (ModelState[field] is not { Errors.Count: > 0 })
            {
                ModelState.AddModelError(field, faulty.InWords());
            }
        }

        return typed;
    }

    private async Task PreviewAsync(OfferingMessages messages) =>
        Previews = [.. (await preview.RunAsync(Offering, messages, Token)).Select(one => new TemplatePreviewRow(
            one, (int)Math.Ceiling((one.Message?.Parts ?? 0) * twilio.PartCents)))];

    private async Task<bool> FindAsync(Guid id)
    {
        if (await db.Offerings.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, Token) is not { } found)
        {
            return false;
        }

        Offering = found;
        return true;
    }
}
