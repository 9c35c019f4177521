using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Meals;

/// <summary>Whom meals are brought to, in the order of villages and addresses: on a telephone to tick off, or on paper.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DeliveryModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, MarkMeal mark) : KitchenPage(db, clock)
{
    private const string Given = "given";
    private const string Away = "away";

    [BindProperty] public string? Meal { get; set; }
    [BindProperty] public string? Mark { get; set; }

    public IReadOnlyList<MealRow> Rows { get; private set; } = [];

    public bool MayTick => Date <= Today;

    public async Task<IActionResult> OnGetAsync(Guid? offering) => await FindAsync(offering) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid? offering)
    {
        if (!await FindAsync(offering) || IdOf(Meal) is not { } id || Mark is not (Given or Away)
            || await mark.RunAsync(new(id, Mark == Given, signedIn.AskAsStaff(Channel.Visit)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/meals/delivery/{Service.Id}?date={Text(Date)}"));
        }

        ModelState.AddModelError("", why.ForStaff());
        return this.Conflict();
    }

    private async Task<bool> FindAsync(Guid? offering)
    {
        if (!await FindKitchenAsync(offering))
        {
            return false;
        }

        Rows = [.. (await Db.ListMealsAsync(Service.Id, Date, Token)).Where(row => row.Box > 0)];
        return true;
    }
}
