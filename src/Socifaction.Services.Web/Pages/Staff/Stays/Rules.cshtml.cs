using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Data;
using Socifaction.Services.Stays;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using StayWords = Socifaction.Services.Web.Texts.Stays;

namespace Socifaction.Services.Web.Pages.Staff.Stays;

/// <summary>The rules of the premises: what residents read, hours, price, the longest stay, and how much help the house gives.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class RulesModel(ServicesDbContext db, InitiativeClock clock, KeepPremises keep) : StaysPage(db, clock)
{
    private const string Lift = "lift";
    private const string Kitchen = "kitchen";
    private const int Longest = 600;

    /// <summary>The mark of the state that the form was opened with.</summary>
    [BindProperty] public string? Seen { get; set; }

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Summary { get; set; }
    [BindProperty] public string? ForWhom { get; set; }
    [BindProperty] public string? Price { get; set; }
    [BindProperty] public string? MostNights { get; set; }
    [BindProperty] public string? ArrivalTime { get; set; }
    [BindProperty] public string? DepartureTime { get; set; }
    [BindProperty] public string[] Has { get; set; } = [];
    [BindProperty] public string? MostCare { get; set; }
    [BindProperty] public string? CareGiven { get; set; }
    [BindProperty] public string? CareElsewhere { get; set; }
    [BindProperty] public string? Bring { get; set; }
    [BindProperty] public string? HowToApply { get; set; }

    public static IReadOnlyList<Choice> HasChoices => [new(Lift, StayWords.Lift), new(Kitchen, StayWords.Kitchen)];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        Show();
        return Page();
    }

    private void Show()
    {
        var p = Premises;
        Seen = PremisesWanted.MarkOf(p);
        (Name, Summary, ForWhom, CareGiven, CareElsewhere, Bring, HowToApply) = (p.Name, p.Summary, p.ForWhom, p.CareGiven, p.CareElsewhere, p.Bring, p.HowToApply);
        (Price, MostNights, MostCare) = ((p.Price.PriceOfNights(1) / 100m).ToString("0.00", System.Globalization.CultureInfo.CurrentCulture), Digits(p.MostNights), p.MostCare.ToString());
        (ArrivalTime, DepartureTime) = (LocalFormat.Time(p.ArrivalTime), LocalFormat.Time(p.DepartureTime));
        Has = [.. p.HasLift ? (string[])[Lift] : [], .. p.HasSharedKitchen ? (string[])[Kitchen] : []];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        var name = Required(nameof(Name), Name, StayWords.NameMissing);
        var (summary, forWhom) = (Optional(nameof(Summary), Summary, Longest), Optional(nameof(ForWhom), ForWhom, Longest));
        if (LocalInput.Money(Price).Refused(out var cents, out _))
        {
            ModelState.AddModelError(nameof(Price), StayWords.PriceWrong);
        }

        var nights = NumberOf(nameof(MostNights), MostNights, 1, 366);
        var (arrive, leave) = (TimeOn(nameof(ArrivalTime), ArrivalTime, null, Clock), TimeOn(nameof(DepartureTime), DepartureTime, null, Clock));
        var care = OneOf<CareLevel>(nameof(MostCare), MostCare, StayWords.CareMissing);
        var elsewhere = Required(nameof(CareElsewhere), CareElsewhere, StayWords.CareElsewhereMissing, Longest);
        var (given, bring, apply) = (Optional(nameof(CareGiven), CareGiven, Longest), Optional(nameof(Bring), Bring, Longest), Optional(nameof(HowToApply), HowToApply, 2 * Longest));
        if (!ModelState.IsValid)
        {
            return this.Unacceptable();
        }

        var wanted = new PremisesWanted(
            Premises.Id, name!, summary, forWhom, cents, nights!.Value, arrive!.Value, leave!.Value, Has.Contains(Lift), Has.Contains(Kitchen), care!.Value,
            given, elsewhere!, bring, apply) { Seen = Seen ?? "" };
        if (await keep.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refusal is not null && await OpenAsync())
        {
            Show();
            return this.ChangedMeanwhile();
        }

        return Redirect(Url.Content($"~/staff/stays/board?premises={Premises.Id}"));
    }
}
