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

/// <summary>A standing order of meals, its meals to come, its pauses, and its end.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(
    ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, EndMealOrder end, PauseMealOrder pause, ResumeMealOrder resume) : StaffPage
{
    [BindProperty] public string? LastDay { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public string? Version { get; set; }

    [BindProperty] public string? PauseFrom { get; set; }
    [BindProperty] public string? PauseTo { get; set; }
    [BindProperty] public string? PauseWhy { get; set; }
    [BindProperty] public string? Pause { get; set; }

    /// <summary>The first day on which meals are wanted again.</summary>
    [BindProperty] public string? Again { get; set; }

    public MealOrder Order { get; private set; } = null!;

    public PersonCard Person { get; private set; } = null!;

    public IReadOnlyList<MealOrdered> Ahead { get; private set; } = [];

    /// <summary>The latest first.</summary>
    public IReadOnlyList<MealPause> Pauses => [.. Order.Pauses.OrderByDescending(one => one.FirstDay).ThenByDescending(one => one.MadeAt)];

    /// <summary>Meals of a pause that the kitchen is cooking all the same.</summary>
    public IReadOnlyList<MealOrdered> Cooked =>
        [.. Ahead.Where(meal => meal.Status == BookingStatus.Booked && Order.Pauses.Exists(one => one.Covers(meal.Date)))];

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

        if (await end.RunAsync(new(id, day, why, SeenVersion, signedIn.AskAsStaff(Channel.Phone, why)), Token) is not { } outcome)
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

    /// <summary>Whether it may still end sooner.</summary>
    public bool MayResume(MealPause one) => !IsOver && !one.IsTakenBack && !(one.LastDay < clock.Today);

    /// <summary>The day that the form of a pause shows: what was typed, else tomorrow.</summary>
    public string AgainOf(MealPause one) => Pause == one.Id.ToString() ? ModelState[nameof(Again)]?.AttemptedValue ?? "" : Text(clock.Today.PlusDays(1));

    public async Task<IActionResult> OnPostPauseAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        var first = OptionalDate(nameof(PauseFrom), PauseFrom, clock.Today);
        if (first is null && ModelState[nameof(PauseFrom)] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError(nameof(PauseFrom), MealWords.PauseFromMissing);
        }

        var last = OptionalDate(nameof(PauseTo), PauseTo, clock.Today);
        var why = Required(nameof(PauseWhy), PauseWhy, Words.ReasonMissing, LongestReason);
        return !ModelState.IsValid || first is not { } day || why is null ? this.Unacceptable()
            : Answer(await pause.RunAsync(new(id, day, last, why, SeenVersion, signedIn.AskAsStaff(Channel.Phone, why)), Token));
    }

    public async Task<IActionResult> OnPostResumeAsync(Guid id)
    {
        if (!await FindAsync(id) || IdOf(Pause) is not { } pauseId || !Order.Pauses.Exists(one => one.Id == pauseId))
        {
            return NotFound();
        }

        var again = OptionalDate("", Again, clock.Today);
        if (again is null && ModelState.IsValid)
        {
            ModelState.AddModelError("", MealWords.AgainMissing);
        }

        return again is not { } day ? this.Unacceptable() : Answer(await resume.RunAsync(new(pauseId, day, SeenVersion, signedIn.AskAsStaff(Channel.Phone)), Token));
    }

    private int SeenVersion => int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private IActionResult Answer(Outcome<MealPause, MealRefusal>? outcome)
    {
        if (outcome is not { } answer)
        {
            return NotFound();
        }

        if (!answer.Refused(out var kept, out var refusal))
        {
            return Redirect(Url.Content($"~/staff/meals/orders/details/{kept.MealOrderId}"));
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
