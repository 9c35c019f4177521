using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Tenancy;

public sealed class OpenInitiativeTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly NewInitiative Pilaite = new("taurage", "pilaite", "Pilaitukai", "Dapkiškiai", "+37061234568") { SmsSender = "Pilaitukai" };

    [Theory, EveryDatabase]
    public async Task A_new_initiative_is_opened_in_its_locality(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);

        var outcome = await OpenAsync(house, Pilaite);

        outcome.Refusal.Should().BeNull();
        await using var scope = house.ScopeOfNobody();
        var kept = await scope.ServiceProvider.GetRequiredService<ServicesDbContext>().Initiatives.SingleAsync(i => i.Slug == "pilaite", Token);
        kept.Should().BeEquivalentTo(outcome.Value);
        kept.LocalityId.Should().Be(house.Initiative.LocalityId);
        kept.NumberPrefix.Should().Be("PIL");
    }

    [Theory, EveryDatabase]
    public async Task A_slug_is_given_once_even_when_many_ask_at_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OpenAsync(house, Pilaite with { Id = InitiativeId.New() }))));

        outcomes.Count(outcome => outcome.Value is not null).Should().Be(1);
        outcomes.Count(outcome => outcome.Refusal == OpenRefusal.SlugTaken).Should().Be(5);
    }

    [Theory, EveryDatabase]
    public async Task What_is_unfit_is_refused_and_named(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);

        await RefusedAsync(Pilaite with { LocalitySlug = "nowhere" }, OpenRefusal.NoSuchLocality);
        await RefusedAsync(Pilaite with { Slug = "Pilaitė" }, OpenRefusal.SlugMalformed);
        await RefusedAsync(Pilaite with { Slug = "webhooks" }, OpenRefusal.SlugReserved);
        await RefusedAsync(Pilaite with { Slug = "kunigiskiai" }, OpenRefusal.SlugTaken);
        await RefusedAsync(Pilaite with { Name = "  " }, OpenRefusal.NameUnfit);
        await RefusedAsync(Pilaite with { Village = new string('a', 121) }, OpenRefusal.NameUnfit);
        await RefusedAsync(Pilaite with { Phone = "861234568" }, OpenRefusal.PhoneUnfit);
        await RefusedAsync(Pilaite with { NumberPrefix = "Ž" }, OpenRefusal.PrefixUnfit);
        await RefusedAsync(Pilaite with { Slug = "2030" }, OpenRefusal.PrefixUnfit);
        await RefusedAsync(Pilaite with { SmsSender = "Kunigiškiai" }, OpenRefusal.SenderUnfit);
        await RefusedAsync(Pilaite with { SmsSender = "Kunigiskietis" }, OpenRefusal.SenderUnfit);
        await RefusedAsync(Pilaite with { ZoneId = "Europe/Taurage" }, OpenRefusal.NoSuchZone);

        async Task RefusedAsync(NewInitiative said, OpenRefusal why) => (await OpenAsync(house, said)).Refusal.Should().Be(why);
    }

    private static async Task<Outcome<Initiative, OpenRefusal>> OpenAsync(TestHouse house, NewInitiative said)
    {
        await using var scope = house.ScopeOfNobody();
        return await scope.ServiceProvider.GetRequiredService<OpenInitiative>().RunAsync(said, Token);
    }
}
