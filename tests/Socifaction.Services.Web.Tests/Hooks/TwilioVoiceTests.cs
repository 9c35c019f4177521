using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Tests.Hooks;

/// <summary>A call from the plan to the key that is pressed: Twilio over HTTP, its signed questions and what it is told to say.</summary>
public sealed class TwilioVoiceTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly Uri Public = new("http://localhost:5080");

    [Theory, EveryDatabase]
    public async Task The_message_is_read_twice_in_lithuanian_and_one_is_thanked_for(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        var call = await world.CallAsync();

        var script = XDocument.Parse(await world.Twilio.AskAsync(call)).Root!;
        script.Elements().Select(step => step.Name.LocalName).Should().Equal("Gather", "Gather", "Say", "Say", "Hangup");
        script.Descendants("Say").Should().OnlyContain(say => say.Attribute("language")!.Value == "lt-LT" && say.Attribute("voice")!.Value == TwilioSettings.UsualVoice);
        script.Elements("Gather").First().Value.Should().Contain("Primename: Dienos centras, rytoj, kovo 16 dieną, 13:00.").And.Contain("spauskite vieną")
            .And.NotContainAny("gydyt", "ligon");
        (await world.Twilio.AskAsync(call, "5")).Should().Contain("<Gather", "a key that is none is asked for again");

        (await world.Twilio.AskAsync(call, "1")).Should().Contain("Ačiū, užrašėme.").And.Contain("<Hangup />").And.NotContain("<Gather");
        (await world.Twilio.TellAsync(call, "completed")).StatusCode.Should().Be(HttpStatusCode.NoContent);

        (await world.RowAsync()).Status.Should().Be(ReminderStatus.Delivered);
        (await world.App.ReadAsync(db => db.InboundSms.SingleAsync(Token))).IsForStaff.Should().BeFalse();
        using var clerk = await WebSession.StaffAsync(world.App, Role.Clerk, cancellationToken: Token);
        (await clerk.GetAsync("~/staff/messages", Token)).Words.Should().Contain("Automatinis skambutis").And.Contain("Dabar skambinti nereikia niekam.");
    }

    [Theory, EveryDatabase]
    public async Task A_sentence_that_somebody_has_recorded_is_played_and_the_rest_is_read(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        var folder = Path.Combine(world.App.Services.GetRequiredService<InstallationSettings>().DataDirectory, "recordings", world.App.Initiative.Slug);
        Directory.CreateDirectory(folder);
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "greeting.mp3"), [0x49, 0x44, 0x33], Token);
            var script = XDocument.Parse(await world.Twilio.AskAsync(await world.CallAsync())).Root!;

            script.Elements("Gather").First().Elements().Select(step => step.Name.LocalName).Should().Equal("Play", "Say", "Say");
            var recorded = new Uri(script.Descendants("Play").First().Value);
            using var anybody = world.App.CreateClient();
            (await anybody.GetByteArrayAsync(recorded.PathAndQuery, Token)).Should().Equal(0x49, 0x44, 0x33);
            (await anybody.GetAsync(recorded.PathAndQuery.Replace("greeting", "keys", StringComparison.Ordinal), Token)).StatusCode.Should().Be(HttpStatusCode.NotFound);
            (await anybody.GetAsync(recorded.PathAndQuery.Replace("greeting", "..%2f..%2fx", StringComparison.Ordinal), Token)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_two_to_a_place_says_that_the_person_will_not_come_and_twice_is_once(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        var call = await world.CallAsync();

        (await world.Twilio.AskAsync(call, "2")).Should().Contain("užrašėme, kad negalėsite");
        (await world.Twilio.AskAsync(call, "2")).Should().Contain("užrašėme, kad negalėsite");

        (await world.App.ReadAsync(db => db.Places.SingleAsync(Token))).Status.Should().Be(BookingStatus.Booked, "nothing is freed silently");
        (await world.App.ReadAsync(db => db.Absences.SingleAsync(Token))).Channel.Should().Be(Channel.Phone, "the absence is told once");
        (await world.App.ReadAsync(db => db.InboundSms.SingleAsync(Token))).IsForStaff.Should().BeFalse("it was acted on");
    }

    [Theory, EveryDatabase]
    public async Task An_answering_machine_gets_the_message_and_the_person_stays_on_the_call_list(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        var call = await world.CallAsync();

        (await world.Twilio.AskAsync(call, answeredBy: "machine_start")).Should().Contain("Primename").And.NotContain("<Gather").And.Contain("0 6 1 2 3 4 5 6 7");
        await world.Twilio.TellAsync(call, "completed");

        using var clerk = await WebSession.StaffAsync(world.App, Role.Clerk, cancellationToken: Token);
        (await clerk.GetAsync("~/staff/messages", Token)).Words.Should().Contain("atsiliepė autoatsakiklis").And.Contain("Skambinti 0 446 12345");
    }

    [Theory, EveryDatabase]
    public async Task Forged_and_unsigned_questions_are_refused_and_unknown_keys_are_not_there(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        var call = await world.CallAsync();
        var (form, signature) = FakeTwilio.Asks(call, "1");

        (await world.PostAsync(call.Script!, form, "")).Should().Be(HttpStatusCode.Forbidden);
        (await world.PostAsync(call.Script!, form, "AAAA")).Should().Be(HttpStatusCode.Forbidden);
        (await world.PostAsync(call.Script!, form, FakeTwilio.Asks(call, "1", token: "another").Signature)).Should().Be(HttpStatusCode.Forbidden);
        form["Digits"] = "2";
        (await world.PostAsync(call.Script!, form, signature)).Should().Be(HttpStatusCode.Forbidden);
        foreach (var key in (string[])["nothing", CallbackKey.New(world.App.Initiative.Id), CallbackKey.New(world.App.Neighbour.Id), CallbackKey.New(default)])
        {
            var address = new Uri(Public, $"/webhooks/twilio/voice/{key}");
            var (asked, signed) = FakeTwilio.Asks(call, "1", at: address);
            (await world.PostAsync(address, asked, signed)).Should().Be(HttpStatusCode.NotFound);
        }

        (await world.RowAsync()).Status.Should().Be(ReminderStatus.Accepted);
        (await world.App.ReadAsync(db => db.InboundSms.CountAsync(Token))).Should().Be(0);
    }

    /// <summary>An initiative that calls, a woman with a landline, and her place of tomorrow.</summary>
    private sealed record World(WebApp App, FakeTwilio Twilio) : IAsyncDisposable
    {
        public static async Task<World> OpenAsync(Engine engine)
        {
            var twilio = await FakeTwilio.StartAsync(new FakeClock(TestHouse.Start), Token);
            var app = await WebApp.OpenAsync(engine, Token, services => services.AddTwilio(twilio.Settings(Public)));
            (twilio.Clock, twilio.Network) = (app.Clock, app.Browser());
            var (stase, activity) = (Given.Resident("Stasė", "Jonaitienė", null), Given.Activity());
            stase.PreferredChannel = PreferredChannel.Voice;
            stase.Phones.Add(new Phone { ResidentId = stase.Id, E164 = "+37044612345", Kind = PhoneKind.Landline });
            var session = Given.Session(activity, app.Today.PlusDays(1), 20, app.Initiative);
            await app.SaveAsync(stase, activity, session, Given.Place(session, stase, Channel.Phone, TestHouse.Start - Duration.FromDays(3)));
            await app.ReadAsync(db => db.Initiatives.Where(i => i.Id == app.Initiative.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.VoiceCalls, true), Token));
            return new(app, twilio);
        }

        /// <summary>The evening's call.</summary>
        public async Task<FakeMessage> CallAsync()
        {
            App.Clock.Reset(App.Initiative.Zone.AtStrictly(App.Today.At(new LocalTime(17, 0))).ToInstant());
            await App.Services.GetRequiredService<ReminderRound>().SendAsync(Token);
            return Twilio.Calls.Single();
        }

        public Task<Reminder> RowAsync() => App.ReadAsync(db => db.Reminders.AsNoTracking().SingleAsync(Token));

        public async Task<HttpStatusCode> PostAsync(Uri address, Dictionary<string, string> form, string signature)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address.PathAndQuery) { Content = new FormUrlEncodedContent(form) };
            if (signature.Length > 0)
            {
                request.Headers.Add("X-Twilio-Signature", signature);
            }

            using var browser = App.Browser();
            return (await browser.SendAsync(request, Token)).StatusCode;
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Twilio.DisposeAsync();
        }
    }
}
