using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Browser.Tests;

/// <summary>The pages of the seniors' premises at both widths: axe finds nothing, nothing is cut off.</summary>
public sealed class StaysAccessibility(Browsing browsing) : IClassFixture<Browsing>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_run_the_seniors_premises()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        await visit.SignInAsStaffAsync("pagramantis", "vida");
        var here = await FindAsync(db => db.Stays.Where(s => s.ArrivedAt != null && s.DepartedAt == null).Select(s => s.Id).FirstAsync(Stop));
        var wish = await FindAsync(db => db.Stays.Where(s => s.Status == BookingStatus.Requested).Select(s => s.Id).FirstAsync(Stop));
        var room = await FindAsync(db => db.RoomClosures.Select(c => c.RoomId).FirstAsync(Stop));
        var residence = await FindAsync(db => db.Residences.Select(r => new { r.Id, r.ResidentId }).FirstAsync(Stop));
        var referral = await FindAsync(db => db.RoomReferrals.Where(r => r.Offers.Count > 0).Select(r => r.Id).FirstAsync(Stop));
        foreach (var (path, name) in ((string, string)[])
            [
                ("", "today-all"), ("/week", "week-all"), ("/requests", "requests-all"), ("/appointments/week", "appointments-week"), ("/meals/board", "meals-board"), ("/stays/board", "board"), ("/stays/day", "day"), ("/stays/book", "book-search"), ($"/stays/book?resident={residence.ResidentId}", "book"), ($"/stays/details/{here}", "stay"),
                ($"/requests/stay/{wish}", "request"), ("/stays/rooms", "rooms"), ($"/stays/rooms/edit/{room}", "room"), ("/stays/rooms/edit", "room-new"), ("/stays/rules", "rules"),
                ($"/stays/residences/{residence.Id}", "residence"), ($"/stays/residences/new?resident={residence.ResidentId}", "residence-new"),
                ("/stays/referrals", "referrals"), ($"/stays/referrals/edit/{referral}", "referral"), ($"/stays/referrals/edit?resident={residence.ResidentId}", "referral-new"),
            ])
        {
            await visit.GoAsync($"/pagramantis/staff{path}");
            await visit.LookAsync($"stays-{name}", isForStaff: true);
        }
    }

    [Fact]
    public async Task A_daughter_asks_for_nights()
    {
        await using var visit = await browsing.VisitAsync(Screen.Laptop, scripts: true, examine: true);
        var premises = await FindAsync(db => db.Premises.Select(p => p.Id).FirstAsync(Stop));
        await visit.GoAsync($"/pagramantis/stays/{premises}");
        await visit.LookAsync("stays-premises");
        await visit.GoAsync($"/pagramantis/stays/{premises}/ask");
        await visit.LookAsync("stays-ask");
        await visit.GoAsync($"/pagramantis/stays/{premises}");
        await visit.Page.Locator("#free a").First.ClickAsync();
        await visit.Page.GetByLabel("Jūsų vardas ir pavardė").FillAsync("Rūta Dovydaitienė");
        await visit.Page.GetByLabel("Jūsų telefono numeris").FillAsync("0 612 34567");
        await visit.AnswerAsync("Siųsti prašymą");
        await visit.LookAsync("stays-done");
    }

    private async Task<T> FindAsync<T>(Func<ServicesDbContext, Task<T>> find) =>
        await browsing.App.ReadAsync(find, await browsing.InitiativeAsync("pagramantis"));
}
