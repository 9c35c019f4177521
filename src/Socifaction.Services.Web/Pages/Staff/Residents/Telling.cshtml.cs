using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.Reminders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Residents;

/// <summary>How a person is told: by which means, who else gets a copy and who agreed to that, and whom to add.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class TellingModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, ChooseChannel choose, CopyToCarer copy, NameCarer name,
    ChooseVocative address) : StaffPage
{
    private const string Yes = "yes";
    private const string No = "no";
    private const int LongestAddress = 60;

    [BindProperty] public string? Channel { get; set; }
    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Relative { get; set; }
    [BindProperty] public string? IsGiven { get; set; }
    [BindProperty] public string? Form { get; set; }
    [BindProperty] public string? GivenBy { get; set; }
    [BindProperty] public string? Carer { get; set; }
    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? CarerWords { get; set; }
    [BindProperty] public string? CalledBy { get; set; }

    /// <summary>Part of the name or telephone of a relative to be entered.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Said { get; set; }

    public PersonCard Person { get; private set; } = null!;

    /// <summary>When the person wrote STOP; none when not, or when a number has never done so.</summary>
    public LocalDate? StoppedOn { get; private set; }

    public LocalDate? SetOn { get; private set; }

    public IReadOnlyList<Consent> Consents { get; private set; } = [];

    public IReadOnlyList<Choice> FoundChoices { get; private set; } = [];

    public LocalDate Today => clock.Today;

    public IReadOnlyList<Choice> ChannelChoices =>
    [
        .. ((PreferredChannel[])[PreferredChannel.Sms, PreferredChannel.Voice, PreferredChannel.Call, PreferredChannel.None]).Select(channel => new Choice(
            channel.ToString(), channel.InWords(),
            channel == PreferredChannel.Voice ? Person.VoiceCalls ? Contact.ChannelVoiceHint : Contact.ChannelVoiceOff : null)),
    ];

    public IReadOnlyList<Choice> RelativeChoices => [.. Person.Carers.Select(r => new Choice(r.RelationId.ToString(), r.Words.Length == 0 ? r.Name : $"{r.Name}, {r.Words}"))];

    public static IReadOnlyList<Choice> GivenChoices => [new(Yes, Texts.Care.Agrees), new(No, Texts.Care.DoesNotAgree)];

    public static IReadOnlyList<Choice> FormChoices => CareModel.FormChoices;

    public static IReadOnlyList<Choice> KindChoices =>
        [.. ((RelationKind[])[RelationKind.CarerOf, RelationKind.GuardianOf]).Select(kind => new Choice(kind.ToString(), kind.InWords()))];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        (Channel, GivenBy, CalledBy) = (Person.Resident.PreferredChannel.ToString(), Person.Resident.FullName, Person.Resident.CalledBy);
        return Page();
    }

    public async Task<IActionResult> OnPostChannelAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (OneOf<PreferredChannel>(nameof(Channel), Channel, Contact.ChannelMissing) is not { } channel)
        {
            return this.Unacceptable();
        }

        if (await choose.RunAsync(id, channel, signedIn.Staff!.Name, Token) is { Refusal: { } why })
        {
            ModelState.AddModelError(nameof(Channel), why.InWords());
            return this.Unacceptable();
        }

        return Redirect(Here(id));
    }

    public async Task<IActionResult> OnPostVocativeAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var words = Optional(nameof(CalledBy), CalledBy, LongestAddress);
        return !ModelState.IsValid ? this.Unacceptable() : await address.RunAsync(id, words, Token) ? Redirect(Here(id)) : NotFound();
    }

    public async Task<IActionResult> OnPostCopyAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var form = OneOf<ConsentForm>(nameof(Form), Form, Texts.Care.FormMissing);
        var by = Required(nameof(GivenBy), GivenBy, Texts.Care.GivenByMissing);
        Check(nameof(Relative), IdOf(Relative) is not null, Contact.CopyWhoMissing);
        Check(nameof(IsGiven), IsGiven is Yes or No, Texts.Care.GivenMissing);
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        var said = new CopySaid(
            IdOf(RequestId) ?? Guid.CreateVersion7(), id, IdOf(Relative)!.Value, IsGiven == Yes, form!.Value, by!, signedIn.Staff!.Name);
        if (await copy.RunAsync(said, Token) is not { } outcome)
        {
            ModelState.AddModelError(nameof(Relative), Contact.CopyGone);
            return this.Unacceptable();
        }

        if (outcome.Refusal is { } why)
        {
            ModelState.AddModelError(nameof(Relative), why.InWords());
            return this.Conflict();
        }

        return Redirect(Here(id));
    }

    public async Task<IActionResult> OnPostCarerAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var kind = OneOf<RelationKind>(nameof(Kind), Kind, Contact.AddKindMissing);
        var words = Optional(nameof(CarerWords), CarerWords, 80);
        Check(nameof(Carer), IdOf(Carer) is not null, Contact.AddWhoMissing);
        Check(nameof(Carer), IdOf(Carer) != id, Contact.AddSelf);
        if (ModelState.IsValid && await name.RunAsync(id, new(IdOf(Carer)!.Value, kind!.Value, words), Token))
        {
            return Redirect(Here(id));
        }

        Check(nameof(Carer), !ModelState.IsValid, Contact.AddWhoMissing);
        return this.Unacceptable();
    }

    private void Check(string field, bool isRight, string whenWrong)
    {
        if (!isRight)
        {
            ModelState.AddModelError(field, whenWrong);
        }
    }

    private string Here(Guid id) => Url.Content($"~/staff/residents/telling/{id}");

    private async Task<bool> FindAsync(Guid id)
    {
        if (await PersonCard.FindAsync(db, id, Token) is not { } person)
        {
            return false;
        }

        Person = person;
        RequestId ??= Guid.CreateVersion7().ToString();
        var numbers = person.Resident.Phones.Select(phone => phone.E164).ToList();
        var stopped = await db.InboundSms.Where(sms => sms.Meaning == ReplyMeaning.Stop && numbers.Contains(sms.From))
            .OrderByDescending(sms => sms.At).Select(sms => (Instant?)sms.At).FirstOrDefaultAsync(Token);
        StoppedOn = stopped is { } at ? clock.LocalOf(at).Date : null;
        SetOn = person.Resident is { ChannelSetAt: { } set, ChannelSetByName.Length: > 0 } ? clock.LocalOf(set).Date : null;
        Consents = [.. (await db.Consents.AsNoTracking().Where(c => c.ResidentId == id && c.Kind == ConsentKind.CopyToCarer).ToListAsync(Token)).OrderByDescending(c => c.RecordedAt)];
        FoundChoices = [.. (await PersonCard.SearchAsync(db, Said, Token)).Where(found => found.Id != id)
            .Select(found => new Choice(found.Id.ToString(), found.FullName, string.Join(", ", new[] { found.Home.Settlement, found.Number }.Where(part => part.Length > 0))))];
        return true;
    }
}
