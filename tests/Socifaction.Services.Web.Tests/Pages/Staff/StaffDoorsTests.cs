using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Socifaction.Services.People;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

public sealed class StaffDoorsTests
{
    private static readonly string Any = Guid.CreateVersion7().ToString();

    private static readonly string[] Paths =
    [
        "~/staff", "~/staff/rides/board", "~/staff/week", "~/staff/unmet", "~/staff/rides/book", $"~/staff/rides/details/{Any}",
        "~/staff/places/board", "~/staff/places/book", $"~/staff/places/booked/{Any}", "~/staff/requests", $"~/staff/requests/ride/{Any}",
        $"~/staff/requests/place/{Any}", $"~/staff/bookings/cancel/{Any}", "~/staff/residents", "~/staff/residents/new", $"~/staff/residents/details/{Any}",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_page_of_staff_asks_for_staff_but_the_door()
    {
        var pages = typeof(Program).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(PageModel)) && type.Namespace!.Contains(".Pages.Staff", StringComparison.Ordinal)).ToList();

        pages.Should().HaveCountGreaterThan(10);
        // The outbox judges for itself: in a demo anybody may read it, elsewhere staff.
        pages.Where(page => !page.Namespace!.EndsWith(".SignIn", StringComparison.Ordinal) && page.Name != "OutboxModel")
            .Should().OnlyContain(page => page.GetCustomAttribute<AuthorizeAttribute>() != null && page.GetCustomAttribute<AuthorizeAttribute>()!.Policy == SignInCookies.StaffPolicy);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_is_not_signed_in_is_led_to_the_door(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        using var stranger = WebSession.Anonymous(app);

        foreach (var path in Paths)
        {
            var answer = await stranger.GetAsync(path, Stop);
            answer.Status.Should().Be(302, path);
            answer.Location.Should().Contain("/kunigiskiai/staff/sign-in");
        }
    }

    [Theory, EveryDatabase]
    public async Task Staff_of_the_neighbour_find_no_such_page(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        using var neighbour = await WebSession.StaffAsync(app, Role.Coordinator, app.Neighbour, cancellationToken: Stop);

        // The first page leads to signing in here; it is what anybody sees.
        foreach (var path in Paths.Where(path => path != "~/staff"))
        {
            (await neighbour.GetAsync("/kunigiskiai" + path[1..], Stop)).Status.Should().Be(404, path);
        }
    }

    [Theory, EveryDatabase]
    public async Task The_outbox_leads_back_to_where_one_came_from_and_nowhere_else(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        using var clerk = await WebSession.StaffAsync(app, cancellationToken: Stop);

        foreach (var (from, to) in (ValueTuple<string, string>[])[
            ("/kunigiskiai/sign-in/code", "/kunigiskiai/sign-in/code"), ("https://foreign.example/", "/kunigiskiai/staff/messages"), ("", "/kunigiskiai/staff/messages")])
        {
            (await clerk.GetAsync($"~/staff/messages/outbox?ReturnUrl={Uri.EscapeDataString(from)}", Stop))
                .Page.QuerySelector(".govuk-back-link")!.GetAttribute("href").Should().Be(to);
        }
    }

    [Theory, EveryDatabase]
    public async Task Whoever_is_signed_in_changes_the_language_of_the_page(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        using var clerk = await WebSession.StaffAsync(app, cancellationToken: Stop);
        using var resident = await WebSession.ResidentAsync(app, "+37061200001");

        foreach (var (session, path) in (ValueTuple<WebSession, string>[])[(clerk, "~/staff"), (resident, "~/bookings")])
        {
            var form = (await session.GetAsync(path, Stop)).Expect(HttpStatusCode.OK).Page.QuerySelector("form.soc-language")!;
            var fields = form.QuerySelectorAll("input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
            var sent = await session.PostAsync(form.GetAttribute("action")!, fields.Append(KeyValuePair.Create("language", "en")), Stop);
            var changed = await session.FollowAsync(sent.Expect(HttpStatusCode.Redirect), Stop);
            changed.Expect(HttpStatusCode.OK).Page.DocumentElement.GetAttribute("lang").Should().Be("en");
            changed.Address.Should().Be(session.Path(path));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_driver_is_told_that_the_page_is_for_others(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        using var driver = await WebSession.StaffAsync(app, Role.Driver, cancellationToken: Stop);

        (await driver.GetAsync("~/staff/rides/board", Stop)).Status.Should().Be(403);
        (await driver.GetAsync("~/staff", Stop)).Location.Should().Be("/kunigiskiai/staff/rides/sheet");
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_password_is_refused_and_the_right_one_leads_to_the_day(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        var email = await WebSession.AccountAsync(app, Role.Clerk, cancellationToken: Stop);
        using var session = WebSession.Anonymous(app);

        var wrong = await session.SubmitAsync("~/staff/sign-in", new { Email = email, Password = "ne tas" }, cancellationToken: Stop);
        var right = await session.SubmitAsync("~/staff/sign-in", new { Email = email, WebSession.Password }, cancellationToken: Stop);

        wrong.Status.Should().Be(422);
        wrong.Page.QuerySelector("input[name=Email]")!.GetAttribute("value").Should().Be(email);
        wrong.Page.QuerySelector("input[name=Password]")!.HasAttribute("value").Should().BeFalse();
        var home = (await session.FollowAsync(right, Stop)).Expect(HttpStatusCode.OK);
        home.Address.Should().Be("/kunigiskiai/staff");
        home.Page.QuerySelector("nav a[aria-current=page]")!.TextContent.Should().Be("Šiandien");
    }

    [Theory, EveryDatabase]
    public async Task The_button_signs_staff_out_and_residents_too(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        using var resident = await WebSession.ResidentAsync(day.App, "+37061200001");

        foreach (var (session, home) in ((WebSession, string)[])[(day.Clerk, "~/staff"), (resident, "~/bookings")])
        {
            var page = (await session.GetAsync(home, Stop)).Expect(HttpStatusCode.OK);
            var out_ = await session.SendAsync(WebForm.All(page).Single(form => form.Action.EndsWith("/out", StringComparison.Ordinal)), Stop);
            out_.Location.Should().Be("/kunigiskiai");
            out_.Message.Headers.GetValues("Clear-Site-Data").Should().ContainSingle();
            (await session.GetAsync(home, Stop)).Location.Should().Contain("/sign-in?");
        }
    }

    [Theory, EveryDatabase]
    public async Task Every_role_signs_out_from_its_account(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        foreach (var role in Enum.GetValues<Role>())
        {
            using var session = await WebSession.StaffAsync(app, role, cancellationToken: Stop);
            var account = (await session.GetAsync("~/staff/account", Stop)).Expect(HttpStatusCode.OK);
            var out_ = await session.SendAsync(WebForm.All(account).Single(form => form.Action.EndsWith("/out", StringComparison.Ordinal)), Stop);
            out_.Location.Should().Be("/kunigiskiai", "a {0} goes home too", role);
            (await session.GetAsync("~/staff/account", Stop)).Location.Should().Contain("/sign-in?");
        }
    }

    [Theory, EveryDatabase]
    public async Task What_was_typed_when_the_session_ended_waits_behind_the_door(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var email = await WebSession.AccountAsync(day.App, Role.Clerk, cancellationToken: Stop);
        var form = (await day.FormAsync()).With("Note", "žalia tvora");
        day.Clerk.Cookies.GetAllCookies().Single(cookie => cookie.Name == "soc-staff").Expired = true;

        var door = await day.Clerk.FollowAsync(await day.Clerk.SendAsync(form, Stop), Stop);
        var entered = await day.Clerk.SubmitAsync(door, new { Email = email, WebSession.Password }, cancellationToken: Stop);
        var again = (await day.Clerk.FollowAsync(entered, Stop)).Expect(HttpStatusCode.OK);

        again.Error.Should().Be(Web.Texts.Common.FormKept);
        again.Page.QuerySelector("input[name=Note], textarea[name=Note]")!.OuterHtml.Should().Contain("žalia tvora");
        (await day.RidesAsync()).Should().BeEmpty("nothing is done until it is sent once more");
        (await day.Clerk.SubmitAsync(again, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.RidesAsync()).Should().ContainSingle().Which.Note.Should().Be("žalia tvora");
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Another_site_fills_in_no_form_for_somebody_who_signs_in(string header, string value)
    {
        await using var day = await StaffDay.OpenAsync(Engine.Sqlite);
        using var stranger = WebSession.Anonymous(day.App);
        stranger.Http.DefaultRequestHeaders.Add(header, value);

        var sent = await stranger.PostAsync("~/staff/residents/new", [new("GivenName", "Evil")], Stop);

        sent.Location.Should().Contain("/staff/sign-in");
        stranger.Cookies.GetAllCookies().Should().NotContain(cookie => cookie.Name == "soc-said");
    }

    [Fact]
    public async Task A_fragment_of_a_page_whose_session_ended_has_the_page_opened_anew()
    {
        await using var day = await StaffDay.OpenAsync(Engine.Sqlite);
        using var stranger = WebSession.Anonymous(day.App);
        stranger.Http.DefaultRequestHeaders.Add("HX-Request", "true");

        var answer = await stranger.GetAsync("~/staff/rides/board", Stop);

        answer.Status.Should().Be(401);
        answer.Message.Headers.GetValues("HX-Refresh").Should().Equal("true");
    }
}
