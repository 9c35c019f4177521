using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>What staff say of their calls: who has been told is no longer on the list, who did not answer stays there.</summary>
public sealed class RecordCallTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Whoever_was_told_leaves_the_list_and_whoever_did_not_answer_stays_on_it(Engine engine)
    {
        await using var sms = await SmsHouse.OpenAsync(engine, Token);
        var (place, row) = await NotReachedAsync(sms);
        (await ToldAsync(sms, place)).Should().Be(Told.NotReached);

        await CallAsync(sms, row, CallOutcome.NoAnswer);
        sms.Clock.Advance(Duration.FromMinutes(5));
        await CallAsync(sms, row, CallOutcome.NoAnswer);
        var call = (await sms.ToCallAsync()).Should().ContainSingle().Which;
        call.Tries.Select(tried => tried.ByName).Should().Equal("Rasa", "Rasa");
        (await ToldAsync(sms, place)).Should().Be(Told.NotReached);

        sms.Clock.Advance(Duration.FromMinutes(5));
        await CallAsync(sms, row, CallOutcome.ToldRelatives);
        var now = await sms.CallsAsync();
        now.ToCall.Should().BeEmpty();
        now.Called.Should().ContainSingle().Which.Call.Outcome.Should().Be(CallOutcome.ToldRelatives);
        (await ToldAsync(sms, place)).Should().Be(Told.Phoned);

        sms.Clock.Advance(Duration.FromMinutes(5));
        await CallAsync(sms, row, CallOutcome.CallAgain);
        (await sms.ToCallAsync()).Should().ContainSingle();
        (await ToldAsync(sms, place)).Should().Be(Told.NotReached);
    }

    [Theory, EveryDatabase]
    public async Task A_form_sent_many_times_at_once_is_one_call_and_a_message_of_nobody_none(Engine engine)
    {
        await using var sms = await SmsHouse.OpenAsync(engine, Token);
        var (_, row) = await NotReachedAsync(sms);
        var said = Said(row.Id, CallOutcome.NoAnswer);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => sms.House.RunAsync<RecordCall, bool>(u => u.RunAsync(said, Token)))));

        answers.Should().OnlyContain(known => known);
        (await sms.House.ReadAsync(db => db.CallsMade.CountAsync(Token))).Should().Be(1);
        (await sms.House.RunAsync<RecordCall, bool>(u => u.RunAsync(Said(Guid.CreateVersion7(), CallOutcome.Reached), Token))).Should().BeFalse();
    }

    [Theory, EveryDatabase]
    public async Task Who_was_told_by_telephone_that_it_does_not_take_place_counts_as_reached(Engine engine)
    {
        await using var sms = await SmsHouse.OpenAsync(engine, Token);
        var place = await sms.BookAsync();
        sms.Clock.Advance(Duration.FromHours(2));
        await sms.CancelAsync(place);
        await sms.SendAsync();
        var row = await sms.RowAsync();
        await sms.TellAsync(row, "undelivered", 30005);
        (await ReachAsync()).Should().Be(Reach.ToCall);

        await CallAsync(sms, row, CallOutcome.Reached);

        (await ReachAsync()).Should().Be(Reach.Reached);
        (await sms.ToCallAsync()).Should().BeEmpty();

        async Task<Reach> ReachAsync() => (await sms.House.ReadAsync(db => db.ListReachAsync([place.Id], sms.Clock.GetCurrentInstant(), Token)))[place.Id];
    }

    private static async Task<(Booking, Reminder)> NotReachedAsync(SmsHouse sms)
    {
        var place = await sms.BookAsync();
        sms.GoToTheEvening();
        await sms.SendAsync();
        var row = await sms.RowAsync();
        await sms.TellAsync(row, "undelivered", 30005);
        return (place, row);
    }

    private static async Task<Told> ToldAsync(SmsHouse sms, Booking booking) =>
        (await sms.House.ReadAsync(db => db.ListToldAsync(booking.Date, Token)))[booking.GroupId];

    private static async Task CallAsync(SmsHouse sms, Reminder row, CallOutcome outcome) =>
        (await sms.House.RunAsync<RecordCall, bool>(u => u.RunAsync(Said(row.Id, outcome), Token))).Should().BeTrue();

    private static CallSaid Said(Guid reminderId, CallOutcome outcome) => new(Guid.CreateVersion7(), reminderId, outcome, new Actor(ActorKind.Staff, null, "Rasa"));
}
