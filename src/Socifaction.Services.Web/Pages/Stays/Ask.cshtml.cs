using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using StayWords = Socifaction.Services.Web.Texts.Stays;

namespace Socifaction.Services.Web.Pages.Stays;

/// <summary>Nights are asked for: for somebody of the proved telephone, or by a stranger who leaves a name and number. Staff call back.</summary>
public sealed class AskModel(ServicesDbContext db, SignedIn signedIn, RequestStay request, InitiativeClock clock) : PageModel
{
    private const int LongestName = 80;
    private const int LongestNote = 500;
    private const int OptionsShown = 3;

    [BindProperty] public string? RequestId { get; set; }
    [BindProperty] public string? Who { get; set; }
    [BindProperty] public string? CallerName { get; set; }
    [BindProperty] public string? CallerPhone { get; set; }
    [BindProperty] public string? Arrival { get; set; }
    [BindProperty] public string? Departure { get; set; }
    [BindProperty] public string? Whole { get; set; }
    [BindProperty] public string? Purpose { get; set; }
    [BindProperty] public string? Care { get; set; }
    [BindProperty] public string? Note { get; set; }

    public Premises Premises { get; private set; } = null!;

    public bool IsSignedIn => signedIn.Phone is not null;

    public IReadOnlyList<Choice> People { get; private set; } = [];

    /// <summary>The nearest nights that could be had instead.</summary>
    public IReadOnlyList<StayOption> Options { get; private set; } = [];

    public string DateHint => StaffTexts.Say(StayWords.DateHint, LocalFormat.DayAndMonth(clock.Today.PlusDays(7)));

    /// <summary>The form; for nights that were chosen among the free ones they are filled in: <paramref name="from"/>, <paramref name="to"/>.</summary>
    public async Task<IActionResult> OnGetAsync(Guid offering, string? from, string? to, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        Who = People.Count == 1 ? People[0].Value : null;
        TakeNights(from, to);
        return Page();
    }

    /// <summary>Puts free nights into the form in place of those that cannot be had; the other answers stay.</summary>
    public async Task<IActionResult> OnPostNightsAsync(Guid offering, [FromForm] string? nights, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(offering, cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        if ((nights ?? "").Split('/') is [var from, var to])
        {
            TakeNights(from, to);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(offering, cancellationToken) || (IsSignedIn && !string.IsNullOrEmpty(Who) && People.All(person => person.Value != Who)))
        {
            return NotFound();
        }

        if (await ReadAsync(cancellationToken) is not { } wished)
        {
            return this.Unacceptable();
        }

        if (await request.RunAsync(wished, cancellationToken) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var stay, out var why))
        {
            TempData[DoneModel.Key] = stay.Id.ToString();
            return RedirectToPage("Done", new { offering, id = stay.Id });
        }

        ModelState.AddModelError("", why.InWords(Premises));
        Options = why.HasOtherNights() ? await db.ListOptionsAsync(Premises, wished.Nights, wished.WholeRoom, false, clock.Today, OptionsShown, cancellationToken) : [];
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private async Task<StayWished?> ReadAsync(CancellationToken cancellationToken)
    {
        Resident? resident = null;
        var (caller, phone) = ("", "");
        if (IsSignedIn)
        {
            resident = (await signedIn.PeopleAsync(cancellationToken)).FirstOrDefault(person => person.Id.ToString() == Who);
            if (resident is null)
            {
                ModelState.AddModelError(nameof(Who), StayWords.ForWhomMissing);
            }
        }
        else
        {
            caller = Line(nameof(CallerName), CallerName, Texts.Places.NameEmpty, LongestName);
            if (PhoneNumber.Parse(CallerPhone).Refused(out var number, out var why))
            {
                ModelState.AddModelError(nameof(CallerPhone), why.InWords());
            }
            else
            {
                phone = number.E164;
            }
        }

        var (arrival, departure) = (Day(nameof(Arrival), Arrival), Day(nameof(Departure), Departure));
        var care = Chosen<CareLevel>(nameof(Care), Care, StayWords.CareMissing);
        if (Whole is not (StayTexts.Whole or StayTexts.OneBed))
        {
            ModelState.AddModelError(nameof(Whole), StayWords.WholeMissing);
        }

        var purpose = Chosen<StayPurpose>(nameof(Purpose), Purpose, StayWords.PurposeMissing);
        var note = Line(nameof(Note), Note, null, LongestNote);
        if (!ModelState.IsValid)
        {
            return null;
        }

        var asking = resident is null ? new Asking(new Actor(ActorKind.Relative, null, caller), Channel.Web) : await signedIn.AskForAsync(resident, cancellationToken);
        return new(Guid.Parse(RequestId!), Premises.Id, Whole == StayTexts.Whole, new(arrival!.Value, departure!.Value), purpose!.Value, care!.Value, resident?.Id, caller, phone, note, asking);
    }

    private void TakeNights(string? from, string? to)
    {
        if (LocalDatePattern.Iso.Parse(from ?? "") is { Success: true } arrival && LocalDatePattern.Iso.Parse(to ?? "") is { Success: true } departure)
        {
            (Arrival, Departure) = (LocalDatePattern.Iso.Format(arrival.Value), LocalDatePattern.Iso.Format(departure.Value));
        }
    }

    private LocalDate? Day(string field, string? typed)
    {
        if (!LocalInput.Date(typed, clock.Today).Refused(out var date, out var why))
        {
            return date;
        }

        ModelState.AddModelError(field, why.InWords(clock.Today));
        return null;
    }

    private T? Chosen<T>(string field, string? typed, string whenMissing) where T : struct, Enum
    {
        if (Enum.GetValues<T>().Where(value => value.ToString() == typed).Select(value => (T?)value).FirstOrDefault() is { } chosen)
        {
            return chosen;
        }

        ModelState.AddModelError(field, whenMissing);
        return null;
    }

    private string Line(string field, string? typed, string? whenEmpty, int longest)
    {
        if (!TypedText.Line(typed, longest).Refused(out var text, out var why))
        {
            return text;
        }

        if (why != TextRefusal.Empty || whenEmpty is not null)
        {
            ModelState.AddModelError(field, why.InWords(whenEmpty ?? "", longest));
        }

        return "";
    }

    private async Task<bool> OpenAsync(Guid offering, CancellationToken cancellationToken)
    {
        if (await db.Premises.AsNoTracking().OnTheWeb().SingleOrDefaultAsync(p => p.Id == offering, cancellationToken) is not { } premises)
        {
            return false;
        }

        Premises = premises;
        RequestId = (Guid.TryParseExact(RequestId, "D", out var sent) ? sent : Guid.CreateVersion7()).ToString();
        People = [.. (await signedIn.PeopleAsync(cancellationToken)).Select(person => new Choice(person.Id.ToString(), person.FullName))];
        return true;
    }
}
