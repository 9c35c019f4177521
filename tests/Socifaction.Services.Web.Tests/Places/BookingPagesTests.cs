using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Places;

public sealed class BookingPagesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_mother_books_two_days_for_two_children_and_later_cancels_one_and_then_all(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        var walker = await Walker.Of(town.App, PlaceTown.MothersPhone).OpenAsync(town.Home);
        walker.Status.Should().Be(HttpStatusCode.OK);
        walker.Text.Should().Contain("antradienis, kovo 16 d.").And.Contain("nuo 13.00 iki 17.30: liko 5 vietos");

        walker = await town.ToDaysAsync(town.Children);
        walker.Text.Should().Contain("Kuriomis dienomis?").And.NotContain("Petraitis");
        await walker.SendAsync(("Days", town.Days[0].Id.ToString()), ("Days", town.Days[2].Id.ToString()));
        walker.Text.Should().Contain("Patikrinkite").And.Contain("Matas Kazlauskas").And.Contain("ketvirtadienis, kovo 18 d.").And.Contain("Nemokamai");
        await walker.SendAsync();

        walker.At.Should().Contain("/done/");
        walker.Text.Should().Contain("Vietos užsakytos").And.Contain("antradienis, kovo 16 d., nuo 13.00 iki 17.30").And.Contain("Ieva Kazlauskaitė");
        var places = await town.App.ReadAsync(db => db.Places.OrderBy(p => p.Date).ToListAsync(Token));
        places.Should().HaveCount(4).And.OnlyContain(p => p.Status == BookingStatus.Booked && p.ArrangedById == town.Mother.Id && p.Channel == Channel.Web);

        await walker.OpenAsync($"/kunigiskiai/places/details/{places[0].Id}");
        await walker.SendAsync();
        walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity, "of several booked together the person says which");
        walker.Text.Should().Contain("Viską, ką užsakėte kartu: 4 vietas");
        await walker.SendAsync(("What", "one"));
        (walker.Status, walker.Text.Contains("Šis užsakymas atšauktas", StringComparison.Ordinal)).Should().Be((HttpStatusCode.OK, true));
        await walker.OpenAsync($"/kunigiskiai/places/details/{places[3].Id}");
        await walker.SendAsync(("What", "all"));
        (await town.App.ReadAsync(db => db.Sessions.SumAsync(s => s.Taken, Token))).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task A_stranger_leaves_a_request_and_only_that_browser_sees_it(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        var walker = await Walker.Of(town.App).OpenAsync($"{town.Home}/book/who");
        (await walker.SendAsync()).Text.Should().Contain("Įrašykite vaiko vardą ir pavardę.");
        await walker.SendAsync(("CallerName", " Vilma  Žąsytė "), ("CallerPhone", "8 612 34567"), ("ForName", "Ąžuolas"));
        await walker.SendAsync(("Days", town.Days[1].Id.ToString()));
        walker.Text.Should().Contain("Vilma Žąsytė 0 612 34567");
        await walker.SendAsync();

        walker.Text.Should().Contain("Jūsų prašymą gavome").And.Contain("Vieta dar nepatvirtinta").And.Contain("Ąžuolas", "the child is named, not who calls").And.NotContain("Vilma");
        var place = await town.App.ReadAsync(db => db.Places.SingleAsync(Token));
        (place.Status, place.CallerName, place.CallerPhone, place.Note).Should().Be((BookingStatus.Requested, "Vilma Žąsytė", "+37061234567", "Ąžuolas"));
        (await town.App.ReadAsync(db => db.Sessions.SumAsync(s => s.Taken, Token))).Should().Be(0);
        var sealedAnswers = await town.App.ReadAsync(db => db.BookingDrafts.Select(d => d.Answers).SingleAsync(Token));
        sealedAnswers.Should().NotContain("Vilma").And.NotContain("61234567");
        (await Walker.Of(town.App).OpenAsync(walker.At)).Status.Should().Be(HttpStatusCode.NotFound);
        (await Walker.Of(town.App, PlaceTown.MothersPhone).OpenAsync(walker.At)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory, EveryDatabase]
    public async Task The_same_page_sent_at_once_and_again_later_leads_to_the_same_booking(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        var walker = await town.ToCheckAsync(town.Children, town.Days[0]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => walker.PostAsync()));
        var late = await walker.PostAsync();

        answers.Append(late).Select(answer => (answer.StatusCode, answer.Headers.Location?.ToString())).Distinct().Should().ContainSingle()
            .Which.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await town.App.ReadAsync(db => db.Places.CountAsync(Token))).Should().Be(2);
    }

    [Theory, EveryDatabase]
    public async Task When_the_last_place_goes_meanwhile_the_page_says_so_and_offers_other_days(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine, capacity: 2);
        var walker = await town.ToCheckAsync(town.Children, town.Days[0], town.Days[1]);
        var neighbour = await Walker.Of(town.App, "+37061200002").OpenAsync($"{town.Home}/book/who");
        await neighbour.SendAsync(("Who", town.NeighboursChild.Id.ToString()));
        await neighbour.SendAsync(("Days", town.Days[0].Id.ToString()));
        await neighbour.SendAsync();
        neighbour.Text.Should().Contain("Vieta užsakyta");

        await walker.SendAsync();

        walker.Status.Should().Be(HttpStatusCode.Conflict);
        walker.Text.Should().Contain("laisvų vietų nebeužtenka").And.Contain("Matas Kazlauskas").And.Contain("antradienis, kovo 16 d.");
        walker.Page.QuerySelectorAll("#alternatives li").Select(li => li.TextContent.Trim()).Should().HaveCount(3)
            .And.Contain("ketvirtadienis, kovo 18\u00a0d., nuo 13.00 iki 17.30: liko 2 vietos");
        (await town.App.ReadAsync(db => db.UnmetNeeds.CountAsync(Token))).Should().Be(1);
        await walker.OpenAsync($"{town.Home}/book/days");
        var full = walker.Page.QuerySelectorAll<IHtmlInputElement>("input[name=Days]").Single(input => input.Value == town.Days[0].Id.ToString());
        full.IsDisabled.Should().BeTrue();
        walker.Text.Should().Contain("reikia daugiau: liko 1 vieta").And.Contain("0 612 34567");
        await walker.SendAsync(("Days", town.Days[2].Id.ToString()));
        await walker.SendAsync();
        walker.Text.Should().Contain("Vietos užsakytos");
    }

    [Theory, EveryDatabase]
    public async Task Of_many_bookings_those_after_two_weeks_stand_folded(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        Session[] sessions = [.. Enumerable.Range(1, 21).Where(day => day is not (6 or 7 or 13 or 14 or 20)).Select(day =>
            Given.Session(town.Activity, town.App.Today.PlusDays(day), 5, town.App.Initiative, new LocalTime(8, 0), new LocalTime(9, 0)))];
        await town.App.SaveAsync([.. sessions, .. sessions.Select(session => Given.Place(session, town.Children[0], Channel.Phone, town.App.Clock.GetCurrentInstant()))]);

        var walker = await Walker.Of(town.App, PlaceTown.MothersPhone).OpenAsync("/kunigiskiai/bookings");

        walker.Page.QuerySelectorAll("main .soc-card").Should().HaveCount(sessions.Length);
        walker.Page.QuerySelectorAll("details .soc-card").Should().HaveCount(sessions.Count(session => session.Date >= town.App.Today.PlusWeeks(2)));
        walker.Page.QuerySelector("details summary")!.TextContent.Trim().Should().MatchRegex(@"^Vėliau: dar \d užsakymai$");
    }
}
