using NodaTime;
using Socifaction.Services.Places;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>No number is flooded and no month costs more than it may; what matters most still goes out, and nobody is forgotten.</summary>
public sealed class SendingLimitsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_number_gets_six_a_day_and_a_cancellation_after_that(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var people = await BookSevenAsync(house);
        house.GoToTheEvening();
        await house.SendAsync();

        house.Twilio.Taken.Should().HaveCount(6);
        (await house.ToCallAsync()).Should().ContainSingle().Which.Reason.Should().Be(CallReason.DayLimit);

        await house.CancelAsync(people[0]);
        await house.SendAsync();

        house.Twilio.Taken.Should().HaveCount(7).And.Subject.Last().Body.Should().StartWith("Atsaukta");
    }

    [Theory, EveryDatabase]
    public async Task Of_what_is_due_together_the_cancellation_goes_first(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var people = await BookSevenAsync(house);
        await house.PlanAsync();
        house.GoToTheEvening();
        await house.CancelAsync(people[6]);
        await house.SendAsync();

        house.Twilio.Taken.First().Body.Should().StartWith("Atsaukta");
    }

    [Theory, EveryDatabase]
    public async Task A_new_day_begins_anew(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await BookSevenAsync(house);
        house.GoToTheEvening();
        await house.SendAsync();
        await house.BookAsync(daysAhead: 2);
        house.Clock.AdvanceHours(24);
        await house.SendAsync();

        house.Twilio.Taken.Should().HaveCount(7);
    }

    [Theory, EveryDatabase]
    public async Task When_the_money_is_spent_reminders_stop_cancellations_do_not_and_staff_know_whom_to_call(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var first = await BookAsync(house, 1);
        await BookAsync(house, 2);
        await BookAsync(house, 3);
        await SetBudgetAsync(house, 10); // two parts
        house.GoToTheEvening();
        await house.SendAsync();

        house.Twilio.Taken.Should().HaveCount(2);
        (await house.ToCallAsync()).Should().ContainSingle().Which.Reason.Should().Be(CallReason.Budget);
        var now = await house.House.RunAsync<SmsBudget, BudgetNow>(u => u.ReadAsync(Token));
        now.Should().Match<BudgetNow>(budget => budget.SpentCents == 10 && budget.IsSpent && budget.IsNear && !budget.AllowsCodes);

        await house.CancelAsync(first);
        await house.SendAsync();
        house.Twilio.Taken.Should().HaveCount(3).And.Subject.Last().Body.Should().StartWith("Atsaukta");
    }

    [Theory, EveryDatabase]
    public async Task Another_month_has_money_again_and_another_initiative_has_its_own(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await BookAsync(house, 1);
        await SetBudgetAsync(house, 10);
        house.GoToTheEvening();
        await house.SendAsync();
        (await house.House.RunAsync<SmsBudget, BudgetNow>(u => u.ReadAsync(Token))).SpentCents.Should().Be(5);
        (await house.House.RunAsync<SmsBudget, BudgetNow>(u => u.ReadAsync(Token), house.House.Neighbour)).Should().Be(new BudgetNow(0, 0, null, false));

        house.Clock.Reset(Instant.FromUtc(2027, 3, 31, 21, 0)); // midnight in Vilnius
        (await house.House.RunAsync<SmsBudget, BudgetNow>(u => u.ReadAsync(Token))).SpentCents.Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task The_forecast_is_what_is_spent_and_the_usual_pace_or_what_is_planned_when_that_is_more(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        // 28 codes in the four weeks before: one part a day; 17 days of March are left, today among them.
        await house.House.SaveAsync([.. Enumerable.Range(1, 28).Select(day => new SpentText
        {
            On = SpentOn.Code, Parts = 1, At = house.Clock.GetCurrentInstant() - Duration.FromDays(day),
        })]);
        (await house.House.RunAsync<SmsBudget, BudgetNow>(u => u.ReadAsync(Token))).Should().Match<BudgetNow>(
            budget => budget.SpentCents == 14 * 5 && budget.ForecastCents == (14 + 17) * 5 && !budget.IsUnusual && budget.AllowsCodes);

        for (var i = 0; i < 20; i++)
        {
            await BookAsync(house, i);
        }

        await house.PlanAsync();
        (await house.House.RunAsync<SmsBudget, BudgetNow>(u => u.ReadAsync(Token))).ForecastCents.Should().Be((14 + 20) * 5);
    }

    [Theory, EveryDatabase]
    public async Task A_day_with_three_times_the_usual_and_more_than_a_village_has_is_unusual_and_stops_codes_only(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await house.House.SaveAsync(new SpentText { On = SpentOn.Answer, Parts = SmsBudget.LeastUnusual - 1, At = house.Clock.GetCurrentInstant() });
        (await house.House.RunAsync<SmsBudget, BudgetNow>(u => u.ReadAsync(Token))).IsUnusual.Should().BeFalse();

        await BookAsync(house, 1);
        await house.PlanAsync();
        (await house.House.RunAsync<SmsBudget, BudgetNow>(u => u.ReadAsync(Token))).Should().Match<BudgetNow>(budget => budget.IsUnusual && !budget.AllowsCodes);
        house.GoToTheEvening();
        await house.SendAsync();
        house.Twilio.Taken.Should().ContainSingle("reminders still go out");

        await house.House.SaveAsync(new SpentText { On = SpentOn.Answer, Parts = 28 * 50, At = house.Clock.GetCurrentInstant() - Duration.FromDays(3) });
        (await house.House.RunAsync<SmsBudget, BudgetNow>(u => u.ReadAsync(Token))).IsUnusual.Should().BeFalse("fifty a day are usual here");
    }

    [Theory]
    [InlineData(100, 79, false, true)]
    [InlineData(100, 80, true, true)]
    [InlineData(100, 89, true, true)]
    [InlineData(100, 90, true, false)]
    [InlineData(0, 0, true, false)]
    [InlineData(null, 100_000, false, true)]
    public void Staff_are_told_at_four_fifths_and_codes_stop_at_nine_tenths(int? most, int spent, bool isNear, bool allowsCodes)
    {
        var budget = new BudgetNow(spent, spent, most, IsUnusual: false);
        (budget.IsNear, budget.AllowsCodes).Should().Be((isNear, allowsCodes));
    }

    // Seven people of one household with one telephone.
    private static async Task<List<Place>> BookSevenAsync(SmsHouse house)
    {
        var places = new List<Place>();
        for (var i = 0; i < 7; i++)
        {
            places.Add(await house.BookAsync());
        }

        return places;
    }

    private static async Task<Place> BookAsync(SmsHouse house, int number)
    {
        var resident = Given.Resident(phone: $"+3706120{number:0000}");
        await house.House.SaveAsync(resident);
        return await house.BookAsync(resident);
    }

    private static async Task SetBudgetAsync(SmsHouse house, int cents)
    {
        house.House.Initiative.SmsBudgetCents = cents;
        await house.House.RunAsync<SetSmsBudget, bool>(async u =>
        {
            await u.RunAsync(cents, Token);
            return true;
        });
    }
}
