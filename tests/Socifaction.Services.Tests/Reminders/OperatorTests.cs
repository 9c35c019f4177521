using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>The failure cases that differ where the provider keeps no list, brings no replies and perhaps reports nothing.</summary>
public sealed class OperatorTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task What_is_due_is_posted_once_with_a_reference_and_where_to_report(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);

        await world.House.SendAsync();
        await world.House.SendAsync();

        var (row, sent) = (await world.House.RowAsync(), world.Operator.Taken.Single());
        row.Should().Match<Reminder>(r => r.Status == ReminderStatus.Accepted && r.ProviderSid == sent.Id);
        sent.Should().Match<OperatorMessage>(s => s.From == "Kaimas" && s.To == row.To && s.Text == row.Body && s.Reference == row.CallbackKey);
        sent.ReportTo.Should().Be($"http://127.0.0.1:9/webhooks/operator/status/{row.CallbackKey}");

        await world.House.TellAsync(row, "delivered", sid: sent.Id);
        (await world.House.RowAsync()).Status.Should().Be(ReminderStatus.Delivered);
    }

    [Theory, EveryDatabase]
    public async Task Cases_03_and_04_An_unknown_outcome_is_never_sent_again_but_goes_to_staff(Engine engine)
    {
        foreach (var fault in (TwilioFault[])[TwilioFault.DropBefore, TwilioFault.ErrorBefore, TwilioFault.ForeignRefusal, TwilioFault.ErrorAfter, TwilioFault.GarbageAfter])
        {
            await using var world = await World.OpenAsync(engine);
            world.Operator.NextFault = SendDueRemindersTests.Once(fault);

            await world.House.SendAsync();
            (await world.House.RowAsync()).Status.Should().Be(ReminderStatus.Unknown, "the fault was {0}", fault);
            await world.WaitAsync(minutes: 20);

            world.Operator.Posts.Should().Be(1, "the fault was {0}", fault);
            (await world.House.RowAsync()).Status.Should().Be(ReminderStatus.NeedsStaff);
            (await world.House.ToCallAsync()).Should().ContainSingle().Which.Reason.Should().Be(CallReason.Unknown);
        }
    }

    [Theory, EveryDatabase]
    public async Task Case_03_A_report_adopts_what_was_taken_although_the_answer_was_lost(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        world.Operator.NextFault = SendDueRemindersTests.Once(TwilioFault.DropAfter);
        await world.House.SendAsync();
        await world.WaitAsync(minutes: 8);
        (await world.House.RowAsync()).Status.Should().Be(ReminderStatus.NeedsStaff);

        await world.House.TellAsync(await world.House.RowAsync(), "delivered", sid: world.Operator.Taken.Single().Id);

        (await world.House.RowAsync()).Should().Match<Reminder>(r => r.Status == ReminderStatus.Delivered && r.ProviderSid == "op-1");
        (await world.House.ToCallAsync()).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Case_05_Too_many_requests_wait_and_are_sent_once(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        world.Operator.NextFault = SendDueRemindersTests.Once(TwilioFault.TooManyWithRetryAfter);
        await world.House.SendAsync();
        world.House.Clock.AdvanceMinutes(1);
        await world.House.SendAsync();
        world.Operator.Posts.Should().Be(1, "it was told to wait two minutes");

        world.House.Clock.AdvanceMinutes(1);
        await world.House.SendAsync();

        world.Operator.Taken.Should().HaveCount(1);
    }

    [Theory, EveryDatabase]
    public async Task Case_21_Where_nobody_reports_it_stays_sent_and_only_what_is_urgent_is_telephoned(Engine engine)
    {
        await using var world = await World.OpenAsync(engine, reports: false);
        var cancelled = await world.House.BookAsync();
        await world.House.SendAsync();
        await world.House.CancelAsync(cancelled);
        await world.House.SendAsync();

        await world.WaitAsync(minutes: 90);

        world.Operator.Taken.Should().OnlyContain(sent => sent.ReportTo == null).And.HaveCount(3);
        (await world.House.RowsAsync()).Should().OnlyContain(row => row.ProviderStatus == ReminderRank.Unreported)
            .And.Contain(row => row.Kind == ReminderKind.DayBefore && row.Status == ReminderStatus.Sent);
        (await world.House.ToCallAsync()).Should().ContainSingle().Which.Should()
            .Match<PersonToCall>(call => call.Kind == ReminderKind.Cancellation && call.Reason == CallReason.Unconfirmed);
    }

    [Theory, EveryDatabase]
    public async Task Case_24_A_provider_that_brings_no_replies_is_never_answered_to_and_calls_nobody(Engine engine)
    {
        await using var world = await World.OpenAsync(engine);
        world.House.House.Initiative.SmsSender = "+37060000001";

        await using var scope = world.House.House.Scope();
        var sender = scope.ServiceProvider.GetRequiredService<ISmsSender>();

        sender.IsTwoWayFor(world.House.House.Initiative).Should().BeFalse("the number may receive, but nobody brings us what it received");
        sender.CallerOf("+37060000001").Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Case_25_A_wrong_key_stops_the_round_and_loses_nothing(Engine engine)
    {
        await using var world = await World.OpenAsync(engine, key: "another");
        await world.House.BookAsync();

        await world.House.SendAsync();

        world.Operator.Posts.Should().Be(1);
        (await world.House.RowsAsync()).Should().HaveCount(2).And.OnlyContain(row => row.Status == ReminderStatus.Planned);
        (await world.House.RowsAsync()).Should().ContainSingle(row => row.ErrorCode == SendAnswer.WrongPassword);
    }

    [Theory]
    [InlineData("http://operator.example/send", "key", "secret-that-is-long")]
    [InlineData("https://user:pass@operator.example/send", "key", "secret-that-is-long")]
    [InlineData("https://operator.example/send", "", "secret-that-is-long")]
    [InlineData("https://operator.example/send", "key", "short")]
    public void Settings_that_could_be_listened_to_or_guessed_are_refused(string url, string key, string secret) =>
        FluentActions.Invoking(() => new OperatorSettings(new(url), key, "Kaimas", secret)).Should().Throw<ArgumentException>();

    private sealed record World(SmsHouse House, FakeOperator Operator) : IAsyncDisposable
    {
        /// <summary>One booking of tomorrow, on the evening before.</summary>
        public static async Task<World> OpenAsync(Engine engine, bool reports = true, string key = FakeOperator.Key)
        {
            var fake = await FakeOperator.StartAsync(Token);
            var house = await SmsHouse.OpenAsync(engine, Token, more: services => services.AddOperator(fake.Settings(reports, key)));
            await house.BookAsync();
            house.GoToTheEvening();
            return new(house, fake);
        }

        public async Task WaitAsync(int minutes)
        {
            for (var minute = 0; minute < minutes; minute++)
            {
                House.Clock.AdvanceMinutes(1);
                await House.SettleAsync();
                await House.SendAsync();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await House.DisposeAsync();
            await Operator.DisposeAsync();
        }
    }
}
