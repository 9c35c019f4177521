using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Meals.Orders;

/// <summary>The standing orders of a kitchen.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock) : KitchenPage(db, clock)
{
    public IReadOnlyList<MealOrderRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? offering)
    {
        if (!await FindKitchenAsync(offering))
        {
            return NotFound();
        }

        Rows = await Db.ListMealOrdersAsync(Service.Id, Today, Token);
        return Page();
    }
}
