using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.People.Membership;
using Socifaction.Services.People.Overseers;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.People.Overseers;

public sealed class OverseersTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_link_works_once_and_is_void_after_seven_days_or_a_later_one(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (account, other) = (await AccountAsync(house), await AccountAsync(house));
        var wanted = new OverseerWanted(Guid.CreateVersion7(), "taurage", "Vilma", "operator");
        var early = (await RunAsync(house, wanted)).Value!;
        var late = (await RunAsync(house, wanted)).Value!;

        late.Overseer.Id.Should().Be(early.Overseer.Id, "the same form is one person");
        (await JoinAsync(house, early.Token, account)).Refusal.Should().Be(OverseerRefusal.LinkVoid);
        house.Clock.Advance(InviteStaff.Life);
        (await JoinAsync(house, late.Token, account)).Refusal.Should().Be(OverseerRefusal.LinkVoid);
        var newest = (await RunAsync(house, wanted)).Value!;
        (await JoinAsync(house, newest.Token, account)).Value!.LocalityId.Should().Be(house.Initiative.LocalityId);
        (await JoinAsync(house, newest.Token, other)).Refusal.Should().Be(OverseerRefusal.LinkVoid);
        (await RunAsync(house, wanted)).Refusal.Should().Be(OverseerRefusal.ServesAlready, "nobody else gets a key to what is theirs");
        (await RunAsync(house, wanted with { OverseerId = Guid.CreateVersion7(), LocalitySlug = "nera" })).Refusal.Should().Be(OverseerRefusal.NoSuchLocality);
        (await house.ReadAsync(db => db.OverseerEvents.Select(one => one.Kind).ToListAsync(Token))).Should().BeEquivalentTo(
            [OverseerEventKind.Invited, OverseerEventKind.Invited, OverseerEventKind.Invited, OverseerEventKind.Joined]);
    }

    [Theory, EveryDatabase]
    public async Task The_last_operator_stays_and_whoever_ended_may_come_back(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (first, second) = (await AccountAsync(house), await AccountAsync(house));
        var rasa = await JoinedAsync(house, first);
        (await EndAsync(house, rasa)).Refusal.Should().Be(OverseerRefusal.LastOperator);
        var vilma = await JoinedAsync(house, second);

        var both = await Task.WhenAll(Task.Run(() => EndAsync(house, rasa)), Task.Run(() => EndAsync(house, vilma)));

        both.Count(one => one.Refusal == OverseerRefusal.LastOperator).Should().Be(1, "two who end each other at once are told apart");
        var (ended, account) = both[0].Refusal is null ? (rasa, first) : (vilma, second);
        (await EndAsync(house, ended)).Value!.IsActive.Should().BeFalse();
        (await JoinedAsync(house, account)).Should().NotBe(ended);
        (await house.ReadAsync(db => db.Overseers.CountAsync(one => one.AccountId == account, Token))).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task An_account_oversees_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var account = await AccountAsync(house);
        await JoinedAsync(house, account);
        var again = (await RunAsync(house, new(Guid.CreateVersion7(), "taurage", "Ta pati", "operator"))).Value!;

        (await JoinAsync(house, again.Token, account)).Refusal.Should().Be(OverseerRefusal.ServesAlready);
    }

    [Theory, EveryDatabase]
    public async Task Tries_at_the_door_are_counted_by_address_for_an_hour(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        for (var i = 0; i < 3; i++) (await TryAsync(house, "192.0.2.1")).Should().BeTrue();

        (await TryAsync(house, "192.0.2.1")).Should().BeFalse();
        (await TryAsync(house, "192.0.2.2")).Should().BeTrue();
        house.Clock.Advance(Duration.FromHours(1));
        (await TryAsync(house, "192.0.2.1")).Should().BeTrue();
        (await house.ReadAsync(db => db.DoorAttempts.CountAsync(Token))).Should().Be(1, "older ones are forgotten");
    }

    private static async Task<Guid> JoinedAsync(TestHouse house, Guid account)
    {
        var invited = (await RunAsync(house, new(Guid.CreateVersion7(), null, "Operatorė", "command line"))).Value!;
        return (await JoinAsync(house, invited.Token, account)).Value!.Id;
    }

    private static async Task<Outcome<OverseerInvited, OverseerRefusal>> RunAsync(TestHouse house, OverseerWanted wanted)
    {
        await using var scope = house.ScopeOfNobody();
        return await scope.ServiceProvider.GetRequiredService<InviteOverseer>().RunAsync(wanted, Token);
    }

    private static async Task<Outcome<Overseer, OverseerRefusal>> JoinAsync(TestHouse house, string token, Guid account)
    {
        await using var scope = house.ScopeOfNobody();
        return await scope.ServiceProvider.GetRequiredService<JoinOverseers>().RunAsync(token, account, Token);
    }

    private static async Task<Outcome<Overseer, OverseerRefusal>> EndAsync(TestHouse house, Guid overseer)
    {
        await using var scope = house.ScopeOfNobody();
        return (await scope.ServiceProvider.GetRequiredService<EndOverseer>().RunAsync(overseer, "operator", Token))!.Value;
    }

    private static async Task<bool> TryAsync(TestHouse house, string address)
    {
        await using var scope = house.ScopeOfNobody();
        return await scope.ServiceProvider.GetRequiredService<JoinOverseers>().WithinAsync(address, 3, Token);
    }

    private static async Task<Guid> AccountAsync(TestHouse house)
    {
        var name = $"{Guid.CreateVersion7():N}@example.test";
        var account = new StaffAccount { UserName = name, NormalizedUserName = name.ToUpperInvariant(), Email = name, NormalizedEmail = name.ToUpperInvariant(), SecurityStamp = "x" };
        await house.SaveAsync(account);
        return account.Id;
    }
}
