using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Stays;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Bookings;

/// <summary>What all offerings have, kept by whoever coordinates.</summary>
public sealed class KeepOfferingTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task What_is_said_is_kept_with_who_and_when_and_the_same_again_changes_nothing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var taxi = Given.RideService();
        await house.SaveAsync(taxi);
        var wanted = new OfferingWanted(
            "Vežame", "Rides", "Nuvežame ir parvežame.", "Vyresniems.", 3, true, true, new(14, 60, 30), new(60, 99, "Kunigiškiai;Lomiai"), new(PriceKind.PerKilometre, 30));
        var seen = KeepOffering.VersionOf(taxi);

        (await RunAsync(house, taxi.Id, wanted, seen, "Rasa"))!.Value.Value.Should().NotBeNull();
        house.Clock.Advance(Duration.FromHours(1));
        (await RunAsync(house, taxi.Id, wanted, seen, "Vilma"))!.Value.Value.Should().NotBeNull("a form that is sent twice is no second change");

        var kept = await FindAsync(house, taxi.Id);
        KeepOffering.Of(kept).Should().Be(wanted);
        (kept.KeptByName, kept.KeptAt).Should().Be(("Rasa", TestHouse.Start));
        (await house.RunAsync<KeepOffering, Outcome<Offering, OfferingRefusal>?>(keep => keep.RunAsync(taxi.Id, wanted, seen, "Rasa", Token), house.Neighbour)).Should().BeNull();
        (await RunAsync(house, Guid.CreateVersion7(), wanted, seen, "Rasa")).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Whoever_changes_from_an_older_state_is_refused_whichever_page_changed_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var home = Given.Premises();
        await house.SaveAsync(home);
        var seen = KeepOffering.VersionOf(home);
        await house.RunAsync<KeepPremises, Outcome<Premises, RoomRefusal>?>(keep => keep.RunAsync(
            new(home.Id, "Namai", home.Summary, home.ForWhom, 2000, 28, new(14, 0), new(11, 0), true, true, CareLevel.DailyHelp, "", "Skambinkite.", "", ""), Token));

        (await RunAsync(house, home.Id, KeepOffering.Of(home) with { Name = "Kiti namai" }, seen, "Rasa"))!.Value.Refusal.Should().Be(OfferingRefusal.ChangedMeanwhile);

        (await FindAsync(house, home.Id)).Name.Should().Be("Namai");
        var both = await Task.WhenAll(((string[])["Pirmi", "Antri"]).Select(name => Task.Run(async () =>
        {
            var now = await FindAsync(house, home.Id);
            return await RunAsync(house, home.Id, KeepOffering.Of(now) with { Name = name }, KeepOffering.VersionOf(now), name);
        })));
        both.Count(one => one!.Value.Value is not null).Should().BeGreaterThanOrEqualTo(1);
        var last = await FindAsync(house, home.Id);
        last.KeptByName.Should().Be(last.Name, "what stands was written by one of them as a whole");
    }

    [Theory, EveryDatabase]
    public async Task An_offering_is_paid_only_as_its_kind_can_be_and_opens_before_it_closes(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var resource = Given.Resource();
        Offering[] all = [Given.RideService(), Given.Activity(), Given.AppointmentType([resource]), Given.HomeHelp(), Given.MealService(), Given.Premises()];
        await house.SaveAsync([resource, .. all]);
        foreach (var offering in all)
        {
            foreach (var kind in Enum.GetValues<PriceKind>())
            {
                var now = await FindAsync(house, offering.Id);
                var price = kind == PriceKind.BusTicket ? PriceRule.OfBusTicket(50) : new PriceRule(kind, kind == PriceKind.Free ? 0 : 150);
                var outcome = await RunAsync(house, offering.Id, KeepOffering.Of(now) with { Price = price }, KeepOffering.VersionOf(now), "Rasa");
                outcome!.Value.Refusal.Should().Be(offering.PriceKinds.Contains(kind) ? null : OfferingRefusal.WrongPrice, $"{offering.GetType().Name} {kind}");
            }

            await RefusedAsync(offering.Id, one => one with { Price = new(PriceKind.Free, 100) }, OfferingRefusal.WrongPrice);
            await RefusedAsync(offering.Id, one => one with { Price = new(offering.PriceKinds[^1], 0) }, OfferingRefusal.WrongPrice);
            await RefusedAsync(offering.Id, one => one with { Price = PriceRule.Free with { IsByPaidShare = true } }, OfferingRefusal.WrongPrice);
            await RefusedAsync(offering.Id, one => one with { Price = PriceRule.OfBusTicket(101) }, OfferingRefusal.WrongPrice);
            await RefusedAsync(offering.Id, one => one with { Window = one.Window with { OpensDaysBefore = offering.MostDaysAhead + 1 } }, OfferingRefusal.WrongWindow);
            await RefusedAsync(offering.Id, one => one with { Window = new(2, (2 * 24 * 60) + 1, 0) }, OfferingRefusal.WrongWindow);
            await RefusedAsync(offering.Id, one => one with { Eligibility = new(61, 60, "") }, OfferingRefusal.WrongAges);
        }

        async Task RefusedAsync(Guid id, Func<OfferingWanted, OfferingWanted> change, OfferingRefusal why)
        {
            var now = await FindAsync(house, id);
            (await RunAsync(house, id, change(KeepOffering.Of(now)), KeepOffering.VersionOf(now), "Rasa"))!.Value.Refusal.Should().Be(why);
            KeepOffering.Of(await FindAsync(house, id)).Should().Be(KeepOffering.Of(now), "a refusal leaves nothing");
        }
    }

    [Theory, EveryDatabase]
    public async Task A_draft_is_published_withdrawn_and_published_again_while_what_was_booked_stands(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (centre, silent, ona) = (Given.Activity(), Given.Activity(name: "Tyli"), Given.Resident());
        (centre.IsPublished, silent.IsPublished, silent.IsSilent) = (false, false, true);
        var sessions = Enumerable.Range(1, 3).Select(day => Given.Session(centre, house.Today.PlusDays(day), 5, house.Initiative)).ToList();
        var past = Given.Session(centre, house.Today.PlusDays(-1), 5, house.Initiative);
        await house.SaveAsync([centre, silent, ona, past, .. sessions, .. sessions.Append(past).Select(session => Given.Place(session, ona, Channel.Phone, TestHouse.Start))]);

        centre.State.Should().Be(OfferingState.Draft);
        (await ShowAsync(centre.Id, false)).State.Should().Be(OfferingState.Draft, "nobody saw it yet");
        (await ShowAsync(centre.Id, true)).State.Should().Be(OfferingState.Published);
        (await ShowAsync(centre.Id, false)).State.Should().Be(OfferingState.Withdrawn);
        var coming = await house.ReadAsync(db => db.ListComingAsync(centre.Id, house.Today, 2, Token));
        coming.Select(one => (one.Date, one.Name)).Should().Equal((sessions[0].Date, ona.FullName), (sessions[1].Date, ona.FullName));
        (await house.ReadAsync(db => db.CountComingAsync(centre.Id, house.Today, Token))).Should().Be(3);
        (await ShowAsync(centre.Id, true)).State.Should().Be(OfferingState.Published);

        var now = await FindAsync(house, silent.Id);
        (await RunAsync(house, silent.Id, KeepOffering.Of(now) with { IsShown = true }, KeepOffering.VersionOf(now), "Rasa"))!.Value.Refusal.Should().Be(OfferingRefusal.Silent);

        async Task<Offering> ShowAsync(Guid id, bool isShown)
        {
            var before = await FindAsync(house, id);
            (await RunAsync(house, id, KeepOffering.Of(before) with { IsShown = isShown }, KeepOffering.VersionOf(before), "Rasa"))!.Value.Value.Should().NotBeNull();
            return await FindAsync(house, id);
        }
    }

    private static Task<Offering> FindAsync(TestHouse house, Guid id) => house.ReadAsync(db => db.Offerings.AsNoTracking().SingleAsync(one => one.Id == id, Token));

    private static Task<Outcome<Offering, OfferingRefusal>?> RunAsync(TestHouse house, Guid id, OfferingWanted wanted, string seen, string byName) =>
        house.RunAsync<KeepOffering, Outcome<Offering, OfferingRefusal>?>(keep => keep.RunAsync(id, wanted, seen, byName, Token));
}
