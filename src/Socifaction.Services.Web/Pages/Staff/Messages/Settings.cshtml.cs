using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.MessagePages;

/// <summary>
/// How an initiative tells its people: whether a voice calls, who sends the SMS, of which offerings it reminds twice, what SMS may cost, and where they go
/// while it rehearses.
/// </summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class SettingsModel(
    ServicesDbContext db, CurrentInitiative current, SetTelling set, SmsBudget budget, SetSmsBudget setBudget, SetRehearsalPhone setPhone, ISmsSender sender)
    : StaffPage
{
    private const string Yes = "yes";
    private const string No = "no";

    [BindProperty] public string? Voice { get; set; }

    /// <summary>Whether staff send from a telephone of their own.</summary>
    [BindProperty] public string? ByHand { get; set; }

    [BindProperty] public IReadOnlyList<string> Twice { get; set; } = [];

    [BindProperty] public string? Budget { get; set; }

    [BindProperty] public string? RehearsalPhone { get; set; }

    /// <summary>What SMS cost this month.</summary>
    public BudgetNow Cost { get; private set; } = null!;

    /// <summary>Whether messages reach staff only.</summary>
    public bool IsRehearsing => current.Value.IsRehearsing;

    /// <summary>Whether there is a number to call from.</summary>
    public bool CanCall => sender.CallerOf(current.Value.SmsSender) is not null;

    public IReadOnlyList<Choice> OfferingChoices { get; private set; } = [];

    public static IReadOnlyList<Choice> VoiceChoices =>
        [new(Yes, Contact.SettingsVoiceOn, Contact.SettingsVoiceOnHint), new(No, Contact.SettingsVoiceOff)];

    public static IReadOnlyList<Choice> ByHandChoices =>
        [new(No, Sending.ByHandNo), new(Yes, Sending.ByHandYes, Sending.ByHandHint)];

    public async Task OnGetAsync()
    {
        await ShowTellingAsync();
        ShowBudget();
        ShowPhone();
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Voice is not (Yes or No))
        {
            ModelState.AddModelError(nameof(Voice), Contact.SettingsVoiceMissing);
        }

        if (ByHand is not (Yes or No))
        {
            ModelState.AddModelError(nameof(ByHand), Sending.ByHandMissing);
        }

        if (!ModelState.IsValid)
        {
            ShowBudget();
            ShowPhone();
            await LoadAsync();
            return this.Unacceptable();
        }

        var ids = Twice.Select(IdOf).ToList();
        return ids.TrueForAll(id => id is not null) && await set.RunAsync(Voice == Yes, ByHand == Yes, [.. ids.OfType<Guid>()], Token)
            ? Redirect(Url.Content("~/staff/messages"))
            : NotFound();
    }

    public async Task<IActionResult> OnPostBudgetAsync()
    {
        int? cents = null;
        if (!string.IsNullOrWhiteSpace(Budget))
        {
            if (LocalInput.Money(Budget).Refused(out var typed, out _))
            {
                ModelState.AddModelError(nameof(Budget), Sending.BudgetWrong);
                await ShowTellingAsync();
                ShowPhone();
                await LoadAsync();
                return this.Unacceptable();
            }

            cents = typed;
        }

        await setBudget.RunAsync(cents, Token);
        return Redirect(Url.Content("~/staff/messages/settings"));
    }

    public async Task<IActionResult> OnPostRehearsalAsync()
    {
        PhoneNumber? number = null;
        if (!string.IsNullOrWhiteSpace(RehearsalPhone))
        {
            if (PhoneNumber.Parse(RehearsalPhone).Refused(out number, out var why) || !number.CanReceiveSms)
            {
                ModelState.AddModelError(nameof(RehearsalPhone), number is null ? why.InWords() : Sending.RehearsalNoSms);
                await ShowTellingAsync();
                ShowBudget();
                await LoadAsync();
                return this.Unacceptable();
            }
        }

        await setPhone.RunAsync(number, Token);
        return Redirect(Url.Content("~/staff/messages/settings"));
    }

    private async Task ShowTellingAsync()
    {
        (Voice, ByHand) = (current.Value.VoiceCalls ? Yes : No, current.Value.SendsByHand ? Yes : No);
        Twice = [.. (await db.Offerings.Where(o => o.RemindsTwice).Select(o => o.Id).ToListAsync(Token)).Select(id => id.ToString())];
    }

    private void ShowBudget() => Budget = current.Value.SmsBudgetCents is { } cents ? (cents / 100m).ToString("0.00", CultureInfo.CurrentCulture) : "";

    private void ShowPhone() => RehearsalPhone = current.Value.RehearsalPhone is { } number ? PhoneNumber.FromE164(number).NationalForm : "";

    private async Task LoadAsync()
    {
        Cost = await budget.ReadAsync(Token);
        OfferingChoices =
        [.. (await db.Offerings.AsNoTracking().OrderBy(o => o.Order).ThenBy(o => o.Name).Select(o => new { o.Id, o.Name }).ToListAsync(Token))
            .Select(o => new Choice(o.Id.ToString(), o.Name))];
    }
}
