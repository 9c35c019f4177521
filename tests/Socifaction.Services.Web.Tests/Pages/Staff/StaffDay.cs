using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

/// <summary>
/// An initiative on a working day: one car out today and for four days more, the polyclinic, Ona with a walker and her daughter;
/// a children's activity with a place for each of two; and a clerk at the telephone.
/// </summary>
internal sealed class StaffDay : IAsyncDisposable
{
    private StaffDay(WebApp app, WebSession clerk) => (App, Clerk) = (app, clerk);

    public WebApp App { get; }

    /// <summary>A signed-in clerk's browser.</summary>
    public WebSession Clerk { get; }

    public RideService Service { get; } = Given.RideService();

    public Destination Polyclinic { get; } = new() { Name = "Poliklinika", Address = Given.Polyclinic };

    public Resident Ona { get; } = Named(Given.Resident(mobility: MobilityNeed.Walker));

    public Activity Centre { get; } = Given.Activity();

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public LocalDate Tomorrow => App.Today.PlusDays(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<StaffDay> OpenAsync(Engine engine, int seats = 4, int wheelchairPlaces = 1)
    {
        var app = await WebApp.OpenAsync(engine, Stop);
        var day = new StaffDay(app, await WebSession.StaffAsync(app, Role.Coordinator, cancellationToken: Stop));
        var driver = Given.Staff("Vidas", Role.Driver);
        var car = Given.Vehicle(seats, wheelchairPlaces);
        await app.SaveAsync(day.Service, driver, car, day.Polyclinic, day.Ona, day.Centre);
        await app.SaveAsync([.. Enumerable.Range(0, 5).Select(i => Given.Run(day.Service, car, driver, app.Today.PlusDays(i), app.Initiative))]);
        day.Sessions = [.. Enumerable.Range(1, 3).Select(i => Given.Session(day.Centre, app.Today.PlusDays(i), 2, app.Initiative))];
        await app.SaveAsync([.. day.Sessions]);
        await using var scope = app.ScopeOfNobody();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        db.Settlements.Add(new Settlement { LocalityId = app.Initiative.LocalityId, Name = "Lomiai", SearchName = "lomiai", Latitude = 55.30, Longitude = 22.30 });
        await db.SaveChangesAsync(Stop);
        return day;
    }

    /// <summary>A resident who can be found by name.</summary>
    public static Resident Named(Resident resident)
    {
        resident.SearchText = PeopleQueries.SearchTextOf(resident);
        return resident;
    }

    /// <summary>Ona's form, filled in for tomorrow: to the polyclinic by nine.</summary>
    public async Task<WebForm> FormAsync(string time = "9", string back = "", Resident? person = null)
    {
        var page = (await Clerk.GetAsync($"~/staff/rides/book?resident={(person ?? Ona).Id}", Stop)).Expect(System.Net.HttpStatusCode.OK);
        return WebForm.Fill(page, new { To = Polyclinic.Id.ToString(), Day = Iso(Tomorrow), Time = time, ReturnTime = back });
    }

    /// <summary>Books Ona's ride for tomorrow and gives it.</summary>
    public async Task<Ride> BookAsync(string back = "")
    {
        (await Clerk.SendAsync(await FormAsync(back: back), Stop)).Expect(System.Net.HttpStatusCode.Redirect);
        return (await RidesAsync()).Single(ride => !ride.IsReturn);
    }

    /// <summary>Books another ride of Ona's, two days after tomorrow.</summary>
    public async Task<Ride> BookAgainAsync(Ride first)
    {
        (await Clerk.SendAsync((await FormAsync()).With("Day", Iso(Tomorrow.PlusDays(2))), Stop)).Expect(System.Net.HttpStatusCode.Redirect);
        return (await RidesAsync()).Single(ride => ride.Id != first.Id);
    }

    public Task<List<Ride>> RidesAsync() =>
        App.ReadAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.Rides, Stop));

    public Task<List<Place>> PlacesAsync() =>
        App.ReadAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.Places, Stop));

    /// <summary>A wish for a ride that a stranger left on the web.</summary>
    public async Task<Ride> RequestAsync(string name = "Vytautas Gedminas", Address? from = null)
    {
        await using var scope = App.Scope();
        var wishes = new RideWishes(Service.Id, from ?? Given.Home, Given.Polyclinic, Tomorrow, RideWish.ArriveBy, new LocalTime(9, 0));
        var asking = new Asking(new Actor(ActorKind.Resident, null, name), Channel.Web);
        var outcome = await scope.ServiceProvider.GetRequiredService<RequestRide>()
            .RunAsync(new(Guid.CreateVersion7(), null, name, "+37061200190", wishes, asking), Stop);
        return outcome!.Value.Value!.Outward;
    }

    public static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        Clerk.Dispose();
        await App.DisposeAsync();
    }
}
