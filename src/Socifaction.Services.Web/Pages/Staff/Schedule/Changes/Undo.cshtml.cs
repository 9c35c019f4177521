using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Schedules;
using Socifaction.Services.Web.Hosting;
using ChangeWords = Socifaction.Services.Web.Texts.Changes;

namespace Socifaction.Services.Web.Pages.Staff.Schedule.Changes;

/// <summary>What putting a change back would do for whom, then put back.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class UndoModel(ServicesDbContext db, SignedIn signedIn, CheckScheduleUndo check, UndoScheduleChange undo) : StaffPage
{
    public ScheduleChange Change { get; private set; } = null!;

    public IReadOnlyList<UndoStep> Steps { get; private set; } = [];

    private Asking Asking => signedIn.AskAsStaff(Channel.Phone, ChangeWords.UndoWhy);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.FindScheduleChangeAsync(id, Token) is not { } change || await check.RunAsync(id, Asking, Token) is not { } steps)
        {
            return NotFound();
        }

        (Change, Steps) = (change, steps);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id) =>
        await undo.RunAsync(id, Asking, Token) is null ? NotFound() : Redirect(Url.Content($"~/staff/schedule/changes/{id}"));
}
