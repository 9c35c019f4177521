using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Bookings;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Rides;

public sealed class RideFormTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_resident_books_a_ride_there_and_back(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await town.ToAsync("check");
        walker.Text.Should().Contain("Ona Petraitienė").And.Contain("Tauragės poliklinika").And.Contain("2027 m. kovo 16 d., antradienis")
            .And.Contain("Būti vietoje 9.00 val.").And.Contain("Išvažiuoti 12.00 val.").And.Contain("1 žmogus").And.Contain("Nemokamai");

        await walker.SendAsync();

        walker.At.Should().EndWith("/done");
        walker.Text.Should().Contain("Kelionė užsakyta").And.Contain("rytoj, antradienį, kovo 16 d., tarp").And.Contain("ne vėliau kaip 8.55 val.")
            .And.Contain("tarp 12.00 ir 12.15");
        var rides = await RidesAsync(town);
        rides.Should().HaveCount(2).And.OnlyContain(ride => ride.Status == BookingStatus.Booked && ride.ResidentId == town.Ona.Id && ride.HelpToDoor);
        rides[0].ArrangedByName.Should().Be("Ona Petraitienė");
    }

    [Theory, EveryDatabase]
    public async Task A_stranger_leaves_a_request_that_promises_nothing(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await town.ToAsync("check", phone: null);
        walker.Text.Should().Contain("0 612 99999").And.Contain("Batakiai").And.Contain("Siųsti prašymą");

        await walker.SendAsync();

        walker.Text.Should().Contain("Prašymą gavome").And.Contain("0 612 99999").And.NotContain("Kelionė užsakyta");
        (await RidesAsync(town)).Should().HaveCount(2).And.OnlyContain(ride =>
            ride.Status == BookingStatus.Requested && ride.CallerName == "Aldona Žąsytė" && ride.CallerPhone == "+37061299999");
    }

    [Theory, EveryDatabase]
    public async Task Pressed_twice_it_is_booked_once_and_the_way_back_leads_to_it(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await town.ToAsync("check");

        var answers = await Task.WhenAll(walker.PostAsync(), walker.PostAsync(), walker.PostAsync());

        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().EndsWith("/done"));
        (await RidesAsync(town)).Should().HaveCount(2);
        (await walker.OpenAsync($"{town.Book}/check")).At.Should().EndWith("/done");
        (await walker.OpenAsync($"{town.Book}/who")).At.Should().EndWith("/who");

        // In the evening before, also when two timers strike at once.
        town.App.Clock.AdvanceHours(10);
        var round = town.App.Services.GetRequiredService<ReminderRound>();
        await Task.WhenAll(round.SendAsync(Token), round.SendAsync(Token));
        (await town.App.SmsToAsync(RideTown.OnasPhone)).Should().NotBeEmpty().And.OnlyHaveUniqueItems("one booking, one message");
    }

    [Theory, EveryDatabase]
    public async Task The_first_question_of_a_new_form_may_be_tapped_twice_as_well(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await (await town.ToAsync("check")).SendAsync();
        await walker.OpenAsync($"{town.Book}/who");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => walker.PostAsync(("Person", town.Ona.Id.ToString()))));

        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.Redirect);
        (await walker.OpenAsync($"{town.Book}/from")).At.Should().EndWith("/from");
    }

    [Theory, EveryDatabase]
    public async Task When_the_car_is_full_the_page_says_why_and_one_button_books_another_time(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine, seats: 2);
        await (await town.ToAsync("check")).SendAsync();
        var walker = await town.ToAsync("check", RideTown.JonasPhone);

        await walker.SendAsync();

        walker.Status.Should().Be(HttpStatusCode.Conflict);
        walker.Text.Should().Contain("Šios kelionės užsakyti negalime").And.Contain("laisvų vietų").And.Contain("Jonas Jonaitis");
        walker.Page.QuerySelectorAll("main form").Length.Should().Be(3);
        await walker.SendAsync();
        walker.At.Should().EndWith("/done");
        (await RidesAsync(town)).Count(ride => ride.ResidentId == town.Jonas.Id).Should().Be(2);
    }

    [Theory, EveryDatabase]
    public async Task An_answer_can_be_changed_and_the_rest_stays(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await town.ToAsync("check");

        await walker.OpenAsync($"{town.Book}/day");
        walker.Page.QuerySelector("input[name=Day][checked]")!.GetAttribute("value").Should().Be("2027-03-16");
        await walker.SendAsync(("Day", "other"), ("Other.Year", "2027"), ("Other.Month", "kovo"), ("Other.Day", "18"));

        walker.At.Should().EndWith("/check");
        walker.Text.Should().Contain("kovo 18 d.").And.Contain("Būti vietoje 9.00 val.");
    }

    [Theory, EveryDatabase]
    public async Task A_question_whose_turn_has_not_come_leads_to_the_first_open_one(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);

        (await Walker.Of(town.App, RideTown.OnasPhone).OpenAsync($"{town.Book}/time")).At.Should().EndWith("/who");
        (await (await town.ToAsync("to")).OpenAsync($"{town.Book}/check")).At.Should().EndWith("/to");
    }

    [Theory, EveryDatabase]
    public async Task A_ride_is_cancelled_one_way_or_whole_by_its_own_people_only(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await (await town.ToAsync("check")).SendAsync();
        var rides = await RidesAsync(town);
        var address = $"/kunigiskiai/rides/details/{rides[0].Id}";

        (await walker.OpenAsync($"{address}/cancel")).Text.Should().Contain("Ar tikrai atšaukti kelionę?");
        (await walker.SendAsync()).Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await walker.SendAsync(("Which", "one"))).Text.Should().Contain("Ši kelionė atšaukta.").And.Contain("Kelionė atgal").And.Contain("Patvirtinta").And.NotContain("Vietoje būsite");
        (await RidesAsync(town)).Select(ride => ride.Status).Should().Equal(BookingStatus.Cancelled, BookingStatus.Booked);
        (await walker.OpenAsync("/kunigiskiai/bookings")).Page.QuerySelectorAll(".soc-card a").Select(link => link.TextContent)
            .Should().Equal("Žiūrėti: Pavėžėjimas, Ona Petraitienė, kovo 16\u00a0d.", "Žiūrėti arba atšaukti: Pavėžėjimas, Ona Petraitienė, kovo 16\u00a0d.");
        (await walker.OpenAsync($"{address}/cancel")).Text.Should().Contain("Ši kelionė atšaukta.");
        (await Walker.Of(town.App, RideTown.JonasPhone).OpenAsync(address)).Status.Should().Be(HttpStatusCode.NotFound);
        (await Walker.Of(town.App, RideTown.JonasPhone).OpenAsync($"{address}/cancel")).Status.Should().Be(HttpStatusCode.NotFound);

        var back = $"/kunigiskiai/rides/details/{rides[1].Id}/cancel";
        await walker.OpenAsync(back);
        town.App.Clock.AdvanceHours(30);
        (await walker.SendAsync()).Status.Should().Be(HttpStatusCode.Conflict);
        walker.Text.Should().Contain("jau įvyko");
    }

    private static Task<List<Ride>> RidesAsync(RideTown town) =>
        town.App.ReadAsync(db => db.Rides.AsNoTracking().OrderBy(ride => ride.StartTime).ToListAsync(Token));
}
