using Socifaction.Services.People;
using Socifaction.Services.People.Care;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>How somebody wants the meals: how many portions, brought home or not, with which of the kitchen's diets.</summary>
public sealed record MealWish(int Portions, bool IsDelivered, IReadOnlyList<string> Diets, string Note = "")
{
    /// <summary>The most portions one person may order for a day.</summary>
    public const int MostPortions = 10;

    /// <summary>What cannot be on any day, for this person; or null.</summary>
    internal MealRefusal? FindSlip(MealService service, Resident resident) =>
        Portions is < 1 or > MostPortions ? MealRefusal.WrongPortions
        : Diets.Except(service.DietList).Any() ? MealRefusal.NoSuchDiet
        : !(IsDelivered ? service.IsDelivered : service.IsEatenHere) ? MealRefusal.NotThatWay
        : IsDelivered && resident.Home.Settlement.Length == 0 ? MealRefusal.NoAddress
        : null;

    /// <summary>The diets in the kitchen's order, sealed; none when nothing was chosen.</summary>
    internal string? SealDiet(MealService service, SealedText texts) =>
        Diets.Count == 0 ? null : texts.Seal(string.Join(MealService.DietDivider, service.DietList.Where(Diets.Contains)));
}
