using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Rides;

public sealed class StandingOrderPagesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Staff_take_an_order_decide_on_a_day_and_end_it(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Token);
        var address = $"~/staff/rides/orders/new?resident={town.Ona.Id}";
        var said = new { Weekdays = (string[])["Tuesday", "Wednesday"], To = town.Polyclinic.Id.ToString(), Time = "9.00", FirstDay = "2027-03-16", LastDay = "2027-03-23" };

        var empty = await staff.SubmitAsync(address, new { Weekdays = Array.Empty<string>(), said.To, said.Time }, "Įrašyti nuolatinį užsakymą", Token);
        (empty.Status, empty.Words.Contains("Pasirinkite bent vieną savaitės dieną", StringComparison.Ordinal)).Should().Be((422, true));
        empty.Page.QuerySelector("#Time")!.GetAttribute("value").Should().Be("9.00", "nothing typed is lost");

        var details = await staff.FollowAsync((await staff.SubmitAsync(address, said, cancellationToken: Token)).Expect(HttpStatusCode.Redirect), Token);
        details.Words.Should().Contain("Ona Petraitienė").And.Contain("Užsakyta").And.Contain("Nepavyko užsakyti").And.Contain("iki 2027 m. kovo 23 d.");
        (await staff.SubmitAsync(address, said, cancellationToken: Token)).Status.Should().Be(409, "she has this order");
        var list = await staff.GetAsync("~/staff/rides/orders", Token);
        list.Words.Should().Contain("trečiadienis, kovo 17 d.").And.Contain("Būti vietoje 9.00 val.");
        (await staff.GetAsync("~/staff", Token)).Words.Should().Contain("2 dienos laukia Jūsų sprendimo");

        var wednesday = await DayAsync(town, new(2027, 3, 17));
        var day = await staff.GetAsync($"~/staff/rides/orders/day/{wednesday.Id}", Token);
        (await staff.SubmitAsync(day, new { Time = "10.00" }, "Užsakyti šiais laikais", Token)).Status.Should().Be(409, "no car is out");
        (await staff.SubmitAsync(day, new { Time = "vėlai" }, "Užsakyti šiais laikais", Token)).Status.Should().Be(422);
        (await staff.SubmitAsync(day, new { Why = "" }, "Praleisti šią dieną", Token)).Status.Should().Be(422);
        (await staff.SubmitAsync(day, new { Why = "Veš sūnus" }, "Praleisti šią dieną", Token)).Expect(HttpStatusCode.Redirect);
        (await staff.GetAsync("~/staff/unmet?month=2027-03", Token)).Words.Should().Contain("Tą dieną nevažiuojame").And.Contain("Kunigiškiai – Tauragė");

        details = await staff.GetAsync(details.Address, Token);
        (await staff.SubmitAsync(details, new { SkipDay = "2027-03-18", SkipWhy = "Ne" }, cancellationToken: Token)).Status.Should().Be(422, "a Thursday");
        (await staff.SubmitAsync(details, new { PauseFrom = "", PauseWhy = "Išvyksta" }, cancellationToken: Token)).Status.Should().Be(422);
        (await staff.SubmitAsync(details, new { PauseFrom = "2027-03-16", PauseTo = "2027-03-17", PauseWhy = "Išvyksta" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await CountAsync(town)).Should().Be(0);
        details = await staff.GetAsync(details.Address, Token);
        details.Words.Should().Contain("Pristabdyta nuo 2027 m. kovo 16 d.");
        (await staff.SubmitAsync(details, new { ResumeFrom = "2027-03-16" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await CountAsync(town)).Should().Be(1);
        (await staff.SubmitAsync(details, new { EndLastDay = "2027-03-15", EndWhy = "Persikėlė" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await CountAsync(town)).Should().Be(0);
        (await staff.GetAsync($"~/staff/rides/orders/details/{Guid.CreateVersion7()}", Token)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task A_change_from_an_older_page_is_refused_with_what_was_typed(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Token);
        await staff.SubmitAsync($"~/staff/rides/orders/new?resident={town.Ona.Id}",
            new { Weekdays = "Tuesday", To = town.Polyclinic.Id.ToString(), Time = "9.00", FirstDay = "2027-03-16" }, "Įrašyti nuolatinį užsakymą", Token);
        var order = await town.App.ReadAsync(db => db.StandingOrders.AsNoTracking().SingleAsync(Token));
        var (mine, theirs) = (await staff.GetAsync($"~/staff/rides/orders/change/{order.Id}", Token), await staff.GetAsync($"~/staff/rides/orders/change/{order.Id}", Token));
        mine.Page.QuerySelector("input[name=Weekdays][value=Tuesday]")!.HasAttribute("checked").Should().BeTrue();

        (await staff.SubmitAsync(theirs, new { Time = "11.00" }, "Išsaugoti", Token)).Expect(HttpStatusCode.Redirect);
        var late = await staff.SubmitAsync(mine, new { Time = "10.00" }, "Išsaugoti", Token);
        (late.Status, late.Words.Contains("Kol pildėte, tai pakeitė kitas žmogus.", StringComparison.Ordinal)).Should().Be((409, true));
        late.Page.QuerySelector("#Time")!.GetAttribute("value").Should().Be("10.00");
        (await town.App.ReadAsync(db => db.Rides.Where(r => r.Status == BookingStatus.Booked).Select(r => r.WishTime).Distinct().ToListAsync(Token))).Should().Equal(new LocalTime(11, 0));
    }

    private static Task<OrderedDay> DayAsync(RideTown town, LocalDate date) =>
        town.App.ReadAsync(db => db.OrderedDays.AsNoTracking().SingleAsync(day => day.Date == date, Token));

    private static Task<int> CountAsync(RideTown town) =>
        town.App.ReadAsync(db => db.Rides.CountAsync(ride => ride.Status == BookingStatus.Booked, Token));
}
