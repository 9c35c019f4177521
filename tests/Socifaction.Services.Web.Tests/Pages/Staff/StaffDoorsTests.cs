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
        "~/staff", "~/staff/rides/board", "~/staff/rides/board?handler=Rows", "~/staff/rides/book", $"~/staff/rides/details/{Any}",
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
    public async Task A_driver_is_told_that_the_page_is_for_others(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        using var driver = await WebSession.StaffAsync(app, Role.Driver, cancellationToken: Stop);

        (await driver.GetAsync("~/staff", Stop)).Status.Should().Be(403);
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
}
