using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.MessagePages;

/// <summary>The texts that staff send from their own telephone today, and those they have sent.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class ByHandModel(SendByHand hand, CurrentInitiative current, InitiativeClock clock, SignedIn signedIn) : StaffPage
{
    [BindProperty] public string? RequestId { get; set; }

    /// <summary>The text that was sent.</summary>
    [BindProperty] public string? Message { get; set; }

    public IReadOnlyList<TextByHand> Texts { get; private set; } = [];

    public IReadOnlyList<TextSentByHand> Sent { get; private set; } = [];

    public Instant Now => clock.Now;

    /// <summary>What the wall clock shows at an instant.</summary>
    public LocalDateTime LocalOf(Instant instant) => clock.LocalOf(instant);

    public async Task OnGetAsync()
    {
        Texts = current.Value is { SendsByHand: true, IsRehearsing: false } ? await hand.ListAsync(Token) : [];
        Sent = await hand.ListSentAsync(Token);
    }

    public async Task<IActionResult> OnPostAsync() =>
        IdOf(RequestId) is { } request && IdOf(Message) is { } message && await hand.RunAsync(request, message, signedIn.AskAsStaff(Channel.Phone).By, Token)
            ? Redirect(Url.Content("~/staff/messages/by-hand#texts"))
            : NotFound();
}
