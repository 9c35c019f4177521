using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Reports;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reports;

public sealed class LocalityReportTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Each_initiative_is_counted_by_itself_and_small_numbers_are_not_told(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        await FillAsync(house, house.Initiative, people: 7, cancelled: 2);
        await FillAsync(house, house.Neighbour, people: 3, cancelled: 0);

        var counts = await ReadAsync(house, house.Initiative.LocalityId, Quarter.Of(house.Today));

        counts!.Initiatives.Select(one => one.Name).Should().Equal("Kunigiškietis", "Gramančia");
        var places = counts.Bookings[BookedKind.Places];
        places[0, (int)BookedResult.Coming].Value.Should().Be(5);
        places[0, (int)BookedResult.Cancelled].Should().Be(new Count(2, Shown.Small));
        places[1, (int)BookedResult.Coming].Should().Be(new Count(3, Shown.Small));
        places[2, (int)BookedResult.Coming].Value.Should().Be(8);
        counts.Bookings[BookedKind.Rides].IsEmpty.Should().BeTrue();
        counts.People.IsEmpty.Should().BeTrue("nothing is given before it is over");
        counts.Unmet[0, 0].Value.Should().Be(6);
        counts.Reasons.Should().Equal("full");

        house.Clock.Advance(Duration.FromDays(2));
        var later = await ReadAsync(house, house.Initiative.LocalityId, Quarter.Of(house.Today));
        later!.Bookings[BookedKind.Places][0, (int)BookedResult.Given].Value.Should().Be(5, "it is over and nobody said otherwise");
        later.People[0, 0].Value.Should().Be(5);
        later.People[1, 0].Should().Be(new Count(3, Shown.Small));
    }

    [Theory, EveryDatabase]
    public async Task Another_quarter_and_another_locality_have_their_own_counts(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        await FillAsync(house, house.Initiative, people: 7, cancelled: 0);
        var other = new Locality { Slug = "silale", Name = "Šilalės rajonas" };
        await using (var scope = house.ScopeOfNobody())
        {
            var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
            db.Add(other);
            await db.SaveChangesAsync(Token);
        }

        (await ReadAsync(house, house.Initiative.LocalityId, Quarter.Of(house.Today).Previous))!.Bookings[BookedKind.Places].IsEmpty.Should().BeTrue();
        (await ReadAsync(house, other.Id, Quarter.Of(house.Today)))!.Initiatives.Should().BeEmpty();
        (await ReadAsync(house, Guid.CreateVersion7(), Quarter.Of(house.Today))).Should().BeNull();
    }

    // Tomorrow's places of so many people, of which some were cancelled; and six wishes for which there was no room.
    private static async Task FillAsync(TestHouse house, Initiative initiative, int people, int cancelled)
    {
        await using var scope = house.Scope(initiative);
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var activity = Given.Activity();
        var session = Given.Session(activity, house.Today.PlusDays(1), 20, initiative);
        db.AddRange(activity, session);
        for (var i = 0; i < people; i++)
        {
            var resident = Given.Resident($"Žmogus{i}", phone: null);
            var place = Given.Place(session, resident, Channel.Phone, house.Clock.GetCurrentInstant());
            if (i < cancelled) place.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone, house.Clock.GetCurrentInstant());
            db.AddRange(resident, place);
        }

        db.AddRange(Enumerable.Range(0, 6).Select(_ => new UnmetNeed
        {
            OfferingId = activity.Id, Date = house.Today, At = house.Clock.GetCurrentInstant(), Village = "Laukuva", Reason = "Full", Wish = "vieta", Channel = Channel.Phone,
        }));
        await db.SaveChangesAsync(Token);
    }

    private static async Task<LocalityCounts?> ReadAsync(TestHouse house, Guid locality, Quarter quarter)
    {
        await using var scope = house.ScopeOfNobody();
        return await scope.ServiceProvider.GetRequiredService<LocalityReport>().ReadAsync(locality, quarter, reason => reason.ToLowerInvariant(), Token);
    }
}
