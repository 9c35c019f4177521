using Socifaction.Services.Bookings;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

public sealed class MissedCallTests
{
    private const string Phone = "+37061200001";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly Actor Rasa = new(ActorKind.Staff, null, "Rasa");

    [Theory, EveryDatabase]
    public async Task Who_rings_twice_is_one_task_and_the_same_call_brought_twice_is_one_call(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await RingAsync(house, "CA1");
        await RingAsync(house, "CA1");
        house.Clock.AdvanceMinutes(5);
        await RingAsync(house, "CA2");

        (await ListAsync(house)).Should().ContainSingle().Which.Should().Match<NumberToCallBack>(number =>
            number.Times == 2 && number.Latest.ProviderSid == "CA2" && number.People.Count == 0);
    }

    [Theory, EveryDatabase]
    public async Task Nobody_fills_the_list_and_who_cannot_be_called_back_is_not_on_it(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await house.House.SaveAsync(Given.Resident(phone: "+447911123456"));
        for (var i = 0; i < ReceiveCall.MostADay + 3; i++)
        {
            await RingAsync(house, $"CA{i}");
        }

        foreach (var withheld in (string[])["anonymous", "+266696687", "+7378742833", "+37011", "", "+447911000000"])
        {
            (await RingAsync(house, "CAx" + withheld.Length, withheld)).Should().BeFalse("{0} is nobody's number here", withheld);
        }

        (await RingAsync(house, "CAy", "+447911123456")).Should().BeTrue("a foreign number of somebody in the register is called back");
        (await ListAsync(house)).Select(number => number.Times).Should().Equal(ReceiveCall.MostADay, 1);
        house.Clock.AdvanceHours(25);
        (await RingAsync(house, "CAz")).Should().BeTrue("another day");
    }

    [Theory, EveryDatabase]
    public async Task Everybody_of_the_telephone_is_named_with_what_is_ahead_or_was_last(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var (ona, petras, stranger) = (Given.Resident("Ona", "Akelienė"), Given.Resident("Petras", "Bakas"), Given.Resident("Ieva", "Cironka"));
        await house.House.SaveAsync(ona, petras, stranger);
        await house.BookAsync(ona, daysAhead: 5);
        await house.BookAsync(ona, daysAhead: 2);
        await house.BookAsync(petras, daysAhead: -3);
        var cancelled = await house.BookAsync(petras, daysAhead: 1);
        await house.CancelAsync(cancelled);

        await RingAsync(house, "CA1");

        (await ListAsync(house)).Single().People.Select(need => (need.Name, need.Date, need.IsAhead, need.Offering)).Should().Equal(
            ("Ona Akelienė", house.House.Today.PlusDays(2), true, "Dienos centras"),
            ("Petras Bakas", house.House.Today.PlusDays(-3), false, "Dienos centras"),
            ("Ieva Cironka", null, false, ""));
    }

    [Theory, EveryDatabase]
    public async Task A_vain_attempt_stays_with_who_made_it_and_a_talk_settles_what_was_read_but_not_what_came_since(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await RingAsync(house, "CA1");
        var read = (await ListAsync(house)).Single().Latest.Id;

        (await SettleAsync(house, read, answered: false)).Should().BeTrue();
        (await ListAsync(house)).Single().Tried.Should().Match<MissedCall>(call => call.ByName == "Rasa" && call.TriedAt == house.Clock.GetCurrentInstant());
        house.Clock.AdvanceMinutes(5);
        await RingAsync(house, "CA2");
        (await SettleAsync(house, read, answered: true)).Should().BeTrue();
        (await SettleAsync(house, read, answered: true)).Should().BeTrue("the same form sent twice");

        (await ListAsync(house)).Should().ContainSingle().Which.Latest.ProviderSid.Should().Be("CA2");
        await SettleAsync(house, (await ListAsync(house)).Single().Latest.Id, answered: true);
        (await ListAsync(house)).Should().BeEmpty();
        (await RingAsync(house, "CA1")).Should().BeFalse("a call that is played again opens nothing");
        (await SettleAsync(house, Guid.CreateVersion7(), answered: true)).Should().BeFalse();
        (await house.House.RunAsync<SettleMissedCall, bool>(use => use.RunAsync(new(read, true, Rasa), Token), house.House.Neighbour)).Should().BeFalse();
    }

    private static Task<bool> RingAsync(SmsHouse house, string sid, string from = Phone) =>
        house.House.RunAsync<ReceiveCall, bool>(use => use.RunAsync(new(sid, from), Token));

    private static Task<bool> SettleAsync(SmsHouse house, Guid call, bool answered) =>
        house.House.RunAsync<SettleMissedCall, bool>(use => use.RunAsync(new(call, answered, Rasa), Token));

    private static Task<IReadOnlyList<NumberToCallBack>> ListAsync(SmsHouse house) => house.House.ReadAsync(db =>
        db.ListToCallBackAsync(new Services.Time.InitiativeClock(house.Clock, house.House.Initiative.Zone), Token));
}
