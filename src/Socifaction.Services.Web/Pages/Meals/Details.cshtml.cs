using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Meals;

/// <summary>A meal of one's own: more or fewer portions, or none after all, until the deadline.</summary>
[Authorize(SignInCookies.ResidentPolicy)]
public sealed class DetailsModel(ServicesDbContext db, SignedIn signedIn, ChangePortions change, CancelMeal cancel, InitiativeClock clock) : PageModel
{
    [BindProperty] public string? Portions { get; set; }
    [BindProperty] public string? Version { get; set; }

    public MealOrdered Meal { get; private set; } = null!;

    /// <summary>The meal as it stands.</summary>
    public Meal Now { get; private set; } = null!;

    /// <summary>Whether the deadline is still to come.</summary>
    public bool MayChange { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid meal, CancellationToken cancellationToken)
    {
        if (!await FindAsync(meal, cancellationToken))
        {
            return NotFound();
        }

        Portions = Meal.Portions.ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid meal, CancellationToken cancellationToken)
    {
        if (!await FindAsync(meal, cancellationToken))
        {
            return NotFound();
        }

        if (ModelState.ReadPortions(Portions) is not { } portions)
        {
            return this.Unacceptable();
        }

        // A version that is no number is an old one.
        _ = int.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        return await AnswerAsync(meal, await change.RunAsync(new(meal, portions, version, await AskAsync(cancellationToken)), cancellationToken), cancellationToken);
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid meal, CancellationToken cancellationToken) => !await FindAsync(meal, cancellationToken) ? NotFound()
        : await AnswerAsync(meal, await cancel.RunAsync(new(meal, await AskAsync(cancellationToken)), cancellationToken), cancellationToken);

    private async Task<IActionResult> AnswerAsync(Guid id, Outcome<Meal, MealRefusal>? outcome, CancellationToken cancellationToken)
    {
        if (outcome is not { } answer)
        {
            return NotFound();
        }

        if (!answer.Refused(out _, out var why))
        {
            return Redirect(Url.Content($"~/meals/details/{id}"));
        }

        await FindAsync(id, cancellationToken);
        ModelState.Remove(nameof(Version));
        ModelState.AddModelError("", why.InWords());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }

    private async Task<Asking> AskAsync(CancellationToken cancellationToken) => await signedIn.AskForAsync(
        (await signedIn.PeopleAsync(cancellationToken)).Single(person => person.Id == Meal.ResidentId), cancellationToken);

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var people = (await signedIn.PeopleAsync(cancellationToken)).Select(person => (Guid?)person.Id).ToHashSet();
        if (await db.FindMealAsync(id, cancellationToken) is not { } found || !people.Contains(found.ResidentId))
        {
            return false;
        }

        Meal = found;
        Now = await db.Meals.AsNoTracking().SingleAsync(meal => meal.Id == id, cancellationToken);
        var service = await db.MealServices.AsNoTracking().SingleAsync(s => s.Id == Meal.OfferingId, cancellationToken);
        MayChange = Meal.Status == BookingStatus.Booked && service.DeadlineOf(Meal.Date, clock.Zone) > clock.Now;
        return true;
    }
}
