using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.MessagePages;

/// <summary>Who rang and was not answered, and what each may be calling about.</summary>
public sealed record CallBackList(IReadOnlyList<NumberToCallBack> Numbers, InitiativeClock Clock)
{
    /// <summary>What the wall clock shows at an instant.</summary>
    public LocalDateTime LocalOf(Instant instant) => Clock.LocalOf(instant);
}

/// <summary>Whom to call back, the longest waiting first, until staff have spoken with them.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class CallBacksModel(ServicesDbContext db, SettleMissedCall settle, InitiativeClock clock, SignedIn signedIn) : PageModel
{
    /// <summary>The button of whoever spoke with the caller.</summary>
    public const string Answered = "Answered";

    /// <summary>The button of whoever called in vain.</summary>
    public const string NoAnswer = "NoAnswer";

    /// <summary>The latest call that was on the page.</summary>
    [BindProperty]
    public string? Call { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    public CallBackList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = new(await db.ListToCallBackAsync(clock, cancellationToken), clock);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(Call, "D", out var call) || Outcome is not (Answered or NoAnswer))
        {
            return NotFound();
        }

        var said = new CalledBack(call, Outcome == Answered, signedIn.AskAsStaff(Channel.Phone).By);
        return await settle.RunAsync(said, cancellationToken) ? Redirect(Url.Content("~/staff/messages")) : NotFound();
    }
}
