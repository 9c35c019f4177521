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

namespace Socifaction.Services.Web.Pages.Staff.Meals;

/// <summary>A day without a kitchen: whom it hits, why, and back again.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class CloseModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, CloseKitchen close, OpenKitchen open) : KitchenPage(db, clock)
{
    [BindProperty] public string? Why { get; set; }

    /// <summary>How many meals the form said would be cancelled.</summary>
    [BindProperty] public string? Meals { get; set; }

    public bool IsClosed { get; private set; }

    public IReadOnlyList<MealRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? offering) => await FindAsync(offering) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid? offering)
    {
        if (!await FindAsync(offering))
        {
            return NotFound();
        }

        if (Required(nameof(Why), Why, MealWords.CloseWhyMissing, LongestReason) is not { } why)
        {
            return this.Unacceptable();
        }

        _ = int.TryParse(Meals, NumberStyles.None, CultureInfo.InvariantCulture, out var meals);
        if (await close.RunAsync(new(Service.Id, Date, why, meals, signedIn.AskAsStaff(Channel.Phone)), Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out _, out var refusal))
        {
            return Redirect(Url.Content($"~/staff/meals/board/{Service.Id}?date={Text(Date)}"));
        }

        ModelState.Remove(nameof(Meals));
        ModelState.AddModelError("", refusal.InWords());
        return this.Conflict();
    }

    public async Task<IActionResult> OnPostOpenAsync(Guid? offering) =>
        await FindAsync(offering) && await open.RunAsync(Service.Id, Date, Token) is not null
            ? Redirect(Url.Content($"~/staff/meals/board/{Service.Id}?date={Text(Date)}"))
            : NotFound();

    private async Task<bool> FindAsync(Guid? offering)
    {
        if (!await FindKitchenAsync(offering))
        {
            return false;
        }

        var date = Date;
        IsClosed = await Db.MealDays.AnyAsync(day => day.OfferingId == Service.Id && day.Date == date && day.IsClosed, Token);
        Rows = [.. (await Db.ListMealsAsync(Service.Id, date, Token)).Where(row => row.Status == BookingStatus.Booked)];
        return true;
    }
}
