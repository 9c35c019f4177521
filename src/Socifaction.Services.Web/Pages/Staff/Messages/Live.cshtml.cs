using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.MessagePages;

/// <summary>Asks once more before messages reach residents.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class LiveModel(CurrentInitiative current, GoLive goLive) : StaffPage
{
    /// <summary>There is nothing to ask of an initiative that is live.</summary>
    public IActionResult OnGet() => current.Value.IsRehearsing ? Page() : Redirect(Url.Content("~/staff/messages/settings"));

    public async Task<IActionResult> OnPostAsync()
    {
        await goLive.RunAsync(Token);
        return Redirect(Url.Content("~/staff/messages"));
    }
}
