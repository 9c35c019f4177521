using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People.Care;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>
/// Portions of one diet (empty for the usual meal): eaten here, and brought home in boxes of these numbers. Null where the
/// key it was sealed with is gone.
/// </summary>
public sealed record KitchenLine(string? Diet, int Here, int Delivered, IReadOnlyList<int> Boxes)
{
    /// <summary>In all.</summary>
    public int Portions => Here + Delivered;
}

/// <summary>
/// What the kitchen cooks on a day, the usual meal first. Nobody's name stands beside a diet: a box has a number, and the
/// delivery list says whose number that is.
/// </summary>
public sealed class KitchenList(ServicesDbContext db, SealedText texts)
{
    /// <summary>The lines of an offering's day.</summary>
    public async Task<IReadOnlyList<KitchenLine>> RunAsync(Guid offeringId, LocalDate date, CancellationToken cancellationToken)
    {
        var rows = (await db.ListMealsAsync(offeringId, date, cancellationToken)).Where(row => row.IsCooked).ToList();
        var kept = await db.Meals.Where(meal => meal.OfferingId == offeringId && meal.Date == date && meal.SealedDiet != null)
            .ToDictionaryAsync(meal => meal.Id, meal => meal.SealedDiet!, cancellationToken);
        return [.. rows.GroupBy(row => !row.HasDiet ? "" : texts.Open(kept[row.MealId]))
            .Select(meals => new KitchenLine(
                meals.Key,
                meals.Where(meal => !meal.IsDelivered).Sum(meal => meal.Portions),
                meals.Where(meal => meal.IsDelivered).Sum(meal => meal.Portions),
                [.. meals.Where(meal => meal.IsDelivered).Select(meal => meal.Box)]))
            .OrderBy(line => line.Diet?.Length > 0 || line.Diet is null).ThenByDescending(line => line.Portions).ThenBy(line => line.Diet, StringComparer.Ordinal)];
    }
}
