using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hooks;

namespace Socifaction.Services.Web.Tests.Hooks;

/// <summary>A place is offered by SMS and the reply comes back the way the provider brings it.</summary>
public sealed class TwilioInboundTests
{
    private const string Sender = "+37060000001";
    private const string Phone = "+37061200001";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly Uri Public = new("https://kaimas.example");

    [Theory, EveryDatabase]
    public async Task A_yes_takes_the_place_and_is_confirmed_and_twice_is_once(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.SendAsync();
        world.Twilio.Taken.Single(sms => sms.To == Phone).Body.Should().EndWith("Atrasykite 1 - taip, 2 - ne.");

        (await world.ReplyAsync("SM1", "Taip, ačiū")).Should().Be((HttpStatusCode.OK, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>"));
        await world.ReplyAsync("SM1", "Taip, ačiū");
        await world.SendAsync();

        var place = await world.App.ReadAsync(db => db.Places.Include(p => p.Events).SingleAsync(p => p.ResidentId == world.Ona.Id, Token));
        place.Status.Should().Be(BookingStatus.Booked);
        place.Events.Where(e => e.Kind == BookingEventKind.Booked).Should().ContainSingle().Which.Channel.Should().Be(Channel.Sms);
        world.Twilio.Taken.Where(sms => sms.To == Phone).Should().HaveCount(2).And.Subject.Last().Body.Should().StartWith("Uzsakyta");
        (await world.App.ReadAsync(db => db.InboundSms.SingleAsync(Token))).IsForStaff.Should().BeFalse();
    }

    [Theory, EveryDatabase]
    public async Task A_no_lets_the_place_go_and_what_is_unclear_late_or_stop_waits_for_staff(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.SendAsync();

        await world.ReplyAsync("SM1", "o kiek kainuos?");
        (await world.App.ReadAsync(db => db.Offers.SingleAsync(Token))).Status.Should().Be(OfferStatus.Open);
        await world.ReplyAsync("SM2", "2");
        (await world.App.ReadAsync(db => db.Offers.SingleAsync(Token))).Status.Should().Be(OfferStatus.Declined);
        await world.ReplyAsync("SM3", "1");
        await world.ReplyAsync("SM4", "STOP");

        var waiting = await world.App.ReadAsync(db => db.InboundSms.Where(sms => sms.IsForStaff).OrderBy(sms => sms.ProviderSid).Select(sms => sms.ProviderSid).ToListAsync(Token));
        waiting.Should().Equal("SM1", "SM3", "SM4");
        (await world.App.ReadAsync(db => db.Residents.SingleAsync(r => r.Id == world.Ona.Id, Token))).PreferredChannel.Should().Be(PreferredChannel.Call);

        using var clerk = await WebSession.StaffAsync(world.App, Role.Clerk, cancellationToken: Token);
        (await clerk.GetAsync("~/staff/messages", Token)).Body.Should().Contain("3 SMS laukia");
        var page = (await clerk.GetAsync("~/staff/messages/replies", Token)).Expect(HttpStatusCode.OK);
        page.Body.Should().Contain("o kiek kainuos?").And.Contain("Nebenori SMS");
        (await clerk.SubmitAsync(page, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await world.App.ReadAsync(db => db.InboundSms.CountAsync(sms => sms.IsForStaff, Token))).Should().Be(2);
        (await clerk.PostAsync("~/staff/messages/replies", WebForm.Fill(page).With("Reply", "ąčę").Fields, Token)).Expect(HttpStatusCode.NotFound);
    }

    [Theory, EveryDatabase]
    public async Task A_no_to_tomorrow_says_that_somebody_will_not_come_and_frees_nothing(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.SendAsync();
        await world.ReplyAsync("SM1", "2");
        var day = await world.BookTomorrowAsync();

        world.App.Clock.Advance(NodaTime.Duration.FromHours(7.5));
        await world.SendAsync();
        world.Twilio.Taken.Last().Body.Should().StartWith("Primename");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await world.ReplyAsync("SM2", "Ne");
        }

        var absence = await world.App.ReadAsync(db => db.Absences.SingleAsync(Token));
        (absence.Channel, absence.ReportedByName).Should().Be((Channel.Sms, world.Ona.FullName));
        var place = await world.App.ReadAsync(db => db.Places.SingleAsync(p => p.SessionId == day.Id, Token));
        (absence.PlaceId, place.Status).Should().Be((place.Id, BookingStatus.Booked));
        (await world.App.ReadAsync(db => db.InboundSms.CountAsync(sms => sms.IsForStaff, Token))).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task A_yes_to_tomorrow_is_the_person_s_own_word_and_leaves_nothing_to_staff(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.SendAsync();
        await world.ReplyAsync("SM1", "2");
        var day = await world.BookTomorrowAsync();

        world.App.Clock.Advance(NodaTime.Duration.FromHours(7.5));
        await world.SendAsync();
        (await ToldAsync()).Should().Be(Told.Sent);
        await world.ReplyAsync("SM2", "Ar tikrai?");
        (await ToldAsync()).Should().Be(Told.Sent);
        await world.ReplyAsync("SM3", "Būsiu, ačiū");

        (await ToldAsync()).Should().Be(Told.Confirmed);
        (await world.App.ReadAsync(db => db.InboundSms.Where(sms => sms.IsForStaff).Select(sms => sms.ProviderSid).ToListAsync(Token))).Should().Equal("SM2");

        async Task<Told> ToldAsync() => (await world.App.ReadAsync(db => db.ListToldAsync(day.Date, Token))).Values.Single();
    }

    [Theory, EveryDatabase]
    public async Task Staff_write_down_what_came_of_a_call_and_may_take_it_back(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.SendAsync();
        await world.ReplyAsync("SM1", "2");
        await world.BookTomorrowAsync();
        await world.App.ReadAsync(db => db.Residents.Where(r => r.Id == world.Ona.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.PreferredChannel, PreferredChannel.Call), Token));
        world.App.Clock.Advance(NodaTime.Duration.FromHours(7.5));
        await world.SendAsync();
        using var clerk = await WebSession.StaffAsync(world.App, Role.Clerk, cancellationToken: Token);

        var page = await clerk.GetAsync("~/staff/messages", Token);
        var again = await clerk.FollowAsync(await clerk.SubmitAsync(page, button: "NoAnswer", cancellationToken: Token), Token);
        again.Words.Should().Contain("Neatsiliepė – šiandien, 17.30").And.NotContain("Jau paskambinta");
        var told = await clerk.FollowAsync(await clerk.SubmitAsync(again, button: "Reached", cancellationToken: Token), Token);
        told.Words.Should().Contain("Dabar skambinti nereikia niekam").And.Contain("Jau paskambinta").And.Contain("Pasakiau žmogui – šiandien, 17.30");
        var back = await clerk.FollowAsync(await clerk.SubmitAsync(told, button: "CallAgain", cancellationToken: Token), Token);
        back.Words.Should().NotContain("Jau paskambinta").And.Contain(world.Ona.FullName);

        (await clerk.PostAsync("~/staff/messages?handler=Called", WebForm.Fill(back, button: "Reached").With("Outcome", "Perhaps").Fields, Token)).Expect(HttpStatusCode.NotFound);
    }

    [Theory, EveryDatabase]
    public async Task What_is_left_to_staff_is_answered_once_in_six_hours_and_what_twilio_has_answered_never(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.SendAsync();

        (await world.ReplyAsync("SM1", "STOP", optOut: "STOP")).Body.Should().EndWith("<Response/>", "Twilio has answered it");
        (await world.ReplyAsync("SM2", "o kada?")).Body.Should().Contain("<Response><Message>").And.Contain("aciu, gavome. Perskaitysime").And.Contain("0 612 34567");
        (await world.ReplyAsync("SM2", "o kada?")).Body.Should().Contain("<Message>", "the first answer was lost on its way");
        (await world.ReplyAsync("SM3", "ar tikrai?")).Body.Should().EndWith("<Response/>");
        (await world.ReplyAsync("SM4", "o kada?", from: "+37069999999")).Body.Should().EndWith("<Response/>", "a stranger is not written to");
        world.App.Clock.AdvanceMinutes(361);

        (await world.ReplyAsync("SM5", "nebesiųskite")).Body.Should().Contain("SMS nebesiusime");
        (await world.App.ReadAsync(db => db.InboundSms.CountAsync(sms => sms.IsForStaff, Token))).Should().Be(4, "all of it waits for staff; the stranger wrote to a number that two share");
    }

    [Theory, EveryDatabase]
    public async Task In_a_rehearsal_nobody_but_staff_is_answered(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.SendAsync();
        await world.App.ReadAsync(db => db.Initiatives.Where(i => i.Id == world.App.Initiative.Id).ExecuteUpdateAsync(
            s => s.SetProperty(i => i.IsRehearsing, true).SetProperty(i => i.RehearsalPhone, "+37061299999"), Token));

        (await world.ReplyAsync("SM1", "o kada?")).Body.Should().EndWith("<Response/>");
        (await world.ReplyAsync("SM2", "o kada?", from: "+37061299999")).Body.Should().Contain("<Message>", "that is the staff's telephone");
        (await world.App.ReadAsync(db => db.InboundSms.CountAsync(Token))).Should().Be(2, "what people write is kept");
    }

    [Theory, EveryDatabase]
    public async Task Unsigned_forged_and_large_ones_are_refused_and_a_number_of_nobody_is_borne(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.SendAsync();

        (await world.ReplyAsync("SM1", "1", signature: "AAAA")).Status.Should().Be(HttpStatusCode.Forbidden);
        (await world.ReplyAsync("SM1", "1", token: "another")).Status.Should().Be(HttpStatusCode.Forbidden);
        (await world.ReplyAsync("SM1", new string('1', 17_000))).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await world.ReplyAsync("SM1", "1", to: "+37069999999")).Status.Should().Be(HttpStatusCode.OK);
        (await world.ReplyAsync("SM1", "1", from: "Reklama")).Status.Should().Be(HttpStatusCode.OK);
        (await world.ReplyAsync("", "1")).Status.Should().Be(HttpStatusCode.OK);
        (await world.ReplyAsync("SM2", "👍")).Status.Should().Be(HttpStatusCode.OK);

        (await world.App.ReadAsync(db => db.Offers.SingleAsync(Token))).Status.Should().Be(OfferStatus.Open);
        (await world.App.ReadAsync(db => db.InboundSms.CountAsync(Token))).Should().Be(1);
    }

    /// <summary>Ona waits, a place came free, and the initiative writes from a number that can receive.</summary>
    private sealed record World(WebApp App, FakeTwilio Twilio, Resident Ona) : IAsyncDisposable
    {
        public static async Task<World> OpenAsync(Engine engine)
        {
            var twilio = await FakeTwilio.StartAsync(new NodaTime.Testing.FakeClock(TestHouse.Start), Token);
            var app = await WebApp.OpenAsync(engine, Token, services => services.AddTwilio(
                new TwilioSettings(FakeTwilio.AccountSid, FakeTwilio.AuthToken, Sender, twilio.Url, Public)));
            twilio.Clock = app.Clock;

            // Ten in the morning: nobody's quiet.
            app.Clock.Advance(NodaTime.Duration.FromHours(2));
            var (ona, other, activity) = (Given.Resident(phone: Phone), Given.Resident("Petras", phone: "+37061299999"), Given.Activity(1));
            var day = Given.Session(activity, app.Today.PlusDays(3), 1, app.Initiative);
            await app.SaveAsync(ona, other, activity, day);
            var staff = new Asking(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone);
            await using var scope = app.Scope();
            var services = scope.ServiceProvider;
            await services.GetRequiredService<BookPlace>().RunAsync(new(Guid.CreateVersion7(), [day.Id], [other.Id], "", staff), Token);
            await services.GetRequiredService<JoinWaitingList>().RunAsync(new(Guid.CreateVersion7(), [day.Id], [ona.Id], true, staff), Token);
            var taken = await app.ReadAsync(db => db.Places.SingleAsync(p => p.ResidentId == other.Id, Token));
            await services.GetRequiredService<CancelPlace>().RunAsync(new(taken.Id, false, staff), Token);

            return new(app, twilio, ona);
        }

        /// <summary>Staff book Ona a place of tomorrow.</summary>
        public async Task<Session> BookTomorrowAsync()
        {
            var activity = Given.Activity(5, name: "Pietūs");
            var day = Given.Session(activity, App.Today.PlusDays(1), 5, App.Initiative);
            await App.SaveAsync(activity, day);
            await using var scope = App.Scope();
            await scope.ServiceProvider.GetRequiredService<BookPlace>().RunAsync(
                new(Guid.CreateVersion7(), [day.Id], [Ona.Id], "", new Asking(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone)), Token);
            return day;
        }

        public Task SendAsync() => App.Services.GetRequiredService<ReminderRound>().SendAsync(Token);

        public async Task<(HttpStatusCode Status, string Body)> ReplyAsync(
            string sid, string body, string from = Phone, string to = Sender, string token = FakeTwilio.AuthToken, string? signature = null,
            string? optOut = null)
        {
            var form = new Dictionary<string, string>
            {
                ["MessageSid"] = sid, ["AccountSid"] = FakeTwilio.AccountSid, ["From"] = from, ["To"] = to, ["Body"] = body, ["NumMedia"] = "0",
            };
            if (optOut is not null)
            {
                form["OptOutType"] = optOut;
            }

            using var request = new HttpRequestMessage(HttpMethod.Post, TwilioInbound.Path) { Content = new FormUrlEncodedContent(form) };
            request.Headers.Add("X-Twilio-Signature", signature ?? TwilioSignature.Compute(token, Public.AbsoluteUri.TrimEnd('/') + TwilioInbound.Path, form));
            using var browser = App.Browser();
            using var answer = await browser.SendAsync(request, Token);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Twilio.DisposeAsync();
        }
    }
}
