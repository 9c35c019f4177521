using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Appointments.Meals;

/// <summary>A person is away for a while: the standing order rests, and goes on when they are back.</summary>
public sealed class MealPauseTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Meals_of_a_pause_are_cancelled_before_their_deadline_and_made_anew_when_the_person_is_back_sooner(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (service, ona) = (Given.MealService(), Given.Resident());
        await house.SaveAsync(service, ona);
        var order = (await house.StartAsync(service, ona, Weekdays.Working, house.Today, null))!.Value.Value!;
        var before = await DatesAsync();
        var byHand = await house.ReadAsync(db => db.Meals.SingleAsync(m => m.Date == house.Today.PlusDays(3), Token));
        await house.CancelAsync(Kitchen.By(ona), byHand.Id);

        // Monday 8:00: the deadline of today's meal was yesterday at noon, tomorrow's is today at noon.
        var pause = (await house.PauseAsync(order, house.Today, house.Today.PlusDays(8), 1))!.Value.Value!;
        (await house.PauseAsync(order, house.Today, house.Today.PlusDays(8), 1))!.Value.Value!.Id.Should().Be(pause.Id, "the form was sent twice");
        (await DatesAsync()).Should().Equal([house.Today, .. before.Where(date => date > house.Today.PlusDays(8))], "today's is being cooked");
        (await FillAsync()).Should().Be(0, "the night leaves the pause alone");
        (await house.ReadAsync(db => db.MealDays.SumAsync(d => d.Taken, Token))).Should().Be((await DatesAsync()).Count);

        (await house.ResumeAsync(pause, house.Today.PlusDays(2), version: 1))!.Value.Refusal.Should().Be(MealRefusal.ChangedMeanwhile);
        var resumed = (await house.ResumeAsync(pause, house.Today.PlusDays(2), version: 2))!.Value.Value!;
        (resumed.LastDay, resumed.ResumedByName).Should().Be((house.Today.PlusDays(1), "Rasa"));
        (await house.ResumeAsync(pause, house.Today.PlusDays(2), version: 2))!.Value.Refusal.Should().BeNull("the form was sent twice");
        (await DatesAsync()).Should().Equal(before.Where(date => date != house.Today.PlusDays(1) && date != byHand.Date), "what the person cancelled stays cancelled");
        (await house.ReadAsync(db => db.MealDays.SumAsync(d => d.Taken, Token))).Should().Be((await DatesAsync()).Count);
        (await house.ResumeAsync(pause, house.Today.PlusDays(20), version: 3))!.Value.Refusal.Should().Be(MealRefusal.AlreadyEnded);

        Task<int> FillAsync() => house.RunAsync<FillMealOrders, int>(fill => fill.RunAsync(Token));

        Task<List<LocalDate>> DatesAsync() => house.ReadAsync(db => db.Meals
            .Where(m => m.MealOrderId == order.Id && m.Status == BookingStatus.Booked).OrderBy(m => m.Date).Select(m => m.Date).ToListAsync(Token));
    }

    [Theory, EveryDatabase]
    public async Task A_pause_without_an_end_lasts_until_somebody_says_so(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (service, ona) = (Given.MealService(), Given.Resident());
        await house.SaveAsync(service, ona);
        var order = (await house.StartAsync(service, ona, Weekdays.Working, house.Today, null))!.Value.Value!;
        var pause = (await house.PauseAsync(order, house.Today.PlusDays(1), null, 1))!.Value.Value!;

        house.Clock.Advance(Duration.FromDays(30));
        (await house.RunAsync<FillMealOrders, int>(fill => fill.RunAsync(Token))).Should().Be(0);
        (await house.PauseAsync(order, house.Today, house.Today.PlusDays(3), 2))!.Value.Refusal.Should().Be(MealRefusal.AlreadyPaused);
        (await house.ResumeAsync(pause, house.Today.PlusDays(-1), 2))!.Value.Refusal.Should().Be(MealRefusal.Past);
        (await house.ResumeAsync(pause, house.Today.PlusDays(1), 2))!.Value.Refusal.Should().BeNull();
        (await house.ReadAsync(db => db.Meals.CountAsync(m => m.Status == BookingStatus.Booked && m.Date > house.Today, Token))).Should().BeGreaterThan(8);
    }

    [Theory, EveryDatabase]
    public async Task Each_refusal_of_a_pause_names_its_reason(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (service, ona) = (Given.MealService(), Given.Resident());
        await house.SaveAsync(service, ona);
        var order = (await house.StartAsync(service, ona, Weekdays.Working, house.Today, house.Today.PlusDays(10)))!.Value.Value!;

        (await house.PauseAsync(order, house.Today.PlusDays(-1), null, 1))!.Value.Refusal.Should().Be(MealRefusal.Past);
        (await house.PauseAsync(order, house.Today.PlusDays(2), house.Today, 1))!.Value.Refusal.Should().Be(MealRefusal.EndsBeforeItStarts);
        (await house.PauseAsync(order, house.Today.PlusDays(2), null, 7))!.Value.Refusal.Should().Be(MealRefusal.ChangedMeanwhile);
        (await house.PauseAsync(order, house.Today.PlusDays(11), null, 1))!.Value.Refusal.Should().Be(MealRefusal.AlreadyEnded);
        (await house.ReadAsync(db => db.MealPauses.CountAsync(Token))).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task A_kitchen_is_entered_once_however_often_its_form_is_sent(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var settings = MealSettings.Of(Given.MealService());
        var id = Guid.CreateVersion7();

        (await StartAsync(settings with { ServedOn = Weekdays.None })).Refusal.Should().Be(KitchenRefusal.NoWeekday);
        (await StartAsync(settings)).Value!.Id.Should().Be(id);
        (await StartAsync(settings)).Value!.Id.Should().Be(id);
        var kitchen = await house.ReadAsync(db => db.MealServices.SingleAsync(Token));
        (kitchen.Name, kitchen.TellsCancellationsOnly, kitchen.ServedFrom).Should().Be(("Sriubinė", true, settings.ServedFrom));

        Task<Outcome<MealService, KitchenRefusal>> StartAsync(MealSettings wanted) =>
            house.RunAsync<StartKitchen, Outcome<MealService, KitchenRefusal>>(start => start.RunAsync(new(id, "Sriubinė", "Sriuba", "Visiems", wanted), Token));
    }
}
