using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Socifaction.Services.Data;

namespace Socifaction.Services.Browser.Tests;

/// <summary>The pages of day centres, classes and courses at both widths: axe finds nothing, nothing is cut off.</summary>
public sealed class PlacesAccessibility(Browsing browsing) : IClassFixture<Browsing>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_run_a_day_centre()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.SignInAsStaffAsync("pilaite", "daiva");
        var session = await FindAsync("pilaite", db => db.Sessions.Where(s => s.Taken > 10 && !s.IsCancelled).OrderByDescending(s => s.StartsAt).Select(s => s.Id).FirstAsync(Stop));
        var enrolment = await FindAsync("pilaite", db => db.Enrolments.OrderBy(e => e.Id).Select(e => new { e.Id, e.OfferingId, e.ResidentId }).FirstAsync(Stop));
        var weekly = await FindAsync("pilaite", db => db.WeeklySessions.Where(w => w.LastDay == null).OrderBy(w => w.Id).Select(w => w.Id).FirstAsync(Stop));
        var holiday = await FindAsync("pilaite", db => db.SchoolHolidays.Select(h => h.Id).FirstAsync(Stop));
        foreach (var (path, name) in ((string, string)[])
            [
                ("/places/schedule", "schedule"), ("/places/holidays", "holidays"), ($"/places/holidays?change={holiday}", "holidays-change"),
                ("/places/ratio", "ratio"), ("/places/off", "off"), ("/places/series/start", "series-start"), ($"/places/series/change/{weekly}", "series-change"),
                ("/places/sessions/add", "session-add"), ($"/places/sessions/{session}", "session"), ("/places/close", "close"),
                ($"/places/close?session={session}", "close-session"), ("/places/hours", "hours"),
                ("/places/enrolments", "enrolments"), ($"/places/enrolments/details/{enrolment.Id}", "enrolment"),
                ($"/places/enrolments/new?activity={enrolment.OfferingId}&resident={enrolment.ResidentId}", "enrolment-new"),
                ($"/places/week/{enrolment.OfferingId}/{enrolment.ResidentId}", "staff-week"), ($"/residents/care/{enrolment.ResidentId}", "care"),
                ($"/residents/health/{enrolment.ResidentId}", "health"), ("/messages/replies", "replies"), ("/sign-in/out", "staff-sign-out"),
            ])
        {
            await visit.GoAsync($"/pilaite/staff{path}");
            await visit.LookAsync($"places-{name}", isForStaff: true);
        }

        await visit.GoAsync($"/pilaite/staff/places/close?session={session}");
        await visit.Page.Locator("input[name=Why]").FillAsync("Gripas");
        await visit.Page.Locator("main form button[type=submit]").First.ClickAsync();
        await visit.LookAsync("places-close-preview", isForStaff: true);
        await visit.PressAsync("Atšaukti ir pranešti žmonėms");
        await visit.LookAsync("places-closed", isForStaff: true);
        await visit.GoAsync("/pilaite/staff/places/series/start");
        visit.Expect(422);
        await visit.Page.Locator("main form button[type=submit]").Last.ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await visit.LookAsync("places-series-start-error", isForStaff: true);
    }

    [Fact]
    public async Task Staff_keep_a_waiting_list()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.SignInAsStaffAsync("dacijonai", "giedre");
        var entry = await FindAsync("dacijonai", db => db.WaitingEntries.OrderBy(e => e.Since).Select(e => new { e.Id, e.OfferingId }).FirstAsync(Stop));
        var person = await FindAsync("dacijonai", db => db.Residents.OrderBy(r => r.Id).Select(r => r.Id).FirstAsync(Stop));
        foreach (var (path, name) in ((string, string)[])
            [
                ("/places/waiting", "waiting"), ($"/places/waiting/{entry.Id}", "waiting-entry"), ("/places/waiting/add", "waiting-add-activity"),
                ($"/places/waiting/add?activity={entry.OfferingId}", "waiting-add-search"),
                ($"/places/waiting/add?activity={entry.OfferingId}&resident={person}", "waiting-add"),
                ($"/places/book?activity={entry.OfferingId}&resident={person}", "book-series"),
            ])
        {
            await visit.GoAsync($"/dacijonai/staff{path}");
            await visit.LookAsync($"places-{name}", isForStaff: true);
        }
    }

    [Fact]
    public async Task A_family_says_its_days_and_asks_to_be_enrolled_in_a_series()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.OpenOwnBookingsAsync("pilaite", "0 600 00211");
        await visit.LookAsync("places-own-bookings");
        var centre = await FindAsync("pilaite", db => db.Activities.Where(a => a.PlanDay != null).Select(a => a.Id).SingleAsync(Stop));
        await visit.GoAsync($"/pilaite/places/{centre}/week");
        await visit.LookAsync("places-week");
        var ceramics = await FindAsync("pilaite", db => db.Activities.Where(a => a.Name == "Keramikos būrelis").Select(a => a.Id).SingleAsync(Stop));
        await visit.GoAsync($"/pilaite/places/{ceramics}");
        await visit.LookAsync("places-series");
        await visit.GoAsync($"/pilaite/places/{ceramics}/book/who");
        await visit.ChooseAsync("Gabija");
        await visit.PressAsync("Tęsti");
        await visit.SeeAsync("Įrašyti į visą ciklą");
        await visit.LookAsync("places-series-enrol");
        await visit.PressAsync("Siųsti prašymą");
        await visit.SeeAsync("Jūsų prašymą gavome");
        await visit.LookAsync("places-series-done");
    }

    [Fact]
    public async Task Who_waits_sees_the_turn_and_answers_the_offer()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.OpenOwnBookingsAsync("dacijonai", "0 600 00323");
        await visit.LookAsync("places-offered-bookings");
        await visit.Page.Locator("main a[href*='/places/offers/']").First.ClickAsync();
        await visit.LookAsync("places-offer");

        await using var other = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await other.OpenOwnBookingsAsync("dacijonai", "0 600 00322");
        await other.Page.Locator("main a[href*='/places/waits/']").First.ClickAsync();
        await other.LookAsync("places-waits");
    }

    private async Task<T> FindAsync<T>(string slug, Func<ServicesDbContext, Task<T>> find)
    {
        var initiative = await browsing.InitiativeAsync(slug);
        return await browsing.App.ReadAsync(find, initiative);
    }
}
