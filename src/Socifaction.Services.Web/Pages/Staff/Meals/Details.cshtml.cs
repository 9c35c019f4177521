using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Pages.Meals;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Meals;

/// <summary>A person's meal of a day: portions, what became of it, and its history.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class DetailsModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, ChangePortions change, MarkMeal mark) : StaffPage
{
    private const string Given = "given";
    private const string Away = "away";

    [BindProperty] public string? Portions { get; set; }
    [BindProperty] public string? Version { get; set; }
    [BindProperty] public string? Mark { get; set; }

    public Meal Meal { get; private set; } = null!;

    public MealOrdered Row { get; private set; } = null!;

    public PersonCard Person { get; private set; } = null!;

    public bool MayChange => Meal.Status == BookingStatus.Booked && Meal.StartsAt > clock.Now;

    public bool MayTick => Meal.Date <= clock.Today && Meal.Status is BookingStatus.Booked or BookingStatus.Fulfilled or BookingStatus.NoShow;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        Portions = Meal.Portions.ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
        {
            return NotFound();
        }

        if (ModelState.ReadPortions(Portions) is not { } portions)
        {
            return this.Unacceptable();
        }

        _ = int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        return await AnswerAsync(id, await change.RunAsync(new(id, portions, version, signedIn.AskAsStaff(Channel.Phone)), Token));
    }

    public async Task<IActionResult> OnPostMarkAsync(Guid id) => !await FindAsync(id) || Mark is not (Given or Away) ? NotFound()
        : await AnswerAsync(id, await mark.RunAsync(new(id, Mark == Given, signedIn.AskAsStaff(Channel.Visit)), Token));

    private async Task<IActionResult> AnswerAsync(Guid id, Outcome<Meal, MealRefusal>? outcome)
    {
        if (outcome is not { } answer)
        {
            return NotFound();
        }

        if (!answer.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/staff/meals/details/{id}"));
        }

        await FindAsync(id);
        ModelState.Remove(nameof(Version));
        ModelState.AddModelError("", why.ForStaff());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (await db.Meals.AsNoTracking().Include(m => m.Events).SingleOrDefaultAsync(m => m.Id == id, Token) is not { } meal
            || await db.FindMealAsync(id, Token) is not { } row || await PersonCard.FindAsync(db, meal.ResidentId, Token) is not { } person)
        {
            return false;
        }

        (Meal, Row, Person) = (meal, row, person);
        return true;
    }
}
