using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Tests.SignIn;

/// <summary>The platform's own pages: who opens which, what they show, and the wizard that opens an initiative.</summary>
public sealed class PlatformPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task From_the_first_operators_link_to_a_coordinator_at_the_checklist(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop, strict: true);
        var (code, said) = await CommandAsync(app, "operator", "invite", "--name", "Eglė Venckutė");
        code.Should().Be(0, said);
        using var egle = WebSession.AtPlatform(app);
        (await egle.GetAsync("~/platform/open", Stop)).Location.Should().StartWith("/staff/sign-in?");
        (await egle.SubmitAsync(LinkIn(said), new { Email = "egle@example.test", WebSession.Password }, cancellationToken: Stop)).Location.Should().Be("/platform");
        (await egle.GetAsync("~/platform", Stop)).Location.Should().Be("/staff/account", "a password alone opens nothing");
        await StaffSignInTests.EnrolAsync(egle);
        (await egle.GetAsync(LinkIn(said), Stop)).Words.Should().Contain(Oversight.RefusedLink);

        var review = await egle.SubmitAsync("~/platform/open", Laukuva, cancellationToken: Stop);
        review.Expect(HttpStatusCode.OK).Words.Should().Contain("/laukuva").And.Contain("Šilalės rajonas");
        (await app.ReadAsync(db => db.Initiatives.CountAsync(Stop))).Should().Be(2, "it is only read back");
        var form = WebForm.Fill(review, button: Oversight.OpenButton);
        var opened = (await egle.SendAsync(form, Stop)).Expect(HttpStatusCode.OK);
        var again = (await egle.SendAsync(form, Stop)).Expect(HttpStatusCode.OK);
        (await app.ReadAsync(db => db.Initiatives.CountAsync(Stop))).Should().Be(3, "twice tapped is once opened");

        var initiative = await app.ReadAsync(db => db.Initiatives.AsNoTracking().SingleAsync(one => one.Slug == "laukuva", Stop));
        using var rasa = WebSession.Anonymous(app, initiative);
        (await rasa.GetAsync(LinkOf(opened), Stop)).Words.Should().Contain(Access.LinkVoid, "the later one took its place");
        (await rasa.SubmitAsync(LinkOf(again), new { Email = "rasa@example.test", WebSession.Password }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        await StaffSignInTests.EnrolAsync(rasa);
        (await rasa.GetAsync("~/staff", Stop)).Words.Should().Contain(Access.CheckTitle);
        (await rasa.GetAsync("/platform/open", Stop)).Status.Should().Be(404);
        (await egle.SendAsync(form, Stop)).Words.Should().Contain(Oversight.OpenedJoined);
        (await egle.GetAsync("/laukuva/staff/residents", Stop)).Status.Should().Be(404, "whoever opens it is no staff of it");
    }

    [Theory, EveryDatabase]
    public async Task Each_sees_their_own_and_what_is_taken_back_is_gone_at_once(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        await using (var scope = app.ScopeOfNobody())
        {
            var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
            db.Add(new Locality { Slug = "silale", Name = "Šilalės rajonas" });
            await db.SaveChangesAsync(Stop);
        }

        using var all = await WebSession.OverseerAsync(app, cancellationToken: Stop);
        using var jonas = await WebSession.OverseerAsync(app, app.Initiative.LocalityId, Stop);
        using var staff = await WebSession.StaffAsync(app, Role.Coordinator, cancellationToken: Stop);
        using var stranger = WebSession.AtPlatform(app);
        foreach (var path in (string[])["/platform", "/platform/counts/taurage", "/platform/counts/silale", "/platform/open", "/platform/people"])
        {
            (await all.GetAsync(path, Stop)).Status.Should().Be(200, path);
            (await stranger.GetAsync(path, Stop)).Location.Should().StartWith("/staff/sign-in?", path);
            // The first page leads to signing in; what lies behind it is not there.
            (await staff.GetAsync(path, Stop)).Status.Should().Be(path == "/platform" ? 302 : 404, path);
            (await all.GetAsync("/kunigiskiai" + path, Stop)).Status.Should().Be(404, path);
        }

        (await jonas.GetAsync("/platform/counts/taurage", Stop)).Status.Should().Be(200);
        (await jonas.GetAsync("/platform", Stop)).Words.Should().NotContain("Šilalės rajonas");
        (await jonas.GetAsync("/platform/open", Stop)).Status.Should().Be(403);
        (await jonas.GetAsync("/platform/people", Stop)).Status.Should().Be(403);
        var (others, nobodys) = (await jonas.GetAsync("/platform/counts/silale", Stop), await jonas.GetAsync("/platform/counts/nera", Stop));
        (others.Status, nobodys.Status).Should().Be((404, 404));
        others.Words.Should().Be(nobodys.Words);
        foreach (var path in (string[])["/staff", "/staff/residents", "/staff/people", "/staff/sign-in/join/x", "/kunigiskiai/staff/residents"])
        {
            (await all.GetAsync(path, Stop)).Status.Should().BeOneOf(404, 302).And.NotBe(200, path);
        }

        var people = (await all.GetAsync("/platform/people", Stop)).Expect(HttpStatusCode.OK);
        var end = WebForm.All(people).Where(form => form.Action.Contains("End", StringComparison.Ordinal)).ToList();
        end.Should().HaveCount(2);
        var outcomes = new List<int>();
        foreach (var form in end) outcomes.Add((await all.SendAsync(form, Stop)).Status);
        outcomes.Should().BeEquivalentTo([302, 409], "the last operator stays");
        (await jonas.GetAsync("/platform/counts/taurage", Stop)).Status.Should().Be(404);
        (await jonas.GetAsync("/platform", Stop)).Location.Should().StartWith("/staff/sign-in");
    }

    [Theory, EveryDatabase]
    public async Task Counts_name_nobody_and_no_small_number(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        var activity = Given.Activity();
        var session = Given.Session(activity, app.Today, 20, app.Initiative);
        var people = Enumerable.Range(0, 10).Select(i => Given.Resident($"Vardenė{i}", $"Pavardenė{i}", null)).ToList();
        var places = people.Select(person => Given.Place(session, person, Channel.Phone, app.Clock.GetCurrentInstant())).ToList();
        foreach (var place in places.Take(3)) place.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone, app.Clock.GetCurrentInstant());
        await app.SaveAsync([activity, session, .. people, .. places]);
        using var jonas = await WebSession.OverseerAsync(app, app.Initiative.LocalityId, Stop);

        var page = (await jonas.GetAsync("/platform/counts/taurage", Stop)).Expect(HttpStatusCode.OK);
        var csv = (await jonas.GetAsync("/platform/counts/taurage?handler=Csv", Stop)).Expect(HttpStatusCode.OK);

        page.Words.Should().Contain("<5").And.Contain("Kunigiškietis").And.NotContain("arden");
        csv.Body.Should().Contain("<5").And.NotContain("arden");
        var row = page.Page.QuerySelectorAll("table").Select(table => table.QuerySelectorAll("tbody tr").First(line => line.TextContent.Contains("Kunigiškietis", StringComparison.Ordinal)))
            .First(line => line.TextContent.Contains("<5", StringComparison.Ordinal)).QuerySelectorAll("td").Select(cell => cell.TextContent).ToList();
        row.Should().Contain("0").And.Contain("<5").And.NotContain("3");
        row.Count(cell => cell == "…").Should().BePositive("one less the other would be the three");
        foreach (var quarter in (string[])["2027-2", "x", "9999-1"]) (await jonas.GetAsync($"/platform/counts/taurage?quarter={quarter}", Stop)).Status.Should().Be(404, quarter);
        (await jonas.GetAsync("/platform/counts/taurage?quarter=2026-4", Stop)).Status.Should().Be(200);
    }

    [Theory, EveryDatabase]
    public async Task What_the_wizard_does_not_take_it_says_and_keeps(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        using var egle = await WebSession.OverseerAsync(app, cancellationToken: Stop);
        var form = (await egle.GetAsync("~/platform/open", Stop)).Expect(HttpStatusCode.OK);

        var wrong = await egle.SubmitAsync(form, new { Locality = "taurage", Village = "Lomiai", Name = "Lomių taksi", Slug = "kunigiskiai", Phone = "12", From = "17", To = "8", Kits = "Taxi", Settlements = "Lomiai\nŽygaičiai 55.31 22.03", Coordinator = "", Email = "ne" }, cancellationToken: Stop);
        wrong.Status.Should().Be(422);
        wrong.Words.Should().Contain(Oversight.RefusedSlugTaken).And.Contain(Oversight.FieldHoursTurned).And.Contain(Oversight.FieldCoordinatorMissing)
            .And.Contain(StaffTexts.Say(Oversight.FieldSettlementUnknown, "Lomiai"));
        wrong.Page.QuerySelector("textarea[name=Settlements]")!.TextContent.Trim().Should().Be("Lomiai\nŽygaičiai 55.31 22.03");
        wrong.Page.QuerySelector("input[name=Kits][value=Taxi]")!.HasAttribute("checked").Should().BeTrue();

        var unknown = await egle.SubmitAsync(wrong, new { Slug = "", Phone = "0 612 34567", From = "8", To = "17", Settlements = "Žygaičiai 55.31 22.03", Coordinator = "Rasa", Email = "" }, cancellationToken: Stop);
        unknown.Status.Should().Be(422);
        unknown.Words.Should().Contain(StaffTexts.Say(Oversight.FieldSettlementVillage, "Lomiai"));
        var review = (await egle.SubmitAsync(unknown, new { Settlements = "Lomiai; 55,3858; 22,4085" }, cancellationToken: Stop)).Expect(HttpStatusCode.OK);
        review.Words.Should().Contain("/lomiai");
        var changed = await egle.SubmitAsync(review, button: Oversight.ChangeButton, cancellationToken: Stop);
        changed.Page.QuerySelector("input[name=Village]")!.GetAttribute("value").Should().Be("Lomiai");

        // Somebody else took the address while it was read back.
        await using (var scope = app.ScopeOfNobody())
        {
            await scope.ServiceProvider.GetRequiredService<OpenInitiative>().RunAsync(new("taurage", "lomiai", "Kita", "Lomiai", "+37061234568"), Stop);
        }

        var late = await egle.SubmitAsync(review, button: Oversight.OpenButton, cancellationToken: Stop);
        late.Status.Should().Be(422);
        late.Words.Should().Contain(Oversight.RefusedSlugTaken);
        late.Page.QuerySelector("input[name=Coordinator]")!.GetAttribute("value").Should().Be("Rasa");
        (await app.ReadAsync(db => db.Initiatives.CountAsync(Stop))).Should().Be(3);
    }

    [Theory, EveryDatabase]
    public async Task An_operator_who_proved_themselves_long_ago_proves_it_again_and_goes_on(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        using var egle = await WebSession.OverseerAsync(app, cancellationToken: Stop);
        app.Clock.Advance(StaffSessions.ProofLife);

        var led = await egle.GetAsync("~/platform/people", Stop);
        led.Location.Should().StartWith("/staff/sign-in/again?");
        (await egle.GetAsync("~/platform", Stop)).Status.Should().Be(200);
        (await egle.SubmitAsync(led.Location!, new { WebSession.Password }, cancellationToken: Stop)).Location.Should().Be("/platform/people");
        (await egle.GetAsync("~/platform/people", Stop)).Status.Should().Be(200);
    }

    [Theory, EveryDatabase]
    public async Task A_driver_lent_to_another_initiative_sees_that_sheet_alone_and_only_while_lent(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        var (mine, others) = (Given.Staff("Vidmantas", Role.Driver), Given.Staff("Kitas", Role.Driver));
        var email = await HomeAsync(app, mine);
        await using (var scope = app.Scope(app.Neighbour))
        {
            var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
            var account = await db.StaffAccounts.Where(one => one.Email == email).Select(one => one.Id).SingleAsync(Stop);
            var lent = new StaffMember { AccountId = account, Name = "Vidmantas", Role = Role.Driver, FirstDay = app.Today, LastDay = app.Today.PlusDays(2) };
            var (service, car, second) = (Given.RideService(), Given.Vehicle(), Given.Vehicle());
            (car.Name, second.Name) = ("Senjorų automobilis", "Svetimas automobilis");
            db.AddRange(lent, others, service, car, second, Given.Run(service, car, lent, app.Today, app.Neighbour), Given.Run(service, second, others, app.Today, app.Neighbour));
            await db.SaveChangesAsync(Stop);
        }

        using var driver = WebSession.Anonymous(app, app.Neighbour);
        (await driver.SubmitAsync("~/staff/sign-in", new { Email = email, WebSession.Password }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await driver.GetAsync("~/staff/rides/sheet", Stop)).Words.Should().Contain("Senjorų automobilis").And.NotContain("Svetimas automobilis");
        foreach (var path in (string[])["~/staff/rides/board", "~/staff/residents", "~/staff/desk", "~/staff/people"]) (await driver.GetAsync(path, Stop)).Status.Should().Be(403, path);
        (await driver.GetAsync("/kunigiskiai/staff/rides/sheet", Stop)).Words.Should().NotContain("Senjorų automobilis");

        app.Clock.Advance(NodaTime.Duration.FromDays(3));
        (await driver.SubmitAsync("~/staff/sign-in", new { Email = email, WebSession.Password }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await driver.GetAsync("~/staff/rides/sheet", Stop)).Status.Should().Be(404, "the last day is over");
        (await driver.GetAsync("/kunigiskiai/staff/rides/sheet", Stop)).Status.Should().Be(200, "at home he still drives");
    }

    [Theory]
    [InlineData(2, "operator", "invite")]
    [InlineData(2, "operator", "invite", "--name", " ")]
    [InlineData(1, "locality", "invite", "nera", "--name", "Jonas")]
    [InlineData(2, "locality", "open", "taurage", "--name", "Jonas")]
    [InlineData(2, "initiative", "open", "nauja", "--locality", "taurage", "--name", "N", "--village", "V", "--phone", "061234567", "--kit", "taxi,9")]
    [InlineData(1, "initiative", "open", "nauja", "--locality", "taurage", "--name", "N", "--village", "V", "--phone", "061234567", "--kit", "taxi", "--settlements", "Kažkur")]
    [InlineData(1, "initiative", "open", "nauja", "--locality", "taurage", "--name", "N", "--village", "V", "--phone", "061234567", "--kit", "taxi", "--settlements", "Lomiai 22.4, 55.3")]
    public async Task A_command_that_is_refused_changes_nothing(int code, params string[] words)
    {
        await using var app = await WebApp.OpenAsync(Engine.Sqlite, Stop);

        (await CommandAsync(app, words)).Code.Should().Be(code);

        (await app.ReadAsync(db => db.Overseers.CountAsync(Stop))).Should().Be(0);
        (await app.ReadAsync(db => db.Initiatives.CountAsync(Stop))).Should().Be(2);
    }

    [Fact]
    public async Task Commands_open_with_settlements_and_invite_a_localitys_coordinator()
    {
        await using var app = await WebApp.OpenAsync(Engine.Sqlite, Stop);

        (await CommandAsync(app, "initiative", "open", "lomiai", "--locality", "taurage", "--name", "Lomių taksi", "--village", "Lomiai", "--phone", "061234567", "--kit", "taxi,family",
            "--settlements", "Lomiai 55.3858, 22.4085; Žygaičiai 55,31 22,03")).Code.Should().Be(0);
        var (code, said) = await CommandAsync(app, "locality", "invite", "taurage", "--name", "Jonas");

        code.Should().Be(0, said);
        (await WebSession.AtPlatform(app).GetAsync(LinkIn(said), Stop)).Words.Should().Contain("Tauragės rajonas");
        (await app.ReadAsync(db => db.Settlements.Select(one => one.Name).ToListAsync(Stop))).Should().BeEquivalentTo(["Lomiai", "Žygaičiai"]);
    }

    private static object Laukuva => new
    {
        Locality = "+", LocalityName = "Šilalės rajonas", Village = "Laukuva", Name = "Laukuvos taksi", Phone = "0 612 34567", From = "8", To = "16.30",
        Kits = (string[])["Taxi", "Seniors"], Settlements = "Laukuva 55.620, 22.230\nŠilalė 55.49 22.19", Coordinator = "Rasa Laukienė", Email = "rasa@example.test",
    };

    private static async Task<string> HomeAsync(WebApp app, StaffMember driver)
    {
        await app.SaveAsync(driver, Given.RideService());
        return await WebSession.AccountAsync(app, Role.Driver, member: driver, cancellationToken: Stop);
    }

    private static string LinkIn(string said) => new Uri(said.Split('\n').Last(line => line.Contains("/join/", StringComparison.Ordinal)).Trim()).AbsolutePath;

    private static string LinkOf(WebAnswer page) => new Uri(page.Page.QuerySelector("#link")!.GetAttribute("value")!).AbsolutePath;

    private static async Task<(int? Code, string Said)> CommandAsync(WebApp app, params string[] words)
    {
        await using var output = new StringWriter();
        var code = await CommandLine.RunAsync(app.Services, words, output, Stop);
        return (code, output.ToString());
    }
}
