using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.MessagePages;

/// <summary>
/// Every SMS that a demo or development installation, or a rehearsing initiative without a number, did not send, sign-in codes among
/// them. Where messages are really sent there is no such page. In a demo anybody may read it: its people are invented.
/// </summary>
[AllowAnonymous]
public sealed class OutboxModel(ServicesDbContext db, InitiativeClock clock, SmsGateways gateways, CurrentInitiative current, InstallationSettings installation, SignedIn signedIn) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<OutboxSms> Rows { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>The page one came from: that of the sign-in code, else the staff's messages.</summary>
    public string BackTo => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : Url.Content("~/staff/messages");

    /// <summary>What the wall clock shows at an instant.</summary>
    public LocalDateTime LocalOf(Instant instant) => clock.LocalOf(instant);

    public async Task<IActionResult> OnGetAsync([FromServices] IAuthorizationService authorization, CancellationToken cancellationToken)
    {
        if (gateways.IsSet && !current.Value.IsRehearsing)
        {
            return NotFound();
        }

        if ((!installation.Demo || gateways.IsSet) && signedIn.Staff is null
            && !(await authorization.AuthorizeAsync(User, StaffDoors.Book)).Succeeded)
        {
            return NotFound();
        }

        Rows = await db.OutboxSms.AsNoTracking().OrderByDescending(o => o.At).ThenByDescending(o => o.Id).Take(Most).ToListAsync(cancellationToken);
        return Page();
    }
}
