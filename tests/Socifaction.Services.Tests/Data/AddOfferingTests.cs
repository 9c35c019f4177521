using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data.Kits;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Data;

/// <summary>An offering of each kit, added as a draft.</summary>
public sealed class AddOfferingTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Each_kit_brings_a_draft_that_can_be_published_as_it_stands(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        foreach (var kit in Enum.GetValues<OfferingKit>())
        {
            var added = await AddAsync(house, Guid.CreateVersion7(), kit);

            added.State.Should().Be(OfferingState.Draft, kit.ToString());
            (added.Name, added.Summary, added.ForWhom).Should().Match<(string, string, string)>(said => said.Item1.Length > 0 && said.Item2.Length > 0 && said.Item3.Length > 0, kit.ToString());
            var published = await house.RunAsync<KeepOffering, Outcome<Offering, OfferingRefusal>?>(keep =>
                keep.RunAsync(added.Id, KeepOffering.Of(added) with { IsShown = true }, KeepOffering.VersionOf(added), "Rasa", Token));
            published!.Value.Refusal.Should().BeNull(kit.ToString());
        }

        var all = await house.ReadAsync(db => db.Offerings.AsNoTracking().OrderBy(one => one.Order).ToListAsync(Token));
        all.Select(one => one.Order).Should().Equal(Enumerable.Range(1, Enum.GetValues<OfferingKit>().Length), "each is added at the end");
        var times = all.OfType<AppointmentType>().ToList();
        times.Should().NotBeEmpty();
        (await house.ReadAsync(db => db.ResourceNeeds.CountAsync(need => db.WeeklyOpenings.Count(hours => hours.ResourceId == need.ResourceId) == 5, Token)))
            .Should().Be(times.Count, "what has a time has hours on every weekday");
        (await house.ReadAsync(db => db.Offerings.CountAsync(Token), house.Neighbour)).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task A_form_that_is_sent_twice_at_once_adds_one(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var id = Guid.CreateVersion7();

        var added = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AddAsync(house, id, OfferingKit.Shower))));

        added.Should().OnlyContain(one => one.Id == id);
        (await house.ReadAsync(db => db.Offerings.CountAsync(Token))).Should().Be(1);
        (await house.ReadAsync(db => db.Resources.CountAsync(Token))).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task The_kits_of_new_initiatives_are_made_of_the_same_pieces(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        foreach (var kit in Enum.GetValues<StarterKit>())
        {
            KitOfferings.Of(kit).Should().NotBeEmpty().And.OnlyHaveUniqueItems();
            foreach (var piece in KitOfferings.Of(kit))
            {
                KitOfferings.Of(piece, house.Today, Guid.CreateVersion7()).OfType<Offering>().Should().ContainSingle(piece.ToString());
            }
        }
    }

    private static Task<Offering> AddAsync(TestHouse house, Guid id, OfferingKit kit) => house.RunAsync<AddOffering, Offering>(add => add.RunAsync(id, kit, Token));
}
