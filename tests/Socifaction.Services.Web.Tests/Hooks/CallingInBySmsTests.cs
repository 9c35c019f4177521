using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hooks;
using Socifaction.Services.Web.Tests.Rides;

namespace Socifaction.Services.Web.Tests.Hooks;

/// <summary>Somebody with an open return writes that they are done, and the car comes.</summary>
public sealed class CallingInBySmsTests
{
    private const string Sender = "+37060000001";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly Uri Public = new("https://kaimas.example");
    private static readonly Asking Clerk = new(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone);

    [Theory, EveryDatabase]
    public async Task A_reply_calls_in_the_open_return_and_is_answered_once_with_when_the_car_comes(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        var back = await world.BookOpenAsync(world.Town.Ona);
        world.GoTo(new(11, 20));

        await world.ReplyAsync("SM1", "Jau galite atvažiuoti");
        await world.ReplyAsync("SM1", "Jau galite atvažiuoti");
        await world.SendAsync();
        await world.SendAsync();

        var called = await world.RideAsync(back.Id);
        (called.StartTime, called.LatestStart).Should().Be((new LocalTime(11, 20), new LocalTime(11, 35)));
        var heard = called.Events.Should().ContainSingle(e => e.Kind == BookingEventKind.CalledIn).Which;
        (heard.Channel, heard.ActorName).Should().Be((Channel.Sms, world.Town.Ona.FullName));
        world.Twilio.Taken.Should().HaveCount(2, "the confirmation, and one answer").And.OnlyContain(sms => sms.To == RideTown.OnasPhone);
        world.Twilio.Taken.Last().Body.Should().Contain("gavome. Atvaziuosime 11.20-11.35 val.");
        (await world.WaitingAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Whom_no_answer_reaches_staff_telephone(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        await world.BookOpenAsync(world.Town.Ona);
        await world.Town.App.ReadAsync(db => db.Residents.Where(r => r.Id == world.Town.Ona.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.PreferredChannel, PreferredChannel.Call), Token));
        world.GoTo(new(11, 20));

        await world.ReplyAsync("SM1", "baigiau");
        await world.SendAsync();

        world.Twilio.Taken.Should().ContainSingle("the confirmation alone");
        using var clerk = await WebSession.StaffAsync(world.Town.App, Role.Clerk, cancellationToken: Token);
        (await clerk.GetAsync("~/staff/messages", Token)).Words.Should().Contain(world.Town.Ona.FullName).And.Contain("Atsakymas, kada atvažiuosime");
        world.GoTo(new(11, 40));
        (await clerk.GetAsync("~/staff/messages", Token)).Words.Should().NotContain("Atsakymas, kada atvažiuosime");
    }

    [Theory, EveryDatabase]
    public async Task What_is_not_certain_is_left_to_staff_and_nobody_is_guessed(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        var (ona, jonas, app) = (world.Town.Ona, world.Town.Jonas, world.Town.App);
        var onas = await world.BookOpenAsync(ona);
        var jonasBack = await world.BookOpenAsync(jonas);

        await world.ReplyAsync("SM1", "baigiau");
        world.GoTo(new(8, 10));
        await world.ReplyAsync("SM2", "baigiau");
        world.GoTo(new(11, 20));
        await world.ReplyAsync("SM3", "Ar galite atvažiuoti?");
        var wife = Given.Resident("Elena", "Jonaitienė", RideTown.JonasPhone);
        await app.SaveAsync(wife);
        await world.ReplyAsync("SM5", "baigiau", RideTown.JonasPhone);
        var second = await world.BookOpenAsync(ona, from: new(14, 30), back: new(15, 0), asking: Clerk);
        await world.ReplyAsync("SM6", "baigiau");

        (await world.WaitingAsync()).Should().Equal("SM1", "SM2", "SM3", "SM5", "SM6");
        foreach (var ride in (Ride[])[onas, jonasBack, second])
        {
            (await world.RideAsync(ride.Id)).CalledInAt.Should().BeNull();
        }

        // What lay with staff stays with them: the first one is called in by hand, and the old message calls in no other.
        await using (var scope = app.Scope())
        {
            (await scope.ServiceProvider.GetRequiredService<CallInRide>().RunAsync(new(onas.Id, Clerk), Token))!.Value.Refusal.Should().BeNull();
            (await scope.ServiceProvider.GetRequiredService<SettleReply>().RunAsync((await app.ReadAsync(db => db.InboundSms.SingleAsync(sms => sms.ProviderSid == "SM6", Token))).Id, Token)).Should().BeTrue();
        }

        await world.ReplyAsync("SM6", "baigiau");
        (await world.RideAsync(second.Id)).CalledInAt.Should().BeNull();
    }

    /// <summary>A village that writes from a number that can receive, and a car on Tuesday.</summary>
    private sealed record World(RideTown Town, FakeTwilio Twilio, LocalDate Tuesday) : IAsyncDisposable
    {
        public static async Task<World> OpenAsync(Engine engine)
        {
            var twilio = await FakeTwilio.StartAsync(new NodaTime.Testing.FakeClock(TestHouse.Start), Token);
            var town = await RideTown.OpenAsync(engine, more: services => services.AddTwilio(
                new TwilioSettings(FakeTwilio.AccountSid, FakeTwilio.AuthToken, Sender, twilio.Url, Public)));
            twilio.Clock = town.App.Clock;
            return new(town, twilio, town.Tuesday);
        }

        /// <summary>A ride of Tuesday with an open return, booked on the web unless told otherwise and confirmed by SMS.</summary>
        public async Task<Ride> BookOpenAsync(Resident resident, LocalTime? from = null, LocalTime? back = null, Asking? asking = null)
        {
            await using var scope = Town.App.Scope();
            var time = from ?? new LocalTime(9, 0);
            var wishes = new RideWishes(Town.Service.Id, Given.Home, Given.Polyclinic, Tuesday, RideWish.ArriveBy, time, back ?? new LocalTime(11, 0))
            {
                ReturnBy = (back ?? new LocalTime(11, 0)).PlusHours(1).PlusMinutes(30),
            };
            var booked = await scope.ServiceProvider.GetRequiredService<BookRide>().RunAsync(
                new(Guid.CreateVersion7(), resident.Id, wishes, asking ?? new(new Actor(ActorKind.Resident, resident.Id, resident.FullName), Channel.Web)), Token);
            await SendAsync();
            return booked!.Value.Value!.Return!;
        }

        public Task<Ride> RideAsync(Guid id) => Town.App.ReadAsync(db => db.Rides.AsNoTracking().Include(ride => ride.Events).SingleAsync(ride => ride.Id == id, Token));

        /// <summary>What waits for staff.</summary>
        public Task<List<string>> WaitingAsync() => Town.App.ReadAsync(db => db.InboundSms.Where(sms => sms.IsForStaff).OrderBy(sms => sms.ProviderSid).Select(sms => sms.ProviderSid).ToListAsync(Token));

        public void GoTo(LocalTime time) => Town.App.Clock.Reset(InitiativeZone.InstantOf(Town.App.Initiative.Zone, Tuesday, time));

        public Task SendAsync() => Town.App.Services.GetRequiredService<ReminderRound>().SendAsync(Token);

        public async Task ReplyAsync(string sid, string body, string from = RideTown.OnasPhone)
        {
            var form = new Dictionary<string, string>
            {
                ["MessageSid"] = sid, ["AccountSid"] = FakeTwilio.AccountSid, ["From"] = from, ["To"] = Sender, ["Body"] = body, ["NumMedia"] = "0",
            };
            using var request = new HttpRequestMessage(HttpMethod.Post, TwilioInbound.Path) { Content = new FormUrlEncodedContent(form) };
            request.Headers.Add("X-Twilio-Signature", TwilioSignature.Compute(FakeTwilio.AuthToken, Public.AbsoluteUri.TrimEnd('/') + TwilioInbound.Path, form));
            using var browser = Town.App.Browser();
            using var answer = await browser.SendAsync(request, Token);
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        public async ValueTask DisposeAsync()
        {
            await Town.DisposeAsync();
            await Twilio.DisposeAsync();
        }
    }
}
