using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Meals;

/// <summary>A day of the kitchen: what is cooked, for whom, who was not found at home; and the two weeks to come.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class BoardModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, KitchenList kitchen, RecordReached reached) : KitchenPage(db, clock)
{
    private const int DaysAhead = 13;

    [BindProperty] public string? Meal { get; set; }

    public IReadOnlyList<KitchenLine> Kitchen { get; private set; } = [];

    public IReadOnlyList<MealRow> Rows { get; private set; } = [];

    /// <summary>Who was not found at home yesterday or today and is still to be reached.</summary>
    public IReadOnlyList<MealRow> ToReach { get; private set; } = [];

    public IReadOnlyList<KitchenDay> Week { get; private set; } = [];

    public KitchenDay Day { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid? offering)
    {
        if (!await FindKitchenAsync(offering))
        {
            return NotFound();
        }

        Kitchen = await kitchen.RunAsync(Service.Id, Date, Token);
        Rows = await Db.ListMealsAsync(Service.Id, Date, Token);
        ToReach = [.. (await Db.ListMealsAsync(Service.Id, Today.PlusDays(-1), Token)).Concat(await Db.ListMealsAsync(Service.Id, Today, Token)).Where(row => row.IsToBeReached)];
        Week = await Db.ListKitchenDaysAsync(Service, Today, Today.PlusDays(DaysAhead), Token);
        Day = (await Db.ListKitchenDaysAsync(Service, Date, Date, Token)).Single();
        return Page();
    }

    public async Task<IActionResult> OnPostReachedAsync(Guid? offering)
    {
        if (!await FindKitchenAsync(offering) || IdOf(Meal) is not { } id || await reached.RunAsync(id, signedIn.AskAsStaff(Channel.Phone), Token) is null)
        {
            return NotFound();
        }

        return Redirect(Url.Content($"~/staff/meals/board/{Service.Id}?date={Text(Date)}"));
    }
}
