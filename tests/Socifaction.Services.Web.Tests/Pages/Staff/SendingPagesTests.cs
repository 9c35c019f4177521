using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

/// <summary>What SMS may cost, the rehearsal and its end, and the test message, as staff and residents see them.</summary>
public sealed class SendingPagesTests
{
    private const string StaffPhone = "+37069900001";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Staff_set_what_sms_may_cost_are_warned_and_codes_stop_before_reminders(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var settings = await day.Clerk.GetAsync("~/staff/messages/settings", Stop);
        settings.Words.Should().Contain("Mėnesio riba: nenustatyta");
        foreach (var wrong in (string[])["dvidešimt", "-5", "1,234", "99999999"])
        {
            var refused = await day.Clerk.SendAsync(WebForm.Fill(settings, new { Budget = wrong }), Stop);
            refused.Status.Should().Be(422);
            refused.Page.QuerySelector("#Budget")!.GetAttribute("value").Should().Be(wrong, "nothing typed is lost");
        }

        var kept = await day.Clerk.FollowAsync((await day.Clerk.SendAsync(WebForm.Fill(settings, new { Budget = "10" }), Stop)).Expect(HttpStatusCode.Redirect), Stop);
        kept.Words.Should().Contain("Mėnesio riba: 10,00 €");
        (await day.Clerk.GetAsync("~/staff", Stop)).Words.Should().NotContain("SMS kainavo");

        await SpendAsync(day, 160); // 8 € of 10
        (await day.Clerk.GetAsync("~/staff", Stop)).Words.Should().Contain("Šį mėnesį SMS kainavo 8,00 € iš 10,00 €.");
        using var resident = WebSession.Anonymous(day.App);
        (await resident.SubmitAsync("~/sign-in", new { Phone = "+37061200001" }, cancellationToken: Stop)).Status.Should().Be(302);

        await SpendAsync(day, 20);
        foreach (var number in (string[])["+37061200001", "+37061299998"])
        {
            using var browser = WebSession.Anonymous(day.App);
            var stopped = await browser.SubmitAsync("~/sign-in", new { Phone = number }, cancellationToken: Stop);
            (stopped.Status, stopped.Error).Should().Be((429, "Šiuo metu kodų SMS žinute nesiunčiame. Paskambinkite 0 612 34567, užsakysime telefonu."), "known or not");
        }

        await SpendAsync(day, 20);
        (await day.Clerk.GetAsync("~/staff", Stop)).Words.Should().Contain("Mėnesio SMS biudžetas išnaudotas");
        await day.Clerk.SendAsync(WebForm.Fill(settings, new { Budget = "" }), Stop);
        (await day.App.ReadAsync(db => db.Initiatives.Where(i => i.Id == day.App.Initiative.Id).Select(i => i.SmsBudgetCents).SingleAsync(Stop))).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task An_unusual_day_is_seen_in_red_and_stops_codes(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await SpendAsync(day, SmsBudget.LeastUnusual, ago: Duration.Zero);

        (await day.Clerk.GetAsync("~/staff", Stop)).Words.Should().Contain("Šiandien neįprastai daug žinučių.");
        using var browser = WebSession.Anonymous(day.App);
        (await browser.SubmitAsync("~/sign-in", new { Phone = "+37061200001" }, cancellationToken: Stop)).Status.Should().Be(429);
    }

    [Theory, EveryDatabase]
    public async Task In_a_rehearsal_a_code_and_an_answer_reach_no_resident_until_staff_go_live(Engine engine)
    {
        await using var twilio = await FakeTwilio.StartAsync(new FakeClock(TestHouse.Start), Stop);
        await using var app = await WebApp.OpenAsync(engine, Stop, services => services.AddTwilio(twilio.Settings(new("http://localhost:5080"))));
        twilio.Clock = app.Clock;
        await app.SaveAsync(StaffDay.Named(Given.Resident()));
        await app.ReadAsync(db => db.Initiatives.Where(i => i.Id == app.Initiative.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.IsRehearsing, true), Stop));
        using var clerk = await WebSession.StaffAsync(app, Role.Coordinator, cancellationToken: Stop);

        (await clerk.GetAsync("~/staff", Stop)).Words.Should().Contain("Bandomasis režimas: žinutės gyventojams nesiunčiamos. Jos lieka sąraše");
        await AskAsync(app);
        await UntilAsync(() => app.ReadAsync(db => db.OutboxSms.AnyAsync(Stop)));
        (await clerk.GetAsync("~/staff/messages/outbox", Stop)).Words.Should().Contain("[Bandymas: 0 612 00001]");
        using var anybody = WebSession.Anonymous(app);
        (await anybody.GetAsync("~/staff/messages/outbox", Stop)).Status.Should().Be(404, "codes stand in it");
        twilio.Posts.Should().Be(0);

        var settings = await clerk.GetAsync("~/staff/messages/settings", Stop);
        (await clerk.SendAsync(WebForm.Fill(settings, new { RehearsalPhone = "8 5 212 3456" }), Stop)).Status.Should().Be(422, "a landline gets no SMS");
        (await clerk.SendAsync(WebForm.Fill(settings, new { RehearsalPhone = "kažkas" }), Stop)).Status.Should().Be(422);
        (await clerk.SendAsync(WebForm.Fill(settings, new { RehearsalPhone = "0 699 00001" }), Stop)).Expect(HttpStatusCode.Redirect);
        (await clerk.GetAsync("~/staff", Stop)).Words.Should().Contain("Jos ateina telefonu 0 699 00001.");
        app.Clock.AdvanceMinutes(2);
        await AskAsync(app);
        await UntilAsync(() => Task.FromResult(!twilio.Taken.IsEmpty));
        twilio.Taken.Should().ContainSingle().Which.To.Should().Be(StaffPhone);

        var live = await clerk.GetAsync("~/staff/messages/live", Stop);
        (await clerk.SendAsync(WebForm.Fill(live), Stop)).Expect(HttpStatusCode.Redirect);
        (await clerk.GetAsync("~/staff", Stop)).Words.Should().NotContain("Bandomasis režimas");
        (await clerk.GetAsync("~/staff/messages/settings", Stop)).Words.Should().NotContain("Bandomasis režimas");
        (await clerk.GetAsync("~/staff/messages/live", Stop)).Status.Should().Be(302);
        app.Clock.AdvanceMinutes(2);
        await AskAsync(app);
        await UntilAsync(() => Task.FromResult(twilio.Taken.Count == 2));
        twilio.Taken.Last().To.Should().Be("+37061200001");
    }

    [Theory, EveryDatabase]
    public async Task A_test_message_is_sent_from_the_residents_page_and_its_fate_is_read_there(Engine engine)
    {
        await using var twilio = await FakeTwilio.StartAsync(new FakeClock(TestHouse.Start), Stop);
        await using var app = await WebApp.OpenAsync(engine, Stop, services => services.AddTwilio(twilio.Settings(new("http://localhost:5080"))));
        twilio.Clock = app.Clock;
        var (ona, stase) = (StaffDay.Named(Given.Resident()), StaffDay.Named(Given.Resident("Stasė", phone: null)));
        await app.SaveAsync(ona, stase);
        using var clerk = await WebSession.StaffAsync(app, Role.Coordinator, cancellationToken: Stop);
        (await clerk.GetAsync($"~/staff/residents/details/{stase.Id}", Stop)).Words.Should().NotContain("Siųsti bandomąją žinutę");

        var form = WebForm.Fill(await clerk.GetAsync($"~/staff/residents/details/{ona.Id}", Stop));
        var answers = await Task.WhenAll(clerk.SendAsync(form, Stop), clerk.SendAsync(form, Stop));
        answers.Should().OnlyContain(answer => answer.Status == 302);
        var sms = twilio.Taken.Should().ContainSingle().Which;
        sms.To.Should().Be("+37061200001");

        twilio.Network = app.Browser();
        (await twilio.TellAsync(sms, "delivered")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        var page = await clerk.GetAsync($"~/staff/residents/details/{ona.Id}", Stop);
        page.Words.Should().Contain("Gavo").And.Contain("Siųsti bandomąją žinutę");

        var again = await clerk.SendAsync(WebForm.Fill(page), Stop);
        (again.Status, again.Words.Contains("šiandien jau siųsta", StringComparison.Ordinal)).Should().Be((409, true));
        twilio.Taken.Should().ContainSingle();
        (await clerk.PostAsync($"~/staff/residents/details/{Guid.CreateVersion7()}?handler=Test", WebForm.Fill(page).Fields, Stop)).Status.Should().Be(404);
        (await clerk.PostAsync($"~/staff/residents/details/{ona.Id}?handler=Test", WebForm.Fill(page).With("RequestId", "x").Fields, Stop)).Status.Should().Be(404);
    }

    private static Task SpendAsync(StaffDay day, int parts, Duration? ago = null) => day.App.SaveAsync(
        new SpentText { On = SpentOn.Answer, Parts = parts, At = day.App.Clock.GetCurrentInstant() - (ago ?? Duration.FromDays(2)) });

    private static async Task AskAsync(WebApp app)
    {
        using var browser = WebSession.Anonymous(app);
        (await browser.SubmitAsync("~/sign-in", new { Phone = "+37061200001" }, cancellationToken: Stop)).Status.Should().Be(302);
    }

    // A code goes out behind the page's answer.
    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 1200 && !await holds(); i++)
        {
            await Task.Delay(25, Stop);
        }
    }
}
