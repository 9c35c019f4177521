using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Rides.StandingOrders;

/// <summary>A ride house whose car goes out each day of the week from half past five, and Ona's order: Monday, Wednesday, Friday at 6.40.</summary>
internal sealed class OrderHouse : IAsyncDisposable
{
    public const Weekdays Dialysis = Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday;

    /// <summary>The days of four weeks from Tuesday on which Ona is due; the third Monday is Easter Monday.</summary>
    public static IReadOnlyList<LocalDate> Due { get; } =
    [
        new(2027, 3, 17), new(2027, 3, 19), new(2027, 3, 22), new(2027, 3, 24), new(2027, 3, 26), new(2027, 3, 29), new(2027, 3, 31),
        new(2027, 4, 2), new(2027, 4, 5), new(2027, 4, 7), new(2027, 4, 9), new(2027, 4, 12),
    ];

    public static LocalDate EasterMonday { get; } = new(2027, 3, 29);

    private OrderHouse(RideHouse rides) => Rides = rides;

    public RideHouse Rides { get; }

    public TestHouse House => Rides.House;

    public static CancellationToken Token => RideHouse.Token;

    public static async Task<OrderHouse> OpenAsync(Engine engine, int seats = 4, Action<RideService>? change = null, LocalTime? from = null)
    {
        var rides = await RideHouse.OpenAsync(engine, seats, withRun: false, change: change);
        foreach (var day in Weekdays.All.List())
        {
            await rides.House.SaveAsync(new WeeklyRun
            {
                OfferingId = rides.Service.Id, VehicleId = rides.Vehicle.Id, DriverId = rides.Driver.Id, Weekday = day, From = from ?? new(5, 30), To = new(17, 0),
            });
        }

        var house = new OrderHouse(rides);
        await house.House.RunAsync<ScheduleRuns, int>(schedule => schedule.RunAsync(Token));
        return house;
    }

    public RideWishes Wishes(LocalTime? time = null, LocalDate? from = null) => Rides.Wishes(time ?? new(6, 40), date: from);

    public async Task<StandingOrder> StartAsync(RideWishes? wishes = null, Weekdays weekdays = Dialysis, Resident? resident = null, LocalDate? lastDay = null)
    {
        var outcome = await TryStartAsync(new(Guid.CreateVersion7(), (resident ?? Rides.Ona).Id, wishes ?? Wishes(), weekdays, lastDay, RideHouse.Clerk));
        outcome!.Value.Refusal.Should().BeNull();
        return outcome.Value.Value!;
    }

    public Task<Outcome<StandingOrder, StandingOrderRefusal>?> TryStartAsync(StandingOrderForm form) =>
        House.RunAsync<StartStandingOrder, Outcome<StandingOrder, StandingOrderRefusal>?>(start => start.RunAsync(form, Token));

    /// <summary>Somebody else with the same order.</summary>
    public async Task<StandingOrder> RegisterAndStartAsync(string name) => await StartAsync(resident: await Rides.RegisterAsync(name));

    /// <summary>The night's work: runs first, then orders.</summary>
    public async Task<int> NightAsync()
    {
        await House.RunAsync<ScheduleRuns, int>(schedule => schedule.RunAsync(Token));
        return await House.RunAsync<MakeOrderedRides, int>(make => make.RunAsync(Token));
    }

    public Task<List<OrderedDay>> DaysAsync() => House.ReadAsync(db => db.OrderedDays.AsNoTracking().OrderBy(day => day.Date).ToListAsync(Token));

    public async Task<OrderedDay> DayAsync(LocalDate date) => (await DaysAsync()).Single(day => day.Date == date);

    /// <summary>The days on which a ride is promised.</summary>
    public async Task<List<LocalDate>> PromisedAsync() =>
        [.. (await Rides.RidesAsync()).Where(ride => ride.Status == BookingStatus.Booked).Select(ride => ride.Date).Order()];

    public Task<Outcome<OrderedDay, StandingOrderRefusal>?> SkipAsync(StandingOrder order, LocalDate date) =>
        House.RunAsync<SkipOrderedDay, Outcome<OrderedDay, StandingOrderRefusal>?>(skip => skip.RunAsync(new(order.Id, date, "Veš sūnus", RideHouse.Clerk), Token));

    public Task<Outcome<BookedRides, RideRefusal>?> ConfirmAsync(OrderedDay day, LocalTime? time = null) =>
        House.RunAsync<ConfirmOrderedDay, Outcome<BookedRides, RideRefusal>?>(confirm => confirm.RunAsync(new(day.Id, time ?? new(6, 40), null, RideHouse.Clerk), Token));

    public Task<Outcome<StandingOrder, StandingOrderRefusal>?> PauseAsync(StandingOrder order, LocalDate from, LocalDate? to) =>
        House.RunAsync<PauseStandingOrder, Outcome<StandingOrder, StandingOrderRefusal>?>(pause => pause.RunAsync(new(order.Id, from, to, "Išvykusi", RideHouse.Clerk), Token));

    public Task<Outcome<StandingOrder, StandingOrderRefusal>?> EndAsync(StandingOrder order, LocalDate lastDay) =>
        House.RunAsync<EndStandingOrder, Outcome<StandingOrder, StandingOrderRefusal>?>(end => end.RunAsync(new(order.Id, lastDay, "Persikėlė", RideHouse.Clerk), Token));

    public Task<Outcome<StandingOrder, StandingOrderRefusal>?> ChangeAsync(StandingOrder order, RideWishes wishes, Weekdays weekdays) =>
        House.RunAsync<ChangeStandingOrder, Outcome<StandingOrder, StandingOrderRefusal>?>(change =>
            change.RunAsync(new(order.Id, order.Version, wishes, weekdays, RideHouse.Clerk), Token));

    public ValueTask DisposeAsync() => Rides.DisposeAsync();
}
