using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.MessagePages;

/// <summary>One text to everybody of a day: first whom it would tell and how it reads, then sent.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class NoticeModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, TellEverybody tell, TwilioSettings twilio) : StaffPage
{
    private const string All = "all";
    private const int DaysShown = 14;

    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Offering { get; set; }
    [BindProperty] public string? Words { get; set; }

    /// <summary>How many people the form said there are.</summary>
    [BindProperty] public string? People { get; set; }

    public LocalDate Today => clock.Today;

    public IReadOnlyList<Choice> Offerings { get; private set; } = [];

    /// <summary>What was told lately.</summary>
    public IReadOnlyList<Notice> Given { get; private set; } = [];

    /// <summary>Whom it would tell; null until it was asked.</summary>
    public NoticePreview? Preview { get; private set; }

    /// <summary>About what all its messages cost.</summary>
    public int Cents => Preview is null ? 0 : (int)Math.Ceiling(Preview.Count(ReminderChannel.Sms) * Preview.Message.Parts * twilio.PartCents);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        (Day, Offering, RequestId) = (Text(Today), All, Guid.CreateVersion7().ToString());
    }

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        await LoadAsync();
        return Read() is not { } asked ? this.Unacceptable() : await PreviewAsync(asked) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostSendAsync()
    {
        await LoadAsync();
        if (Read() is not { } asked)
        {
            return this.Unacceptable();
        }

        if (IdOf(RequestId) is not { } request || !int.TryParse(People, out var people))
        {
            return NotFound();
        }

        var by = signedIn.AskAsStaff(Channel.Phone).By;
        if (await tell.RunAsync(new(request, asked.Day, asked.Offering, asked.Words, people, by), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var notice, out var why))
        {
            return Redirect(Url.Content($"~/staff/messages/notices/{notice.Id}"));
        }

        await PreviewAsync(asked);
        ModelState.AddModelError(why == NoticeRefusal.Past ? nameof(Day) : "", why.InWords());
        return why == NoticeRefusal.Past ? this.Unacceptable() : this.Conflict();
    }

    private async Task<bool> PreviewAsync((LocalDate Day, Guid? Offering, string Words) asked) =>
        (Preview = await tell.PreviewAsync(asked.Day, asked.Offering, asked.Words, Token)) is not null;

    private (LocalDate Day, Guid? Offering, string Words)? Read()
    {
        LocalDate? day = null;
        if (LocalInput.Date(Day, Today).Refused(out var typed, out var why))
        {
            ModelState.AddModelError(nameof(Day), why.InWords(Today));
        }
        else
        {
            day = typed;
        }

        if (Offerings.All(choice => choice.Value != Offering))
        {
            ModelState.AddModelError(nameof(Offering), Messages.NoticeChooseOffering);
        }

        var words = Required(nameof(Words), Words, Messages.NoticeWordsMissing, Notice.LongestText);
        return ModelState.IsValid && day is { } date && words is not null ? (date, IdOf(Offering), words) : null;
    }

    private async Task LoadAsync()
    {
        var since = Today.PlusDays(-DaysShown);
        Offerings = [new(All, Messages.NoticeAll), .. await db.Offerings.AsNoTracking().OrderBy(one => one.Order).ThenBy(one => one.Name)
            .Select(one => new Choice(one.Id.ToString(), one.Name)).ToListAsync(Token)];
        Given = await db.Notices.AsNoTracking().Where(notice => notice.Date >= since).OrderByDescending(notice => notice.Date).ThenByDescending(notice => notice.Id)
            .ToListAsync(Token);
    }
}
