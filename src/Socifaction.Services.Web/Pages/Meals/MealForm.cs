using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using MealWords = Socifaction.Services.Web.Texts.Meals;

namespace Socifaction.Services.Web.Pages.Meals;

/// <summary>The questions of every form of meals: how many portions, eaten where, which diets, which days.</summary>
public static class MealForm
{
    private const string Here = "here";
    private const string Home = "home";

    /// <summary>Where it may be eaten; one answer alone is not asked for.</summary>
    public static IReadOnlyList<Choice> Ways(MealService service) =>
    [
        .. service.IsEatenHere ? [new Choice(Here, MealWords.WayHere)] : Array.Empty<Choice>(),
        .. service.IsDelivered ? [new Choice(Home, MealWords.WayHome)] : Array.Empty<Choice>(),
    ];

    /// <summary>The answer that says where it is eaten.</summary>
    public static string WayOf(bool isDelivered) => isDelivered ? Home : Here;

    /// <summary>The diets the kitchen cooks.</summary>
    public static IReadOnlyList<Choice> Diets(MealService service) => [.. service.DietList.Select(diet => new Choice(diet, diet))];

    /// <summary>The days, each with the portions that are left where they are counted.</summary>
    public static IReadOnlyList<Choice> Days(IEnumerable<KitchenDay> days) => [.. days.Select(day => new Choice(
        LocalDatePattern.Iso.Format(day.Date), LocalFormat.Day(day.Date), day.Free is { } free ? Plural.Format(free, MealWords.PortionsLeft) : null))];

    /// <summary>The days that were ticked; what is no day is left out.</summary>
    public static IReadOnlyList<LocalDate> ReadDays(IEnumerable<string?> sent) =>
        [.. sent.Select(text => LocalDatePattern.Iso.Parse(text ?? "")).Where(day => day.Success).Select(day => day.Value)];

    /// <summary>The wish; null, with messages at the fields, when something is missing or wrong.</summary>
    public static MealWish? ReadWish(
        this ModelStateDictionary state, MealService service, string? portions, string? way, IEnumerable<string?> diets, string note)
    {
        var number = state.ReadPortions(portions);
        var ways = Ways(service);
        var chosen = ways.Count == 1 ? ways[0].Value : ways.FirstOrDefault(one => one.Value == way)?.Value;
        if (chosen is null)
        {
            state.AddModelError("Way", MealWords.WayMissing);
        }

        return state.IsValid && number is { } many ? new(many, chosen == Home, [.. diets.OfType<string>().Distinct()], note) : null;
    }

    /// <summary>How many portions; null, with a message, when it is no such number.</summary>
    public static int? ReadPortions(this ModelStateDictionary state, string? typed)
    {
        if (!LocalInput.WholeNumber(typed, 1, MealWish.MostPortions).Refused(out var portions, out _))
        {
            return portions;
        }

        state.AddModelError("Portions", StaffTexts.Say(MealWords.PortionsWrong, MealWish.MostPortions));
        return null;
    }
}
