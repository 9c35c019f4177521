using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Rides.StandingOrders;

public sealed class StandingOrderTests
{
    private static readonly List<LocalDate> Usual = [.. OrderHouse.Due.Where(day => day != OrderHouse.EasterMonday)];

    [Theory, EveryDatabase]
    public async Task A_form_sent_twice_is_one_order_and_slips_are_refused(Engine engine)
    {
        await using var house = await OrderHouse.OpenAsync(engine);
        var form = new StandingOrderForm(Guid.CreateVersion7(), house.Rides.Ona.Id, house.Wishes(), OrderHouse.Dialysis, null, RideHouse.Clerk);
        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () => (await house.TryStartAsync(form))!.Value.Value!.Id)));

        ids.Distinct().Should().ContainSingle();
        (await house.PromisedAsync()).Should().Equal(Usual);
        (await RefusalAsync(form with { Weekdays = Weekdays.Monday })).Should().Be(StandingOrderRefusal.FormAlreadyUsed);
        var other = form with { RequestId = Guid.CreateVersion7() };
        (await RefusalAsync(other)).Should().Be(StandingOrderRefusal.AlreadyOrdered);
        (await RefusalAsync(other with { Weekdays = Weekdays.None })).Should().Be(StandingOrderRefusal.NoWeekday);
        (await RefusalAsync(other with { LastDay = house.House.Today })).Should().Be(StandingOrderRefusal.EndsBeforeItStarts);
        (await RefusalAsync(other with { Wishes = house.Wishes(from: house.House.Today.PlusDays(-1)) })).Should().Be(StandingOrderRefusal.Past);
        (await RefusalAsync(other with { Wishes = house.Wishes() with { Companions = 4 } })).Should().Be(StandingOrderRefusal.TooManyCompanions);
        (await RefusalAsync(other with { Wishes = house.Wishes() with { ReturnAt = new(6, 0) } })).Should().Be(StandingOrderRefusal.ReturnBeforeArrival);
        (await RefusalAsync(other with { Wishes = house.Wishes() with { To = new("Kažkur", "", "", null, null) } })).Should().Be(StandingOrderRefusal.PlaceUnknown);
        (await RefusalAsync(other with { Weekdays = Weekdays.Tuesday })).Should().BeNull("another day is another order");
        (await house.TryStartAsync(other with { ResidentId = Guid.CreateVersion7() })).Should().BeNull();

        async Task<StandingOrderRefusal?> RefusalAsync(StandingOrderForm said) => (await house.TryStartAsync(said))!.Value.Refusal;
    }

    [Theory, EveryDatabase]
    public async Task A_pause_frees_its_days_and_ends_when_told(Engine engine)
    {
        await using var house = await OrderHouse.OpenAsync(engine);
        var order = await house.StartAsync();

        (await house.PauseAsync(order, new(2027, 3, 22), null))!.Value.Refusal.Should().BeNull();
        (await house.PromisedAsync()).Should().Equal(Usual.Take(2));
        await house.NightAsync();
        (await house.PromisedAsync()).Should().Equal(Usual.Take(2), "it lasts until somebody says otherwise");

        (await house.House.RunAsync<EndPause, Outcome<StandingOrder, StandingOrderRefusal>?>(end =>
            end.RunAsync(new(order.Id, new(2027, 4, 1), RideHouse.Clerk), OrderHouse.Token)))!.Value.Refusal.Should().BeNull();
        (await house.PromisedAsync()).Should().Equal([.. Usual.Take(2), .. Usual.Where(day => day >= new LocalDate(2027, 4, 1))]);
    }

    [Theory, EveryDatabase]
    public async Task An_ended_order_keeps_its_rides_to_the_last_day_and_cancels_the_rest(Engine engine)
    {
        await using var house = await OrderHouse.OpenAsync(engine);
        var order = await house.StartAsync();
        (await house.EndAsync(order, Usual[2]))!.Value.Refusal.Should().BeNull();

        (await house.PromisedAsync()).Should().Equal(Usual.Take(3));
        (await house.Rides.StopsAsync()).Should().HaveCount(6, "the stops of the others are freed");
        (await house.EndAsync(order, Usual[5]))!.Value.Refusal.Should().Be(StandingOrderRefusal.AlreadyEnded);
        house.House.Clock.AdvanceDays(30);
        await house.NightAsync();
        (await house.PromisedAsync()).Should().HaveCount(3);
    }

    [Theory, EveryDatabase]
    public async Task A_day_is_left_out_however_far_ahead_and_may_be_taken_back_in(Engine engine)
    {
        await using var house = await OrderHouse.OpenAsync(engine);
        var order = await house.StartAsync();
        LocalDate near = Usual[1], far = new(2027, 4, 14);
        (await house.SkipAsync(order, near))!.Value.Refusal.Should().BeNull();
        (await house.SkipAsync(order, far))!.Value.Refusal.Should().BeNull();
        (await house.SkipAsync(order, near.PlusDays(1)))!.Value.Refusal.Should().Be(StandingOrderRefusal.NotADay);
        house.House.Clock.AdvanceDays(3);
        await house.NightAsync();
        (await house.PromisedAsync()).Should().Equal(Usual.Where(day => day != near), "the far day came into the four weeks and stays out");

        (await house.ConfirmAsync(await house.DayAsync(far)))!.Value.Refusal.Should().BeNull();
        (await house.PromisedAsync()).Should().Contain(far);
        (await house.SkipAsync(order, far))!.Value.Refusal.Should().BeNull();
        (await house.ConfirmAsync(await house.DayAsync(far)))!.Value.Refusal.Should().BeNull("a day may be taken back in twice");
        (await house.PromisedAsync()).Should().Contain(far);
    }

    [Theory, EveryDatabase]
    public async Task Another_time_makes_the_rides_anew_and_other_weekdays_leave_the_rest(Engine engine)
    {
        await using var house = await OrderHouse.OpenAsync(engine);
        var order = await house.StartAsync();
        var before = await house.Rides.RidesAsync();
        var taken = before.Single(ride => ride.Date == Usual[3]);
        await house.House.RunAsync<CancelRide, Outcome<Ride, CancelRefusal>?>(cancel => cancel.RunAsync(new(taken.Id, true, house.Rides.Caller), OrderHouse.Token));

        var changed = (await house.ChangeAsync(order, house.Wishes(), Weekdays.Monday | Weekdays.Friday))!.Value.Value!;
        var kept = (await house.Rides.RidesAsync()).Where(ride => ride.Status == BookingStatus.Booked).ToList();
        kept.Select(ride => ride.Date).Order().Should().Equal(Usual.Where(day => day.DayOfWeek != IsoDayOfWeek.Wednesday && day != taken.Date));
        kept.Select(ride => ride.Id).Should().BeSubsetOf(before.Select(ride => ride.Id));

        (await house.ChangeAsync(order, house.Wishes(new(11, 0)), OrderHouse.Dialysis))!.Value.Refusal.Should().Be(StandingOrderRefusal.ChangedMeanwhile, "an older version was seen");
        (await house.ChangeAsync(changed, house.Wishes(new(11, 0)), OrderHouse.Dialysis))!.Value.Refusal.Should().BeNull();
        var made = (await house.Rides.RidesAsync()).Where(ride => ride.Status == BookingStatus.Booked).ToList();
        made.Should().OnlyContain(ride => ride.WishTime == new LocalTime(11, 0));
        made.Select(ride => ride.Date).Order().Should().Equal(Usual.Where(day => day != taken.Date), "what the person took back is not made again");
    }

    [Theory, EveryDatabase]
    public async Task A_holiday_is_driven_when_staff_say_so(Engine engine)
    {
        await using var house = await OrderHouse.OpenAsync(engine);
        await house.StartAsync();
        await house.NightAsync();
        (await house.PromisedAsync()).Should().NotContain(OrderHouse.EasterMonday);
        var booked = (await house.ConfirmAsync(await house.DayAsync(OrderHouse.EasterMonday), new(7, 30)))!.Value.Value!;

        (booked.Outward.Date, booked.Outward.WishTime).Should().Be((OrderHouse.EasterMonday, new LocalTime(7, 30)));
        (await house.House.ReadAsync(db => db.Runs.CountAsync(run => run.Date == OrderHouse.EasterMonday, OrderHouse.Token))).Should().Be(1);
        (await house.ConfirmAsync(await house.DayAsync(OrderHouse.EasterMonday)))!.Value.Refusal.Should().NotBeNull("it has its ride");
    }

    [Theory, EveryDatabase]
    public async Task Who_asked_for_a_pause_gets_no_message_about_each_of_its_days(Engine engine)
    {
        await using var house = await OrderHouse.OpenAsync(engine);
        var order = await house.StartAsync();
        await house.PauseAsync(order, house.House.Today, Usual[1]);
        await PlanAsync();
        (await CountAsync()).Should().Be(0);

        var next = (await house.Rides.RidesAsync()).First(ride => ride.Status == BookingStatus.Booked);
        await house.House.RunAsync<CancelRide, Outcome<Ride, CancelRefusal>?>(cancel => cancel.RunAsync(new(next.Id, true, RideHouse.Clerk), OrderHouse.Token));
        await PlanAsync();
        (await CountAsync()).Should().Be(1, "what staff cancel by themselves is told");

        Task PlanAsync() => house.House.RunAsync<PlanReminders, PlannedReminders>(plan => plan.RunAsync(OrderHouse.Token));
        Task<int> CountAsync() => house.House.ReadAsync(db => db.Reminders.CountAsync(r => r.Kind == ReminderKind.Cancellation, OrderHouse.Token));
    }
}
