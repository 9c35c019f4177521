using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.Browser.Tests;

/// <summary>The pages of appointments and of the kitchen at both widths: axe finds nothing, nothing is cut off.</summary>
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
        foreach (var (path, name) in ((string, string)[])
            [
                ("/appointments/week", "week"), ($"/appointments/book?type={one.OfferingId}&resident={one.ResidentId}", "book"), ($"/appointments/details/{one.Id}", "details"),
                ("/appointments/calendars", "calendars"), ($"/appointments/calendars/{resource}", "calendar"), ($"/appointments/calendars/hours/{resource}", "hours"),
                ("/appointments/types", "types"), ("/appointments/types/new", "type-new"), ($"/appointments/types/{one.OfferingId}", "type"),
                ("/meals/board", "kitchen"), ($"/meals/book?resident={meal.ResidentId}", "meal-book"), ($"/meals/details/{meal.Id}", "meal"),
                ("/meals/delivery", "delivery"), ("/meals/close", "kitchen-close"), ("/meals/settings", "kitchen-settings"), ("/meals/orders", "meal-orders"),
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

    private async Task<T> FindAsync<T>(Func<ServicesDbContext, Task<T>> find) =>
        await browsing.App.ReadAsync(find, await browsing.InitiativeAsync("pagramantis"));
}
