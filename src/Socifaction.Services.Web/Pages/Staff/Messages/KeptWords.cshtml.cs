using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.MessagePages;

/// <summary>The beginnings of words that plain texts keep as they are written.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class KeptWordsModel(KeepWords keep, CurrentInitiative current) : StaffPage
{
    [BindProperty] public string? Typed { get; set; }

    public void OnGet() => Typed = current.Value.KeptWords.Replace(' ', '\n');

    public async Task<IActionResult> OnPostAsync()
    {
        if (!(await keep.RunAsync(Typed ?? "", Token)).Refused(out _, out var why))
        {
            return Redirect(Url.Content("~/staff/messages/templates"));
        }

        ModelState.AddModelError(nameof(Typed), why.InWords());
        return this.Unacceptable();
    }
}
