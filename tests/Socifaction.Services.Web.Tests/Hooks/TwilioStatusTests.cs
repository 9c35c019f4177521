using System.Net;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Hooks;

public sealed class TwilioStatusTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly Uri Public = new("https://kaimas.example");

    [Theory, EveryDatabase]
    public async Task A_signed_callback_is_recorded_and_twice_is_once(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);

        (await world.TellAsync("delivered")).Should().Be(HttpStatusCode.NoContent);
        (await world.TellAsync("delivered")).Should().Be(HttpStatusCode.NoContent);
        (await world.TellAsync("sent")).Should().Be(HttpStatusCode.NoContent);

        (await world.StatusAsync()).Should().Be(ReminderStatus.Delivered);
    }

    [Theory, EveryDatabase]
    public async Task Unsigned_forged_altered_and_of_another_account_are_refused_and_change_nothing(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);

        (await world.TellAsync("delivered", signature: _ => null)).Should().Be(HttpStatusCode.Forbidden);
        (await world.TellAsync("delivered", signature: _ => "AAAA")).Should().Be(HttpStatusCode.Forbidden);
        (await world.TellAsync("delivered", token: "another-token")).Should().Be(HttpStatusCode.Forbidden);
        (await world.TellAsync("delivered", account: "AC99999999999999999999999999999999")).Should().Be(HttpStatusCode.Forbidden);
        (await world.TellAsync("delivered", alter: form => form["Injected"] = "1")).Should().Be(HttpStatusCode.Forbidden);
        (await world.TellAsync("delivered", query: "?a=2")).Should().Be(HttpStatusCode.Forbidden);

        (await world.StatusAsync()).Should().Be(ReminderStatus.Accepted);
    }

    [Theory, EveryDatabase]
    public async Task An_unknown_key_is_answered_like_a_known_one(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);

        foreach (var key in (string[])["nothing", CallbackKey.New(world.App.Neighbour.Id), CallbackKey.New(world.App.Initiative.Id), CallbackKey.New(default)])
        {
            (await world.TellAsync("delivered", key: key)).Should().Be(HttpStatusCode.NoContent);
        }

        (await world.StatusAsync()).Should().Be(ReminderStatus.Accepted);
    }

    [Theory, EveryDatabase]
    public async Task A_field_that_twilio_adds_tomorrow_and_a_word_nobody_knows_are_borne(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);

        (await world.TellAsync("teleported", added: new() { ["RawDlrDoneDate"] = "2703151700", ["Žodis"] = "ąčę & = +" })).Should().Be(HttpStatusCode.NoContent);

        (await world.StatusAsync()).Should().Be(ReminderStatus.Accepted);
    }

    [Theory, EveryDatabase]
    public async Task A_body_that_is_too_large_or_no_form_is_refused(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);

        (await world.TellAsync("delivered", added: new() { ["Long"] = new('a', 17_000) })).Should().Be(HttpStatusCode.RequestEntityTooLarge);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/twilio/status/x") { Content = new StringContent("{}", null, "application/json") };
        request.Headers.Add("X-Twilio-Signature", "AAAA");
        using var browser = world.App.Browser();
        (await browser.SendAsync(request, Token)).StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    /// <summary>The web with one accepted message of an initiative.</summary>
    private sealed class World(WebApp app, Reminder row) : IAsyncDisposable
    {
        public WebApp App => app;

        public static async Task<World> OpenAsync(Engine engine)
        {
            var app = await WebApp.OpenAsync(engine, Token, services => services.AddTwilio(
                new TwilioSettings(FakeTwilio.AccountSid, FakeTwilio.AuthToken, "Socifaction", new("http://127.0.0.1:9"), Public)));
            var (resident, activity) = (Given.Resident(), Given.Activity());
            var session = Given.Session(activity, app.Today.PlusDays(1), 20, app.Initiative);
            var place = Given.Place(session, resident, Channel.Phone, TestHouse.Start);
            var row = new Reminder
            {
                BookingId = place.Id, ResidentId = resident.Id, Kind = ReminderKind.DayBefore, Channel = ReminderChannel.Sms, Occurrence = "x",
                To = "+37061200001", Body = "Primename", Parts = 1, BookingVersion = 2, DueAt = TestHouse.Start,
                UsefulUntil = session.StartsAt, CreatedAt = TestHouse.Start, CallbackKey = CallbackKey.New(app.Initiative.Id),
                Status = ReminderStatus.Accepted, Attempt = 1, StartedAt = TestHouse.Start, ProviderSid = $"SM{1:x32}",
            };
            await app.SaveAsync(resident, activity, session, place, row);
            return new(app, row);
        }

        public async Task<HttpStatusCode> TellAsync(
            string status, string? key = null, string query = "?a=1", string account = FakeTwilio.AccountSid, string token = FakeTwilio.AuthToken,
            Func<string, string?>? signature = null, Dictionary<string, string>? added = null, Action<Dictionary<string, string>>? alter = null)
        {
            var path = $"/webhooks/twilio/status/{key ?? row.CallbackKey}";
            var form = new Dictionary<string, string>(added ?? [])
            {
                ["MessageSid"] = row.ProviderSid!, ["MessageStatus"] = status, ["AccountSid"] = account, ["To"] = row.To,
            };
            var signed = TwilioSignature.Compute(token, $"{Public.AbsoluteUri.TrimEnd('/')}{path}?a=1", form);
            alter?.Invoke(form);
            using var request = new HttpRequestMessage(HttpMethod.Post, path + query) { Content = new FormUrlEncodedContent(form) };
            if ((signature is null ? signed : signature(signed)) is { } proof)
            {
                request.Headers.Add("X-Twilio-Signature", proof);
            }

            using var browser = app.Browser();
            return (await browser.SendAsync(request, Token)).StatusCode;
        }

        public async Task<ReminderStatus> StatusAsync() => (await app.ReadAsync(db => db.Reminders.AsNoTracking().SingleAsync(Token))).Status;

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
