using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Rides;

/// <summary>Twelve neighbours, each at a browser of their own, send their last form for the one seat of a run at the same moment.</summary>
public sealed class LastSeatOverHttpTests
{
    private const int People = 12;
    private static readonly Address TooFarToGoTwice = new("Batakiai", "Mokyklos g. 1", "", 55.354, 22.506);
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task One_gets_the_seat_and_the_others_are_told_why_and_offered_other_times(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine, seats: 1);
        Resident[] residents = [.. Enumerable.Range(0, People).Select(n => Given.Resident($"Žmogus{n}", "Kaimynas", $"+370612001{n:00}"))];
        foreach (var resident in residents)
        {
            resident.Home = TooFarToGoTwice;
        }

        await town.App.SaveAsync([.. residents]);
        var walkers = residents.Select(resident => Walker.Of(town.App, resident.Phones[0].E164)).ToList();
        var parser = new HtmlParser();
        foreach (var day in (string[])["2027-03-16", "2027-03-18", "2027-03-30"])
        {
            await Task.WhenAll(walkers.Zip(residents, (walker, resident) => ToCheckAsync(town, walker, resident, day)));

            var answers = await AtOnce.RunAsync(walkers, walker => walker.PostAsync());

            answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).Should().Be(1);
            foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Redirect))
            {
                answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
                var page = parser.ParseDocument(await answer.Content.ReadAsStringAsync(Token));
                page.QuerySelector("[role=alert]")!.TextContent.Should().Contain("Šios kelionės užsakyti negalime");
                page.QuerySelectorAll("button").Count(button => button.TextContent.Contains("Užsakyti:", StringComparison.Ordinal)).Should().BePositive();
            }
        }

        var rides = await town.App.ReadAsync(db => db.Rides.Where(ride => ride.Status == BookingStatus.Booked).ToListAsync(Token));
        rides.Select(ride => ride.Date).Should().OnlyHaveUniqueItems().And.HaveCount(3);
        var stops = await town.App.ReadAsync(db => db.RunStops.ToListAsync(Token));
        stops.GroupBy(stop => stop.RunId).Should().OnlyContain(run => run.OrderBy(stop => stop.Order).Select(stop => stop.Kind).SequenceEqual(new[] { StopKind.PickUp, StopKind.DropOff }));
    }

    private static async Task ToCheckAsync(RideTown town, Walker walker, Resident resident, string day)
    {
        await walker.OpenAsync($"{town.Book}/who");
        await walker.SendAsync(("Person", resident.Id.ToString()));
        (string, string?)[][] answers =
        [
            [("Place", "home")], [("Place", town.Polyclinic.Id.ToString())], [("Day", day)],
            [("Wish", "LeaveAt"), ("Time", "9.00")], [("Return", "no")], [("Companions", "0"), ("Mobility", "Walks"), ("Help", "no")],
        ];
        if (walker.At.EndsWith("/book/check", StringComparison.Ordinal))
        {
            // Whoever was refused still has the answers, and changes the day alone.
            await walker.OpenAsync($"{town.Book}/day");
            answers = [[("Day", day)]];
        }

        foreach (var answer in answers)
        {
            await walker.SendAsync(answer);
        }

        walker.At.Should().EndWith("/book/check");
    }
}
