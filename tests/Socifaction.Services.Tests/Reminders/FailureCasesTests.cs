using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using static Socifaction.Services.Tests.Reminders.SendDueRemindersTests;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>
/// The twenty-five cases that a system which reminds people has to survive, each by its number, against the fake provider. What runs over
/// our own HTTP stands in the web's tests: forged callbacks (11), replies that are acted on (22), timers that stop (25). Here: the process, the provider and the network while a message is sent.
/// </summary>
public sealed partial class FailureCasesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Case_01_Killed_between_the_claim_and_the_call_it_is_sent_once_later(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.PlanAsync();
        await DieAsync(house);

        await WaitAsync(house, minutes: 8);

        house.Twilio.Posts.Should().Be(1);
        (await house.RowAsync()).Should().Match<Reminder>(row => row.Status == ReminderStatus.Accepted && row.Attempt == 2);
    }

    [Theory, EveryDatabase]
    public async Task Case_02_Killed_after_the_provider_took_it_it_is_adopted_and_not_sent_again(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.SendAsync();
        await house.House.ReadAsync(db => db.Reminders.ExecuteUpdateAsync(
            s => s.SetProperty(row => row.Status, ReminderStatus.Sending).SetProperty(row => row.ProviderSid, (string?)null), Token));

        await WaitAsync(house, minutes: 8);

        house.Twilio.Posts.Should().Be(1);
        (await house.RowAsync()).Should().Match<Reminder>(row => row.Status == ReminderStatus.Accepted && row.ProviderSid == house.Twilio.Taken.Single().Sid);
    }

    [Theory, EveryDatabase]
    public async Task Case_03_Taken_although_the_answer_was_lost_is_found_and_not_sent_again(Engine engine)
    {
        foreach (var fault in (TwilioFault[])[TwilioFault.DropAfter, TwilioFault.ErrorAfter, TwilioFault.SlowAfter, TwilioFault.GarbageAfter])
        {
            await using var house = await ReadyAsync(engine);
            house.Twilio.NextFault = Once(fault);

            await house.SendAsync();
            (await house.RowAsync()).Status.Should().Be(ReminderStatus.Unknown, "the fault was {0}", fault);
            for (var minute = 0; minute < 8; minute++)
            {
                house.Clock.AdvanceMinutes(1);
                await house.SettleAsync();
                await house.SendAsync();
            }

            house.Twilio.Posts.Should().Be(1, "the fault was {0}", fault);
            (await house.RowAsync()).Should().Match<Reminder>(r => r.Status == ReminderStatus.Accepted && r.ProviderSid == house.Twilio.Taken.Single().Sid);
        }
    }

    [Theory, EveryDatabase]
    public async Task Case_04_Not_taken_is_sent_once_more_and_only_after_the_list_has_settled(Engine engine)
    {
        foreach (var fault in (TwilioFault[])[TwilioFault.DropBefore, TwilioFault.ErrorBefore, TwilioFault.ForeignRefusal])
        {
            await using var house = await ReadyAsync(engine);
            house.Twilio.NextFault = Once(fault);

            await house.SendAsync();
            house.Clock.AdvanceMinutes(4);
            await house.SettleAsync();
            await house.SendAsync();
            house.Twilio.Posts.Should().Be(1, "the list may lag");
            house.Clock.AdvanceMinutes(2);
            await house.SettleAsync();
            await house.SendAsync();

            house.Twilio.Taken.Should().HaveCount(1, "the fault was {0}", fault);
            house.Twilio.Posts.Should().Be(2, "the fault was {0}", fault);
        }
    }

    [Theory, EveryDatabase]
    public async Task Case_05_Too_many_requests_wait_and_are_sent_once(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        house.Twilio.NextFault = Once(TwilioFault.TooManyWithRetryAfter, TwilioFault.TooMany);

        await house.SendAsync();
        (await house.RowAsync()).Should().Match<Reminder>(r => r.Status == ReminderStatus.Planned
            && r.NextTryAt == house.Clock.GetCurrentInstant() + Duration.FromMinutes(2));
        house.Clock.AdvanceMinutes(1);
        await house.SendAsync();
        house.Twilio.Posts.Should().Be(1, "it was told to wait two minutes");
        house.Clock.AdvanceMinutes(1);
        await house.SendAsync();
        house.Clock.AdvanceMinutes(3);
        await house.SendAsync();

        house.Twilio.Posts.Should().Be(3);
        house.Twilio.Taken.Should().HaveCount(1);
    }

    [Theory, EveryDatabase]
    public async Task Case_06_A_provider_that_cannot_be_connected_to_loses_nothing_and_the_late_ones_go_to_staff(Engine engine)
    {
        await using var house = await ReadyAsync(engine, _ => new(FakeTwilio.AccountSid, FakeTwilio.AuthToken, "Socifaction", new("http://127.0.0.1:1"), null));

        for (var i = 0; i < 12; i++)
        {
            await house.SendAsync();
            house.Clock.AdvanceMinutes(15);
        }

        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Planned, "nothing was asked of anybody");
        house.Clock.AdvanceHours(17);
        await house.SendAsync();

        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Missed);
    }

    [Theory, EveryDatabase]
    public async Task Case_07_Overlapping_dispatchers_send_once(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.PlanAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            house.House.RunAsync<SendDueReminders, int>(u => u.RunAsync(Token)), Token)));

        house.Twilio.Posts.Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task Case_12_A_booking_cancelled_before_the_sending_is_not_announced(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var booking = await house.BookAsync();
        await house.PlanAsync();
        house.GoToTheEvening();
        await house.House.ReadAsync(db => db.Bookings.ExecuteUpdateAsync(s => s.SetProperty(b => b.Status, BookingStatus.Cancelled), Token));

        await house.House.RunAsync<SendDueReminders, int>(u => u.RunAsync(Token));

        house.Twilio.Posts.Should().Be(0);
        (await house.RowAsync()).Status.Should().Be(ReminderStatus.Cancelled);
    }

    [Theory, EveryDatabase]
    public async Task Case_12_A_booking_cancelled_while_its_message_is_sent_is_followed_by_a_cancellation(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        house.Twilio.WhenTaken = async _ =>
        {
            house.Twilio.WhenTaken = _ => Task.CompletedTask;
            await house.CancelAsync(await house.House.ReadAsync(db => db.Bookings.AsNoTracking().SingleAsync(Token)));
        };

        await house.SendAsync();
        await house.SendAsync();

        house.Twilio.Taken.Select(m => m.Body[..8]).Should().Equal("Primenam", "Atsaukta");
    }

    [Theory, EveryDatabase]
    public async Task Case_25_The_wrong_password_stops_the_initiative_and_keeps_the_messages(Engine engine)
    {
        await using var house = await ReadyAsync(engine, twilio => twilio.Settings(token: "wrong"));
        await house.BookAsync();

        await house.SendAsync();

        var rows = await house.RowsAsync();
        rows.Select(r => r.Status).Should().AllBeEquivalentTo(ReminderStatus.Planned);
        rows.Count(r => r.ErrorCode == 20003).Should().Be(1, "the first refusal says it for all");
    }

    [Theory, EveryDatabase]
    public async Task Case_25_One_initiatives_trouble_does_not_stop_another(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.House.ReadAsync(db => db.Initiatives.Where(i => i.Id == house.House.Neighbour.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.ZoneId, "Nowhere/Atall"), Token));

        await using var scope = house.House.ScopeOfNobody();
        await scope.ServiceProvider.GetRequiredService<ReminderRound>().SendAsync(Token);

        house.Twilio.Taken.Should().HaveCount(1);
        var db = scope.ServiceProvider.GetRequiredService<Socifaction.Services.Data.ServicesDbContext>();
        (await db.SilentSinceAsync(house.Clock.GetCurrentInstant(), Token)).Should().Be(Instant.FromUnixTimeSeconds(0), "nothing was settled yet");
    }

    [Theory, EveryDatabase]
    public async Task Case_25_A_burst_of_one_initiative_does_not_keep_another_waiting(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var neighbour = await NeighbourBooksAsync(house);
        for (var i = 0; i < 45; i++)
        {
            var resident = Given.Resident(phone: $"+3706120{i:0000}");
            await house.House.SaveAsync(resident);
            await house.BookAsync(resident);
        }

        house.GoToTheEvening();
        await using var scope = house.House.ScopeOfNobody();
        await scope.ServiceProvider.GetRequiredService<ReminderRound>().SendAsync(Token);

        house.Twilio.Taken.Should().HaveCount(ReminderTimes.Usual.Share + 1).And.Contain(message => message.To == neighbour);
    }

    /// <summary>As a process leaves a message that dies before it has asked.</summary>
    private static Task<int> DieAsync(SmsHouse house)
    {
        var now = house.Clock.GetCurrentInstant();
        return house.House.ReadAsync(db => db.Reminders.ExecuteUpdateAsync(
            s => s.SetProperty(row => row.Status, ReminderStatus.Sending).SetProperty(row => row.Attempt, 1).SetProperty(row => row.StartedAt, now), Token));
    }

    private static async Task WaitAsync(SmsHouse house, int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            house.Clock.AdvanceMinutes(1);
            await house.SettleAsync();
            await house.SendAsync();
        }
    }

    private static async Task<string> NeighbourBooksAsync(SmsHouse house)
    {
        const string phone = "+37061299999";
        var (activity, resident) = (Given.Activity(), Given.Resident("Petras", phone: phone));
        var session = Given.Session(activity, house.House.Today.PlusDays(1), 20, house.House.Neighbour);
        await using var scope = house.House.Scope(house.House.Neighbour);
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        db.AddRange(activity, resident, session, Given.Place(session, resident, Channel.Phone, house.Clock.GetCurrentInstant() - Duration.FromDays(7)));
        await db.SaveChangesAsync(Token);
        return phone;
    }
}
