using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using MealWords = Socifaction.Services.Web.Texts.Meals;

namespace Socifaction.Services.Web.Pages.Staff.Meals.Orders;

/// <summary>A standing order of meals for a person: which days of the week, how, from which day on.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class NewModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, StartMealOrder start) : CallerPage(db, clock)
{
    [BindProperty] public string[] Weekdays { get; set; } = [];
    [BindProperty] public string? FirstDay { get; set; }
    [BindProperty] public string? LastDay { get; set; }

    public IReadOnlyList<Choice> WeekdayChoices => [.. Service.ServedOn.List().Select(day => new Choice(day.ToString(), LocalFormat.Weekday(day)))];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await OpenAsync())
        {
            return NotFound();
        }

        FirstDay = Text(Today.PlusDays(1));
        Weekdays = [.. Service.ServedOn.List().Select(day => day.ToString())];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await OpenAsync() || Person is null)
        {
            return NotFound();
        }

        var (first, last) = (OptionalDate(nameof(FirstDay), FirstDay, Today), OptionalDate(nameof(LastDay), LastDay, Today));
        if (first is null && ModelState[nameof(FirstDay)] is not { Errors.Count: > 0 })
        {
            ModelState.AddModelError(nameof(FirstDay), MealWords.FirstDayMissing);
        }

        if (ReadWish() is not { } wish || first is not { } from)
        {
            return this.Unacceptable();
        }

        var weekdays = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None && Weekdays.Contains(day.ToString())).AsSet();
        var form = new MealOrderForm(Guid.Parse(RequestId!), Service.Id, Person.Resident.Id, weekdays, wish, from, last, signedIn.AskAsStaff(Channel.Phone));
        if (await start.RunAsync(form, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var order, out var why))
        {
            return Redirect(Url.Content($"~/staff/meals/orders/details/{order.Id}"));
        }

        ModelState.AddModelError(why == MealRefusal.NoWeekday ? nameof(Weekdays) : "", why.ForStaff());
        return why.IsWrongAnswer() ? this.Unacceptable() : this.Conflict();
    }
}
