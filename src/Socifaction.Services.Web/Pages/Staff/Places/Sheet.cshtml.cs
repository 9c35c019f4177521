using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>The sign-in sheet on paper: names, telephones for a fire drill, room for signatures and for those who come unannounced.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class SheetModel(ReadRegister read) : StaffPage
{
    /// <summary>Lines for people without a place.</summary>
    public const int EmptyLines = 4;

    public SessionRegister Register { get; private set; } = null!;

    public IReadOnlyList<RegisterRow> Rows => Register.Rows;

    public async Task<IActionResult> OnGetAsync(Guid session)
    {
        if (await read.RunAsync(session, Token) is not { } register)
        {
            return NotFound();
        }

        Register = register;
        return Page();
    }
}
