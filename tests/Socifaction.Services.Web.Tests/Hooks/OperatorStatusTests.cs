using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Bookings;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Hooks;

/// <summary>An operator takes a message and reports what became of it.</summary>
public sealed class OperatorStatusTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Only_the_operator_is_believed_and_its_words_only_raise(Engine engine)
    {
        await using var provider = await FakeOperator.StartAsync(Token);
        await using var app = await OpenAsync(engine, provider);
        var key = provider.Taken.Single().Reference!;

        (await TellAsync(app, key, "delivered", secret: "")).Should().Be(HttpStatusCode.Forbidden);
        (await TellAsync(app, key, "delivered", secret: FakeOperator.Secret + "x")).Should().Be(HttpStatusCode.Forbidden);
        (await RowAsync()).Status.Should().Be(ReminderStatus.Accepted);

        (await TellAsync(app, key, "DELIVERED")).Should().Be(HttpStatusCode.NoContent);
        (await TellAsync(app, key, "sent")).Should().Be(HttpStatusCode.NoContent);
        (await TellAsync(app, key, "expired")).Should().Be(HttpStatusCode.NoContent);
        (await RowAsync()).Status.Should().Be(ReminderStatus.Delivered);

        Task<Reminder> RowAsync() => app.ReadAsync(db => db.Reminders.AsNoTracking().SingleAsync(row => row.ProviderSid == "op-1", Token));
    }

    [Theory, EveryDatabase]
    public async Task What_it_cannot_deliver_is_telephoned_and_nonsense_is_borne(Engine engine)
    {
        await using var provider = await FakeOperator.StartAsync(Token);
        await using var app = await OpenAsync(engine, provider);
        var key = provider.Taken.Single().Reference!;

        (await PostAsync(app, key, "{", "application/json")).Should().Be(HttpStatusCode.BadRequest);
        (await PostAsync(app, key, "null", "application/json")).Should().Be(HttpStatusCode.BadRequest);
        (await PostAsync(app, key, "id=1", "application/x-www-form-urlencoded")).Should().Be(HttpStatusCode.UnsupportedMediaType);
        (await PostAsync(app, key, "{}", "application/json")).Should().Be(HttpStatusCode.NoContent);
        (await PostAsync(app, key, """{"id":"op-1","status":"dancing"}""", "application/json")).Should().Be(HttpStatusCode.NoContent);
        (await TellAsync(app, CallbackKey.New(app.Initiative.Id), "delivered")).Should().Be(HttpStatusCode.NoContent, "an unknown key is answered like a known one");
        (await TellAsync(app, "x", "delivered")).Should().Be(HttpStatusCode.NoContent);

        await TellAsync(app, key, "expired");

        await using var scope = app.Scope();
        (await scope.ServiceProvider.GetRequiredService<CallList>().RunAsync(Token)).ToCall.Should().ContainSingle().Which.Reason.Should().Be(CallReason.NotReached);
    }

    [Fact]
    public async Task Where_none_is_set_the_address_is_closed()
    {
        await using var app = await WebApp.OpenAsync(Engine.Sqlite, Token);

        (await TellAsync(app, CallbackKey.New(app.Initiative.Id), "delivered", secret: "")).Should().Be(HttpStatusCode.Forbidden);
    }

    private static async Task<WebApp> OpenAsync(Engine engine, FakeOperator provider)
    {
        var app = await WebApp.OpenAsync(engine, Token, services => services.AddOperator(provider.Settings()));
        app.Clock.Advance(NodaTime.Duration.FromHours(2));
        var (ona, activity) = (Given.Resident(), Given.Activity());
        var day = Given.Session(activity, app.Today.PlusDays(3), 1, app.Initiative);
        await app.SaveAsync(ona, activity, day, Given.Place(day, ona, Channel.Web, app.Clock.GetCurrentInstant()));
        await app.Services.GetRequiredService<ReminderRound>().SendAsync(Token);
        return app;
    }

    private static Task<HttpStatusCode> TellAsync(WebApp app, string key, string status, string secret = FakeOperator.Secret) =>
        PostAsync(app, key, $$"""{"id":"op-1","status":"{{status}}"}""", "application/json", secret);

    private static async Task<HttpStatusCode> PostAsync(WebApp app, string key, string body, string type, string secret = FakeOperator.Secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/operator/status/{key}") { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add(Socifaction.Services.Web.Hooks.OperatorStatus.SecretHeader, secret);
        using var answer = await app.Browser().SendAsync(request, Token);
        return answer.StatusCode;
    }
}
