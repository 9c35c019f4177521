using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.SignIn;

/// <summary>Signs out whoever is signed in, resident or staff, and has the browser forget what it kept.</summary>
public sealed class OutModel(IAuthorizationService authorization, StaffSessions sessions) : PageModel
{
    /// <summary>Whether it is a staff member who signs out.</summary>
    public bool IsStaff { get; private set; }

    public async Task OnGetAsync() =>
        IsStaff = (await HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal is { } person
            && (await authorization.AuthorizeAsync(person, SignInCookies.StaffPolicy)).Succeeded;

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndThisAsync(HttpContext.RequestAborted);
        await HttpContext.SignOutAsync(SignInCookies.Resident);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return RedirectToPage("/Index");
    }
}
