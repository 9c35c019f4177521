using System.Net;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Tests.Rides;

/// <summary>Every kind of ride, asked for by residents on their own pages.</summary>
public sealed class KindsOfRideTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task An_open_return_is_booked_and_called_in_with_a_button(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await NeedsAsync(await (await town.ToAsync("return")).SendAsync(("Return", "call"), ("OpenFrom", "11"), ("OpenBy", "14.00")));
        walker.Text.Should().Contain("Kai paskambinsite, nuo 11.00 val. Vėliausiai 14.00 val.");

        await walker.SendAsync();

        walker.Text.Should().Contain("Kai baigsite, paskambinkite mums").And.Contain("atvažiuosime tarp 13.45 ir 14.00");
        var back = (await RidesAsync(town)).Single(ride => ride.IsReturn);
        var address = $"/kunigiskiai/rides/details/{back.Id}";
        (await walker.OpenAsync(address)).Text.Should().Contain("Jau galite atvažiuoti").And.Contain("Vėliausiai tarp 13.45 ir 14.00");
        (await walker.SendAsync()).Status.Should().Be(HttpStatusCode.Conflict, "she has not been brought there yet");
        walker.Text.Should().Contain("kai nuvešime Jus į vietą");

        town.App.Clock.Reset(InitiativeZone.InstantOf(town.App.Initiative.Zone, town.Tuesday, new(11, 30)));
        walker = await Walker.Of(town.App, RideTown.OnasPhone).OpenAsync(address);
        await walker.SendAsync();

        walker.Text.Should().Contain("tarp 11.30 ir 11.45").And.NotContain("Jau galite atvažiuoti");
        (await Walker.Of(town.App, RideTown.JonasPhone).OpenAsync(address)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory, EveryDatabase]
    public async Task The_driver_waits_when_asked_to(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await NeedsAsync(await (await town.ToAsync("return")).SendAsync(("Return", "wait"), ("WaitMinutes", "30")));
        walker.Text.Should().Contain("Vairuotojas palauks 30 min.");

        await walker.SendAsync();

        walker.Text.Should().Contain("tarp 9.30 ir 9.45");
        (await RidesAsync(town)).Should().ContainSingle(ride => ride.VehicleWaits);
    }

    [Theory, EveryDatabase]
    public async Task What_cannot_be_is_said_beside_its_field(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await town.ToAsync("return");
        (string Name, string? Value)[][] wrong =
        [
            [("Return", "wait"), ("WaitMinutes", "61")], [("Return", "wait"), ("WaitMinutes", "pusvalandį")], [("Return", "wait")],
            [("Return", "call"), ("OpenFrom", "11"), ("OpenBy", "10.30")], [("Return", "call"), ("OpenFrom", "8"), ("OpenBy", "10.30")],
            [("Return", "call"), ("OpenFrom", "11")], [("Return", "yes")], [("Return", "kada nors")], [],
        ];
        foreach (var answers in wrong)
        {
            (await walker.SendAsync(answers)).Status.Should().Be(HttpStatusCode.UnprocessableEntity, string.Join(' ', answers));
            walker.Page.QuerySelector(".govuk-error-message").Should().NotBeNull();
        }
    }

    [Theory, EveryDatabase]
    public async Task Who_has_to_lie_is_told_whom_to_call(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await town.ToAsync("needs");

        await walker.SendAsync(("Companions", "0"), ("Mobility", "Lying"));

        walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        walker.Text.Should().Contain("skambinkite 1808").And.Contain("112");
        await walker.SendAsync(("Companions", "1"), ("Mobility", "Lying"));
        var need = (await town.App.ReadAsync(db => db.UnmetNeeds.AsNoTracking().ToListAsync(Token))).Should().ContainSingle("the form is one wish").Which;
        (need.Reason, need.ResidentId, need.Mobility, need.Channel).Should().Be((nameof(RideRefusal.HasToLie), town.Ona.Id, People.MobilityNeed.Lying, Channel.Web));
    }

    [Theory, EveryDatabase]
    public async Task A_stranger_who_has_to_lie_is_counted_too_but_no_browser_fills_the_list(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        for (var form = 0; form < 12; form++)
        {
            var walker = await town.ToAsync("needs", phone: null);
            (await walker.SendAsync(("Companions", "0"), ("Mobility", "Lying"))).Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        }

        (await town.App.ReadAsync(db => db.UnmetNeeds.AsNoTracking().ToListAsync(Token))).Should().HaveCount(10).And.OnlyContain(need => need.ResidentId == null);
    }

    [Theory, EveryDatabase]
    public async Task A_shift_is_one_tap_and_a_closed_hour_is_asked_about(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        await using (var scope = town.App.Scope())
        {
            var db = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Data.ServicesDbContext>(scope.ServiceProvider);
            var goal = await db.Destinations.SingleAsync(Token);
            (goal.Hours, goal.ShiftTimes) = (WeeklyHours.OnWeekdays(new TimeWindow(new(10, 0), new(16, 0))).ToString(), "09:15,13:30");
            await db.SaveChangesAsync(Token);
        }

        var walker = await town.ToAsync("time");
        walker.Text.Should().Contain("pirmadienis–penktadienis");
        (await walker.SendAsync(("Wish", "ArriveBy"), ("Time", "9"))).Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        walker.Text.Should().Contain("Šiuo laiku ten nedirbama");
        (await walker.SendAsync(("Wish", "ArriveBy"), ("Time", "9"), ("Sure", "yes"))).At.Should().EndWith("/return");

        await walker.OpenAsync($"{town.Book}/time");
        (await walker.SendAsync(("shift", "09:15"))).At.Should().EndWith("/return");
        walker = await NeedsAsync(await walker.SendAsync(("Return", "no")));
        walker.Text.Should().Contain("Būti vietoje 9.15 val.");
        (await walker.SendAsync()).At.Should().EndWith("/done");
        await walker.OpenAsync($"{town.Book}/who");
        (await Walker.Of(town.App, RideTown.OnasPhone).OpenAsync($"{town.Book}/time")).At.Should().EndWith("/who");
    }

    [Theory, EveryDatabase]
    public async Task Like_last_time_leaves_only_the_day_to_choose(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        await (await town.ToAsync("check")).SendAsync();
        var first = (await RidesAsync(town)).Single(ride => !ride.IsReturn);
        var walker = await town.ToAsync("from");
        walker.Text.Should().Contain("Kaip praeitą kartą").And.Contain("Būti vietoje 9.00 val., atgal 12.00");

        (await walker.SendAsync(("trip", first.Id.ToString()))).At.Should().EndWith("/day");
        (await walker.SendAsync(("Day", "2027-03-18"))).At.Should().EndWith("/check");
        walker.Text.Should().Contain("Tauragės poliklinika").And.Contain("1 žmogus").And.Contain("Išvažiuoti 12.00 val.");
        (await walker.SendAsync()).At.Should().EndWith("/done");

        (await RidesAsync(town)).Should().HaveCount(4);
        var other = await town.ToAsync("from", RideTown.JonasPhone);
        other.Text.Should().NotContain("Kaip praeitą kartą");
        (await other.PostToAsync("?handler=Again", ("trip", first.Id.ToString()))).StatusCode.Should().Be(HttpStatusCode.NotFound, "it is Ona's");
    }

    [Theory, EveryDatabase]
    public async Task On_to_the_pharmacy_and_then_home(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await town.ToAsync("check");
        walker.Text.Should().Contain("Niekur daugiau");
        await walker.OpenAsync($"{town.Book}/onward");
        (await walker.SendAsync(("Place", "other"), ("LeaveAt", "10"))).Status.Should().Be(HttpStatusCode.UnprocessableEntity);

        await walker.SendAsync(("Place", "other"), ("Settlement", "batakiai"), ("Street", "Vaistinė"), ("LeaveAt", "10"));
        walker.At.Should().EndWith("/check");
        walker.Text.Should().Contain("Išvažiuoti 10.00 val.");
        await walker.SendAsync();

        walker.At.Should().EndWith("/done");
        walker.Text.Should().Contain("Kelionė toliau").And.Contain("Kelionė atgal");
        (await RidesAsync(town)).Should().HaveCount(3).And.OnlyContain(ride => ride.Status == BookingStatus.Booked);
    }

    private static Task<Walker> NeedsAsync(Walker walker) => walker.SendAsync(("Companions", "1"), ("Mobility", "Walker"));

    private static Task<List<Ride>> RidesAsync(RideTown town) =>
        town.App.ReadAsync(db => db.Rides.AsNoTracking().OrderBy(ride => ride.StartTime).ToListAsync(Token));
}
