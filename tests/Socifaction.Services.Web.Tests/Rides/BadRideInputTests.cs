using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Rides;

/// <summary>What can go wrong in the ride form: the right status, a sentence that helps, and nothing typed is lost.</summary>
public sealed class BadRideInputTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_day_that_cannot_be_is_asked_again(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await town.ToAsync("day");

        foreach (var (year, month, day, sentence) in new[]
        {
            ("2027", "2", "29", "Tokios dienos nėra"), ("2027", "13", "45", "Tokios dienos nėra"), ("rytoj", "3", "16", "Įrašykite datą taip"),
            ("27", "03", "04", "Įrašykite datą taip"), ("2027", "", "16", "Įrašykite metus, mėnesį ir dieną"), ("2027", "3", "14", "jau praėjo"),
            ("9999", "1", "1", "Užsakyti galima iki balandžio 12 d."), ("2027", "3", "17", "Artimiausia diena: ketvirtadienis, kovo 18 d."),
            ("2027", "3", "29", "šventė (antroji Velykų diena). Artimiausia diena: antradienis, kovo 30 d."),
            ("", "", "", "Pasirinkite dieną."), ("<b>", "'", "\u202ex", "Įrašykite datą taip"),
        })
        {
            await walker.SendAsync(("Day", year.Length == 0 ? null : "other"), ("Other.Year", year), ("Other.Month", month), ("Other.Day", day));
            walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity, sentence);
            walker.Text.Should().Contain(sentence);
            walker.Page.QuerySelector("input[name='Other.Year']")!.GetAttribute("value").Should().Be(year);
            walker.Page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href").Should().StartWith("#").And.Match(link => walker.Page.QuerySelector(link) != null);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_time_that_cannot_be_is_asked_again(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await town.ToAsync("time");

        foreach (var (time, sentence) in new[] { ("25.00", "Įrašykite laiką taip"), ("devinta", "Įrašykite laiką taip"), ("", "Įrašykite laiką."), (new string('9', 5000), "Įrašykite laiką taip") })
        {
            await walker.SendAsync(("Wish", "ArriveBy"), ("Time", time));
            walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
            walker.Text.Should().Contain(sentence);
            walker.Page.QuerySelector("input[name=Time]")!.GetAttribute("value").Should().Be(time);
        }

        (await walker.SendAsync(("Wish", "{}"), ("Time", "9"))).Text.Should().Contain("atvykimo, ar išvažiavimo");
        await walker.SendAsync(("Wish", "ArriveBy"), ("Time", "9"));
        foreach (var early in new[] { "9.00", "8" })
        {
            (await walker.SendAsync(("Return", "yes"), ("ReturnTime", early))).Status.Should().Be(HttpStatusCode.UnprocessableEntity);
            walker.Text.Should().Contain("Įrašykite vėlesnį laiką");
        }
    }

    [Theory, EveryDatabase]
    public async Task The_hour_the_clock_skips_is_no_time(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await town.ToAsync("day");
        await walker.SendAsync(("Day", "2027-03-28"));

        await walker.SendAsync(("Wish", "LeaveAt"), ("Time", "3.30"));

        walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        walker.Text.Should().Contain("Tokio laiko tą naktį nėra");
    }

    [Theory, EveryDatabase]
    public async Task The_hour_the_clock_repeats_is_two_times(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        town.App.Clock.Advance(Duration.FromDays(225));
        var walker = await town.ToAsync("day");
        await walker.SendAsync(("Day", "other"), ("Other.Year", "2027"), ("Other.Month", "10"), ("Other.Day", "31"));

        await walker.SendAsync(("Wish", "LeaveAt"), ("Time", "3.30"));

        walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        walker.Text.Should().Contain("šis laikas būna du kartus");
        walker.Page.QuerySelector("input[name=Time]")!.GetAttribute("value").Should().Be("3.30");
    }

    [Theory, EveryDatabase]
    public async Task Companions_are_a_number_of_people(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await town.ToAsync("needs");

        foreach (var count in new[] { "-3", "2147483648", "3.5", "3,5", "du", "1e9", "4", "" })
        {
            await walker.SendAsync(("Companions", count), ("Mobility", "Walks"));
            walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
            walker.Text.Should().Contain("nuo 0 iki 3");
        }
    }

    [Theory, EveryDatabase]
    public async Task A_strangers_name_and_number_are_looked_at(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await Walker.Of(town.App).OpenAsync($"{town.Book}/who");

        foreach (var (name, phone, sentence) in new[]
        {
            ("   ", "0 612 34567", "Parašykite vardą"), ("Ona", "abc", "Įrašykite"), ("Ona", "", "Įrašykite telefono numerį"),
            (new string('a', 10_000), "0 612 34567", "Per ilgas tekstas"), ("Ona\a", "0 612 34567", "netinkamų ženklų"),
        })
        {
            await walker.SendAsync(("Name", name), ("Phone", phone));
            walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity, sentence);
            walker.Text.Should().Contain(sentence);
            walker.Page.QuerySelector("input[name=Phone]")!.GetAttribute("value").Should().Be(phone);
        }

        await walker.SendAsync(("Name", "<script>alert(1)</script>"), ("Phone", "+370(612)34-567"));
        walker.At.Should().EndWith("/from");
    }

    [Theory, EveryDatabase]
    public async Task A_place_nobody_knows_makes_a_request(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await town.ToAsync("to");
        await walker.SendAsync(("Place", "other"), ("Settlement", "Už devynių kalnų"), ("Street", ""));
        await walker.OpenAsync($"{town.Book}/day");
        await walker.SendAsync(("Day", "2027-03-16"));
        await walker.SendAsync(("Wish", "ArriveBy"), ("Time", "9"));
        await walker.SendAsync(("Return", "no"));
        await walker.SendAsync(("Companions", "0"), ("Mobility", "Walks"));

        walker.Text.Should().Contain("Nežinome, kur yra viena iš vietų");
        (await walker.SendAsync()).Text.Should().Contain("Prašymą gavome");
        (await town.App.ReadAsync(db => db.Rides.SingleAsync(Token))).Should().Match<Booking>(ride => ride.Status == BookingStatus.Requested && ride.ResidentId == town.Ona.Id);
    }

    [Theory, EveryDatabase]
    public async Task Anothers_ids_are_as_if_they_were_not(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await Walker.Of(town.App, RideTown.OnasPhone).OpenAsync($"{town.Book}/who");

        (await walker.SendAsync(("Person", town.Jonas.Id.ToString()))).Status.Should().Be(HttpStatusCode.NotFound);
        foreach (var address in new[]
        {
            $"/pagramantis/rides/{town.Service.Id}/book/who", $"/kunigiskiai/rides/{Guid.CreateVersion7()}/book/who",
            "/kunigiskiai/rides/{}/book/who", $"/kunigiskiai/rides/details/{Guid.CreateVersion7()}", "/kunigiskiai/rides/details/99999999999999999999",
        })
        {
            (await walker.OpenAsync(address)).Status.Should().Be(HttpStatusCode.NotFound, address);
        }
    }

    [Theory, EveryDatabase]
    public async Task Less_than_the_least_notice_is_refused_with_other_times(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        var walker = await town.ToAsync("check");
        town.App.Clock.AdvanceHours(24);

        await walker.SendAsync();

        walker.Status.Should().Be(HttpStatusCode.Conflict);
        walker.Text.Should().Contain("per mažai laiko").And.Contain("Galėtume važiuoti kitu laiku");
    }
}
