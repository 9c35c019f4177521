using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Appointments;

/// <summary>Staff plan, move, substitute and write down visits; the resident reads them and calls.</summary>
public sealed class VisitPagesTests
{
    private const string Phone = "+37061200001";
    private const string Visits = "~/staff/appointments/visits";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_plan_names_its_missing_days_and_starts_without_them(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (help, ona, nijole, _) = await ArrangeAsync(app);
        var tomorrow = app.Today.PlusDays(1);
        await app.SaveAsync(new CalendarOverride { ResourceId = nijole.Id, Kind = OverrideKind.Leave, FirstDay = tomorrow, LastDay = tomorrow });
        using var staff = await WebSession.StaffAsync(app, Role.Clerk, cancellationToken: Token);
        var fresh = $"{Visits}/plans/new?resident={ona.Id}";

        var wrong = (await staff.SubmitAsync(fresh, new { FirstDay = "kada nors", From = "25", To = "", Entry = new string('a', 400) }, cancellationToken: Token)).Expect(HttpStatusCode.UnprocessableEntity);
        wrong.Page.QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href")).Should().Contain(["#FirstDay", "#Worker", "#From", "#To", "#Entry"]);
        (await staff.SubmitAsync(fresh, new { Worker = nijole.Id, From = "9", To = "10" }, cancellationToken: Token)).Expect(HttpStatusCode.UnprocessableEntity)
            .Body.Should().Contain("savaitės dieną");
        var missing = (await staff.SubmitAsync(fresh, new { Worker = nijole.Id, From = "9", To = "10", Weekdays = "Tuesday", Tasks = "apsipirkti", Entry = "Raktas po vazonu" }, cancellationToken: Token))
            .Expect(HttpStatusCode.Conflict);
        missing.Page.Body!.TextContent.Should().Contain("Be šių dienų").And.Contain("atostogos, liga");
        missing.Page.QuerySelector("#Entry")!.GetAttribute("value").Should().Be("Raktas po vazonu");
        (await app.ReadAsync(db => db.VisitPlans.CountAsync(Token))).Should().Be(0);

        var started = (await staff.SubmitAsync(missing, new { Without = Iso(tomorrow) }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        var plan = (await staff.FollowAsync(started, Token)).Expect(HttpStatusCode.OK);
        plan.Page.Body!.TextContent.Should().Contain("Ona Petraitienė").And.Contain("apsipirkti").And.NotContain("Raktas po vazonu");
        (await app.ReadAsync(db => db.Visits.CountAsync(visit => visit.Status == BookingStatus.Booked, Token))).Should().Be(3);
        (await app.ReadAsync(db => db.VisitPlans.Select(one => one.SealedEntry).SingleAsync(Token))).Should().NotContain("vazonu");
        (await staff.GetAsync($"{Visits}/plans", Token)).Body.Should().Contain("Ona Petraitienė");
        (await staff.GetAsync($"{Visits}/day/{nijole.Id}?date={Iso(tomorrow.PlusDays(7))}", Token)).Expect(HttpStatusCode.OK).Page.Body!.TextContent
            .Should().Contain("Raktas po vazonu").And.Contain("Kunigiškių k. 7").And.Contain("apsipirkti");
        (await staff.GetAsync($"~/staff/residents/details/{ona.Id}", Token)).Body.Should().Contain("/staff/appointments/visits/details/");
        (await staff.GetAsync($"{Visits}/plans/details/{help.Id}", Token)).Expect(HttpStatusCode.NotFound);
    }

    [Theory, EveryDatabase]
    public async Task A_plan_is_paused_resumed_and_ended_with_a_reason(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (_, ona, nijole, _) = await ArrangeAsync(app);
        using var staff = await WebSession.StaffAsync(app, Role.Clerk, cancellationToken: Token);
        (await staff.SubmitAsync($"{Visits}/plans/new?resident={ona.Id}", new { Worker = nijole.Id, From = "9", To = "10", Weekdays = "Tuesday" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        var id = await app.ReadAsync(db => db.VisitPlans.Select(plan => plan.Id).SingleAsync(Token));
        var path = $"{Visits}/plans/details/{id}";

        (await SendAsync(new { PauseFrom = "", PauseWhy = "" })).Expect(HttpStatusCode.UnprocessableEntity).Page.QuerySelectorAll(".govuk-error-summary a").Should().HaveCount(2);
        (await SendAsync(new { Version = "9", PauseFrom = Iso(app.Today), PauseWhy = "Išvyko" })).Expect(HttpStatusCode.Conflict).Body.Should().Contain("Išvyko");
        (await SendAsync(new { PauseFrom = Iso(app.Today), PauseWhy = "Išvyko" })).Expect(HttpStatusCode.Redirect);
        (await BookedAsync()).Should().Be(0);
        (await staff.GetAsync($"{Visits}/plans", Token)).Body.Should().Contain("pristabdytas");
        (await staff.SubmitAsync(path, button: "Tęsti planą nuo šiandien", cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await BookedAsync()).Should().Be(4);
        (await SendAsync(new { LastDay = "x", Why = "Persikėlė" })).Expect(HttpStatusCode.UnprocessableEntity).Body.Should().Contain("Persikėlė");
        (await SendAsync(new { LastDay = Iso(app.Today.PlusDays(3)), Why = "Persikėlė" })).Expect(HttpStatusCode.Redirect);
        (await BookedAsync()).Should().Be(1);

        Task<int> BookedAsync() => app.ReadAsync(db => db.Visits.CountAsync(visit => visit.Status == BookingStatus.Booked, Token));

        Task<WebAnswer> SendAsync(object fields) => staff.SubmitAsync(path, fields, cancellationToken: Token);
    }

    [Theory, EveryDatabase]
    public async Task The_week_of_calendars_shows_visits_and_what_is_free_beside_them(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (_, ona, nijole, _) = await ArrangeAsync(app);
        using var staff = await WebSession.StaffAsync(app, Role.Clerk, cancellationToken: Token);
        (await staff.SubmitAsync($"{Visits}/plans/new?resident={ona.Id}", new { Worker = nijole.Id, From = "9", To = "10.30", Weekdays = "Tuesday" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        var visit = await app.ReadAsync(db => db.Visits.OrderBy(one => one.Date).FirstAsync(Token));

        var week = (await staff.GetAsync($"~/staff/appointments/week?date={Iso(visit.Date)}", Token)).Expect(HttpStatusCode.OK);

        var rows = week.Page.QuerySelectorAll(".soc-week__calendar").Single(table => table.PreviousElementSibling!.TextContent.Contains(nijole.Name, StringComparison.Ordinal))
            .QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        rows.Should().Contain(row => row.Contains("nuo 9.00 iki 10.30 Vizitų: 1", StringComparison.Ordinal))
            .And.Contain(row => row.Contains("Laisva nuo 8.00 iki 9.00; nuo 10.30 iki", StringComparison.Ordinal));
        week.Page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).Should().ContainSingle(href => href!.EndsWith($"/staff/appointments/visits/day/{nijole.Id}?date={Iso(visit.Date)}"));
        (await staff.GetAsync($"{Visits}/day/{nijole.Id}?date={Iso(visit.Date)}", Token)).Expect(HttpStatusCode.OK).Words.Should().Contain("Ona Petraitienė");
    }

    [Theory, EveryDatabase]
    public async Task Whom_an_illness_hits_is_listed_until_settled_and_until_told(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (_, ona, nijole, aldona) = await ArrangeAsync(app);
        using var staff = await WebSession.StaffAsync(app, Role.Clerk, cancellationToken: Token);
        var day = app.Today.PlusDays(1);
        (await staff.SubmitAsync($"{Visits}/add?resident={ona.Id}", new { Worker = nijole.Id, Day = Iso(day), From = "9", To = "10", Tasks = "apsipirkti" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await staff.SubmitAsync($"{Visits}/add?resident={ona.Id}", new { Worker = nijole.Id, Day = Iso(day), From = "9.30", To = "10.30" }, cancellationToken: Token)).Expect(HttpStatusCode.Conflict);
        var visit = await app.ReadAsync(db => db.Visits.SingleAsync(Token));

        var asked = (await staff.SubmitAsync($"~/staff/appointments/calendars/{nijole.Id}", new { Kind = "Leave", FirstDay = Iso(day), LastDay = Iso(day) }, cancellationToken: Token))
            .Expect(HttpStatusCode.Conflict);
        asked.Page.Body!.TextContent.Should().Contain("Ona Petraitienė");
        (await staff.SubmitAsync(asked, new { Kind = "Leave" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await staff.GetAsync("~/staff", Token)).Body.Should().Contain("nėra kam eiti: 1");

        var list = (await staff.GetAsync($"{Visits}/uncovered", Token)).Expect(HttpStatusCode.OK);
        (await staff.SubmitAsync(list, cancellationToken: Token)).Expect(HttpStatusCode.UnprocessableEntity);
        var value = list.Page.QuerySelectorAll("option").Select(option => option.GetAttribute("value")).Single(one => one!.Contains(aldona.Id.ToString(), StringComparison.Ordinal))!;
        (await staff.SubmitAsync(list, new { Choose = "a~b~c" }, cancellationToken: Token)).Expect(HttpStatusCode.NotFound);
        (await staff.SubmitAsync(list, new { Choose = value + "7" }, cancellationToken: Token)).Expect(HttpStatusCode.Conflict).Body.Should().Contain("ką tik pakeitė");
        (await staff.SubmitAsync(list, new { Choose = value }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        var told = (await staff.GetAsync($"{Visits}/uncovered", Token)).Expect(HttpStatusCode.OK);
        told.Page.Body!.TextContent.Should().Contain("Visiems vizitams yra kas ateina").And.Contain("ateis Aldona").And.Contain("0 612 00001");
        (await staff.SubmitAsync(told, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await staff.GetAsync($"{Visits}/uncovered", Token)).Body.Should().Contain("Visiems pranešta");
        (await staff.GetAsync($"{Visits}?date={Iso(day)}", Token)).Expect(HttpStatusCode.OK).Page.Body!.TextContent.Should().Contain("Aldona").And.Contain("Ona Petraitienė");

        var walker = await Walker.Of(app, Phone).OpenAsync("/kunigiskiai/bookings");
        walker.Page.QuerySelector($"a[href='/kunigiskiai/visits/details/{visit.Id}']").Should().NotBeNull();
        (await walker.OpenAsync($"/kunigiskiai/visits/details/{visit.Id}")).Text.Should().Contain("Aldona").And.Contain("apsipirkti");
        (await Walker.Of(app, "+37061200002").OpenAsync($"/kunigiskiai/visits/details/{visit.Id}")).Status.Should().Be(HttpStatusCode.NotFound);
        (await staff.SubmitAsync($"~/staff/bookings/cancel/{visit.Id}", new { Why = "Nebereikia" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await app.ReadAsync(db => db.Visits.Select(one => one.Status).SingleAsync(Token))).Should().Be(BookingStatus.Cancelled);
    }

    [Theory, EveryDatabase]
    public async Task What_happened_is_written_down_and_stands_on_the_sheet_to_sign(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        var (_, ona, nijole, aldona) = await ArrangeAsync(app);
        using var staff = await WebSession.StaffAsync(app, Role.Clerk, cancellationToken: Token);
        (await staff.SubmitAsync($"{Visits}/add?resident={ona.Id}", new { Worker = nijole.Id, Day = Iso(app.Today), From = "11", To = "12", Tasks = "apsipirkti" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        var visit = await app.ReadAsync(db => db.Visits.SingleAsync(Token));
        var details = $"{Visits}/details/{visit.Id}";

        (await staff.SubmitAsync(details, new { Day = "x", From = "11.30", To = "", Worker = "" }, cancellationToken: Token)).Expect(HttpStatusCode.UnprocessableEntity)
            .Page.QuerySelectorAll(".govuk-error-summary a").Should().HaveCount(3);
        (await staff.SubmitAsync(details, new { From = "11.30", To = "12.30", Worker = aldona.Id }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        app.Clock.Advance(Duration.FromHours(6));
        var form = (await staff.GetAsync(details, Token)).Expect(HttpStatusCode.OK);
        (await staff.SubmitAsync(form, new { CameAt = "dabar", Result = "kitaip" }, cancellationToken: Token)).Expect(HttpStatusCode.UnprocessableEntity).Body.Should().Contain("dabar");
        (await staff.SubmitAsync(form, new { Result = "Refused", Because = "" }, cancellationToken: Token)).Expect(HttpStatusCode.UnprocessableEntity);
        (await staff.SubmitAsync(form, new { CameAt = "11.35", LeftAt = "12.50", Done = "gaminti maistą" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);

        var sheet = (await staff.GetAsync($"{Visits}/month/{ona.Id}", Token)).Expect(HttpStatusCode.OK).Page.Body!.TextContent;
        sheet.Should().Contain("11.30–12.30").And.Contain("nuo 11.35 iki 12.50").And.Contain("gaminti maistą").And.Contain("1 val. 15 min.").And.Contain("4,50").And.Contain("Aldona");
        (await staff.GetAsync($"{Visits}/hours", Token)).Expect(HttpStatusCode.OK).Page.Body!.TextContent.Should().Contain("Ona Petraitienė").And.Contain("Aldona").And.Contain("1 val. 15 min.");
        (await staff.GetAsync($"{Visits}/month/{Guid.CreateVersion7()}", Token)).Expect(HttpStatusCode.NotFound);
    }

    [Theory, EveryDatabase]
    public async Task Home_help_is_offered_kept_and_shown_to_residents_only_when_staff_say_so(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Token);
        using var staff = await WebSession.StaffAsync(app, Role.Coordinator, cancellationToken: Token);
        var fresh = $"{Visits}/settings";

        (await staff.SubmitAsync(fresh, new { Name = "", Tasks = "", Price = "daug" }, cancellationToken: Token)).Expect(HttpStatusCode.UnprocessableEntity)
            .Page.QuerySelectorAll(".govuk-error-summary a").Should().HaveCount(3);
        var kept = (await staff.SubmitAsync(fresh, new { Price = "3,49" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        var help = await app.ReadAsync(db => db.HomeHelps.SingleAsync(Token));
        (help.TaskList.Count, help.Price, help.IsPublished, help.TellsCancellationsOnly).Should().Be((8, new PriceRule(PriceKind.PerHour, 349), false, true));
        (await Walker.Of(app).OpenAsync($"/kunigiskiai/visits/{help.Id}")).Status.Should().Be(HttpStatusCode.NotFound);
        var again = (await staff.FollowAsync(kept, Token)).Expect(HttpStatusCode.OK);
        (await staff.SubmitAsync(again, new { Version = "9" }, cancellationToken: Token)).Expect(HttpStatusCode.Conflict);
        (await staff.SubmitAsync(again, new { Published = "yes", Tasks = "apsipirkti\nskalbti" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await Walker.Of(app).OpenAsync($"/kunigiskiai/visits/{help.Id}")).Text.Should().Contain("apsipirkti, skalbti").And.Contain("už valandą");
        (await Walker.Of(app).OpenAsync("/kunigiskiai")).Page.QuerySelector($"a[href='/kunigiskiai/visits/{help.Id}']").Should().NotBeNull();
        (await staff.GetAsync($"{Visits}/settings/{Guid.CreateVersion7()}", Token)).Expect(HttpStatusCode.NotFound);
    }

    private static async Task<(HomeHelp Help, Resident Ona, Resource Nijole, Resource Aldona)> ArrangeAsync(WebApp app)
    {
        var (help, ona) = (Given.HomeHelp(), Given.Resident(phone: Phone));
        var (nijole, aldona) = (Given.Resource("Nijolė", ResourceKind.Worker), Given.Resource("Aldona", ResourceKind.Worker));
        await app.SaveAsync(help, ona, nijole, aldona, Given.Resident("Petras", "Petraitis", "+37061200002"));
        return (help, ona, nijole, aldona);
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
