using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using MealWords = Socifaction.Services.Web.Texts.Meals;

namespace Socifaction.Services.Web.Pages.Staff.Meals;

/// <summary>How a kitchen serves, until when it takes orders, which diets it cooks and what a portion costs, as staff type it.</summary>
public abstract class KitchenForm(ServicesDbContext db, InitiativeClock clock) : KitchenPage(db, clock)
{
    private const string Here = "here";
    private const string Home = "home";
    private const int LongestDiets = 600;

    [BindProperty] public string[] Weekdays { get; set; } = [];
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? Until { get; set; }
    [BindProperty] public string? DaysBefore { get; set; }
    [BindProperty] public string? DeadlineTime { get; set; }
    [BindProperty] public string? Opens { get; set; }
    [BindProperty] public string? Most { get; set; }
    [BindProperty] public string[] Ways { get; set; } = [];
    [BindProperty] public string? Diets { get; set; }
    [BindProperty] public string? Price { get; set; }

    public static IReadOnlyList<Choice> WeekdayChoices =>
        [.. Socifaction.Services.Time.Weekdays.All.List().Select(day => new Choice(day.ToString(), LocalFormat.Weekday(day)))];

    public static IReadOnlyList<Choice> WayChoices => [new(Here, MealWords.SettingsHere), new(Home, MealWords.SettingsHome)];

    /// <summary>Fills the form from a kitchen.</summary>
    protected void Show(MealService service)
    {
        Weekdays = [.. service.ServedOn.List().Select(day => day.ToString())];
        (From, Until, DeadlineTime) = (LocalFormat.Time(service.ServedFrom), LocalFormat.Time(service.ServedUntil), LocalFormat.Time(service.DeadlineTime));
        (DaysBefore, Opens, Most) = (Digits(service.DeadlineDaysBefore), Digits(service.Window.OpensDaysBefore), service.MostPortions is { } most ? Digits(most) : "");
        Ways = [.. service.IsEatenHere ? [Here] : Array.Empty<string>(), .. service.IsDelivered ? [Home] : Array.Empty<string>()];
        Diets = string.Join('\n', service.DietList);
        Price = service.Price.Cents == 0 ? "" : (service.Price.Cents / 100m).ToString("0.00", CultureInfo.CurrentCulture);
    }

    /// <summary>Says why not at the field that it is about.</summary>
    protected IActionResult Refuse(KitchenRefusal why)
    {
        ModelState.AddModelError(why == KitchenRefusal.NoWeekday ? nameof(Weekdays) : why == KitchenRefusal.NoWay ? nameof(Ways) : "", why.InWords());
        return why is KitchenRefusal.ChangedMeanwhile or KitchenRefusal.TooManyOrdered or KitchenRefusal.MealsStand ? this.Conflict() : this.Unacceptable();
    }

    /// <summary>What was typed; null, with what is wrong at its field, when it cannot be. A contribution stays one: only its amount is typed here.</summary>
    protected MealSettings? Read(PriceRule? standing)
    {
        var (from, until, deadline) = (TimeOf(nameof(From), From), TimeOf(nameof(Until), Until), TimeOf(nameof(DeadlineTime), DeadlineTime));
        var (before, opens) = (NumberOf(nameof(DaysBefore), DaysBefore, 0, 7), NumberOf(nameof(Opens), Opens, 1, MealSettings.MostDaysAhead));
        int? most = string.IsNullOrWhiteSpace(Most) ? null : NumberOf(nameof(Most), Most, 0, 2000);
        var price = PriceRule.Free;
        if (!string.IsNullOrWhiteSpace(Price))
        {
            if (LocalInput.Money(Price, 100_00).Refused(out var cents, out _))
            {
                ModelState.AddModelError(nameof(Price), MealWords.SettingsPriceWrong);
            }
            else
            {
                price = (standing ?? price).At(standing?.Kind == PriceKind.Contribution ? PriceKind.Contribution : PriceKind.Flat, cents);
            }
        }

        var diets = ReadDiets();
        var weekdays = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && Weekdays.Contains(day.ToString())).AsSet();
        return ModelState.IsValid
            ? new(weekdays, from!.Value, until!.Value, before!.Value, deadline!.Value, most, Ways.Contains(Here), Ways.Contains(Home), diets, opens!.Value, price)
            : null;
    }

    private List<string> ReadDiets()
    {
        var diets = new List<string>();
        foreach (var line in (Diets ?? "").Split('\n', MealService.DietDivider).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            if (TypedText.Line(line, LongestLine).Refused(out var diet, out var why))
            {
                // A line of invisible marks is an empty one.
                if (why == TextRefusal.Empty)
                {
                    continue;
                }

                ModelState.AddModelError(nameof(Diets), why.InWords("", LongestLine));
                return [];
            }

            diets.Add(diet);
        }

        if (diets.Sum(diet => diet.Length + 1) > LongestDiets)
        {
            ModelState.AddModelError(nameof(Diets), MealWords.SettingsDietsLong);
        }

        return [.. diets.Distinct()];
    }

    private LocalTime? TimeOf(string field, string? typed)
    {
        if (!LocalInput.Time(typed).Refused(out var time, out var why))
        {
            return time;
        }

        ModelState.AddModelError(field, why.InWords());
        return null;
    }

    protected static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
