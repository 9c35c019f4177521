using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.SignIn;

public sealed partial class SignInByCodeTests
{
    private const string Phone = "+37061200001";
    private const string Unknown = "+37061299999";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Five_wrong_codes_and_the_right_one_is_worth_nothing(Engine engine)
    {
        await using var app = await OpenAsync(engine);
        var (session, code) = await AskAsync(app);
        using var browser = session;

        foreach (var left in (string[])["Liko 4 bandymai.", "Liko 3 bandymai.", "Liko 2 bandymai.", "Liko 1 bandymas."])
        {
            var wrong = await TryAsync(browser, Wrong(code));
            (wrong.Status, wrong.Error).Should().Be((422, $"{Web.Texts.People.CodeWrong} {left}"));
        }

        var fifth = await TryAsync(browser, Wrong(code));
        fifth.Status.Should().Be(429);
        fifth.Message.Headers.RetryAfter.Should().NotBeNull();

        (await TryAsync(browser, code)).Status.Should().Be(429);
        (await browser.GetAsync("~/bookings", Stop)).Status.Should().Be(302);
    }

    [Theory, EveryDatabase]
    public async Task Four_wrong_codes_and_the_right_one_still_opens(Engine engine)
    {
        await using var app = await OpenAsync(engine);
        var (session, code) = await AskAsync(app);
        using var browser = session;

        for (var i = 0; i < 4; i++) await TryAsync(browser, Wrong(code));

        (await TryAsync(browser, code)).Status.Should().Be(302);
        (await browser.GetAsync("~/bookings", Stop)).Status.Should().Be(200);
    }

    [Theory, EveryDatabase]
    public async Task A_code_lives_five_minutes(Engine engine)
    {
        await using var app = await OpenAsync(engine);
        var (session, code) = await AskAsync(app);
        using var browser = session;
        app.Clock.Advance(Duration.FromMinutes(5));

        var late = await TryAsync(browser, code);

        late.Status.Should().Be(422);
        late.Error.Should().Be(Web.Texts.People.CodeExpired);
    }

    [Theory, EveryDatabase]
    public async Task A_code_works_once_and_only_in_the_browser_that_asked(Engine engine)
    {
        await using var app = await OpenAsync(engine);
        var (session, code) = await AskAsync(app);
        using var browser = session;
        using var another = WebSession.Anonymous(app);

        var elsewhere = await TryAsync(another, code);
        elsewhere.Status.Should().Be(422);
        elsewhere.Error.Should().Be(Web.Texts.People.CodeWrong);
        (await TryAsync(browser, code)).Status.Should().Be(302);
        (await TryAsync(browser, code)).Status.Should().Be(422);
    }

    [Theory]
    [InlineData("{0} {1}")]
    [InlineData(" {0}-{1} ")]
    [InlineData("Kodas: {0}{1}.")]
    public async Task A_code_is_read_as_people_type_and_paste_it(string typed)
    {
        await using var app = await OpenAsync(Engine.Sqlite);
        var (session, code) = await AskAsync(app);
        using var browser = session;

        (await TryAsync(browser, string.Format(System.Globalization.CultureInfo.InvariantCulture, typed, code[..3], code[3..]))).Status.Should().Be(302);
    }

    [Theory, EveryDatabase]
    public async Task A_known_and_an_unknown_number_are_answered_alike_and_only_the_known_one_gets_a_message(Engine engine)
    {
        await using var app = await OpenAsync(engine);
        using var knows = WebSession.Anonymous(app);
        using var asks = WebSession.Anonymous(app);

        var known = await knows.SubmitAsync("~/sign-in", new { Phone }, cancellationToken: Stop);
        var unknown = await asks.SubmitAsync("~/sign-in", new { Phone = Unknown }, cancellationToken: Stop);

        Face(unknown).Should().Be(Face(known));
        Face(await asks.FollowAsync(unknown, Stop)).Replace("0 612 99999", "0 612 00001", StringComparison.Ordinal).Should().Be(Face(await knows.FollowAsync(known, Stop)));
        for (var i = 0; i < 6; i++)
            Face(await TryAsync(asks, "000000")).Replace("0 612 99999", "0 612 00001", StringComparison.Ordinal).Should().Be(Face(await TryAsync(knows, "00000x")), $"try {i + 1}");
        await app.NextCodeAsync(Phone, 0, null, Stop);
        (await app.SmsToAsync(Unknown)).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_number_is_sent_three_codes_an_hour_and_one_in_half_a_minute(Engine engine)
    {
        await using var app = await OpenAsync(engine);
        using var browser = WebSession.Anonymous(app);
        (await SendAsync()).Status.Should().Be(302);
        (await SendAsync()).Status.Should().Be(429);
        for (var i = 0; i < 2; i++)
        {
            app.Clock.Advance(Duration.FromSeconds(31));
            (await SendAsync()).Status.Should().Be(302);
        }

        app.Clock.Advance(Duration.FromSeconds(31));
        var fourth = await SendAsync();
        fourth.Status.Should().Be(429);
        fourth.Message.Headers.RetryAfter.Should().NotBeNull();
        fourth.Body.Should().Contain("0 612 34567");
        app.Clock.Advance(Duration.FromHours(1));
        (await SendAsync()).Status.Should().Be(302);

        Task<WebAnswer> SendAsync() => browser.SubmitAsync("~/sign-in", new { Phone }, cancellationToken: Stop);
    }

    [Theory, EveryDatabase]
    public async Task Three_hundred_numbers_cost_no_more_messages_than_are_registered(Engine engine)
    {
        await using var app = await OpenAsync(engine);
        var statuses = new List<int>();
        for (var i = 0; i < 300; i++)
        {
            using var browser = WebSession.Anonymous(app);
            // Every tenth try is the one number that is registered.
            statuses.Add((await browser.SubmitAsync("~/sign-in", new { Phone = i % 10 == 0 ? Phone : $"+37062{i:000000}" }, cancellationToken: Stop)).Status);
        }

        await app.NextCodeAsync(Phone, 0, null, Stop);
        statuses.Take(10).Should().OnlyContain(status => status == 302);
        statuses.Skip(10).Should().OnlyContain(status => status == 429, "an address asks ten times an hour");
        (await app.ReadAsync(db => db.OutboxSms.Select(sms => sms.To).ToListAsync(Stop))).Should().Equal(Phone);
    }

    [Theory, EveryDatabase]
    public async Task A_cookie_of_one_initiative_is_worth_nothing_in_another(Engine engine)
    {
        await using var app = await OpenAsync(engine);
        using var resident = await WebSession.ResidentAsync(app, Phone);
        using var staff = await WebSession.StaffAsync(app, cancellationToken: Stop);

        (await resident.GetAsync("~/bookings", Stop)).Status.Should().Be(200);
        (await resident.GetAsync($"/pagramantis/rides/details/{Guid.CreateVersion7()}", Stop)).Status.Should().Be(404);
        (await staff.GetAsync("~/staff", Stop)).Status.Should().Be(200);
        (await staff.GetAsync("/pagramantis/staff/rides/board", Stop)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_is_signed_in_elsewhere_is_led_to_sign_in_here(Engine engine)
    {
        await using var app = await OpenAsync(engine);
        using var resident = await WebSession.ResidentAsync(app, Phone);
        using var staff = await WebSession.StaffAsync(app, cancellationToken: Stop);

        (await resident.GetAsync("/pagramantis/bookings", Stop)).Location.Should().Contain("/pagramantis/sign-in");
        (await staff.GetAsync("/pagramantis/staff", Stop)).Location.Should().EndWith("/pagramantis/staff/sign-in");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("112")]
    [InlineData("0 612 345")]
    [InlineData("0 612 34567 89")]
    [InlineData("0 446 61234")]
    [InlineData("+44 7911 123456")]
    [InlineData("+8816 315 12345")]
    [InlineData("0 900 12345")]
    [InlineData("0 612 00001, 0 612 00002")]
    [InlineData("+37061200001;ext=5")]
    [InlineData("0 612 00001\r\nBcc: a@example.test")]
    [InlineData("0 612\u0000 00001")]
    [InlineData("' OR 1=1 --")]
    public async Task A_number_that_can_get_no_message_is_refused_with_a_sentence_and_nothing_is_sent(string typed)
    {
        await using var app = await OpenAsync(Engine.Sqlite);
        using var browser = WebSession.Anonymous(app);

        var answer = await browser.SubmitAsync("~/sign-in", new { Phone = typed }, cancellationToken: Stop);

        answer.Status.Should().Be(422);
        answer.Error.Should().NotBeNullOrWhiteSpace();
        (await app.ReadAsync(db => db.SignInCodes.CountAsync(Stop))).Should().Be(0);
    }

    [Theory]
    [InlineData("8 612 00001")]
    [InlineData("0 612 00001")]
    [InlineData("+370(612)00-001")]
    [InlineData("0037061200001")]
    [InlineData("٠ ٦١٢ ٠٠٠٠١")]
    public async Task A_number_is_read_as_people_write_it(string typed)
    {
        await using var app = await OpenAsync(Engine.Sqlite);
        using var browser = WebSession.Anonymous(app);

        (await browser.SubmitAsync("~/sign-in", new { Phone = typed }, cancellationToken: Stop)).Status.Should().Be(302);

        await app.NextCodeAsync(Phone, 0, null, Stop);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_never_leads_off_the_site(string returnUrl)
    {
        await using var app = await OpenAsync(Engine.Sqlite);
        using var browser = WebSession.Anonymous(app);
        var asked = await browser.SubmitAsync($"~/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", new { Phone }, cancellationToken: Stop);
        var code = await app.NextCodeAsync(Phone, 0, null, Stop);

        var signedIn = await browser.SubmitAsync(await browser.FollowAsync(asked, Stop), new { Code = code }, cancellationToken: Stop);

        signedIn.Location.Should().Be("/kunigiskiai/bookings");
    }

    private static async Task<WebApp> OpenAsync(Engine engine)
    {
        var app = await WebApp.OpenAsync(engine, Stop);
        await app.SaveAsync(Given.Resident(phone: Phone));
        return app;
    }

    private static async Task<(WebSession Session, string Code)> AskAsync(WebApp app)
    {
        var session = WebSession.Anonymous(app);
        (await session.SubmitAsync("~/sign-in", new { Phone }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        return (session, await app.NextCodeAsync(Phone, 0, null, Stop));
    }

    private static Task<WebAnswer> TryAsync(WebSession session, string code) => session.SubmitAsync("~/sign-in/code", new { Code = code }, cancellationToken: Stop);

    private static string Wrong(string code) => (code[0] == '9' ? "0" : "9") + code[1..];

    // Both as the asker sees them, without what is different in every answer and the code that was typed.
    private static string Face(WebAnswer answer) =>
        Sealed().Replace($"{answer.Status} {answer.Location} {answer.Message.Headers.RetryAfter}\n{answer.Body}", "*").Replace("00000x", "000000", StringComparison.Ordinal);

    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Sealed();
}
