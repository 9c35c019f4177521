using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.SignIn;

/// <summary>The code from the message; right, it signs the telephone's people in.</summary>
public sealed class CodeModel(SignInCodes codes, CurrentInitiative current, InstallationSettings settings, SmsGateways gateways) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The number the code went to, as it was typed.</summary>
    public string Phone => TempData.Peek("Phone") as string ?? "";

    /// <summary>Whether anybody may read the message here: in a demo that sends none.</summary>
    public bool HasOutbox => settings.Demo && !gateways.IsSet;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var browser = BrowserKey.FindOrMake(HttpContext, "code", TimeSpan.FromHours(1));
        if ((await codes.UseAsync(Code ?? "", browser, HttpContext.AskerAddress(), cancellationToken)).Refused(out var phone, out var why))
        {
            var left = await codes.FindTriesLeftAsync(browser, cancellationToken);
            ModelState.AddModelError(nameof(Code), why switch
            {
                SignInRefusal.WrongCode when left is { } tries => $"{Texts.People.CodeWrong} {Texts.Plural.Format(tries, Texts.People.CodeTriesLeft)}",
                SignInRefusal.WrongCode => Texts.People.CodeWrong,
                SignInRefusal.Expired => Texts.People.CodeExpired,
                SignInRefusal.TooMany => Texts.People.CodeTooMany,
            });
            return why == SignInRefusal.TooMany ? this.TooMany() : this.Unacceptable();
        }

        await HttpContext.SignInResidentAsync(current.Id, phone);
        return Url.IsLocalUrl(ReturnUrl) ? LocalRedirect(ReturnUrl) : RedirectToPage("/Bookings/Index");
    }
}
