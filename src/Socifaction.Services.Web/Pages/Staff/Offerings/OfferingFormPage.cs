using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using OfferingWords = Socifaction.Services.Web.Texts.Offerings;

namespace Socifaction.Services.Web.Pages.Staff.OfferingPages;

/// <summary>The form of what all offerings have.</summary>
public abstract class OfferingFormPage : StaffPage
{
    protected const string Yes = "yes";
    private const string No = "no";
    private const string Web = "web";
    private const string Phone = "phone";
    private const int LongestText = 600;
    private const int Oldest = 120;
    private const int MostCents = 1000_00;

    [BindProperty] public string? Version { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? NameEn { get; set; }
    [BindProperty] public string? Summary { get; set; }
    [BindProperty] public string? ForWhom { get; set; }
    [BindProperty] public string? How { get; set; }
    [BindProperty] public string? FromAge { get; set; }
    [BindProperty] public string? ToAge { get; set; }
    [BindProperty] public string? Villages { get; set; }
    [BindProperty] public string? Opens { get; set; }
    [BindProperty] public string? Shuts { get; set; }
    [BindProperty] public string? CancelUntil { get; set; }
    [BindProperty] public string? Price { get; set; }
    [BindProperty] public string? Amount { get; set; }
    [BindProperty] public string? Percent { get; set; }
    [BindProperty] public string[] ByShare { get; set; } = [];
    [BindProperty] public string? Shown { get; set; }
    [BindProperty] public string? Order { get; set; }

    public Offering Offering { get; protected set; } = null!;

    public static IReadOnlyList<Choice> HowChoices => [new(Web, OfferingWords.HowWeb), new(Phone, OfferingWords.HowPhone, OfferingWords.HowPhoneHint)];

    public IReadOnlyList<Choice> ShownChoices =>
        Offering.IsSilent ? [new(No, OfferingWords.ShownNo, OfferingWords.ShownSilent)] : [new(Yes, OfferingWords.ShownYes), new(No, OfferingWords.ShownNo, OfferingWords.ShownNoHint)];

    /// <summary>The ways to pay, each with what a resident would see at the amount that is kept, or at a usual one.</summary>
    public IReadOnlyList<Choice> PriceChoices => [.. Offering.PriceKinds.Select(kind => new Choice(kind.ToString(), kind.InWords(Offering),
        (kind == Offering.Price.Kind ? Offering.Price : kind.Usual()).Explain(Offering)))];

    /// <summary>Whether a part of a bus ticket is a way to pay here.</summary>
    public bool HasTickets => Offering.PriceKinds.Contains(PriceKind.BusTicket);

    public static IReadOnlyList<Choice> ByShareChoices => [new(Yes, OfferingWords.ByShareYes)];

    /// <summary>Fills the form from the offering.</summary>
    protected void Fill()
    {
        var now = KeepOffering.Of(Offering);
        Version = KeepOffering.VersionOf(Offering);
        (Name, NameEn, Summary, ForWhom, Order) = (now.Name, now.NameEn, now.Summary, now.ForWhom, Digits(now.Order));
        (How, Shown) = (now.IsPhoneOnly ? Phone : Web, now.IsShown ? Yes : No);
        (FromAge, ToAge) = (now.Eligibility.FromAge is { } from ? Digits(from) : "", now.Eligibility.ToAge is { } to ? Digits(to) : "");
        Villages = now.Eligibility.Villages.Replace(';', '\n');
        (Opens, Shuts, CancelUntil) = (Digits(now.Window.OpensDaysBefore), Digits(now.Window.ShutsMinutesBefore), Digits(now.Window.CancelMinutesBefore));
        (Price, ByShare) = (now.Price.Kind.ToString(), now.Price.IsByPaidShare ? [Yes] : []);
        Percent = now.Price.Percent == 0 ? "" : Digits(now.Price.Percent);
        Amount = now.Price.Cents == 0 ? "" : (now.Price.Cents / 100m).ToString("0.00", CultureInfo.CurrentCulture);
    }

    /// <summary>What was typed; null, with what is wrong at its field, when it cannot be.</summary>
    protected OfferingWanted? Read()
    {
        var (name, nameEn) = (Required(nameof(Name), Name, OfferingWords.NameMissing), Optional(nameof(NameEn), NameEn));
        var (summary, forWhom) = (Optional(nameof(Summary), Summary, LongestText), Optional(nameof(ForWhom), ForWhom, LongestText));
        if (How is not (Web or Phone)) ModelState.AddModelError(nameof(How), OfferingWords.HowMissing);
        var (from, to) = (AgeOf(nameof(FromAge), FromAge), AgeOf(nameof(ToAge), ToAge));
        var villages = ReadVillages();
        var opens = NumberOf(nameof(Opens), Opens, 1, Offering.MostDaysAhead);
        var (shuts, cancel) = (Offering.Window.ShutsMinutesBefore, Offering.Window.CancelMinutesBefore);
        if (Offering.ShutsByWindow)
        {
            var mostMinutes = Offering.MostDaysAhead * 24 * 60;
            shuts = NumberOf(nameof(Shuts), Shuts, 0, mostMinutes) ?? 0;
            cancel = NumberOf(nameof(CancelUntil), CancelUntil, 0, mostMinutes) ?? 0;
        }

        var price = ReadPrice();
        if (Shown is not (Yes or No)) ModelState.AddModelError(nameof(Shown), OfferingWords.ShownMissing);
        var order = NumberOf(nameof(Order), Order, 0, 999);
        return ModelState.IsValid
            ? new(name!, nameEn, summary, forWhom, order!.Value, Shown == Yes, How == Phone, new(opens!.Value, shuts, cancel), new(from, to, villages), price)
            : null;
    }

    /// <summary>Each thing in words, in one order, so that two states can be laid side by side.</summary>
    protected IEnumerable<(string What, string Said)> Rows(OfferingWanted said) =>
    [
        (OfferingWords.Name, said.Name), (OfferingWords.NameEn, said.NameEn), (OfferingWords.Summary, said.Summary), (OfferingWords.ForWhom, said.ForWhom),
        (OfferingWords.How, said.IsPhoneOnly ? OfferingWords.HowPhone : OfferingWords.HowWeb), (OfferingWords.ColumnWho, said.Eligibility.AgesInWords()),
        (OfferingWords.Villages, said.Eligibility.Villages.Replace(";", ", ", StringComparison.Ordinal)), (OfferingWords.Opens, Digits(said.Window.OpensDaysBefore)),
        (OfferingWords.Shuts, Digits(said.Window.ShutsMinutesBefore)), (OfferingWords.Cancel, Digits(said.Window.CancelMinutesBefore)),
        (OfferingWords.ColumnPrice, said.Price.InWords()), (OfferingWords.Shown, said.IsShown ? OfferingWords.ShownYes : OfferingWords.ShownNo), (OfferingWords.Order, Digits(said.Order)),
    ];

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private int? AgeOf(string field, string? typed) => string.IsNullOrWhiteSpace(typed) ? null : NumberOf(field, typed, 0, Oldest);

    private PriceRule ReadPrice()
    {
        if (OneOf<PriceKind>(nameof(Price), Price, OfferingWords.PriceMissing) is not { } kind)
        {
            return PriceRule.Free;
        }

        var cents = 0;
        var isTyped = !string.IsNullOrWhiteSpace(Amount);
        if (isTyped && LocalInput.Money(Amount, MostCents).Refused(out cents, out _))
        {
            ModelState.AddModelError(nameof(Amount), OfferingWords.AmountMissing);
        }
        else if (kind == PriceKind.Free && cents > 0)
        {
            ModelState.AddModelError(nameof(Amount), OfferingWords.AmountFree);
        }
        else if (kind == PriceKind.BusTicket && cents > 0)
        {
            ModelState.AddModelError(nameof(Amount), OfferingWords.AmountTicket);
        }
        else if (kind is not (PriceKind.Free or PriceKind.BusTicket) && cents == 0)
        {
            ModelState.AddModelError(nameof(Amount), OfferingWords.AmountMissing);
        }

        var isByPaidShare = ByShare.Contains(Yes);
        if (isByPaidShare && kind is (PriceKind.Free or PriceKind.Contribution))
        {
            ModelState.AddModelError(nameof(ByShare), OfferingWords.ByShareWrong);
        }

        return new(kind, cents) { Percent = ReadPercent(kind), IsByPaidShare = isByPaidShare };
    }

    private int ReadPercent(PriceKind kind)
    {
        var isTyped = !string.IsNullOrWhiteSpace(Percent);
        if (kind != PriceKind.BusTicket)
        {
            if (isTyped) ModelState.AddModelError(nameof(Percent), OfferingWords.PercentOther);
            return 0;
        }

        // „50 %“ says what „50“ says.
        if (LocalInput.WholeNumber(Percent?.Replace('%', ' '), 1, 100).Refused(out var percent, out _))
        {
            ModelState.AddModelError(nameof(Percent), OfferingWords.PercentMissing);
        }

        return percent;
    }

    private string ReadVillages()
    {
        var villages = new List<string>();
        foreach (var line in (Villages ?? "").Split(['\n', ';']).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            if (!TypedText.Line(line, LongestLine).Refused(out var village, out var why))
            {
                villages.Add(village);
            }
            else if (why != TextRefusal.Empty)
            {
                ModelState.AddModelError(nameof(Villages), why.InWords("", LongestLine));
                return "";
            }
        }

        var kept = string.Join(';', villages.Distinct());
        if (kept.Length > LongestText) ModelState.AddModelError(nameof(Villages), OfferingWords.VillagesLong);
        return kept;
    }
}
