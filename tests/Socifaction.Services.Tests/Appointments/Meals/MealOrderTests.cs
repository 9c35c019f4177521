using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Appointments.Meals;

public sealed class MealOrderTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_standing_order_is_two_weeks_ahead_and_what_was_cancelled_stays_cancelled(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (service, ona) = (Given.MealService(), Given.Resident());
        await house.SaveAsync(service, ona);
        var requestId = Guid.CreateVersion7();

        var order = (await house.StartAsync(service, ona, Weekdays.Working, house.Today, null, Kitchen.Wish(1, true, "trinta"), requestId))!.Value.Value!;
        (await house.StartAsync(service, ona, Weekdays.Working, house.Today, null, Kitchen.Wish(1, true, "trinta"), requestId))!.Value.Value!.Id.Should().Be(order.Id);

        // Monday 15 to Monday 29 March, which is Easter Monday.
        var dates = await DatesAsync();
        dates.Should().Equal(Enumerable.Range(0, 15).Select(house.Today.PlusDays).Where(date => service.IsServedOn(date)));
        dates.Should().HaveCount(10).And.NotContain(new LocalDate(2027, 3, 29));
        var second = await house.ReadAsync(db => db.Meals.SingleAsync(m => m.Date == house.Today.PlusDays(2), Token));
        await house.CancelAsync(Kitchen.By(ona), second.Id);
        (await FillAsync()).Should().Be(0);
        house.Clock.Advance(Duration.FromDays(1));
        (await FillAsync()).Should().Be(1, "a day has come near");
        (await DatesAsync()).Should().NotContain(second.Date);

        (await house.EndAsync(order, house.Today.PlusDays(3), version: 9))!.Value.Refusal.Should().Be(MealRefusal.ChangedMeanwhile);
        (await house.EndAsync(order, house.Today.PlusDays(-5)))!.Value.Refusal.Should().Be(MealRefusal.Past);
        (await house.EndAsync(order, house.Today.PlusDays(3)))!.Value.Value!.LastDay.Should().Be(house.Today.PlusDays(3));
        (await house.EndAsync(order, house.Today.PlusDays(6), version: 2))!.Value.Refusal.Should().Be(MealRefusal.AlreadyEnded);
        (await DatesAsync()).Max().Should().Be(house.Today.PlusDays(3));
        (await FillAsync()).Should().Be(0);
        (await house.ReadAsync(db => db.MealDays.SumAsync(d => d.Taken, Token))).Should().Be((await DatesAsync()).Count);

        Task<int> FillAsync() => house.RunAsync<FillMealOrders, int>(fill => fill.RunAsync(Token));

        Task<List<LocalDate>> DatesAsync() => house.ReadAsync(db => db.Meals
            .Where(m => m.MealOrderId == order.Id && m.Status == BookingStatus.Booked).OrderBy(m => m.Date).Select(m => m.Date).ToListAsync(Token));
    }

    [Theory, EveryDatabase]
    public async Task Each_refusal_of_a_standing_order_names_its_reason(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (service, ona) = (Given.MealService(mostPortions: 1), Given.Resident());
        await house.SaveAsync(service, ona);
        var today = house.Today;

        (await house.StartAsync(service, ona, Weekdays.None, today))!.Value.Refusal.Should().Be(MealRefusal.NoWeekday);
        (await house.StartAsync(service, ona, Weekdays.Sunday, today))!.Value.Refusal.Should().Be(MealRefusal.NotServed);
        (await house.StartAsync(service, ona, Weekdays.Monday, today.PlusDays(-1)))!.Value.Refusal.Should().Be(MealRefusal.Past);
        (await house.StartAsync(service, ona, Weekdays.Monday, today, today.PlusDays(-1)))!.Value.Refusal.Should().Be(MealRefusal.EndsBeforeItStarts);
        (await house.StartAsync(service, ona, Weekdays.Monday, today, null, Kitchen.Wish(1, false, "x")))!.Value.Refusal.Should().Be(MealRefusal.NoSuchDiet);
        (await house.StartAsync(Given.MealService(), ona, Weekdays.Monday, today)).Should().BeNull();
        (await house.StartAsync(service, Given.Resident(), Weekdays.Monday, today)).Should().BeNull();
        (await house.StartAsync(service, ona, Weekdays.Monday | Weekdays.Friday, today))!.Value.Refusal.Should().BeNull();
        (await house.StartAsync(service, ona, Weekdays.Friday, today))!.Value.Refusal.Should().Be(MealRefusal.AlreadyOrdered);

        var jonas = Given.Resident("Jonas", "Jonaitis", "+37061200002");
        await house.SaveAsync(jonas);
        (await house.StartAsync(service, jonas, Weekdays.Friday, today))!.Value.Refusal.Should().BeNull("the order stands though its days are full");
        await house.RunAsync<FillMealOrders, int>(fill => fill.RunAsync(Token));
        (await house.ReadAsync(db => db.UnmetNeeds.Select(u => u.Date).Order().ToListAsync(Token))).Should().Equal(today.PlusDays(4), today.PlusDays(11));
    }

    [Theory, EveryDatabase]
    public async Task Settings_that_would_break_a_promise_are_refused(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (service, ona) = (Given.MealService(), Given.Resident());
        await house.SaveAsync(service, ona);
        var tomorrow = house.Today.PlusDays(1);
        await house.OrderAsync(Kitchen.By(ona), service, ona, [tomorrow], Kitchen.Wish(3));
        var usual = MealSettings.Of(service);

        await RefusesAsync(KitchenRefusal.NoWeekday, usual with { ServedOn = Weekdays.None });
        await RefusesAsync(KitchenRefusal.NoWay, usual with { IsEatenHere = false, IsDelivered = false });
        await RefusesAsync(KitchenRefusal.EndsBeforeItStarts, usual with { ServedUntil = usual.ServedFrom });
        await RefusesAsync(KitchenRefusal.DeadlineAfterServing, usual with { DeadlineDaysBefore = 0, DeadlineTime = new(12, 1) });
        await RefusesAsync(KitchenRefusal.TooManyOrdered, usual with { MostPortions = 2 });
        await RefusesAsync(KitchenRefusal.MealsStand, usual with { ServedOn = Weekdays.Monday });
        var kept = usual with { MostPortions = 4, DeadlineDaysBefore = 0, DeadlineTime = new(8, 0), Diets = ["be druskos"] };
        (await house.KeepAsync(service, kept))!.Value.Refusal.Should().BeNull();
        (await house.KeepAsync(service, kept))!.Value.Refusal.Should().BeNull("sent twice it is kept once");
        await RefusesAsync(KitchenRefusal.ChangedMeanwhile, usual);
        (await house.KeepAsync(Given.MealService(), usual)).Should().BeNull();

        (await house.OrderAsync(Kitchen.ByStaff, service, ona, [tomorrow.PlusDays(1)], Kitchen.Wish(5)))!.Value.Refusal.Should().Be(MealRefusal.Full);
        (await house.ReadAsync(db => db.MealDays.Where(d => d.Date == tomorrow).Select(d => d.Capacity).SingleAsync(Token))).Should().Be(4);
        (await house.OrderAsync(Kitchen.By(ona), service, ona, [house.Today]))!.Value.Refusal.Should().Be(MealRefusal.OrderingShut, "it is eight o'clock");

        async Task RefusesAsync(KitchenRefusal why, MealSettings wanted) => (await house.KeepAsync(service, wanted))!.Value.Refusal.Should().Be(why);
    }
}
