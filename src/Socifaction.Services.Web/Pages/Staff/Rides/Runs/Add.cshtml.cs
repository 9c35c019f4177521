using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Data;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.Texts;
using RunWords = Socifaction.Services.Web.Texts.Runs;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Runs;

/// <summary>A run besides the weekly ones.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class AddModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, CheckRun check, ChangeRun change) : RunFormPage(db, clock, check, change)
{
    /// <summary>The id of the run that the form makes.</summary>
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty(SupportsGet = true)] public string? Day { get; set; }

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ? Page() : NotFound();

    public Task<IActionResult> OnPostPreviewAsync() => AnswerAsync(PreviewAsync);

    public Task<IActionResult> OnPostSaveAsync() => AnswerAsync(SaveAsync);

    private async Task<IActionResult> AnswerAsync(Func<RunWanted, Task<IActionResult>> answer)
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        var offering = Chosen(nameof(Offering), Offering, Offerings, RunWords.ChooseOffering);
        var day = LocalInput.Date(Day, Today);
        if (day.Refused(out _, out var why))
        {
            ModelState.AddModelError(nameof(Day), why.InWords(Today.PlusDays(1)));
        }

        return Read(Guid.Parse(RequestId!), offering ?? Guid.Empty, day.Value, signedIn) is { } wanted ? await answer(wanted) : this.Unacceptable();
    }

    private async Task<bool> OpenAsync()
    {
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        await LoadAsync();
        return Offerings.Count > 0;
    }
}
