using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Data;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Meals;

/// <summary>What was ordered just now.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class DoneModel(ServicesDbContext db, SignedIn signedIn) : PageModel
{
    public IReadOnlyList<MealOrdered> Meals { get; private set; } = [];

    /// <summary>To pay in all.</summary>
    public int Cents => Meals.Sum(meal => meal.PriceCents);

    public async Task<IActionResult> OnGetAsync(Guid offering, Guid group, CancellationToken cancellationToken)
    {
        var people = (await signedIn.PeopleAsync(cancellationToken)).Select(person => (Guid?)person.Id).ToHashSet();
        Meals = [.. (await db.MealsOfGroup(group).ToListAsync(cancellationToken)).Where(meal => meal.OfferingId == offering)];
        return Meals.Count > 0 && Meals.All(meal => people.Contains(meal.ResidentId)) ? Page() : NotFound();
    }
}
