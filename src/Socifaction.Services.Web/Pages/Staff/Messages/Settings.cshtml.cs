using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.MessagePages;

/// <summary>How an initiative tells its people: whether a voice calls, and of which offerings it reminds twice.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class SettingsModel(ServicesDbContext db, CurrentInitiative current, SetTelling set, ISmsSender sender) : StaffPage
{
    private const string Yes = "yes";
    private const string No = "no";

    [BindProperty] public string? Voice { get; set; }

    [BindProperty] public IReadOnlyList<string> Twice { get; set; } = [];

    /// <summary>Whether there is a number to call from.</summary>
    public bool CanCall => sender.CallerOf(current.Value.SmsSender) is not null;

    public IReadOnlyList<Choice> OfferingChoices { get; private set; } = [];

    public static IReadOnlyList<Choice> VoiceChoices =>
        [new(Yes, Contact.SettingsVoiceOn, Contact.SettingsVoiceOnHint), new(No, Contact.SettingsVoiceOff)];

    public async Task OnGetAsync()
    {
        Voice = current.Value.VoiceCalls ? Yes : No;
        Twice = [.. (await db.Offerings.Where(o => o.RemindsTwice).Select(o => o.Id).ToListAsync(Token)).Select(id => id.ToString())];
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Voice is not (Yes or No))
        {
            ModelState.AddModelError(nameof(Voice), Contact.SettingsVoiceMissing);
            await LoadAsync();
            return this.Unacceptable();
        }

        var ids = Twice.Select(IdOf).ToList();
        return ids.TrueForAll(id => id is not null) && await set.RunAsync(Voice == Yes, [.. ids.OfType<Guid>()], Token)
            ? Redirect(Url.Content("~/staff/messages"))
            : NotFound();
    }

    private async Task LoadAsync() => OfferingChoices =
        [.. (await db.Offerings.AsNoTracking().OrderBy(o => o.Order).ThenBy(o => o.Name).Select(o => new { o.Id, o.Name }).ToListAsync(Token))
            .Select(o => new Choice(o.Id.ToString(), o.Name))];
}
