using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Data.Kits;
using Socifaction.Services.People;
using Socifaction.Services.People.Membership;
using Socifaction.Services.People.Overseers;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Tenancy;

/// <summary>The wizard's use case: an initiative with several kits, its settlements, and its coordinator's link; once, however often it is sent.</summary>
public sealed class OpenForCoordinatorTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static NewInitiative Laukuva => new("silale", "laukuva", "Laukuvos taksi", "Laukuva", "+37061234568")
    {
        OfficeHours = "1 09:00-15:00", Settlements = [new("Laukuva", "laukuva", 55.62, 22.23), new("Laukuva", "laukuva"), new("Šilalė", "silale", 55.49, 22.19)],
    };

    [Theory, EveryDatabase]
    public async Task It_opens_with_all_its_kits_and_settlements_and_a_link(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var by = await OperatorAsync(house);

        var opened = (await OpenAsync(house, by, Laukuva)).Value!;

        (opened.Initiative.IsRehearsing, opened.Initiative.OfficeHours).Should().Be((true, "1 09:00-15:00"));
        var offerings = await house.ReadAsync(db => db.Offerings.Select(one => one.Name).ToListAsync(Token), opened.Initiative);
        offerings.Should().BeEquivalentTo(KitContents.NamesOf(StarterKit.Taxi).Concat(KitContents.NamesOf(StarterKit.Seniors)));
        (await house.ReadAsync(db => db.Settlements.Where(one => one.LocalityId == opened.Initiative.LocalityId).Select(one => one.Name).ToListAsync(Token)))
            .Should().BeEquivalentTo(["Laukuva", "Šilalė"]);
        (await house.RunAsync<JoinStaff, StaffMember?>(join => join.FindAsync(opened.Link!.Token, Token), opened.Initiative))!.Role.Should().Be(Role.Coordinator);
        (await house.ReadAsync(db => db.OverseerEvents.SingleAsync(Token))).Slug.Should().Be("laukuva");
    }

    [Theory, EveryDatabase]
    public async Task Sent_many_times_at_once_it_is_opened_once_and_one_link_is_good(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (by, said) = (await OperatorAsync(house), Laukuva);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => OpenAsync(house, by, said))));

        answers.Should().OnlyContain(one => one.Value != null && one.Value.Initiative.Id == said.Id);
        var initiative = answers[0].Value!.Initiative;
        (await house.ReadAsync(db => db.Initiatives.CountAsync(Token))).Should().Be(3);
        (await house.ReadAsync(db => db.RideServices.CountAsync(Token), initiative)).Should().Be(1);
        (await house.ReadAsync(db => db.StaffMembers.CountAsync(Token), initiative)).Should().Be(1);
        (await house.ReadAsync(db => db.StaffInvitations.CountAsync(one => one.UsedAt == null, Token), initiative)).Should().Be(1);
        (await house.ReadAsync(db => db.OverseerEvents.CountAsync(Token))).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task Once_somebody_joined_the_same_form_is_no_way_in(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (by, said) = (await OperatorAsync(house), Laukuva);
        var opened = (await OpenAsync(house, by, said)).Value!;
        await house.RunAsync<JoinStaff, Outcome<StaffMember, StaffRefusal>>(async join => await join.RunAsync(opened.Link!.Token, await AccountAsync(house), Token), opened.Initiative);
        await house.SaveAsync(new StaffMember { Name = "Rasa", Role = Role.Coordinator });

        (await OpenAsync(house, by, said)).Value!.Link.Should().BeNull();
        (await OpenAsync(house, by, Laukuva with { Id = house.Initiative.Id })).Refusal.Should().Be(OpenRefusal.OpenedAlready, "another's id in the form opens nothing there");
        (await house.ReadAsync(db => db.StaffInvitations.CountAsync(Token))).Should().Be(0);
        (await house.ReadAsync(db => db.Offerings.CountAsync(Token))).Should().Be(0, "and brings nothing there");
    }

    [Theory, EveryDatabase]
    public async Task A_settlement_that_nobody_knows_is_refused_and_leaves_nothing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var by = await OperatorAsync(house);

        (await OpenAsync(house, by, Laukuva with { Settlements = [new("Kažkur", "kazkur")] })).Refusal.Should().Be(OpenRefusal.SettlementUnknown);
        (await OpenAsync(house, by, Laukuva with { Slug = "kunigiskiai" })).Refusal.Should().Be(OpenRefusal.SlugTaken);

        (await house.ReadAsync(db => db.Initiatives.CountAsync(Token))).Should().Be(2);
        (await house.ReadAsync(db => db.Settlements.CountAsync(Token))).Should().Be(0);
        (await house.ReadAsync(db => db.OverseerEvents.CountAsync(Token))).Should().Be(0);
    }

    [Theory]
    [InlineData("Kunigiškiai", "kunigiskiai")]
    [InlineData("Žąsų slėnis", "zasu-slenis")]
    [InlineData("  „Gramančia“ 2 ", "gramancia-2")]
    [InlineData("漢字", "")]
    public void An_address_is_proposed_from_a_name(string name, string slug) => Slug.From(name).Should().Be(slug);

    private static async Task<Outcome<Opened, OpenRefusal>> OpenAsync(TestHouse house, Guid by, NewInitiative said)
    {
        await using var scope = house.ScopeOfNobody();
        return await scope.ServiceProvider.GetRequiredService<OpenForCoordinator>()
            .RunAsync(new(said, "Šilalės rajonas", [StarterKit.Seniors, StarterKit.Taxi, StarterKit.Taxi], "Rasa Laukienė", by, "Operatorė"), Token);
    }

    private static async Task<Guid> OperatorAsync(TestHouse house)
    {
        var overseer = new Overseer { Name = "Operatorė" };
        await house.SaveAsync(overseer);
        return overseer.Id;
    }

    private static async Task<Guid> AccountAsync(TestHouse house)
    {
        var account = new StaffAccount { UserName = "r@example.test", NormalizedUserName = "R@EXAMPLE.TEST", SecurityStamp = "x" };
        await house.SaveAsync(account);
        return account.Id;
    }
}
