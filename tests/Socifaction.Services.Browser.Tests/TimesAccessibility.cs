using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.Browser.Tests;

/// <summary>The pages of appointments, home visits and the kitchen at both widths: axe finds nothing, nothing is cut off.</summary>
public sealed class TimesAccessibility(Browsing browsing) : IClassFixture<Browsing>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_give_times_and_meals()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.SignInAsStaffAsync("pagramantis", "vida");
        var one = await FindAsync(db => db.Appointments.OrderBy(a => a.StartsAt).Select(a => new { a.Id, a.OfferingId, a.ResidentId }).LastAsync(Stop));
        var resource = await FindAsync(db => db.Resources.OrderBy(r => r.Order).Select(r => r.Id).FirstAsync(Stop));
        var meal = await FindAsync(db => db.Meals.OrderBy(m => m.StartsAt).Select(m => new { m.Id, m.ResidentId }).LastAsync(Stop));
        var help = await FindAsync(db => db.Visits.OrderBy(v => v.StartsAt).Select(v => new { v.Id, v.ResidentId, v.WorkerId, v.OfferingId, v.VisitPlanId }).FirstAsync(Stop));
        var order = await FindAsync(db => db.MealOrders.Where(o => o.Pauses.Count > 0).Select(o => o.Id).FirstAsync(Stop));
        foreach (var (path, name) in ((string, string)[])
            [
                ("/appointments/week", "week"), ($"/appointments/book?type={one.OfferingId}&resident={one.ResidentId}", "book"), ($"/appointments/details/{one.Id}", "details"),
                ("/appointments/calendars", "calendars"), ($"/appointments/calendars/{resource}", "calendar"), ($"/appointments/calendars/hours/{resource}", "hours"),
                ("/appointments/types", "types"), ("/appointments/types/new", "type-new"), ($"/appointments/types/{one.OfferingId}", "type"),
                ("/meals/board", "kitchen"), ($"/meals/book?resident={meal.ResidentId}", "meal-book"), ($"/meals/details/{meal.Id}", "meal"),
                ("/meals/delivery", "delivery"), ("/meals/close", "kitchen-close"), ("/meals/settings", "kitchen-settings"), ("/meals/orders", "meal-orders"), ($"/meals/orders/details/{order}", "meal-order"), ("/meals/new", "kitchen-new"),
                ("/appointments/visits", "visits"), ($"/appointments/visits/day/{help.WorkerId}", "visits-day"), ($"/appointments/visits/details/{help.Id}", "visit"),
                ("/appointments/visits/uncovered", "visits-uncovered"), ("/appointments/visits/hours", "visits-hours"),
                ($"/appointments/visits/month/{help.ResidentId}", "visits-month"), ($"/appointments/visits/add?resident={help.ResidentId}", "visit-add"),
                ("/appointments/visits/plans", "visit-plans"), ($"/appointments/visits/plans/new?resident={help.ResidentId}", "visit-plan-new"),
                ($"/appointments/visits/plans/details/{help.VisitPlanId}", "visit-plan"), ($"/appointments/visits/settings/{help.OfferingId}", "visits-settings"),
                ("/messages/words", "kept-words"), ("/messages/by-hand", "by-hand"),
            ])
        {
            await visit.GoAsync($"/pagramantis/staff{path}");
            await visit.LookAsync($"times-{name}", isForStaff: true);
        }
    }

    [Fact]
    public async Task A_resident_sees_free_times_and_the_kitchen()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        var type = await FindAsync(db => db.AppointmentTypes.Where(t => t.IsPublished).Select(t => t.Id).FirstAsync(Stop));
        var kitchen = await FindAsync(db => db.MealServices.Select(m => m.Id).FirstAsync(Stop));
        foreach (var (path, name) in ((string, string)[])[("", "home"), ($"/appointments/{type}", "free"), ($"/appointments/{type}/book/who", "who"), ($"/meals/{kitchen}", "meals")])
        {
            await visit.GoAsync($"/pagramantis{path}");
            await visit.LookAsync($"times-{name}");
        }
    }

    [Fact]
    public async Task A_resident_books_a_time_orders_a_meal_and_sees_both()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        var type = await FindAsync(db => db.AppointmentTypes.Where(t => t.Name == "Skalbykla").Select(t => t.Id).SingleAsync(Stop));
        var kitchen = await FindAsync(db => db.MealServices.Select(m => m.Id).FirstAsync(Stop));
        // Nobody who is at laundry already: a month has only so many kilograms.
        var number = await FindAsync(db => db.Phones.Where(p => p.E164.StartsWith("+3706") && db.Meals.Any(m => m.ResidentId == p.ResidentId)
            && !db.Appointments.Any(a => a.ResidentId == p.ResidentId)).OrderBy(p => p.E164).Select(p => p.E164).FirstAsync(Stop));
        await visit.OpenOwnBookingsAsync("pagramantis", "0" + number[4..]);
        await visit.GoAsync($"/pagramantis/appointments/{type}/book/who");
        await visit.LookAsync("times-book-1-who");
        await visit.AnswerAsync("Tęsti");
        await visit.LookAsync("times-book-2-time");
        await visit.AnswerAsync("Tęsti");
        await visit.LookAsync("times-book-3-check");
        await visit.PressAsync("Užsakyti");
        await visit.LookAsync("times-book-4-done");
        await visit.GoAsync($"/pagramantis/meals/{kitchen}/order");
        await visit.LookAsync("meals-order");
        await visit.GoAsync("/pagramantis/bookings");
        await visit.LookAsync("times-bookings");
        var mine = await FindAsync(db => db.Appointments.Where(a => a.OfferingId == type).OrderByDescending(a => a.CreatedAt).Select(a => a.Id).FirstAsync(Stop));
        await visit.GoAsync($"/pagramantis/appointments/details/{mine}");
        await visit.LookAsync("times-details-resident");
        var meal = await FindAsync(db => db.Meals.Where(m => db.Phones.Any(p => p.E164 == number && p.ResidentId == m.ResidentId)).OrderByDescending(m => m.StartsAt).Select(m => m.Id).FirstAsync(Stop));
        await visit.GoAsync($"/pagramantis/meals/details/{meal}");
        await visit.LookAsync("meals-details");
    }

    private async Task<T> FindAsync<T>(Func<ServicesDbContext, Task<T>> find) =>
        await browsing.App.ReadAsync(find, await browsing.InitiativeAsync("pagramantis"));
}
