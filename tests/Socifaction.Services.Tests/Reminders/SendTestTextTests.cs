using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

public sealed class SendTestTextTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_test_text_says_who_writes_and_its_fate_is_kept(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var ona = await OnaAsync(house);
        var id = Guid.CreateVersion7();

        (await SendAsync(house, ona.Id, id))!.Value.Value!.Status.Should().Be(ReminderStatus.Accepted);
        (await SendAsync(house, ona.Id, id))!.Value.Value!.Id.Should().Be(id, "the same form sends once");

        var sms = house.Twilio.Taken.Should().ContainSingle().Which;
        sms.Should().Match<FakeMessage>(m => m.To == "+37061200001" && m.Body == "Kunigiskietis: bandomoji zinute. Jei ja gavote, priminimai Jus pasieks. Skambinkite +37061234567");
        var test = await house.House.ReadAsync(db => db.TestTexts.AsNoTracking().SingleAsync(Token));
        (await TellAsync(house, test, "delivered", sms.Sid)).Should().BeTrue();
        (await TellAsync(house, test, "sent", sms.Sid)).Should().BeTrue("a late word lowers nothing");
        (await house.House.ReadAsync(db => db.TestTexts.AsNoTracking().SingleAsync(Token))).Status.Should().Be(ReminderStatus.Delivered);
        (await TellAsync(house, test, "delivered", sms.Sid, CallbackKey.New(house.House.Initiative.Id))).Should().BeFalse();
    }

    [Theory, EveryDatabase]
    public async Task A_lost_callback_is_asked_for(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await SendAsync(house, (await OnaAsync(house)).Id);
        house.Twilio.Taken.Single().Status = "undelivered";
        house.Clock.AdvanceMinutes(3);

        await house.House.RunAsync<SettleTestTexts, bool>(async u =>
        {
            await u.RunAsync(Token);
            return true;
        });

        (await house.House.ReadAsync(db => db.TestTexts.AsNoTracking().SingleAsync(Token))).Status.Should().Be(ReminderStatus.Undelivered);
    }

    [Theory, EveryDatabase]
    public async Task A_number_gets_one_a_day_however_many_press_at_once_and_whoever_shares_it(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var (ona, jonas) = (await OnaAsync(house), await OnaAsync(house));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => SendAsync(house, i % 2 == 0 ? ona.Id : jonas.Id), Token)));

        outcomes.Count(outcome => outcome!.Value.Refusal is null).Should().Be(1);
        outcomes.Count(outcome => outcome!.Value.Refusal == TestRefusal.SentToday).Should().Be(5);
        house.Twilio.Taken.Should().ContainSingle();
        house.Clock.AdvanceHours(24);
        (await SendAsync(house, ona.Id))!.Value.Refusal.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task It_is_refused_without_a_mobile_without_money_and_after_a_full_day_and_nobody_s_is_unknown(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var (ona, stase) = (await OnaAsync(house), await house.LandlineAsync());
        (await SendAsync(house, stase.Id))!.Value.Refusal.Should().Be(TestRefusal.NoMobile);
        (await SendAsync(house, Guid.CreateVersion7())).Should().BeNull();

        house.House.Initiative.SmsBudgetCents = 4;
        (await SendAsync(house, ona.Id))!.Value.Refusal.Should().Be(TestRefusal.Budget);
        house.House.Initiative.SmsBudgetCents = null;

        for (var i = 0; i < 6; i++)
        {
            await house.BookAsync();
        }

        house.GoToTheEvening();
        await house.SendAsync();
        (await SendAsync(house, ona.Id))!.Value.Refusal.Should().Be(TestRefusal.DayLimit);
        house.Twilio.Taken.Should().HaveCount(6);
    }

    [Theory, EveryDatabase]
    public async Task In_a_rehearsal_it_goes_to_staff_and_it_costs_what_every_text_costs(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        (house.House.Initiative.IsRehearsing, house.House.Initiative.RehearsalPhone) = (true, "+37069900001");

        await SendAsync(house, (await OnaAsync(house)).Id);

        house.Twilio.Taken.Should().ContainSingle().Which.Should().Match<FakeMessage>(m => m.To == "+37069900001" && m.Body.StartsWith("[Bandymas: 0 612 00001] Kunigiskietis"));
        (await house.House.RunAsync<SmsBudget, BudgetNow>(u => u.ReadAsync(Token))).SpentCents.Should().Be(5);
    }

    private static async Task<Resident> OnaAsync(SmsHouse house)
    {
        var ona = Given.Resident();
        await house.House.SaveAsync(ona);
        return ona;
    }

    private static Task<Outcome<TestText, TestRefusal>?> SendAsync(SmsHouse house, Guid resident, Guid? id = null) =>
        house.House.RunAsync<SendTestText, Outcome<TestText, TestRefusal>?>(
            u => u.RunAsync(id ?? Guid.CreateVersion7(), resident, new Actor(ActorKind.Staff, null, "Rasa"), Token));

    private static Task<bool> TellAsync(SmsHouse house, TestText test, string status, string sid, string? key = null) =>
        house.House.RunAsync<SettleTestTexts, bool>(u => u.RecordAsync(key ?? test.CallbackKey, new(sid, status, null), Token));
}
