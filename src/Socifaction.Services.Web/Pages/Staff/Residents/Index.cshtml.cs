using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Residents;

/// <summary>The register: finds a person by what a caller says.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Said { get; set; }

    [BindProperty(SupportsGet = true, Name = "resident")]
    public string? Chosen { get; set; }

    public IReadOnlyList<Resident> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (IdOf(Chosen) is { } id)
        {
            return Redirect(Url.Content($"~/staff/residents/details/{id}"));
        }

        Found = await PersonCard.SearchAsync(db, Said, Token);
        return Page();
    }
}
