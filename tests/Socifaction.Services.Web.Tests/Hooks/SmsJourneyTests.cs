using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Tests.Rides;

namespace Socifaction.Services.Web.Tests.Hooks;

/// <summary>From the button a resident presses to what staff read: pages, rounds, Twilio over HTTP and its signed callbacks.</summary>
public sealed class SmsJourneyTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Pressed_twice_it_is_one_booking_and_one_sms_and_staff_see_that_it_arrived(Engine engine)
    {
        await using var twilio = await FakeTwilio.StartAsync(new FakeClock(TestHouse.Start), Token);
        await using var town = await OpenAsync(engine, twilio);
        using var clerk = await WebSession.StaffAsync(town.App, Role.Clerk, cancellationToken: Token);
        var walker = await town.ToAsync("check");

        var answers = await Task.WhenAll(walker.PostAsync(), walker.PostAsync(), walker.PostAsync());
        await Task.WhenAll(SendAsync(town), SendAsync(town));
        await SendAsync(town);

        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.Redirect);
        (await town.App.ReadAsync(db => db.Rides.Select(ride => ride.GroupId).ToListAsync(Token))).Should().HaveCount(2).And.Subject.Distinct().Should().ContainSingle();
        var message = twilio.Taken.Should().ContainSingle("there and back are one text").Which;
        message.Should().Match<FakeMessage>(m => m.To == RideTown.OnasPhone && m.Body.StartsWith("Uzsakyta: rytoj, kovo 16 d."));
        twilio.Posts.Should().Be(1);
        (await MessagesAsync(clerk)).Should().Contain("Išsiųsta, laukiame patvirtinimo");

        foreach (var word in (string[])["sent", "delivered", "delivered", "sent"])
        {
            (await twilio.TellAsync(message, word)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        }

        (await MessagesAsync(clerk)).Should().Contain("Gavo").And.Contain("Dabar skambinti nereikia niekam.").And.NotContain("laukiame patvirtinimo");

        (await clerk.GetAsync("~/staff/messages", Token)).Page.QuerySelectorAll("table:last-of-type td[data-label='Kas iš jos išėjo']").Select(cell => cell.TextContent.Trim())
            .Should().Equal("Gavo", "Laukia savo laiko");

        await (await town.ToAsync("check", RideTown.JonasPhone)).SendAsync();
        await SendAsync(town);
        twilio.Taken.Select(m => m.To).Should().Equal(RideTown.OnasPhone, RideTown.JonasPhone);
    }

    [Theory, EveryDatabase]
    public async Task Without_a_word_it_is_unconfirmed_and_an_undelivered_one_is_not_reached(Engine engine)
    {
        await using var twilio = await FakeTwilio.StartAsync(new FakeClock(TestHouse.Start), Token);
        await using var town = await OpenAsync(engine, twilio);
        using var clerk = await WebSession.StaffAsync(town.App, Role.Clerk, cancellationToken: Token);
        await (await town.ToAsync("check")).SendAsync();
        town.App.Clock.Reset(Instant.FromUtc(2027, 3, 15, 15, 0));
        await SendAsync(town);
        var reminder = twilio.Taken.Single(m => m.Body.StartsWith("Primename", StringComparison.Ordinal));
        reminder.Status = "sent";

        town.App.Clock.AdvanceMinutes(61);
        await town.App.Services.GetRequiredService<ReminderRound>().SettleAsync(Token);
        (await MessagesAsync(clerk)).Should().Contain("Nepatvirtinta, ar gavo").And.Contain("SMS išsiųsta, bet nežinome, ar žmogus ją gavo.").And.NotContain("„Gavo“");

        (await twilio.TellAsync(reminder, "undelivered", 30005)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await MessagesAsync(clerk)).Should().Contain("Nepasiekė").And.Contain("Numeris klaidingas arba negauna SMS.").And.Contain("Skambinti 0 612 00001");
    }

    [Fact]
    public async Task A_demo_says_whether_its_messages_really_leave()
    {
        await using var twilio = await FakeTwilio.StartAsync(new FakeClock(TestHouse.Start), Token);
        await using var sending = await WebApp.OpenDemoAsync(
            Engine.Sqlite, TestHouse.Start, Token, more: services => services.AddTwilio(twilio.Settings(new("http://localhost:5080"))));
        await using var silent = await WebApp.OpenDemoAsync(Engine.Sqlite, TestHouse.Start, Token);

        (await OpenAsync(sending)).Should().Contain("bet SMS žinutės siunčiamos iš tikrųjų").And.NotContain("/staff/messages/outbox");
        (await OpenAsync(silent)).Should().Contain("SMS žinutės nebus siunčiamos").And.Contain("/staff/messages/outbox");

        static async Task<string> OpenAsync(WebApp app)
        {
            using var browser = app.Browser();
            return WebUtility.HtmlDecode(await browser.GetStringAsync("/kunigiskiai/sign-in/code", Token));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_clock_that_stopped_stands_in_red_on_the_first_page_of_staff(Engine engine)
    {
        await using var twilio = await FakeTwilio.StartAsync(new FakeClock(TestHouse.Start), Token);
        await using var town = await OpenAsync(engine, twilio);
        using var clerk = await WebSession.StaffAsync(town.App, Role.Clerk, cancellationToken: Token);
        var rounds = town.App.Services.GetRequiredService<ReminderRound>();
        await rounds.SendAsync(Token);
        await rounds.SettleAsync(Token);
        await town.App.ReadAsync(async db =>
        {
            await db.BeatAsync(ReminderRound.WaitingHeartbeat, town.App.Clock.GetCurrentInstant(), Token);
            return 0;
        });

        (await clerk.GetAsync("~/staff", Token)).Expect(HttpStatusCode.OK).Page.QuerySelector("div.soc-alarm[role=alert]").Should().BeNull();
        town.App.Clock.AdvanceMinutes(6);

        (await clerk.GetAsync("~/staff", Token)).Page.QuerySelector("div.soc-alarm[role=alert]").Should().NotBeNull();
        (await MessagesAsync(clerk)).Should().Contain("Žinutės nesiunčiamos").And.Contain("8.00");
    }

    private static async Task<RideTown> OpenAsync(Engine engine, FakeTwilio twilio)
    {
        var town = await RideTown.OpenAsync(engine, more: services => services.AddTwilio(twilio.Settings(new("http://localhost:5080"))));
        (twilio.Clock, twilio.Network) = (town.App.Clock, town.App.Browser());
        return town;
    }

    private static Task SendAsync(RideTown town) => town.App.Services.GetRequiredService<ReminderRound>().SendAsync(Token);

    private static async Task<string> MessagesAsync(WebSession clerk) =>
        (await clerk.GetAsync("~/staff/messages", Token)).Expect(HttpStatusCode.OK).Words;
}
