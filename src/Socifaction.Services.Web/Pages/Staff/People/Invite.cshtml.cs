using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.People.Membership;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.PeoplePages;

/// <summary>Somebody new: name, role and days; then the one-time link to give them.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class InviteModel(InitiativeClock clock, InstallationSettings settings, InviteStaff invite, SignedIn signedIn) : PersonFieldsPage(clock, settings)
{
    /// <summary>The id of the person that the form enters.</summary>
    [BindProperty] public string? RequestId { get; set; }

    public void OnGet() => (RequestId, Role) = (Guid.CreateVersion7().ToString(), nameof(People.Role.Clerk));

    public async Task<IActionResult> OnPostAsync()
    {
        var id = IdOf(RequestId) ?? Guid.CreateVersion7();
        RequestId = id.ToString();
        if (ReadPerson() is not { } person)
        {
            return this.Unacceptable();
        }

        if ((await invite.RunAsync(new(id, person.Name, person.Role, person.First, person.Last, signedIn.Staff!.Name), Token)).Refused(out var invited, out var why))
        {
            return Refuse(why);
        }

        Invited = invited;
        return Page();
    }
}
