using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Sharing;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Rides;

/// <summary>A house with a ride offering, one car and driver, and a run on the next day: Tuesday 2027-03-16.</summary>
internal sealed class RideHouse : IAsyncDisposable
{
    public static Asking Clerk { get; } = new(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    private RideHouse(TestHouse house, RideService service, Vehicle vehicle, StaffMember driver, Resident ona) =>
        (House, Service, Vehicle, Driver, Ona, _day) = (house, service, vehicle, driver, ona, house.Today.PlusDays(1));

    private readonly LocalDate _day;

    public TestHouse House { get; }

    public RideService Service { get; }

    public Vehicle Vehicle { get; }

    public StaffMember Driver { get; }

    public Resident Ona { get; }

    /// <summary>Ona herself, on the web.</summary>
    public Asking Caller => AskOf(Ona);

    public LocalDate Tomorrow => House.Today.PlusDays(1);

    public static async Task<RideHouse> OpenAsync(
        Engine engine, int seats = 4, int wheelchairPlaces = 1, bool withRun = true, Action<RideService>? change = null)
    {
        var house = await TestHouse.OpenAsync(engine, Token);
        var service = Given.RideService();
        change?.Invoke(service);
        var rides = new RideHouse(house, service, Given.Vehicle(seats, wheelchairPlaces), Given.Staff("Jonas", Role.Driver), Given.Resident());
        await house.SaveAsync(service, rides.Vehicle, rides.Driver, rides.Ona);
        if (withRun)
        {
            await house.SaveAsync(rides.Run(rides.Tomorrow));
        }

        return rides;
    }

    public Run Run(LocalDate date, LocalTime? from = null, LocalTime? to = null) =>
        Given.Run(Service, Vehicle, Driver, date, House.Initiative, from, to);

    public RideWishes Wishes(LocalTime time, RideWish wish = RideWish.ArriveBy, LocalDate? date = null) =>
        new(Service.Id, Given.Home, Given.Polyclinic, date ?? Tomorrow, wish, time);

    /// <summary>A resident's own asking, on the web.</summary>
    public static Asking AskOf(Resident resident) => new(new Actor(ActorKind.Resident, resident.Id, resident.FullName), Channel.Web);

    public async Task<Resident> RegisterAsync(string name)
    {
        var resident = Given.Resident(name, phone: null);
        await House.SaveAsync(resident);
        return resident;
    }

    public async Task<Outcome<BookedRides, RideRefusal>> BookAsync(
        RideWishes wishes, Resident? resident = null, Guid? requestId = null, Asking? asking = null) =>
        (await House.RunAsync<BookRide, Outcome<BookedRides, RideRefusal>?>(book => book.RunAsync(
            new RideForm(requestId ?? Guid.CreateVersion7(), (resident ?? Ona).Id, wishes, asking ?? AskOf(resident ?? Ona)), Token)))!.Value;

    public async Task<BookedRides> BookedAsync(RideWishes wishes, Resident? resident = null)
    {
        var outcome = await BookAsync(wishes, resident);
        outcome.Refusal.Should().BeNull();
        return outcome.Value!;
    }

    public Task<IReadOnlyList<RideAlternative>> AlternativesAsync(RideWishes wishes, Resident? resident = null) =>
        House.RunAsync<RideAlternatives, IReadOnlyList<RideAlternative>>(other => other.ListAsync((resident ?? Ona).Id, wishes, false, Token));

    /// <summary>Staff write down that two are not to be driven together.</summary>
    public Task<Outcome<KeptApart, KeepApartRefusal>?> KeepApartAsync(Guid one, Guid other) =>
        House.RunAsync<KeepApart, Outcome<KeptApart, KeepApartRefusal>?>(keep => keep.RunAsync(new(one, other, "Rasa"), Token));

    /// <summary>Staff limit how much longer than the direct way a person may sit on board.</summary>
    public Task<bool> LimitDetourAsync(Resident resident, int? minutes) =>
        House.RunAsync<LimitDetour, bool>(limit => limit.RunAsync(new(resident.Id, minutes, "Rasa"), Token));

    /// <summary>Moves the clock to a time of the day with the run.</summary>
    public void SetClock(LocalTime time) => House.Clock.Reset(InitiativeZone.InstantOf(House.Initiative.Zone, _day, time));

    public async Task<Outcome<Ride, CallInRefusal>> CallInAsync(Ride ride, Asking? asking = null) => (await FindCallInAsync(ride, asking ?? Clerk))!.Value;

    public Task<Outcome<Ride, CallInRefusal>?> FindCallInAsync(Ride ride, Asking asking) =>
        House.RunAsync<CallInRide, Outcome<Ride, CallInRefusal>?>(call => call.RunAsync(new(ride.Id, asking), Token));

    public Task<IReadOnlyList<RideAlternative>> HoldAsync(Guid requestId, RideWishes wishes, Resident? resident = null) =>
        House.RunAsync<HoldTimes, IReadOnlyList<RideAlternative>>(hold => hold.RunAsync(requestId, (resident ?? Ona).Id, wishes, Token));

    public Task<List<Ride>> RidesAsync() =>
        House.ReadAsync(db => db.Rides.AsNoTracking().Include(ride => ride.Events).OrderBy(ride => ride.StartTime).ToListAsync(Token));

    public Task<List<RunStop>> StopsAsync() =>
        House.ReadAsync(db => db.RunStops.AsNoTracking().OrderBy(stop => stop.RunId).ThenBy(stop => stop.Order).ToListAsync(Token));

    public Task<List<UnmetNeed>> UnmetAsync() => House.ReadAsync(db => db.UnmetNeeds.AsNoTracking().ToListAsync(Token));

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
