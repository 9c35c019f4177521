using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;
using MealWords = Socifaction.Services.Web.Texts.Meals;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Pages.Staff.Meals.Orders;

/// <summary>A standing order of meals, its meals to come, and its end.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, EndMealOrder end) : StaffPage
{
    [BindProperty] public string? LastDay { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public string? Version { get; set; }

    public MealOrder Order { get; private set; } = null!;

    public PersonCard Person { get; private set; } = null!;

    public IReadOnlyList<MealOrdered> Ahead { get; private set; } = [];

    public bool IsOver => Order.LastDay < clock.Today;

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var last = OptionalDate(nameof(LastDay), LastDay, clock.Today);
        if (last is null && ModelState[nameof(LastDay)] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError(nameof(LastDay), MealWords.LastDayMissing);
        }

        var why = Required(nameof(Why), Why, Words.ReasonMissing, LongestReason);
        if (!ModelState.IsValid || last is not { } day || why is null)
        {
            return this.Unacceptable();
        }

        _ = int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        if (await end.RunAsync(new(id, day, why, version, signedIn.AskAsStaff(Channel.Phone, why)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var refusal))
        {
            return Redirect(Url.Content($"~/staff/meals/orders/details/{id}"));
        }

        ModelState.Remove(nameof(Version));
        ModelState.AddModelError("", refusal.ForStaff());
        return refusal.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await db.MealOrders.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, Token) is not { } order
            || await PersonCard.FindAsync(db, order.ResidentId, Token) is not { } person)
        {
            return false;
        }

        var today = clock.Today;
        (Order, Person) = (order, person);
        Ahead = [.. (await db.MealsOfGroup(order.Id).ToListAsync(Token)).Where(meal => meal.Date >= today)];
        return true;
    }
}
