using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Rides;

/// <summary>A village with a car on Tuesday and Thursday, two runs about Easter, a polyclinic to go to, and two residents with telephones.</summary>
internal sealed record RideTown(WebApp App, RideService Service, Resident Ona, Resident Jonas, Destination Polyclinic) : IAsyncDisposable
{
    public const string OnasPhone = "+37061200001";
    public const string JonasPhone = "+37061200002";

    public string Book => $"/kunigiskiai/rides/{Service.Id}/book";

    public LocalDate Tuesday => App.Today.PlusDays(1);

    public static async Task<RideTown> OpenAsync(
        Engine engine, int seats = 4, Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? more = null, bool timers = false)
    {
        var app = await WebApp.OpenAsync(engine, TestContext.Current.CancellationToken, more, timers: timers);
        var (service, vehicle, driver) = (Given.RideService(), Given.Vehicle(seats, wheelchairPlaces: 0), Given.Staff("Vytas", Role.Driver));
        var (ona, jonas) = (Given.Resident("Ona", "Petraitienė", OnasPhone), Given.Resident("Jonas", "Jonaitis", JonasPhone));
        var polyclinic = new Destination { Name = "Tauragės poliklinika", Address = Given.Polyclinic };
        await app.SaveAsync(
            service, vehicle, driver, ona, jonas, polyclinic,
            new Settlement { LocalityId = app.Initiative.LocalityId, Name = "Batakiai", SearchName = "batakiai", Latitude = 55.354, Longitude = 22.506 },
            Given.Run(service, vehicle, driver, app.Today.PlusDays(1), app.Initiative),
            Given.Run(service, vehicle, driver, app.Today.PlusDays(3), app.Initiative),
            Given.Run(service, vehicle, driver, new LocalDate(2027, 3, 28), app.Initiative, new(2, 0), new(12, 0)),
            Given.Run(service, vehicle, driver, new LocalDate(2027, 3, 30), app.Initiative),
            Given.Run(service, vehicle, driver, new LocalDate(2027, 10, 31), app.Initiative, new(2, 0), new(12, 0)));
        return new(app, service, ona, jonas, polyclinic);
    }

    /// <summary>Answers the questions up to one: as Ona to the polyclinic on Tuesday at nine, back at noon.</summary>
    public async Task<Walker> ToAsync(string step, string? phone = OnasPhone)
    {
        var walker = await Walker.Of(App, phone).OpenAsync($"{Book}/who");
        var person = phone == JonasPhone ? Jonas : Ona;
        (string, (string, string?)[])[] answers =
        [
            ("who", phone is null ? [("Name", "Aldona Žąsytė"), ("Phone", "8 612 99999")] : [("Person", person.Id.ToString())]),
            ("from", phone is null ? [("Settlement", "batakiai"), ("Street", "Mokyklos g. 1"), ("HowToFind", "Už mokyklos")] : [("Place", "home")]),
            ("to", [("Place", Polyclinic.Id.ToString())]),
            ("day", [("Day", "2027-03-16")]),
            ("time", [("Wish", "ArriveBy"), ("Time", "9 val.")]),
            ("return", [("Return", "yes"), ("ReturnTime", "1200")]),
            ("needs", [("Companions", "1"), ("Mobility", "Walker"), ("Help", "yes")]),
        ];
        foreach (var (question, answer) in answers.TakeWhile(answer => answer.Item1 != step))
        {
            walker.At.Should().EndWith($"/book/{question}");
            await walker.SendAsync(answer);
        }

        walker.At.Should().EndWith($"/book/{step}");
        return walker;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
