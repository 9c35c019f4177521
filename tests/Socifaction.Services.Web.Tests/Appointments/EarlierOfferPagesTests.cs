using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hooks;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Tests.Appointments;

/// <summary>Staff offer an earlier time with one tap; the reply comes back the way the provider brings it, or staff hear it on the telephone.</summary>
public sealed class EarlierOfferPagesTests
{
    private const string Sender = "+37060000001";
    private const string Phone = "+37061200001";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly Uri Public = new("https://kaimas.example");

    [Theory, EveryDatabase]
    public async Task One_tap_offers_and_a_reply_of_yes_moves_the_appointment(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        var week = (await world.Clerk.GetAsync("~/staff/appointments/week", Token)).Expect(HttpStatusCode.OK);
        week.Page.QuerySelector("#earlier")!.TextContent.Should().Contain("Ona Petraitienė");

        var offered = await world.Clerk.FollowAsync((await world.Clerk.SubmitAsync(week, new { Start = world.Free }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect), Token);
        offered.Page.QuerySelector("#offers")!.TextContent.Should().Contain("Ona Petraitienė").And.Contain("laikoma iki");
        offered.Page.QuerySelector("#earlier").Should().BeNull();
        (await world.Clerk.SubmitAsync(week, new { Start = world.Free }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        await world.SendAsync();
        world.Twilio.Taken.Should().ContainSingle(sms => sms.To == Phone).Which.Body.Should().Contain("ankstesnis laikas").And.EndWith("Atrasykite 1 - taip, 2 - ne.");

        await world.ReplyAsync("SM1", "taip");
        await world.ReplyAsync("SM1", "taip");
        var now = await world.App.ReadAsync(db => db.Appointments.Include(one => one.Events).SingleAsync(one => one.Status == BookingStatus.Booked, Token));
        AppointmentStart(now).Should().Be(world.Free);
        now.Events.Should().ContainSingle(e => e.Kind == BookingEventKind.Moved).Which.Channel.Should().Be(Channel.Sms);
        (await world.App.ReadAsync(db => db.InboundSms.SingleAsync(Token))).IsForStaff.Should().BeFalse();
        (await world.Clerk.GetAsync("~/staff/appointments/week", Token)).Page.QuerySelector("#offers").Should().BeNull();
        var mine = await Walker.Of(world.App, Phone).OpenAsync("/kunigiskiai/bookings");
        mine.Page.QuerySelectorAll("a[href*='/appointments/details/']").Should().HaveCount(1, "an offer is no booking");
    }

    [Theory, EveryDatabase]
    public async Task A_reply_of_no_frees_the_time_and_staff_may_write_down_what_they_hear(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.Clerk.SubmitAsync("~/staff/appointments/week", new { Start = world.Free }, cancellationToken: Token);
        await world.SendAsync();
        await world.ReplyAsync("SM1", "ne");
        var week = (await world.Clerk.GetAsync("~/staff/appointments/week", Token)).Expect(HttpStatusCode.OK);
        week.Page.QuerySelector("#offers").Should().BeNull();
        week.Page.QuerySelector("#earlier").Should().BeNull("she has said no to it, and nobody else waits");

        await using var other = await World.OpenAsync(engine);
        await other.Clerk.SubmitAsync("~/staff/appointments/week", new { Start = other.Free }, cancellationToken: Token);
        week = await other.Clerk.GetAsync("~/staff/appointments/week", Token);
        (await other.Clerk.SubmitAsync(week, button: "Tinka, perkelti", cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        AppointmentStart(await other.App.ReadAsync(db => db.Appointments.SingleAsync(one => one.Status == BookingStatus.Booked, Token))).Should().Be(other.Free);
        (await other.Clerk.SubmitAsync(week, button: "Netinka", cancellationToken: Token)).Status.Should().Be(409);
    }

    [Theory, EveryDatabase]
    public async Task Bad_input_is_not_there_and_a_late_tap_gets_a_sentence(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        var week = (await world.Clerk.GetAsync("~/staff/appointments/week", Token)).Expect(HttpStatusCode.OK);
        foreach (var (handler, appointment, start, answer) in ((string, string, string, string)[])
            [
                ("Offer", "x", world.Free, ""), ("Offer", Guid.CreateVersion7().ToString(), world.Free, ""), ("Offer", world.AppointmentId, "rytoj", ""),
                ("Answer", "x", "", "yes"), ("Answer", world.AppointmentId, "", "yes"), ("Answer", world.AppointmentId, "", "gal"),
            ])
        {
            var form = WebForm.Fill(week, new { Start = world.Free }).With("Appointment", appointment).With("Start", start).With("Answer", answer);
            (await world.Clerk.PostAsync($"~/staff/appointments/week?handler={handler}", form.Fields, Token)).Status.Should().Be(404);
        }

        world.App.Clock.Advance(Duration.FromHours(46));
        var late = await world.Clerk.SubmitAsync(week, new { Start = world.Free }, cancellationToken: Token);
        late.Status.Should().Be(409);
        late.Words.Should().Contain("Paskambinkite");
    }

    [Theory, EveryDatabase]
    public async Task Laundry_is_weighed_on_the_page_and_a_note_is_kept_beside_it(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.App.ReadAsync(db => db.AppointmentTypes.ExecuteUpdateAsync(set => set.SetProperty(one => one.CountedIn, CountedIn.Kilograms), Token));
        var details = $"~/staff/appointments/details/{world.AppointmentId}";
        var before = (await world.Clerk.GetAsync(details, Token)).Expect(HttpStatusCode.OK);
        before.Words.Should().Contain("dar nesverta");
        (await world.Clerk.SubmitAsync(before, new { Note = "Skalbti atskirai" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        var stale = await world.Clerk.SubmitAsync(before, new { Note = "Kita pastaba" }, cancellationToken: Token);
        stale.Status.Should().Be(409);
        stale.Page.QuerySelector("input[name=Note]")!.GetAttribute("value").Should().Be("Kita pastaba", "nothing typed is lost");
        stale.Words.Should().Contain("Skalbti atskirai", "both are shown");

        world.App.Clock.Advance(Duration.FromDays(8));
        var begun = (await world.Clerk.GetAsync(details, Token)).Expect(HttpStatusCode.OK);
        (await world.Clerk.SubmitAsync(begun, new { Kilograms = "daug" }, "Atvyko", Token)).Status.Should().Be(422);
        (await world.Clerk.SubmitAsync(begun, new { Kilograms = "6" }, "Atvyko", Token)).Expect(HttpStatusCode.Redirect);
        (await world.Clerk.GetAsync(details, Token)).Words.Should().Contain("6 kg, iš jų nemokamai 5 kg").And.Contain("0,86");
    }

    private static string AppointmentStart(Appointment one) => AppointmentTexts.WriteStart(one.Date, one.StartTime);

    private sealed record World(WebApp App, FakeTwilio Twilio, WebSession Clerk, string AppointmentId, string Free) : IAsyncDisposable
    {
        public static async Task<World> OpenAsync(Engine engine)
        {
            var twilio = await FakeTwilio.StartAsync(new NodaTime.Testing.FakeClock(TestHouse.Start), Token);
            var app = await WebApp.OpenAsync(engine, Token, services => services.AddTwilio(
                new TwilioSettings(FakeTwilio.AccountSid, FakeTwilio.AuthToken, Sender, twilio.Url, Public)));
            twilio.Clock = app.Clock;

            // Ten in the morning: nobody's quiet.
            app.Clock.Advance(Duration.FromHours(2));
            var (resource, ona) = (Given.Resource(), Given.Resident(phone: Phone));
            var (free, later) = (app.Today.PlusDays(2), app.Today.PlusDays(7));
            resource.Openings.Clear();
            resource.Openings.AddRange(((LocalDate[])[free, later]).Select(date => new WeeklyOpening
            {
                ResourceId = resource.Id, Weekday = date.DayOfWeek, From = new(10, 0), To = new(11, 0), FirstDay = date, LastDay = date,
            }));
            var type = Given.AppointmentType([resource]);
            (type.Messages, type.Allowance, type.Price) = (OfferingMessages.UsualOfTimes with { }, new(5, 5), new(PriceKind.Flat, 86));
            await app.SaveAsync(resource, type, ona);
            await using var scope = app.Scope();
            await scope.ServiceProvider.GetRequiredService<BookAppointment>().RunAsync(
                new(Guid.CreateVersion7(), type.Id, ona.Id, [later + new LocalTime(10, 0)], 60, "", new Asking(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone)) { WantsEarlier = true }, Token);
            var has = await app.ReadAsync(db => db.Appointments.SingleAsync(Token));
            return new(app, twilio, await WebSession.StaffAsync(app, Role.Clerk, cancellationToken: Token), has.Id.ToString(), AppointmentTexts.WriteStart(free, new(10, 0)));
        }

        public Task SendAsync() => App.Services.GetRequiredService<ReminderRound>().SendAsync(Token);

        public async Task ReplyAsync(string sid, string body)
        {
            var form = new Dictionary<string, string>
            {
                ["MessageSid"] = sid, ["AccountSid"] = FakeTwilio.AccountSid, ["From"] = Phone, ["To"] = Sender, ["Body"] = body, ["NumMedia"] = "0",
            };
            using var request = new HttpRequestMessage(HttpMethod.Post, TwilioInbound.Path) { Content = new FormUrlEncodedContent(form) };
            request.Headers.Add("X-Twilio-Signature", TwilioSignature.Compute(FakeTwilio.AuthToken, Public.AbsoluteUri.TrimEnd('/') + TwilioInbound.Path, form));
            using var browser = App.Browser();
            using var answer = await browser.SendAsync(request, Token);
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        public async ValueTask DisposeAsync()
        {
            Clerk.Dispose();
            await App.DisposeAsync();
            await Twilio.DisposeAsync();
        }
    }
}
