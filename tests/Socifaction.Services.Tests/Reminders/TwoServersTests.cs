using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>Several servers over one database, and initiatives of very different size.</summary>
public sealed class TwoServersTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task That_plan_and_send_at_the_same_moment_send_each_message_once(Engine engine)
    {
        await using var many = await ManyMessages.OpenAsync(engine, Timeout, Token, [.. Enumerable.Repeat(50, 8)]);

        await SendTogetherAsync(many, rounds: 3, round => round.SendAsync(Token));

        many.House.Twilio.Posts.Should().Be(400);
        many.House.Twilio.Taken.Select(message => message.To).Should().OnlyHaveUniqueItems();
        (await many.RowsAsync()).Should().HaveCount(400).And.OnlyContain(row => row.Attempt == 1 && row.Status == ReminderStatus.Accepted);
    }

    [Theory, EveryDatabase]
    public async Task The_control_that_does_not_claim_sends_twice(Engine engine)
    {
        await using var many = await ManyMessages.OpenAsync(engine, Timeout, Token, [.. Enumerable.Repeat(10, 4)]);

        await SendTogetherAsync(many, rounds: 4, round => round.EachAsync("control", CrashChild.SendThenMarkAsync, Token));

        many.House.Twilio.Taken.GroupBy(message => message.To).Should().Contain(person => person.Count() > 1);
    }

    [Theory, EveryDatabase]
    public async Task However_much_one_initiative_has_to_say_the_others_are_heard_in_the_same_round(Engine engine)
    {
        await using var many = await ManyMessages.OpenAsync(engine, Timeout, Token, 1200, 5, 5, 5, 5, 5);
        many.GoTo(17, 0);
        await using var server = new MortalServer(many.House.House.Database, many.House.Clock, many.House.Twilio.Settings());

        await server.LiveAsync(round => round.SendAsync(Token));

        var rows = await many.RowsAsync();
        rows.Where(row => row.InitiativeId == many.Initiatives[0].Id).Should().HaveCount(PlanReminders.MostAtOnce, "planning is bounded too")
            .And.Subject.Count(row => row.Status == ReminderStatus.Accepted).Should().Be(ReminderTimes.Usual.Share);
        rows.Where(row => row.InitiativeId != many.Initiatives[0].Id).Should().HaveCount(25).And.OnlyContain(row => row.Status == ReminderStatus.Accepted);
    }

    [Theory, EveryDatabase]
    public async Task What_changes_somebodys_day_overtakes_the_reminders_of_the_evening(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        for (var i = 0; i < ReminderTimes.Usual.Share + 5; i++)
        {
            await house.BookAsync();
        }

        var cancelled = await house.BookAsync();
        house.GoToTheEvening();
        await house.PlanAsync();
        await house.CancelAsync(cancelled);
        house.Clock.AdvanceMinutes(1);

        await house.SendAsync();

        (await house.RowsAsync()).Should().ContainSingle(row => row.Kind == ReminderKind.Cancellation).Which.Status.Should().Be(ReminderStatus.Accepted);
    }

    private static async Task SendTogetherAsync(ManyMessages many, int rounds, Func<ReminderRound, Task> work)
    {
        many.GoTo(17, 0);
        await using var one = new MortalServer(many.House.House.Database, many.House.Clock, many.House.Twilio.Settings(new("http://127.0.0.1:9")));
        await using var other = new MortalServer(many.House.House.Database, many.House.Clock, many.House.Twilio.Settings(new("http://127.0.0.1:9")));
        for (var i = 0; i < rounds; i++)
        {
            await Task.WhenAll(Task.Run(() => one.LiveAsync(work), Token), Task.Run(() => other.LiveAsync(work), Token));
        }
    }
}
