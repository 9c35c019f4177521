using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Tests.SignIn;

/// <summary>The staff's door as installations have it: a second factor for those who see everybody, a lock on idle browsers, sessions that end.</summary>
public sealed class StaffSignInTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_second_factor_and_the_lock_are_on_unless_an_installation_says_otherwise_and_a_demo_needs_no_factor()
    {
        new InstallationSettings().NeedsSecondFactor.Should().BeTrue();
        new InstallationSettings().LockAfterMinutes.Should().Be(15);
        new InstallationSettings { Demo = true }.NeedsSecondFactor.Should().BeFalse();
    }

    [Theory, EveryDatabase]
    public async Task Who_coordinates_or_books_sets_up_a_second_factor_before_any_other_page_opens(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop, strict: true);
        using var worker = await WebSession.StaffAsync(app, Role.Worker, cancellationToken: Stop);
        (await worker.GetAsync("~/staff/places/board", Stop)).Status.Should().Be(200);

        foreach (var role in (Role[])[Role.Coordinator, Role.Clerk])
        {
            using var session = await WebSession.StaffAsync(app, role, cancellationToken: Stop);
            (await session.GetAsync("~/staff/residents", Stop)).Location.Should().Be("/kunigiskiai/staff/account");
            (await session.GetAsync("~/staff/account", Stop)).Words.Should().Contain(Access.FactorNeeded);

            await EnrolAsync(session);

            (await session.GetAsync("~/staff/residents", Stop)).Status.Should().Be(200);
        }
    }

    [Theory, EveryDatabase]
    public async Task After_the_password_a_code_is_asked_for_and_each_code_works_once(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop, strict: true);
        var email = await WebSession.AccountAsync(app, Role.Clerk, cancellationToken: Stop);
        using var first = await PasswordAsync(app, email);
        var (key, recovery) = await EnrolAsync(first);

        using var second = await PasswordAsync(app, email);
        (await second.GetAsync("~/staff/residents", Stop)).Location.Should().Contain("/staff/sign-in");
        (await second.SubmitAsync("~/staff/sign-in/second", new { Code = "000000" }, cancellationToken: Stop)).Status.Should().Be(422);
        var code = CodeOf(key, 1);
        (await second.SubmitAsync("~/staff/sign-in/second", new { Code = code }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await second.GetAsync("~/staff/residents", Stop)).Status.Should().Be(200);

        using var third = await PasswordAsync(app, email);
        (await third.SubmitAsync("~/staff/sign-in/second", new { Code = code }, cancellationToken: Stop)).Error.Should().Be(Access.CodeWrong, "it was used");
        (await third.SubmitAsync("~/staff/sign-in/second", new { Code = recovery[0].ToLowerInvariant() }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        using var fourth = await PasswordAsync(app, email);
        (await fourth.SubmitAsync("~/staff/sign-in/second", new { Code = recovery[0] }, cancellationToken: Stop)).Status.Should().Be(422, "a recovery code works once");
        await using var scope = app.Scope();
        var kept = await scope.ServiceProvider.GetRequiredService<Data.ServicesDbContext>().Set<IdentityUserToken<Guid>>().Select(token => token.Value).ToListAsync(Stop);
        string.Concat(kept).Should().NotContain(recovery[1]).And.NotContain(key, "neither the codes nor the key can be read from the database");
    }

    [Theory, EveryDatabase]
    public async Task An_idle_browser_is_locked_and_what_was_typed_waits_behind_the_password(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop, strict: true);
        var email = await WebSession.AccountAsync(app, Role.Clerk, cancellationToken: Stop);
        using var session = await PasswordAsync(app, email);
        await EnrolAsync(session);
        var page = (await session.GetAsync("~/staff/residents/new", Stop)).Expect(HttpStatusCode.OK);
        app.Clock.Advance(Duration.FromMinutes(15));
        (await session.GetAsync("~/staff/residents", Stop)).Status.Should().Be(200, "a quarter of an hour is not too long");
        app.Clock.Advance(Duration.FromMinutes(15) + Duration.FromSeconds(1));

        var locked = await session.FollowAsync(await session.SubmitAsync(page, new { GivenName = "Zuzana" }, cancellationToken: Stop), Stop);
        locked.Address.Should().StartWith("/kunigiskiai/staff/sign-in/again");
        locked.Words.Should().Contain(email);
        (await session.GetAsync("~/staff/requests", Stop)).Location.Should().Contain("/sign-in/again");
        (await session.SubmitAsync(locked, new { Password = "ne tas slaptazodis" }, cancellationToken: Stop)).Status.Should().Be(422);
        var again = await session.FollowAsync(await session.SubmitAsync(locked, new { WebSession.Password }, cancellationToken: Stop), Stop);

        again.Error.Should().Be(Common.FormKept);
        again.Page.QuerySelector("input[name=GivenName]")!.GetAttribute("value").Should().Be("Zuzana");
        (await app.ReadAsync(db => db.StaffSessions.CountAsync(Stop))).Should().Be(1, "it is the same session");
    }

    [Theory, EveryDatabase]
    public async Task A_board_that_asks_for_itself_keeps_no_browser_open_and_the_button_locks_at_once(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop, strict: true);
        using var session = await WebSession.StaffAsync(app, Role.Worker, cancellationToken: Stop);
        session.Http.DefaultRequestHeaders.Add("HX-Request", "true");
        for (var minute = 0; minute < 16; minute += 4)
        {
            (await session.GetAsync("~/staff/places/board", Stop)).Status.Should().Be(200);
            app.Clock.Advance(Duration.FromMinutes(4));
        }

        var refused = await session.GetAsync("~/staff/places/board", Stop);
        refused.Status.Should().Be(401);
        session.Http.DefaultRequestHeaders.Remove("HX-Request");
        await session.SubmitAsync("~/staff/sign-in/again", new { WebSession.Password }, cancellationToken: Stop);
        var open = (await session.GetAsync("~/staff/places/board", Stop)).Expect(HttpStatusCode.OK);
        var token = open.Page.QuerySelector("form[action$='handler=Lock'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await session.PostAsync("~/staff/sign-in/again?handler=Lock", [new("__RequestVerificationToken", token)], Stop);

        (await session.GetAsync("~/staff/places/board", Stop)).Location.Should().Contain("/sign-in/again");
    }

    [Theory, EveryDatabase]
    public async Task A_browser_that_is_ended_elsewhere_is_out_with_its_next_request(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop, strict: true);
        var email = await WebSession.AccountAsync(app, Role.Worker, cancellationToken: Stop);
        using var lost = await PasswordAsync(app, email);
        using var kept = await PasswordAsync(app, email);
        var page = await kept.GetAsync("~/staff/account", Stop);
        page.Words.Should().Contain(Access.SessionThis);

        (await kept.SubmitAsync(page, button: Access.SessionsEndOthers, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);

        (await lost.GetAsync("~/staff/places/board", Stop)).Location.Should().Contain("/staff/sign-in");
        (await kept.GetAsync("~/staff/places/board", Stop)).Status.Should().Be(200);
    }

    [Theory, EveryDatabase]
    public async Task Signing_out_makes_a_copy_of_the_cookie_worthless(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        using var session = await WebSession.StaffAsync(app, cancellationToken: Stop);
        var copied = session.Cookies.GetAllCookies().Single(cookie => cookie.Name == "soc-staff").Value;
        await session.SendAsync(WebForm.All(await session.GetAsync("~/staff", Stop)).First(form => form.Action.EndsWith("/out", StringComparison.Ordinal)), Stop);
        using var thief = WebSession.Anonymous(app);
        thief.Cookies.Add(new Cookie("soc-staff", copied, "/", "localhost"));

        (await thief.GetAsync("~/staff/residents", Stop)).Location.Should().Contain("/staff/sign-in");
    }

    [Theory, EveryDatabase]
    public async Task A_role_that_is_taken_back_or_past_its_last_day_is_gone_with_the_next_request(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        using var session = await WebSession.StaffAsync(app, Role.Clerk, cancellationToken: Stop);
        (await session.GetAsync("~/staff/residents", Stop)).Status.Should().Be(200);

        await app.ReadAsync(db => db.StaffMembers.ExecuteUpdateAsync(set => set.SetProperty(one => one.Role, Role.Worker), Stop));
        (await session.GetAsync("~/staff/residents", Stop)).Status.Should().Be(403);

        var today = app.Today;
        await app.ReadAsync(db => db.StaffMembers.ExecuteUpdateAsync(set => set.SetProperty(one => one.Role, Role.Clerk).SetProperty(one => one.LastDay, today), Stop));
        (await session.GetAsync("~/staff/residents", Stop)).Status.Should().Be(200);
        app.Clock.AdvanceDays(1);
        (await session.GetAsync("~/staff/residents", Stop)).Status.Should().Be(404);
        await app.ReadAsync(db => db.StaffMembers.ExecuteUpdateAsync(set => set.SetProperty(one => one.LastDay, (LocalDate?)null).SetProperty(one => one.IsActive, false), Stop));
        (await session.GetAsync("~/staff/residents", Stop)).Status.Should().Be(404);
    }

    [Theory]
    [InlineData("trumpas", "PasswordShort")]
    [InlineData("password123456", "PasswordCommon")]
    [InlineData("slaptazodis123", "PasswordCommon")]
    [InlineData("Kunigiškietis1", "PasswordCommon")]
    [InlineData("qwertyuiop12", "PasswordCommon")]
    [InlineData("zuikis mala kava rytoj", null)]
    public async Task A_password_that_is_short_or_soon_guessed_is_refused_in_words(string password, string? refusal)
    {
        await using var app = await WebApp.OpenAsync(Engine.Sqlite, Stop);
        using var coordinator = await WebSession.StaffAsync(app, cancellationToken: Stop);
        var link = await InviteAsync(coordinator, "Vilma", Role.Driver);
        using var invited = WebSession.Anonymous(app);

        var answer = await invited.SubmitAsync(link, new { Email = "vilma@example.test", Password = password }, cancellationToken: Stop);

        if (refusal is null)
        {
            answer.Expect(HttpStatusCode.Redirect);
            (await invited.GetAsync("~/staff", Stop)).Location.Should().EndWith("/rides/sheet");
            (await invited.GetAsync(link, Stop)).Words.Should().Contain(Access.LinkVoid);
        }
        else
        {
            answer.Status.Should().Be(422);
            answer.Error.Should().Be(Access.ResourceManager.GetString(refusal, Access.Culture));
            answer.Page.QuerySelector("input[name=Email]")!.GetAttribute("value").Should().Be("vilma@example.test");
        }
    }

    [Theory, EveryDatabase]
    public async Task A_driver_who_is_lent_to_the_neighbour_brings_the_account_and_sees_that_sheet_alone(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        var email = await WebSession.AccountAsync(app, Role.Clerk, cancellationToken: Stop);
        using var coordinator = await WebSession.StaffAsync(app, Role.Coordinator, app.Neighbour, cancellationToken: Stop);
        var link = await InviteAsync(coordinator, "Petras", Role.Driver);
        using var lent = WebSession.Anonymous(app, app.Neighbour);
        (await lent.SubmitAsync(link, new { Email = email, Password = "ne tas slaptazodis" }, cancellationToken: Stop)).Error.Should().Be(Access.JoinKnownWrong);

        (await lent.SubmitAsync(link, new { Email = email, WebSession.Password }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);

        (await lent.GetAsync("~/staff/rides/sheet", Stop)).Status.Should().Be(200);
        (await lent.GetAsync("~/staff/residents", Stop)).Status.Should().Be(403);
        (await lent.GetAsync("/kunigiskiai/staff/residents", Stop)).Status.Should().Be(200, "at home the same person is a clerk");
    }

    [Theory, EveryDatabase]
    public async Task People_are_changed_only_by_whoever_has_just_proved_who_they_are(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        var member = Given.Staff("Vilma", Role.Clerk);
        await app.SaveAsync(member);
        using var session = await WebSession.StaffAsync(app, cancellationToken: Stop);
        var page = (await session.GetAsync($"~/staff/people/details/{member.Id}", Stop)).Expect(HttpStatusCode.OK);
        app.Clock.Advance(StaffSessions.ProofLife);
        (await session.GetAsync("~/staff/residents", Stop)).Status.Should().Be(200);

        var asked = await session.FollowAsync(await session.SubmitAsync(page, new { Role = "Worker" }, Access.Save, Stop), Stop);
        asked.Words.Should().Contain(Access.AgainLead);
        var again = await session.FollowAsync(await session.SubmitAsync(asked, new { WebSession.Password }, cancellationToken: Stop), Stop);
        again.Error.Should().Be(Common.FormKept);
        (await app.ReadAsync(db => db.StaffMembers.SingleAsync(one => one.Id == member.Id, Stop))).Role.Should().Be(Role.Clerk);
        (await session.SubmitAsync(again, button: Access.Save, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);

        (await app.ReadAsync(db => db.StaffMembers.SingleAsync(one => one.Id == member.Id, Stop))).Role.Should().Be(Role.Worker);
    }

    [Theory, EveryDatabase]
    public async Task A_helper_books_for_whoever_is_named_exactly_and_learns_nothing_else(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        var (service, vehicle, driver, person) = (Given.RideService(), Given.Vehicle(), Given.Staff(role: Role.Driver), Given.Resident());
        var polyclinic = new Services.Rides.Destination { Name = "Poliklinika", Address = Given.Polyclinic };
        await app.SaveAsync(service, vehicle, driver, person, polyclinic, Given.Run(service, vehicle, driver, app.Today.PlusDays(1), app.Initiative));
        using var helper = await WebSession.StaffAsync(app, Role.Helper, cancellationToken: Stop);
        object Wish(string number, string surname) => new
        {
            Number = number, Surname = surname, To = polyclinic.Id.ToString(), Day = StaffPage(app.Today.PlusDays(1)), Wish = "ArriveBy", Time = "12:00",
        };

        foreach (var (number, surname) in ((string, string)[])[("0 612 00001", "Kazlauskaitė"), ("00001", "Petraitienė"), ("0 612 00002", "Petraitienė"), ("", "")])
        {
            (await helper.SubmitAsync("~/staff/help", Wish(number, surname), cancellationToken: Stop)).Error.Should().Be(Access.HelpUnknown, $"{number} {surname}");
        }

        var done = await helper.SubmitAsync("~/staff/help", Wish("0 612 00001", "petraitiene"), cancellationToken: Stop);

        done.Error.Should().BeNull();
        done.Words.Should().Contain(Access.HelpDone).And.NotContain("Ona");
        var ride = await app.ReadAsync(db => db.Rides.SingleAsync(Stop));
        (ride.ResidentId, ride.Channel, ride.ArrangedByName).Should().Be((person.Id, Services.Bookings.Channel.Helper, nameof(Role.Helper)));
        (await helper.GetAsync($"~/staff/residents?q=petraitiene", Stop)).Status.Should().Be(403);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Linux")]
    [InlineData("curl", "?, ?")]
    [InlineData("", "?, ?")]
    public void A_browser_is_named_in_two_words(string userAgent, string name) => BrowserName.Of(userAgent).Should().Be(name);

    private static string StaffPage(LocalDate date) => Web.Pages.Staff.StaffPage.Text(date);

    private static async Task<WebSession> PasswordAsync(WebApp app, string email)
    {
        var session = WebSession.Anonymous(app);
        (await session.SubmitAsync("~/staff/sign-in", new { Email = email, WebSession.Password }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        return session;
    }

    private static async Task<string> InviteAsync(WebSession coordinator, string name, Role role)
    {
        var page = (await coordinator.SubmitAsync("~/staff/people/invite", new { Name = name, Role = role.ToString() }, cancellationToken: Stop)).Expect(HttpStatusCode.OK);
        return new Uri(page.Page.QuerySelector("input#link")!.GetAttribute("value")!).AbsolutePath;
    }

    // Sets up an authenticator by the pages; its key and the recovery codes.
    internal static async Task<(string Key, IReadOnlyList<string> Recovery)> EnrolAsync(WebSession session)
    {
        var shown = await session.FollowAsync(await session.SubmitAsync("~/staff/account", button: Access.AuthenticatorStart, cancellationToken: Stop), Stop);
        var key = shown.Page.QuerySelector(".soc-secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        shown.Page.QuerySelector("svg.soc-qr path")!.GetAttribute("d").Should().StartWith("M");
        (await session.SubmitAsync(shown, new { Code = "123" }, cancellationToken: Stop)).Status.Should().Be(422);
        var done = (await session.SubmitAsync("~/staff/account/authenticator", new { Code = CodeOf(key) }, cancellationToken: Stop)).Expect(HttpStatusCode.OK);
        var codes = done.Page.QuerySelectorAll(".soc-codes code").Select(code => code.TextContent).ToList();
        codes.Should().HaveCount(10);
        return (key, codes);
    }

    // RFC 6238 by the machine's clock, so many half minutes from now: neighbouring codes are taken too.
    private static string CodeOf(string key, int later = 0)
    {
        var bits = string.Concat(key.Select(sign => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(sign, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + later);
#pragma warning disable CA5350 // Authenticators speak SHA-1.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }
}
