using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Places;

/// <summary>A mother waits for a full day, is offered places and answers, at a browser without scripts.</summary>
public sealed class WaitingPagesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_full_day_is_waited_for_and_the_offer_is_answered(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine, capacity: 1);
        var place = await FillAsync(town);

        var walker = await town.ToDaysAsync(town.Children);
        walker.Page.QuerySelector("#full-days")!.TextContent.Should().Contain("Laukti eilėje: antradienis");
        await walker.OpenAsync(walker.Page.QuerySelector<IHtmlAnchorElement>("#full-days a")!.GetAttribute("href")!);
        walker.Text.Should().Contain("Matas Kazlauskas").And.Contain("būsite pirmi");
        await walker.SendAsync();
        (walker.Status, walker.Page.QuerySelector(".govuk-error-summary")!.TextContent.Contains("ar lauksite", StringComparison.Ordinal)).Should().Be((HttpStatusCode.UnprocessableEntity, true));
        await walker.SendAsync(("Together", "part"));
        walker.Text.Should().Contain("Esate pirmi eilėje").And.Contain("Vaikų dienos centras");
        await walker.OpenAsync("/kunigiskiai/bookings");
        walker.Text.Should().Contain("Laukiate eilėje").And.Contain("Esate pirmi eilėje");

        await CancelAsync(town, place.Id);
        await walker.OpenAsync("/kunigiskiai/bookings");
        await walker.OpenAsync(walker.Page.QuerySelector<IHtmlAnchorElement>("a[href*='/places/offers/']")!.GetAttribute("href")!);
        walker.Text.Should().Contain("Atsilaisvino 1 vieta. Kas ateis?").And.Contain("Vietą laikome iki");
        await walker.SendAsync(("Answer", "yes"));
        walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        await walker.SendAsync(("Answer", "yes"), ("Who", town.Children[0].Id.ToString()), ("Who", town.Children[1].Id.ToString()));
        walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        await walker.SendAsync(("Who", town.Children[0].Id.ToString()));
        walker.Status.Should().Be(HttpStatusCode.UnprocessableEntity, "a form without an answer is no answer");
        await walker.SendAsync(("Answer", "yes"), ("Who", town.Children[0].Id.ToString()));
        walker.Text.Should().Contain("Vieta Jūsų. Laukiame!");
        (await town.App.ReadAsync(db => db.Places.SingleAsync(p => p.Status == BookingStatus.Booked, Token))).ResidentId.Should().Be(town.Children[0].Id);
    }

    [Theory, EveryDatabase]
    public async Task A_neighbour_sees_neither_the_turn_nor_the_offer_and_bad_input_is_no_error(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine, capacity: 1);
        var place = await FillAsync(town);
        var walker = await town.ToDaysAsync(town.Children[0]);
        var wait = $"{town.Home}/book/wait/{town.Days[0].Id}";
        (await walker.OpenAsync($"{town.Home}/book/wait/{Guid.CreateVersion7()}")).Status.Should().Be(HttpStatusCode.NotFound);
        (await walker.OpenAsync($"{town.Home}/book/wait/{town.Days[1].Id}")).Status.Should().Be(HttpStatusCode.OK);
        (await walker.SendAsync()).Status.Should().Be(HttpStatusCode.Conflict, "there is room");
        walker.Text.Should().Contain("Laukti nereikia");
        await (await walker.OpenAsync(wait)).SendAsync(("RequestId", "ąčę"), ("Instead", "ąčę"));
        walker.Status.Should().Be(HttpStatusCode.NotFound);
        await (await walker.OpenAsync(wait)).SendAsync(("RequestId", "ąčę"));
        walker.Text.Should().Contain("Esate pirmi eilėje");
        var waits = walker.At;
        await CancelAsync(town, place.Id);
        var offer = await town.App.ReadAsync(db => db.Offers.AsNoTracking().SingleAsync(Token));

        var neighbour = Walker.Of(town.App, "+37061200002");
        (await neighbour.OpenAsync(waits)).Status.Should().Be(HttpStatusCode.NotFound);
        (await neighbour.OpenAsync($"/kunigiskiai/places/offers/{offer.Id}")).Status.Should().Be(HttpStatusCode.NotFound);
        await walker.OpenAsync(waits);
        walker.Text.Should().Contain("Atsilaisvino vieta");
        town.App.Clock.Advance(Duration.FromHours(25));
        await walker.OpenAsync($"/kunigiskiai/places/offers/{offer.Id}");
        walker.Text.Should().Contain("laikas baigėsi");
    }

    private static async Task<Place> FillAsync(PlaceTown town)
    {
        await using var scope = town.App.Scope();
        await scope.ServiceProvider.GetRequiredService<BookPlace>().RunAsync(
            new(Guid.CreateVersion7(), [town.Days[0].Id], [town.NeighboursChild.Id], "", new(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone)), Token);
        return await town.App.ReadAsync(db => db.Places.AsNoTracking().SingleAsync(Token));
    }

    private static async Task CancelAsync(PlaceTown town, Guid placeId)
    {
        await using var scope = town.App.Scope();
        await scope.ServiceProvider.GetRequiredService<CancelPlace>().RunAsync(new(placeId, false, new(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone)), Token);
    }
}
