using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Tests.Rides;

namespace Socifaction.Services.Web.Tests.Appointments;

/// <summary>A ride is booked to an appointment: who, when and where to are known already, and the two belong together.</summary>
public sealed class RideToAnAppointmentTests
{
    private const string Ours = "Bendruomenės namai, Mokyklos g. 2";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_resident_answers_only_what_is_not_known_yet(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var appointment = await BookAsync(town);
        var walker = await Walker.Of(town.App, RideTown.OnasPhone).OpenAsync($"/kunigiskiai/appointments/details/{appointment.Id}");

        (await walker.PostToAsync("?handler=Ride")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        await walker.OpenAsync($"{town.Book}/from");
        await walker.SendAsync(("Place", "home"));
        for (var pages = 0; pages < 8 && !walker.At.EndsWith("/check", StringComparison.Ordinal); pages++)
        {
            await (walker.At.EndsWith("/needs", StringComparison.Ordinal) ? walker.SendAsync(("Companions", "0"), ("Mobility", "Walks")) : walker.SendAsync());
        }

        walker.Text.Should().Contain("Ona Petraitienė").And.Contain("Bendruomenės namai").And.Contain("Būti vietoje 10.00 val.").And.Contain("Išvažiuoti 11.00 val.");
        await walker.SendAsync();
        walker.Text.Should().Contain("Kelionė užsakyta");
        await BelongTogetherAsync(town, appointment);
    }

    [Theory, EveryDatabase]
    public async Task Staff_type_nothing_twice(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var appointment = await BookAsync(town);
        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Token);
        var page = await staff.GetAsync($"~/staff/appointments/details/{appointment.Id}", Token);
        var link = page.Page.QuerySelector("a[href*='/staff/rides/book']")!.GetAttribute("href")!;

        var form = await staff.GetAsync("~" + link[link.IndexOf("/staff", StringComparison.Ordinal)..], Token);
        (await staff.SendAsync(WebForm.Fill(form, new { }), Token)).Expect(HttpStatusCode.Redirect);

        await BelongTogetherAsync(town, appointment);
    }

    // In the morning there in time, at the end back again; cancelled together, if the person says so.
    private static async Task BelongTogetherAsync(RideTown town, Appointment appointment)
    {
        var rides = await town.App.ReadAsync(db => db.Rides.OrderBy(ride => ride.StartsAt).ToListAsync(Token));
        rides.Should().HaveCount(2).And.OnlyContain(ride => ride.GroupId == appointment.GroupId && ride.ResidentId == town.Ona.Id && ride.Date == town.Tuesday);
        (rides[0].To.Street, rides[0].Wish, rides[0].WishTime).Should().Be((Ours, RideWish.ArriveBy, new LocalTime(10, 0)));
        (rides[1].From.Street, rides[1].WishTime).Should().Be((Ours, new LocalTime(11, 0)));
    }

    private static async Task<Appointment> BookAsync(RideTown town)
    {
        var resource = Given.Resource(since: town.App.Today.PlusDays(-7));
        var type = Given.AppointmentType([resource]);
        var ours = new Destination { Name = "Bendruomenės namai", Address = new Address("Kunigiškiai", "Mokyklos g. 2", "", 55.312, 22.21), IsOurs = true };
        await town.App.SaveAsync(resource, type, ours);
        await using var scope = town.App.Scope();
        var wanted = new AppointmentWanted(
            Guid.CreateVersion7(), type.Id, town.Ona.Id, [town.Tuesday + new LocalTime(10, 0)], 60, "", new Asking(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone));
        (await scope.ServiceProvider.GetRequiredService<BookAppointment>().RunAsync(wanted, Token))!.Value.Refusal.Should().BeNull();
        return await town.App.ReadAsync(db => db.Appointments.SingleAsync(Token));
    }
}
