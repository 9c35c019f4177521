using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People.Care;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>How many meals to cook on a day and the next, and for which diets; without a name.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class KitchenModel(ServicesDbContext db, MealCount count, SealedText texts, InitiativeClock clock) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "date")]
    public string? Asked { get; set; }

    /// <summary>The meals of a session with the diets among them.</summary>
    public sealed record MealsToCook(Socifaction.Services.Places.Register.Meals Meals, IReadOnlyList<DietCount> Diets);

    public LocalDate Today => clock.Today;

    public LocalDate Date { get; private set; }

    public IReadOnlyList<(LocalDate Day, IReadOnlyList<MealsToCook> Meals)> Days { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Date = DayOf(Asked, Today);
        Days = [await ReadAsync(Date), await ReadAsync(Date.PlusDays(1))];
    }

    private async Task<(LocalDate, IReadOnlyList<MealsToCook>)> ReadAsync(LocalDate day)
    {
        var all = new List<MealsToCook>();
        foreach (var meals in await count.RunAsync(day, Token))
        {
            all.Add(new(meals, await db.ListDietsAsync(texts, meals.EaterIds, Token)));
        }

        return (day, all);
    }
}
