using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Meals;

/// <summary>The settings of a kitchen that is there.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class SettingsModel(ServicesDbContext db, InitiativeClock clock, KeepMealSettings keep) : KitchenForm(db, clock)
{
    [BindProperty] public string? Version { get; set; }
    [BindProperty(SupportsGet = true, Name = "kept")] public string? Kept { get; set; }

    public bool IsKept => Kept == "yes";

    public async Task<IActionResult> OnGetAsync(Guid? offering)
    {
        if (!await FindKitchenAsync(offering))
        {
            return NotFound();
        }

        Show(Service);
        Version = Digits(Service.SettingsVersion);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? offering)
    {
        if (!await FindKitchenAsync(offering))
        {
            return NotFound();
        }

        if (Read(Service.Price) is not { } wanted)
        {
            return this.Unacceptable();
        }

        _ = int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        if (await keep.RunAsync(Service.Id, wanted, version, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/meals/settings/{Service.Id}?kept=yes"));
        }

        if (why != KitchenRefusal.ChangedMeanwhile || !await FindKitchenAsync(offering))
        {
            return Refuse(why);
        }

        Show(Service);
        Version = Digits(Service.SettingsVersion);
        ModelState.Remove(nameof(Version));
        return this.ChangedMeanwhile();
    }
}
