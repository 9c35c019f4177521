using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.SignIn;

/// <summary>A resident's telephone number, to which a code is sent.</summary>
public sealed class IndexModel(
    SignInCodes codes, CodeSender sender, CurrentInitiative current, ServicesDbContext db, InstallationSettings settings, SmsBudget budget) : PageModel
{
    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>A number to try a demo with.</summary>
    public string? DemoNumber { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => FindDemoNumberAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await FindDemoNumberAsync(cancellationToken);
        if (PhoneNumber.Parse(Phone).Refused(out var number, out var why))
        {
            ModelState.AddModelError(nameof(Phone), why.InWords());
            return this.Unacceptable();
        }

        if (!number.CanReceiveSms || !number.IsLithuanian)
        {
            ModelState.AddModelError(nameof(Phone), Texts.People.PhoneNoSms);
            return this.Unacceptable();
        }

        if (current.Value.SendsByHand || !(await budget.ReadAsync(cancellationToken)).AllowsCodes)
        {
            ModelState.AddModelError(nameof(Phone), StaffTexts.Say(Sending.CodesStopped, PhoneNumber.FromE164(current.Value.Phone).NationalForm));
            return this.TooMany();
        }

        var browser = BrowserKey.FindOrMake(HttpContext, "code", TimeSpan.FromHours(1));
        if ((await codes.IssueAsync(number, browser, HttpContext.AskerAddress(), cancellationToken)).Refused(out var issued, out _))
        {
            ModelState.AddModelError(nameof(Phone), Texts.People.CodeTooMany);
            return this.TooMany();
        }

        // Known or not, the answer is the same; the message goes out behind it.
        sender.Send(current.Value, issued);
        TempData["Phone"] = number.NationalForm;
        return RedirectToPage("Code", new { ReturnUrl });
    }

    private async Task FindDemoNumberAsync(CancellationToken cancellationToken)
    {
        if (settings.Demo && await db.Phones.Where(p => p.Kind == PhoneKind.Mobile).OrderBy(p => p.E164).Select(p => p.E164)
            .FirstOrDefaultAsync(cancellationToken) is { } number)
        {
            DemoNumber = PhoneNumber.FromE164(number).NationalForm;
        }
    }
}
