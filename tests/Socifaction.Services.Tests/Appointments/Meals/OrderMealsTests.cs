using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Appointments.Meals;

public sealed class OrderMealsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_week_is_ordered_with_one_form_and_the_diet_stands_nowhere_in_words(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (service, ona) = (Given.MealService(), Given.Resident());
        service.Price = new(PriceKind.Flat, 350);
        await house.SaveAsync(service, ona);
        LocalDate[] week = [.. Enumerable.Range(1, 4).Select(house.Today.PlusDays)];

        var group = (await house.OrderAsync(Kitchen.By(ona), service, ona, week, Kitchen.Wish(2, true, "trinta", "be cukraus")))!.Value.Value!.GroupId;

        var meals = await house.ReadAsync(db => db.Meals.Include(m => m.Events).OrderBy(m => m.Date).ToListAsync(Token));
        meals.Should().HaveCount(4).And.OnlyContain(m => m.GroupId == group && m.Status == BookingStatus.Booked && m.Portions == 2 && m.IsDelivered && m.PriceCents == 700);
        meals.Select(m => m.Date).Should().Equal(week);
        meals.Should().OnlyContain(m => !m.SealedDiet!.Contains("trinta") && m.Note == "" && m.Events.All(e => e.Why == ""));
        (await house.ReadAsync(db => db.MealDays.Select(d => d.Taken).ToListAsync(Token))).Should().Equal(2, 2, 2, 2);
        var kitchen = await house.RunAsync<KitchenList, IReadOnlyList<KitchenLine>>(list => list.RunAsync(service.Id, week[0], Token));
        kitchen.Should().ContainSingle().Which.Should().BeEquivalentTo(new KitchenLine("be cukraus;trinta", 0, 2, [1]), "the kitchen's own order of diets");
    }

    [Theory, EveryDatabase]
    public async Task Each_refusal_names_its_reason_and_leaves_nothing_behind(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (service, ona) = (Given.MealService(mostPortions: 3), Given.Resident());
        var young = Given.MealService();
        (ona.BirthYear, young.Eligibility) = (1950, new(6, 18, ""));
        var nowhere = Given.Resident("Jonas", "Jonaitis", "+37061200009");
        nowhere.Home = Address.Unknown;
        await house.SaveAsync(service, young, ona, nowhere);
        var (monday, tuesday, wednesday) = (house.Today, house.Today.PlusDays(1), house.Today.PlusDays(2));

        await RefusesAsync(MealRefusal.NothingChosen, []);
        await RefusesAsync(MealRefusal.WrongPortions, [tuesday], Kitchen.Wish(0));
        await RefusesAsync(MealRefusal.WrongPortions, [tuesday], Kitchen.Wish(11));
        await RefusesAsync(MealRefusal.NoSuchDiet, [tuesday], Kitchen.Wish(1, false, "be druskos"));
        await RefusesAsync(MealRefusal.OrderingShut, [monday]);
        await RefusesAsync(MealRefusal.NotServed, [monday.PlusDays(5)]);
        await RefusesAsync(MealRefusal.NotServed, [new LocalDate(2027, 3, 29)]);
        await RefusesAsync(MealRefusal.NotOpenYet, [monday.PlusWeeks(5)]);
        await RefusesAsync(MealRefusal.Past, [monday.PlusDays(-3)]);
        await RefusesAsync(MealRefusal.Full, [tuesday, wednesday], Kitchen.Wish(4));
        (await house.OrderAsync(Kitchen.By(ona), young, ona, [tuesday]))!.Value.Refusal.Should().Be(MealRefusal.NotEligible);
        (await house.OrderAsync(Kitchen.ByStaff, service, nowhere, [tuesday], Kitchen.Wish(1, true)))!.Value.Refusal.Should().Be(MealRefusal.NoAddress);
        (await house.OrderAsync(Kitchen.ByStaff, service, nowhere, [tuesday]))!.Value.Refusal.Should().BeNull("it is eaten here");
        await house.CloseAsync(service, wednesday, 0);
        await RefusesAsync(MealRefusal.NotServed, [wednesday]);
        (await house.OrderAsync(Kitchen.By(nowhere), service, ona, [tuesday])).Should().BeNull("she is nobody of his");
        (await house.OrderAsync(Kitchen.ByStaff, Given.MealService(), ona, [tuesday])).Should().BeNull();

        (await house.ReadAsync(db => db.Meals.CountAsync(Token))).Should().Be(1);
        (await house.ReadAsync(db => db.MealDays.SumAsync(d => d.Taken, Token))).Should().Be(1);
        var unmet = await house.ReadAsync(db => db.UnmetNeeds.OrderBy(u => u.Date).ToListAsync(Token));
        unmet.Select(u => (u.Date, u.Reason, u.Village, u.Wish)).Should().Equal(
            (tuesday, "Full", "Kunigiškiai", "Pietūs × 4"), (wednesday, "Full", "Kunigiškiai", "Pietūs × 4"));
        (await house.OrderAsync(Kitchen.ByStaff, service, ona, [monday]))!.Value.Refusal.Should().BeNull("staff may until it is served");
        (await house.OrderAsync(Kitchen.ByStaff, service, ona, [monday]))!.Value.Refusal.Should().Be(MealRefusal.AlreadyOrdered);

        async Task RefusesAsync(MealRefusal why, LocalDate[] dates, MealWish? wish = null) =>
            (await house.OrderAsync(Kitchen.By(ona), service, ona, dates, wish))!.Value.Refusal.Should().Be(why);
    }

    [Theory, EveryDatabase]
    public async Task The_same_form_sent_sixteen_times_at_once_orders_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (service, ona, requestId) = (Given.MealService(), Given.Resident(), Guid.CreateVersion7());
        await house.SaveAsync(service, ona);
        LocalDate[] days = [house.Today.PlusDays(1), house.Today.PlusDays(2)];

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => house.OrderAsync(Kitchen.By(ona), service, ona, days, null, requestId))));

        answers.Select(answer => answer!.Value.Value!.GroupId).Distinct().Should().ContainSingle();
        (await house.ReadAsync(db => db.Meals.CountAsync(Token))).Should().Be(2);
        (await house.OrderAsync(Kitchen.By(ona), service, ona, days, Kitchen.Wish(2), requestId))!.Value.Refusal.Should().Be(MealRefusal.FormAlreadyUsed);
        (await house.OrderAsync(Kitchen.By(ona), service, ona, days, Kitchen.Wish(1, false, "trinta"), requestId))!.Value.Refusal.Should().Be(MealRefusal.FormAlreadyUsed);
    }

    [Theory, EveryDatabase]
    public async Task Residents_change_and_cancel_until_the_deadline_staff_until_it_is_served(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (service, ona) = (Given.MealService(mostPortions: 4), Given.Resident());
        var stranger = Given.Resident("Petras", "Petraitis", "+37061299999");
        await house.SaveAsync(service, ona, stranger);
        var tomorrow = house.Today.PlusDays(1);
        await house.OrderAsync(Kitchen.By(ona), service, ona, [tomorrow]);
        var meal = await house.ReadAsync(db => db.Meals.SingleAsync(Token));

        (await house.ChangeAsync(Kitchen.By(stranger), meal, 2)).Should().BeNull();
        (await house.CancelAsync(Kitchen.By(stranger), meal.Id)).Should().BeNull();
        (await house.ChangeAsync(Kitchen.By(ona), meal, 5))!.Value.Refusal.Should().Be(MealRefusal.Full);
        (await house.ChangeAsync(Kitchen.By(ona), meal, 3))!.Value.Value!.Portions.Should().Be(3);
        (await house.ChangeAsync(Kitchen.By(ona), meal, 2))!.Value.Refusal.Should().Be(MealRefusal.ChangedMeanwhile);
        (await house.ReadAsync(db => db.MealDays.Select(d => d.Taken).SingleAsync(Token))).Should().Be(3);

        // The last moment is noon of the day before.
        house.Clock.Reset(house.Initiative.Zone.AtStrictly(house.Today + new LocalTime(12, 0)).ToInstant());
        (await house.CancelAsync(Kitchen.By(ona), meal.Id))!.Value.Refusal.Should().Be(MealRefusal.OrderingShut);
        var now = await house.ReadAsync(db => db.Meals.SingleAsync(Token));
        (await house.ChangeAsync(Kitchen.By(ona), now, 1))!.Value.Refusal.Should().Be(MealRefusal.OrderingShut);
        house.Clock.Reset(house.Initiative.Zone.AtStrictly(tomorrow + new LocalTime(11, 59)).ToInstant());
        (await house.ChangeAsync(Kitchen.ByStaff, now, 1))!.Value.Value!.Portions.Should().Be(1);
        (await house.CancelAsync(Kitchen.ByStaff, meal.Id))!.Value.Value!.Status.Should().Be(BookingStatus.Cancelled);
        (await house.CancelAsync(Kitchen.ByStaff, meal.Id))!.Value.Refusal.Should().BeNull("cancelled twice is cancelled once");
        (await house.ReadAsync(db => db.MealDays.Select(d => d.Taken).SingleAsync(Token))).Should().Be(0);

        await house.OrderAsync(Kitchen.ByStaff, service, ona, [tomorrow]);
        var last = await house.ReadAsync(db => db.Meals.SingleAsync(m => m.Status == BookingStatus.Booked, Token));
        house.Clock.Advance(Duration.FromMinutes(1));
        (await house.CancelAsync(Kitchen.ByStaff, last.Id))!.Value.Refusal.Should().Be(MealRefusal.Past);
        (await house.ChangeAsync(Kitchen.ByStaff, last, 2))!.Value.Refusal.Should().Be(MealRefusal.Past);
    }

    [Theory, EveryDatabase]
    public async Task A_closed_kitchen_tells_everybody_and_nothing_else_of_meals_is_told(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (service, ona) = (Given.MealService(), Given.Resident());
        var jonas = Given.Resident("Jonas", "Jonaitis", "+37061200002");
        await house.SaveAsync(service, ona, jonas);
        var tomorrow = house.Today.PlusDays(1);
        await house.OrderAsync(Kitchen.By(ona), service, ona, [tomorrow, tomorrow.PlusDays(1)]);
        await house.OrderAsync(Kitchen.ByStaff, service, jonas, [tomorrow], Kitchen.Wish(2, true));
        await house.RunAsync<PlanReminders, PlannedReminders>(plan => plan.RunAsync(Token));
        (await house.ReadAsync(db => db.Reminders.CountAsync(Token))).Should().Be(0, "a lunch is not announced");

        (await house.CloseAsync(service, tomorrow, 1))!.Value.Refusal.Should().Be(KitchenRefusal.OtherMeals);
        (await house.CloseAsync(service, tomorrow, 2))!.Value.Value!.IsClosed.Should().BeTrue();
        (await house.CloseAsync(service, tomorrow, 2))!.Value.Refusal.Should().BeNull();
        (await house.CloseAsync(service, house.Today.PlusDays(-1), 0))!.Value.Refusal.Should().Be(KitchenRefusal.Past);
        await house.RunAsync<PlanReminders, PlannedReminders>(plan => plan.RunAsync(Token));

        var told = await house.ReadAsync(db => db.Reminders.ToListAsync(Token));
        told.Select(r => (r.Kind, r.ResidentId)).Should().BeEquivalentTo([(ReminderKind.Cancellation, ona.Id), (ReminderKind.Cancellation, jonas.Id)]);
        told.Should().OnlyContain(r => !r.Body.Contains("vandens"));
        (await house.ReadAsync(db => db.MealDays.OrderBy(d => d.Date).Select(d => d.Taken).ToListAsync(Token))).Should().Equal(0, 1);
        await house.RunAsync<OpenKitchen, Outcome<MealDay, KitchenRefusal>?>(open => open.RunAsync(service.Id, tomorrow, Token));
        (await house.OrderAsync(Kitchen.By(ona), service, ona, [tomorrow]))!.Value.Refusal.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Who_is_not_found_at_home_stays_to_be_reached_until_staff_have(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (service, ona) = (Given.MealService(), Given.Resident());
        var jonas = Given.Resident("Jonas", "Jonaitis", "+37061200002");
        await house.SaveAsync(service, ona, jonas);
        await house.OrderAsync(Kitchen.ByStaff, service, ona, [house.Today, house.Today.PlusDays(1)], Kitchen.Wish(1, true));
        await house.OrderAsync(Kitchen.ByStaff, service, jonas, [house.Today]);
        var meals = await house.ReadAsync(db => db.Meals.OrderBy(m => m.Date).ThenBy(m => m.Id).ToListAsync(Token));
        var (hers, his, tomorrows) = (meals[0], meals[1], meals[2]);

        (await house.MarkAsync(tomorrows.Id, true))!.Value.Refusal.Should().Be(MealRefusal.NotOpenYet);
        (await house.MarkAsync(Guid.CreateVersion7(), true)).Should().BeNull();
        (await ReachAsync())!.Value.Refusal.Should().Be(MealRefusal.AlreadySettled);
        (await house.MarkAsync(hers.Id, false))!.Value.Value!.Status.Should().Be(BookingStatus.NoShow);
        (await house.MarkAsync(hers.Id, false))!.Value.Value!.Version.Should().Be(hers.Version + 1, "twice ticked is once ticked");
        (await house.ReadAsync(db => db.Meals.ToBeReached(house.Today).Select(m => m.Id).ToListAsync(Token))).Should().Equal(hers.Id);
        await ReachAsync();
        (await house.ReadAsync(db => db.Meals.ToBeReached(house.Today).CountAsync(Token))).Should().Be(0);
        (await house.MarkAsync(hers.Id, true))!.Value.Value!.Status.Should().Be(BookingStatus.Fulfilled, "she was at the neighbour's");

        house.Clock.Advance(Duration.FromDays(1));
        (await house.RunAsync<SettleMeals, MealsSettled>(settle => settle.RunAsync(Token))).Count.Should().Be(1);
        (await house.ReadAsync(db => db.Meals.SingleAsync(m => m.Id == his.Id, Token))).Status.Should().Be(BookingStatus.Fulfilled);
        (await house.ReadAsync(db => db.Meals.SingleAsync(m => m.Id == tomorrows.Id, Token))).Status.Should().Be(BookingStatus.Booked);

        Task<Outcome<Meal, MealRefusal>?> ReachAsync() =>
            house.RunAsync<RecordReached, Outcome<Meal, MealRefusal>?>(reached => reached.RunAsync(hers.Id, Kitchen.ByStaff, Token));
    }

    [Theory, EveryDatabase]
    public async Task Boxes_are_numbered_by_village_and_house_and_no_name_stands_beside_a_diet(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var service = Given.MealService();
        var (far, near, last, here) = (At("Žygaičiai", "Liepų g. 2"), At("Pagramantis", "Jūros g. 4"), At("Pagramantis", "Jūros g. 12"), At("Pagramantis", "Jūros g. 1"));
        await house.SaveAsync(service, far, near, last, here);
        var day = house.Today.PlusDays(1);
        await house.OrderAsync(Kitchen.ByStaff, service, far, [day], Kitchen.Wish(2, true, "trinta"));
        await house.OrderAsync(Kitchen.ByStaff, service, last, [day], Kitchen.Wish(1, true));
        await house.OrderAsync(Kitchen.ByStaff, service, near, [day], Kitchen.Wish(1, true, "trinta"));
        await house.OrderAsync(Kitchen.ByStaff, service, here, [day], Kitchen.Wish(3));

        var rows = await house.ReadAsync(db => db.ListMealsAsync(service.Id, day, Token));
        rows.Select(row => (row.Home.Street, row.Box)).Should().Equal(("Jūros g. 4", 1), ("Jūros g. 12", 2), ("Liepų g. 2", 3), ("Jūros g. 1", 0));
        var kitchen = await house.RunAsync<KitchenList, IReadOnlyList<KitchenLine>>(list => list.RunAsync(service.Id, day, Token));
        kitchen.Should().BeEquivalentTo([new KitchenLine("", 3, 1, [2]), new KitchenLine("trinta", 0, 3, [1, 3])], options => options.WithStrictOrdering());
        var days = await house.ReadAsync(db => db.ListKitchenDaysAsync(service, day, day.PlusDays(1), Token));
        days.Select(d => (d.Portions, d.Delivered)).Should().Equal((7, 4), (0, 0));

        Resident At(string village, string street)
        {
            var person = Given.Resident(street, phone: null);
            person.Home = new(village, street, "", null, null);
            return person;
        }
    }
}
