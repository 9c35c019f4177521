using System.Net;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hooks;

namespace Socifaction.Services.Web.Tests.Hooks;

/// <summary>Somebody rings the initiative's number, hears that it is busy, and is called back.</summary>
public sealed class TwilioCallTests
{
    private const string Number = "+37060000001";
    private const string Phone = "+37061200001";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly Uri Public = new("https://kaimas.example");

    [Theory, EveryDatabase]
    public async Task It_rings_once_is_called_back_and_leaves_the_list(Engine engine)
    {
        await using var twilio = await FakeTwilio.StartAsync(new NodaTime.Testing.FakeClock(TestHouse.Start), Token);
        await using var app = await OpenAsync(engine, twilio);
        await app.SaveAsync(Given.Resident(phone: Phone), Given.Resident("Jonas", "Petraitis", Phone));

        foreach (var _ in Enumerable.Range(0, 2))
        {
            (await RingAsync(app, "CA1")).Should().Be((HttpStatusCode.OK, """<?xml version="1.0" encoding="UTF-8"?><Response><Reject reason="busy"/></Response>"""));
        }

        using var clerk = await WebSession.StaffAsync(app, Role.Clerk, cancellationToken: Token);
        var page = await clerk.GetAsync("~/staff/messages", Token);
        page.Words.Should().Contain("1 numeris laukia, kol perskambinsime").And.Contain("Ona Petraitienė").And.Contain("Jonas Petraitis").And.Contain("0 612 00001");
        (await clerk.GetAsync("~/staff/messages/call-backs", Token)).Expect(HttpStatusCode.OK).Words.Should().Contain("Ona Petraitienė: Dar nieko neužsakė");
        var list = await clerk.GetAsync("~/staff/messages/call-backs", Token);
        var tried = await clerk.FollowAsync(await clerk.SubmitAsync(list, button: "NoAnswer", cancellationToken: Token), Token);
        tried.Words.Should().Contain("Neatsiliepė 8.00 val., skambino");
        list = await clerk.GetAsync("~/staff/messages/call-backs", Token);
        var done = await clerk.FollowAsync(await clerk.SubmitAsync(list, button: "Answered", cancellationToken: Token), Token);
        done.Words.Should().NotContain("laukia, kol perskambinsime");
        (await clerk.GetAsync("~/staff/messages/call-backs", Token)).Words.Should().Contain("Perskambinti dabar nereikia niekam");
        (await clerk.PostAsync("~/staff/messages/call-backs", WebForm.Fill(list, button: "Answered").With("Outcome", "Perhaps").Fields, Token)).Expect(HttpStatusCode.NotFound);
        (await clerk.PostAsync("~/staff/messages/call-backs", WebForm.Fill(list, button: "Answered").With("Call", "ąčę").Fields, Token)).Expect(HttpStatusCode.NotFound);
    }

    [Theory, EveryDatabase]
    public async Task Forged_withheld_and_strange_ones_open_nothing(Engine engine)
    {
        await using var twilio = await FakeTwilio.StartAsync(new NodaTime.Testing.FakeClock(TestHouse.Start), Token);
        await using var app = await OpenAsync(engine, twilio);

        (await RingAsync(app, "CA1", token: "another")).Status.Should().Be(HttpStatusCode.Forbidden);
        (await RingAsync(app, "CA2", from: "anonymous")).Status.Should().Be(HttpStatusCode.OK);
        (await RingAsync(app, "CA3", from: "+266696687")).Status.Should().Be(HttpStatusCode.OK);
        (await RingAsync(app, "CA4", to: "+37069999999")).Status.Should().Be(HttpStatusCode.OK);
        (await RingAsync(app, "")).Status.Should().Be(HttpStatusCode.OK);

        (await app.ReadAsync(db => db.MissedCalls.CountAsync(Token))).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task A_number_that_two_share_rings_with_whoever_knows_the_caller(Engine engine)
    {
        await using var twilio = await FakeTwilio.StartAsync(new NodaTime.Testing.FakeClock(TestHouse.Start), Token);
        await using var app = await OpenAsync(engine, twilio, shared: true);
        await app.SaveAsync(Given.Resident(phone: Phone));

        await RingAsync(app, "CA1");
        await RingAsync(app, "CA2", from: "+37061299999");

        (await app.ReadAsync(db => db.MissedCalls.Select(call => call.From).ToListAsync(Token))).Should().Equal(Phone);
        (await app.ReadAsync(db => db.MissedCalls.CountAsync(Token), app.Neighbour)).Should().Be(0);
    }

    private static async Task<WebApp> OpenAsync(Engine engine, FakeTwilio twilio, bool shared = false)
    {
        var app = await WebApp.OpenAsync(engine, Token, services => services.AddTwilio(
            new TwilioSettings(FakeTwilio.AccountSid, FakeTwilio.AuthToken, shared ? Number : "Kaimas", twilio.Url, Public)));
        if (!shared)
        {
            await app.ReadAsync(db => db.Initiatives.Where(one => one.Id == app.Initiative.Id).ExecuteUpdateAsync(s => s.SetProperty(one => one.SmsSender, Number), Token));
        }

        return app;
    }

    private static async Task<(HttpStatusCode Status, string Body)> RingAsync(
        WebApp app, string sid, string from = Phone, string to = Number, string token = FakeTwilio.AuthToken)
    {
        var form = new Dictionary<string, string>
        {
            ["CallSid"] = sid, ["AccountSid"] = FakeTwilio.AccountSid, ["From"] = from, ["To"] = to, ["CallStatus"] = "ringing", ["Direction"] = "inbound",
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, TwilioCall.Path) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("X-Twilio-Signature", TwilioSignature.Compute(token, Public.AbsoluteUri.TrimEnd('/') + TwilioCall.Path, form));
        using var answer = await app.Browser().SendAsync(request, Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }
}
