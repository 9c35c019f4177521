using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.SignIn;

/// <summary>What the pages at the door share: where to go on to, and how often one may try.</summary>
public abstract class SignInPage(DoorLimits limits, PageFrame frame) : StaffPage
{
    private const int TriesAnHour = 100;

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>To where one came from, else to the first page.</summary>
    protected IActionResult Onward() => Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : ToHome();

    /// <summary>To the first page.</summary>
    protected IActionResult ToHome() => LocalRedirect(Url.Content($"~{frame.Home}"));

    /// <summary>Counts a try from this address; true, with a message at the field, when there were too many.</summary>
    protected async Task<bool> IsTooOftenAsync(string field)
    {
        if (await limits.WithinAsync(HttpContext.AskerAddress(), TriesAnHour, Token))
        {
            return false;
        }

        ModelState.AddModelError(field, Texts.People.StaffLocked);
        return true;
    }
}
