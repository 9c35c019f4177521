using System.Net;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

public sealed class CareCardTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Who_may_fetch_a_child_and_what_the_parents_agreed_to_is_written_down(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var child = await day.App.ReadAsync(db => db.Residents.SingleAsync(Stop));
        var page = await day.Clerk.GetAsync($"~/staff/residents/care/{child.Id}", Stop);

        var named = await day.Clerk.SendAsync(WebForm.Fill(page, new { Name = "Valdas Kazlauskas", Relation = "tėvas", Phone = "0 612 34599", MayCollect = "no", LastDay = "2027-12-31" }), Stop);
        page = (await day.Clerk.FollowAsync(named, Stop)).Expect(HttpStatusCode.OK);
        page.Words.Should().Contain("Valdas Kazlauskas, tėvas").And.Contain("NEGALI pasiimti").And.Contain("0 612 34599");

        var said = await day.Clerk.SendAsync(WebForm.Fill(page, new { Consent = "Photo", IsGiven = "yes", Form = "OnPaper", GivenBy = "Inga Kazlauskienė" }), Stop);
        page = (await day.Clerk.FollowAsync(said, Stop)).Expect(HttpStatusCode.OK);
        page.Words.Should().Contain("Fotografuoti").And.Contain("sutinka").And.Contain("Inga Kazlauskienė");

        var wrong = await day.Clerk.SendAsync(WebForm.Fill(page, new { Name = " ", Phone = "abc", FirstDay = "2027-13-45", MayCollect = "yes", Relation = "močiutė" }), Stop);
        wrong.Status.Should().Be(422);
        wrong.Page.QuerySelector("input[name=Relation]")!.GetAttribute("value").Should().Be("močiutė");
        (await day.Clerk.SendAsync(WebForm.Fill(page, new { Consent = "99", IsGiven = "perhaps", Form = "x", GivenBy = "", Date = "2099-01-01" }), Stop)).Status.Should().Be(422);
        (await day.Clerk.GetAsync($"~/staff/residents/care/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task A_grown_up_has_no_childs_card_and_what_is_sealed_is_one_tap_away(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var person = await day.App.ReadAsync(db => db.Residents.SingleAsync(Stop));
        (await LinksOfAsync()).Should().Contain(link => link.Contains("/care/")).And.NotContain(link => link.Contains("/health/"));

        await day.App.ReadAsync(db => db.Residents.ExecuteUpdateAsync(set => set.SetProperty(one => one.BirthYear, 1939).SetProperty(one => one.BirthDate, (NodaTime.LocalDate?)null), Stop));

        (await LinksOfAsync()).Should().Contain(link => link.Contains("/health/")).And.NotContain(link => link.Contains("/care/"));
        (await day.Clerk.GetAsync($"~/staff/residents/health/{person.Id}", Stop)).Page.QuerySelector(".govuk-back-link")!.GetAttribute("href").Should().EndWith($"/residents/details/{person.Id}");

        async Task<string[]> LinksOfAsync() =>
            [.. (await day.Clerk.GetAsync($"~/staff/residents/details/{person.Id}", Stop)).Page.QuerySelectorAll("main .soc-actions a").Select(link => link.GetAttribute("href")!)];
    }

    [Theory, EveryDatabase]
    public async Task Health_is_shown_only_to_whoever_opens_it_and_two_who_change_it_see_both_versions(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var child = await day.App.ReadAsync(db => db.Residents.SingleAsync(Stop));
        var path = $"~/staff/residents/health/{child.Id}";
        var shut = await day.Clerk.GetAsync(path, Stop);
        shut.Page.QuerySelector("[name=Allergies]").Should().BeNull();
        (await day.App.ReadAsync(db => db.PersonalDataViews.CountAsync(Stop))).Should().Be(0);

        var mine = (await day.Clerk.SendAsync(WebForm.Fill(shut, button: "Atverti"), Stop)).Expect(HttpStatusCode.OK);
        var theirs = (await day.Clerk.SendAsync(WebForm.Fill(shut, button: "Atverti"), Stop)).Expect(HttpStatusCode.OK);
        (await day.App.ReadAsync(db => db.PersonalDataViews.CountAsync(Stop))).Should().Be(2);
        (await day.Clerk.SendAsync(WebForm.Fill(mine, new { Allergies = "riešutai", Diet = "be riešutų", Advice = "" }), Stop)).Expect(HttpStatusCode.Redirect);

        var late = await day.Clerk.SendAsync(WebForm.Fill(theirs, new { Allergies = "pienas", Diet = "", Advice = "" }), Stop);
        late.Status.Should().Be(409);
        late.Words.Should().Contain("riešutai");
        late.Page.QuerySelector("[name=Allergies]")!.TextContent.Should().Contain("pienas");
        (await day.Clerk.SendAsync(WebForm.Fill(late, new { Allergies = "pienas" }), Stop)).Expect(HttpStatusCode.Redirect);

        var opened = await day.Clerk.SendAsync(WebForm.Fill(await day.Clerk.GetAsync(path, Stop), button: "Atverti"), Stop);
        opened.Page.QuerySelector("[name=Allergies]")!.TextContent.Should().Contain("pienas");
        (await day.Clerk.SendAsync(WebForm.Fill(opened, new { Note = "bijo šunų", Audience = "Driver" }), Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Clerk.SendAsync(WebForm.Fill(opened, new { Note = "", Audience = "Nobody", LastDay = "vakar" }), Stop)).Status.Should().Be(422);
        (await day.Clerk.GetAsync(path, Stop)).Words.Should().NotContain("bijo šunų").And.NotContain("pienas");
        (await day.Clerk.GetAsync($"~/staff/residents/health/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
    }
}
