using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Care;

namespace Socifaction.Services.Web.Pages.Staff.Residents;

/// <summary>A child's card: who may fetch the child, and what the guardians have consented to.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class CareModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, NameCollector name, EndCollector end, RecordConsent record) : StaffPage
{
    private const string Yes = "yes";
    private const string No = "no";

    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Relation { get; set; }
    [BindProperty] public string? Phone { get; set; }
    [BindProperty] public string? MayCollect { get; set; } = Yes;
    [BindProperty] public string? FirstDay { get; set; }
    [BindProperty] public string? LastDay { get; set; }
    [BindProperty] public string? Consent { get; set; }
    [BindProperty] public string? IsGiven { get; set; }
    [BindProperty] public string? Form { get; set; }
    [BindProperty] public string? Date { get; set; }
    [BindProperty] public string? GivenBy { get; set; }

    public PersonCard Person { get; private set; } = null!;

    public IReadOnlyList<Collector> Collectors { get; private set; } = [];

    public IReadOnlyList<Consent> Consents { get; private set; } = [];

    public LocalDate Today => clock.Today;

    public static IReadOnlyList<Choice> MayChoices => [new(Yes, Words.MayCollect), new(No, Words.MayNotCollect)];

    public static IReadOnlyList<Choice> ConsentChoices => [.. Enum.GetValues<ConsentKind>().Where(IsOfAChild).Select(kind => new Choice(kind.ToString(), kind.InWords()))];

    public static IReadOnlyList<Choice> GivenChoices => [new(Yes, Words.Agrees), new(No, Words.DoesNotAgree)];

    public static IReadOnlyList<Choice> FormChoices => [.. Enum.GetValues<ConsentForm>().Select(form => new Choice(form.ToString(), form.InWords()))];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        RequestId = Guid.CreateVersion7().ToString();
        Date = Text(Today);
        return await FindAsync(id) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostCollectorAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var called = Required(nameof(Name), Name, Words.NameMissing);
        var relation = Optional(nameof(Relation), Relation, 80);
        var (first, last) = (OptionalDate(nameof(FirstDay), FirstDay, Today), OptionalDate(nameof(LastDay), LastDay, Today));
        PhoneNumber? number = null;
        if (!string.IsNullOrWhiteSpace(Phone) && PhoneNumber.Parse(Phone).Refused(out number, out var wrong))
        {
            ModelState.AddModelError(nameof(Phone), wrong.InWords());
        }

        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        var outcome = await name.RunAsync(
            new(IdOf(RequestId) ?? Guid.CreateVersion7(), id, called!, relation, number?.E164, MayCollect != No, first, last), Token);
        return Answer(id, outcome?.Refusal, nameof(LastDay));
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, Guid collector) =>
        await FindAsync(id) && await end.RunAsync(id, collector, Token) ? Redirect(Here(id)) : NotFound();

    public async Task<IActionResult> OnPostConsentAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var kind = OneOf<ConsentKind>(nameof(Consent), Consent, Words.ConsentMissing);
        var form = OneOf<ConsentForm>(nameof(Form), Form, Words.FormMissing);
        if (kind is { } chosen && !IsOfAChild(chosen))
        {
            ModelState.AddModelError(nameof(Consent), Words.ConsentMissing);
        }

        if (IsGiven is not (Yes or No))
        {
            ModelState.AddModelError(nameof(IsGiven), Words.GivenMissing);
        }

        var by = Required(nameof(GivenBy), GivenBy, Words.GivenByMissing);
        var date = OptionalDate(nameof(Date), Date, Today) ?? Today;
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        var outcome = await record.RunAsync(
            new(IdOf(RequestId) ?? Guid.CreateVersion7(), id, kind!.Value, IsGiven == Yes, date, form!.Value, by!, signedIn.Staff!.Name), Token);
        return Answer(id, outcome?.Refusal, nameof(Date));
    }

    private IActionResult Answer(Guid id, CareRefusal? why, string field)
    {
        if (why is not { } refusal)
        {
            return Redirect(Here(id));
        }

        ModelState.AddModelError(field, refusal.InWords());
        return refusal.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    // Copies to relatives are agreed to where it is said how a person is told.
    private static bool IsOfAChild(ConsentKind kind) => kind != ConsentKind.CopyToCarer;

    private string Here(Guid id) => Url.Content($"~/staff/residents/care/{id}");

    private async Task<bool> FindAsync(Guid id)
    {
        if (await PersonCard.FindAsync(db, id, Token) is not { } person)
        {
            return false;
        }

        Person = person;
        var today = Today;
        Collectors = await db.Collectors.AsNoTracking().Where(c => c.ResidentId == id && (c.LastDay == null || c.LastDay >= today))
            .OrderBy(c => c.MayCollect).ThenBy(c => c.Name).ToListAsync(Token);
        Consents = await db.ListConsentsAsync(id, Token);
        return true;
    }
}
