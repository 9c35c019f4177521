using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Appointments.Types;

/// <summary>The form of a type of appointment, new or known.</summary>
public abstract class TypePage(ServicesDbContext db) : StaffPage
{
    protected const string Everybody = "all";
    private const string Hidden = "hidden";
    private const string Silent = "silent";
    private const int LongestText = 600;
    private const int MostNeeds = 3;

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Summary { get; set; }
    [BindProperty] public string? ForWhom { get; set; }
    [BindProperty] public string? NameInMessages { get; set; }

    /// <summary>Minutes that may be chosen, the usual ones first.</summary>
    [BindProperty] public string? Lengths { get; set; }

    [BindProperty] public string? Every { get; set; }
    [BindProperty] public string? FreeBefore { get; set; }
    [BindProperty] public string? FreeAfter { get; set; }

    /// <summary>The resources any of which does for the first need.</summary>
    [BindProperty] public IReadOnlyList<string> First { get; set; } = [];
    [BindProperty] public IReadOnlyList<string> Second { get; set; } = [];
    [BindProperty] public IReadOnlyList<string> Third { get; set; } = [];
    [BindProperty] public string? Who { get; set; }
    [BindProperty] public string? Counted { get; set; }
    [BindProperty] public string? FreeTimes { get; set; }
    [BindProperty] public string? PaidTimes { get; set; }
    [BindProperty] public string? Price { get; set; }
    [BindProperty] public string? Opens { get; set; }

    /// <summary>Hours before the start until which residents may book by themselves.</summary>
    [BindProperty] public string? Shuts { get; set; }
    [BindProperty] public string? CancelUntil { get; set; }
    [BindProperty] public string? Seen { get; set; }

    public IReadOnlyList<Choice> ResourceChoices { get; private set; } = [];

    public static IReadOnlyList<Choice> WhoChoices =>
        [new(nameof(WhoMayBook.Anybody), Times.WhoAnybody), new(nameof(WhoMayBook.TakenIn), Times.WhoTakenIn), new(nameof(WhoMayBook.Referred), Times.WhoReferred)];

    public static IReadOnlyList<Choice> CountedChoices =>
        [new(nameof(CountedIn.Times), Times.CountedInTimes), new(nameof(CountedIn.Kilograms), Times.CountedInKilograms, Times.CountedInKilogramsHint)];

    public static IReadOnlyList<Choice> SeenChoices =>
        [new(Everybody, Times.SeenEverybody), new(Hidden, Times.SeenHidden, Times.SeenHiddenHint), new(Silent, Times.SeenSilent, Times.SeenSilentHint)];

    protected ServicesDbContext Db => db;

    protected static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    protected async Task LoadAsync() => ResourceChoices = [.. (await db.Resources.AsNoTracking().Where(one => one.IsActive)
        .OrderBy(one => one.Order).ThenBy(one => one.Name).ToListAsync(Token)).Select(one => new Choice(one.Id.ToString(), one.Name, one.Kind.InWords()))];

    /// <summary>Fills the form from a type.</summary>
    protected void Show(AppointmentType type)
    {
        (Name, Summary, ForWhom, NameInMessages) = (type.Name, type.Summary, type.ForWhom, type.NameInMessages);
        (Lengths, Every) = (string.Join(", ", type.Lengths), Digits(type.EveryMinutes));
        (FreeBefore, FreeAfter) = (Digits(type.MinutesBefore), Digits(type.MinutesAfter));
        (First, Second, Third) = (Need(1), Need(2), Need(3));
        (Who, Seen) = (type.WhoMayBook.ToString(), type.IsSilent ? Silent : type.IsPublished ? Everybody : Hidden);
        Counted = type.CountedIn.ToString();
        (FreeTimes, PaidTimes) = type.Allowance is { } allowance ? (Digits(allowance.Free), Digits(allowance.Paid)) : ("", "");
        Price = type.Price.Cents == 0 ? "" : (type.Price.Cents / 100m).ToString("0.00", CultureInfo.CurrentCulture);
        (Opens, Shuts, CancelUntil) = (Digits(type.Window.OpensDaysBefore), Digits(type.Window.ShutsMinutesBefore / 60), Digits(type.Window.CancelMinutesBefore / 60));

        IReadOnlyList<string> Need(int number) => [.. type.Needs.Where(need => need.Number == number).Select(need => need.ResourceId.ToString())];
    }

    /// <summary>What was typed; null, with what is wrong at its field, when it cannot be.</summary>
    protected AppointmentTypeWanted? Read(Guid id, string version, PriceRule? standing = null)
    {
        var name = Required(nameof(Name), Name, Times.NameMissing);
        var (summary, forWhom) = (Optional(nameof(Summary), Summary, LongestText), Optional(nameof(ForWhom), ForWhom, LongestText));
        var said = Optional(nameof(NameInMessages), NameInMessages);
        var lengths = ReadLengths();
        var (every, before, after) = (NumberOf(nameof(Every), Every, 5, 720), NumberOrNone(nameof(FreeBefore), FreeBefore, 240), NumberOrNone(nameof(FreeAfter), FreeAfter, 240));
        var who = OneOf<WhoMayBook>(nameof(Who), Who, Times.ChooseMissing);
        var counted = OneOf<CountedIn>(nameof(Counted), Counted, Times.ChooseMissing);
        var (opens, shuts, cancel) = (NumberOf(nameof(Opens), Opens, 1, 365), NumberOrNone(nameof(Shuts), Shuts, 720), NumberOrNone(nameof(CancelUntil), CancelUntil, 720));
        var hasAllowance = !string.IsNullOrWhiteSpace(FreeTimes) || !string.IsNullOrWhiteSpace(PaidTimes);
        var (free, paid) = (NumberOrNone(nameof(FreeTimes), FreeTimes, 100), NumberOrNone(nameof(PaidTimes), PaidTimes, 100));
        var price = PriceRule.Free;
        if (!string.IsNullOrWhiteSpace(Price) && LocalInput.Money(Price, 1000_00).Refused(out var cents, out _))
        {
            ModelState.AddModelError(nameof(Price), Times.TypePriceWrong);
        }
        else if (!string.IsNullOrWhiteSpace(Price))
        {
            LocalInput.Money(Price, 1000_00).Refused(out cents, out _);
            var now = standing ?? price;
            price = now.At(now.Kind == PriceKind.Free ? PriceKind.Flat : now.Kind, cents);
        }

        if (Seen is not (Everybody or Hidden or Silent))
        {
            ModelState.AddModelError(nameof(Seen), Times.ChooseMissing);
        }

        if (First.Count == 0)
        {
            ModelState.AddModelError(nameof(First), Times.NothingNeeded);
        }

        return !ModelState.IsValid ? null : new(id, name!, summary, forWhom, said)
        {
            Lengths = lengths, EveryMinutes = every!.Value, MinutesBefore = before, MinutesAfter = after, Needs = ReadNeeds(), WhoMayBook = who!.Value,
            CountedIn = counted!.Value, Allowance = hasAllowance ? new(free, paid) : null, Price = price, Window = new(opens!.Value, shuts * 60, cancel * 60),
            IsPublished = Seen == Everybody, IsSilent = Seen == Silent, Messages = OfferingMessages.UsualOfTimes, Seen = version,
        };
    }

    /// <summary>Back to the list, or why not.</summary>
    protected IActionResult Answer(Outcome<AppointmentType, CalendarRefusal>? outcome)
    {
        if (outcome is not { } answer)
        {
            return NotFound();
        }

        if (!answer.Refused(out _, out var why))
        {
            return Redirect(Url.Content("~/staff/appointments/types"));
        }

        ModelState.AddModelError("", why.InWords());
        return why == CalendarRefusal.ChangedMeanwhile ? this.Conflict() : this.Unacceptable();
    }

    private List<int> ReadLengths()
    {
        var lengths = new List<int>();
        foreach (var part in (Lengths ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (LocalInput.WholeNumber(part, 5, 720).Refused(out var minutes, out _))
            {
                lengths.Clear();
                break;
            }

            lengths.Add(minutes);
        }

        if (lengths.Count is 0 or > 10)
        {
            ModelState.AddModelError(nameof(Lengths), Times.TypeLengthsWrong);
        }

        return [.. lengths.Distinct()];
    }

    // An id that is none is one that nobody has.
    private List<IReadOnlyList<Guid>> ReadNeeds() => [.. ((IReadOnlyList<string>[])[First, Second, Third]).Take(MostNeeds)
        .Where(need => need.Count > 0).Select(need => (IReadOnlyList<Guid>)[.. need.Select(id => IdOf(id) ?? Guid.Empty)])];

    private int NumberOrNone(string field, string? typed, int most) => string.IsNullOrWhiteSpace(typed) ? 0 : NumberOf(field, typed, 0, most) ?? 0;
}
