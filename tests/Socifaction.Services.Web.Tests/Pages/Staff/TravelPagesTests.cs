using System.Net;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.People;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

/// <summary>Who is not driven together with whom, written down on a resident's page.</summary>
public sealed class TravelPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Somebody_is_found_kept_apart_seen_on_both_pages_and_let_go(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var jonas = StaffDay.Named(Given.Resident("Jonas", "Kitas", "+37061200003"));
        await day.App.SaveAsync(jonas);
        var card = await day.Clerk.GetAsync($"~/staff/residents/details/{day.Ona.Id}", Stop);
        var page = await day.Clerk.GetAsync(card.Page.QuerySelector("main a[href*='/travel/']")!.GetAttribute("href")!, Stop);
        page.Words.Should().Contain("Tokių žmonių nepažymėta");

        var found = await day.Clerk.GetAsync($"~/staff/residents/travel/{day.Ona.Id}?q=kitas", Stop);
        var chosen = await day.Clerk.GetAsync(found.Page.QuerySelector($"main a[href*='resident={jonas.Id}']")!.GetAttribute("href")!, Stop);
        var kept = await day.Clerk.FollowAsync(await day.Clerk.SubmitAsync(chosen, button: "Nevežti kartu: Jonas Kitas", cancellationToken: Stop), Stop);

        kept.Expect(HttpStatusCode.OK).Words.Should().Contain("Jonas Kitas").And.Contain("Coordinator").And.NotContain("Tokių žmonių nepažymėta");
        (await day.Clerk.GetAsync($"~/staff/residents/travel/{jonas.Id}", Stop)).Words.Should().Contain(day.Ona.FullName);
        await day.Clerk.SubmitAsync(chosen, button: "Nevežti kartu: Jonas Kitas", cancellationToken: Stop);
        (await day.App.ReadAsync(db => db.KeptApart.CountAsync(Stop))).Should().Be(1);

        var gone = await day.Clerk.FollowAsync(await day.Clerk.SubmitAsync(kept, button: "Galima vežti kartu Jonas Kitas", cancellationToken: Stop), Stop);
        gone.Words.Should().Contain("Tokių žmonių nepažymėta");
    }

    [Theory, EveryDatabase]
    public async Task A_pair_is_respected_by_the_booking_page_which_says_nothing_of_it(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var jonas = StaffDay.Named(Given.Resident("Jonas", "Kitas", "+37061200003"));
        await day.App.SaveAsync(jonas);
        var form = (await day.FormAsync()).With("Wish", "LeaveAt");
        (await day.Clerk.SendAsync(form, Stop)).Expect(HttpStatusCode.Redirect);
        var page = await day.Clerk.GetAsync($"~/staff/residents/travel/{jonas.Id}?resident={day.Ona.Id}", Stop);
        (await day.Clerk.SubmitAsync(page, button: $"Nevežti kartu: {day.Ona.FullName}", cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);

        var refused = await day.Clerk.SendAsync((await day.FormAsync(person: jonas)).With("Wish", "LeaveAt"), Stop);

        refused.Expect(HttpStatusCode.Conflict).Words.Should().NotContain(day.Ona.Surname);
        refused.Page.QuerySelectorAll(".soc-actions form button").Should().NotBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task The_limit_of_detour_is_kept_shown_and_taken_away(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var path = $"~/staff/residents/travel/{day.Ona.Id}";

        foreach (var typed in (string[])["-1", "21", "3,5", "daug", "2147483648"])
        {
            var wrong = await day.Clerk.SubmitAsync(path, new { Minutes = typed }, cancellationToken: Stop);
            wrong.Status.Should().Be(422);
            wrong.Error.Should().Contain("nuo 0 iki 20");
            wrong.Page.QuerySelector("input[name=Minutes]")!.GetAttribute("value").Should().Be(typed);
        }

        var kept = await day.Clerk.FollowAsync(await day.Clerk.SubmitAsync(path, new { Minutes = "5" }, cancellationToken: Stop), Stop);
        kept.Words.Should().Contain("Pažymėjo Coordinator");
        (await PersonAsync()).DetourLimit!.Minutes.Should().Be(5);
        await day.Clerk.SubmitAsync(kept, new { Minutes = " " }, cancellationToken: Stop);
        (await PersonAsync()).DetourLimit.Should().BeNull();

        Task<Resident> PersonAsync() => day.App.ReadAsync(db => db.Residents.AsNoTracking().SingleAsync(r => r.Id == day.Ona.Id, Stop));
    }

    [Theory, EveryDatabase]
    public async Task Oneself_and_whoever_is_not_in_the_register_is_refused(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var jonas = StaffDay.Named(Given.Resident("Jonas", "Kitas", "+37061200003"));
        await day.App.SaveAsync(jonas);
        var form = WebForm.Fill(await day.Clerk.GetAsync($"~/staff/residents/travel/{day.Ona.Id}?resident={jonas.Id}", Stop), button: "Nevežti kartu: Jonas Kitas");

        (await day.Clerk.SendAsync(form.With("resident", day.Ona.Id.ToString()), Stop)).Expect(HttpStatusCode.Conflict).Error.Should().Contain("tas pats žmogus");
        (await day.Clerk.SendAsync(form.With("resident", Guid.CreateVersion7().ToString()), Stop)).Status.Should().Be(404);
        (await day.Clerk.SendAsync(form.With("resident", "a\0b"), Stop)).Status.Should().Be(404);
        (await day.Clerk.GetAsync($"~/staff/residents/travel/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
        (await day.App.ReadAsync(db => db.KeptApart.CountAsync(Stop))).Should().Be(0);
    }
}
