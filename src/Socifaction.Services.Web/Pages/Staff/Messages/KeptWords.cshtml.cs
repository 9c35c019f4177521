using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.MessagePages;

/// <summary>The beginnings of words that plain texts keep as they are written.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class KeptWordsModel(ServicesDbContext db, KeepWords keep, CurrentInitiative current) : StaffPage
{
    /// <summary>The mark of the list that the form was opened with.</summary>
    [BindProperty] public string? Seen { get; set; }

    [BindProperty] public string? Typed { get; set; }

    public void OnGet() => Show(current.Value);

    private void Show(Initiative initiative) => (Typed, Seen) = (initiative.KeptWords.Replace(' ', '\n'), KeepWords.MarkOf(initiative));

    public async Task<IActionResult> OnPostAsync()
    {
        if (!(await keep.RunAsync(Typed ?? "", Seen ?? "", Token)).Refused(out _, out var why))
        {
            return Redirect(Url.Content("~/staff/messages/templates"));
        }

        if (why == KeptWordsRefusal.ChangedMeanwhile)
        {
            Show(await db.Initiatives.AsNoTracking().SingleAsync(one => one.Id == current.Id, Token));
            ModelState.Remove(nameof(Seen));
            return this.ChangedMeanwhile();
        }

        ModelState.AddModelError(nameof(Typed), why.InWords());
        return this.Unacceptable();
    }
}
