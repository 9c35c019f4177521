using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Rides.StandingOrders;

public sealed class MakeOrderedRidesTests
{
    /// <summary>A car that leaves so late brings one person by 6.40.</summary>
    private static readonly LocalTime TooLateForTwo = new(6, 10);

    [Theory, EveryDatabase]
    public async Task An_order_becomes_four_weeks_of_rides_once_and_a_holiday_is_left_to_staff(Engine engine)
    {
        await using var house = await OrderHouse.OpenAsync(engine);
        await house.StartAsync(house.Wishes() with { ReturnAt = new(11, 30) });

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => house.House.RunAsync<MakeOrderedRides, int>(make => make.RunAsync(OrderHouse.Token)))));

        var rides = await house.Rides.RidesAsync();
        rides.Where(ride => !ride.IsReturn).Select(ride => ride.Date).Order().Should().Equal(OrderHouse.Due.Where(day => day != OrderHouse.EasterMonday));
        rides.Should().HaveCount(22).And.OnlyContain(ride => ride.Channel == Channel.StandingOrder && ride.Status == BookingStatus.Booked);
        (await house.DayAsync(OrderHouse.EasterMonday)).State.Should().Be(OrderedDayState.Holiday);
        (await house.House.ReadAsync(db => db.OrderedDays.InDoubt(house.House.Today).CountAsync(OrderHouse.Token))).Should().Be(1);

        house.House.Clock.AdvanceDays(2);
        (await house.NightAsync()).Should().Be(1, "the next Wednesday has come into the four weeks");
        (await house.NightAsync()).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task The_wall_clock_says_the_same_before_and_after_the_night_it_changes(Engine engine)
    {
        await using var house = await OrderHouse.OpenAsync(engine);
        await house.StartAsync(weekdays: Weekdays.Saturday | Weekdays.Sunday | Weekdays.Tuesday);
        (LocalDate before, LocalDate night, LocalDate after) = (new(2027, 3, 27), new(2027, 3, 28), new(2027, 3, 30));
        // The clock changes on Easter Sunday: staff say that somebody drives.
        (await house.ConfirmAsync(await house.DayAsync(night)))!.Value.Refusal.Should().BeNull();

        var rides = (await house.Rides.RidesAsync()).ToDictionary(ride => ride.Date);
        rides.Values.Select(ride => (ride.WishTime, ride.StartTime)).Distinct().Should().ContainSingle().Which.WishTime.Should().Be(new LocalTime(6, 40));
        (rides[night].StartsAt - rides[before].StartsAt).Should().Be(Duration.FromHours(23));
        (rides[after].StartsAt - rides[night].StartsAt).Should().Be(Duration.FromHours(48));
    }

    [Theory, EveryDatabase]
    public async Task A_night_that_was_broken_off_is_finished_by_the_next(Engine engine)
    {
        await using var house = await OrderHouse.OpenAsync(engine);
        var order = await house.StartAsync(lastDay: OrderHouse.Due[1]);
        // Made and not yet booked; ended and not yet freed: as a killed server would leave them.
        await house.House.ReadAsync(async db =>
        {
            var row = await db.StandingOrders.SingleAsync(OrderHouse.Token);
            row.LastDay = OrderHouse.Due[0];
            return await db.SaveChangesAsync(OrderHouse.Token);
        });
        await house.House.SaveAsync(new StandingOrder
        {
            OfferingId = order.OfferingId, ResidentId = (await house.Rides.RegisterAsync("Petras")).Id, From = Given.Home, To = Given.Polyclinic, Weekdays = Weekdays.Friday,
            Wish = RideWish.ArriveBy, WishTime = new(9, 0), FirstDay = house.Rides.Tomorrow, LastDay = OrderHouse.Due[1], AgreedAt = TestHouse.Start, AgreedByName = "Rasa",
        });
        var halfMade = (await house.House.ReadAsync(db => db.StandingOrders.AsNoTracking().ToListAsync(OrderHouse.Token))).Single(o => o.Id != order.Id);
        await house.House.SaveAsync(new OrderedDay { OrderId = halfMade.Id, Date = OrderHouse.Due[1], State = OrderedDayState.Due, Edition = 1 });

        (await house.NightAsync()).Should().Be(1);

        (await house.PromisedAsync()).Should().Equal(OrderHouse.Due[0], OrderHouse.Due[1]);
        var cancelled = (await house.Rides.RidesAsync()).Single(ride => ride.Status == BookingStatus.Cancelled);
        (cancelled.Date, cancelled.ResidentId).Should().Be((OrderHouse.Due[1], house.Rides.Ona.Id));
        (await house.NightAsync()).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task A_day_without_room_is_listed_with_its_reason_tried_again_and_at_last_counted_as_unmet(Engine engine)
    {
        await using var house = await OrderHouse.OpenAsync(engine, seats: 1, from: TooLateForTwo);
        var (first, second) = (OrderHouse.Due[0], OrderHouse.Due[1]);
        var other = (await house.Rides.BookedAsync(house.Wishes(from: first), await house.Rides.RegisterAsync("Petras"))).Outward;
        await house.Rides.BookedAsync(house.Wishes(from: second), await house.Rides.RegisterAsync("Jonas"));
        await house.StartAsync(lastDay: second);

        (await house.DaysAsync()).Select(day => (day.State, day.Refusal)).Should().OnlyContain(day => day.State == OrderedDayState.Refused && day.Refusal != null);
        (await house.Rides.UnmetAsync()).Should().BeEmpty("there is time to find room");

        await house.House.RunAsync<CancelRide, Outcome<Ride, CancelRefusal>?>(cancel => cancel.RunAsync(new(other.Id, true, RideHouse.Clerk), OrderHouse.Token));
        (await house.NightAsync()).Should().Be(1);
        (await house.DayAsync(first)).State.Should().Be(OrderedDayState.Booked);

        house.House.Clock.AdvanceDays(5);
        await house.NightAsync();
        await house.NightAsync();
        (await house.Rides.UnmetAsync()).Should().ContainSingle().Which.ResidentId.Should().Be(house.Rides.Ona.Id);
    }

    [Theory, EveryDatabase]
    public async Task Where_the_person_travels_already_the_day_is_listed_as_a_clash(Engine engine)
    {
        await using var house = await OrderHouse.OpenAsync(engine);
        await house.Rides.BookedAsync(house.Wishes(new(6, 45), OrderHouse.Due[0]));
        await house.StartAsync();

        (await house.DayAsync(OrderHouse.Due[0])).Refusal.Should().Be(RideRefusal.AlreadyTravelling);
        (await house.PromisedAsync()).Should().HaveCount(11);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_ordered_first_comes_first_and_a_setting_says_how_far_ahead(Engine engine)
    {
        await using var house = await OrderHouse.OpenAsync(engine, seats: 1, service => service.StandingOrderWeeks = 1, TooLateForTwo);
        await house.StartAsync();
        var second = await house.RegisterAndStartAsync("Petras");
        (await house.PromisedAsync()).Should().Equal(OrderHouse.Due.Take(3), "one week ahead");

        house.House.Clock.AdvanceDays(2);
        await house.NightAsync();
        (await house.Rides.RidesAsync()).Should().OnlyContain(ride => ride.ResidentId == house.Rides.Ona.Id);
        (await house.DaysAsync()).Where(day => day.OrderId == second.Id).Should().OnlyContain(day => day.State == OrderedDayState.Refused);
    }
}
