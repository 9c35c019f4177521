using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.People.Membership;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.People.Membership;

public sealed class MembershipTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_link_works_once_and_gives_the_person_the_account(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Stop);
        var (account, other) = (await AccountAsync(house), await AccountAsync(house));
        var invited = await InviteAsync(house, Role.Clerk);

        var first = await JoinAsync(house, invited.Token, account.Id);
        var second = await JoinAsync(house, invited.Token, other.Id);

        first.Value!.AccountId.Should().Be(account.Id);
        second.Refusal.Should().Be(StaffRefusal.LinkVoid);
        (await house.ReadAsync(db => db.StaffEvents.Select(one => one.Kind).ToListAsync(Stop))).Should().BeEquivalentTo([StaffEventKind.Invited, StaffEventKind.Joined]);
        (await house.ReadAsync(db => db.StaffInvitations.SingleAsync(Stop))).TokenHash.Should().NotEqual(System.Text.Encoding.UTF8.GetBytes(invited.Token));
    }

    [Theory, EveryDatabase]
    public async Task A_link_is_void_after_seven_days_after_a_later_one_and_next_door(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Stop);
        var account = await AccountAsync(house);
        var late = await InviteAsync(house, Role.Clerk);
        house.Clock.Advance(InviteStaff.Life - Duration.FromSeconds(1));
        (await FindAsync(house, late.Token)).Should().NotBeNull();
        house.Clock.Advance(Duration.FromSeconds(1));
        (await JoinAsync(house, late.Token, account.Id)).Refusal.Should().Be(StaffRefusal.LinkVoid);

        var again = (await house.RunAsync<InviteStaff, Outcome<Invited, StaffRefusal>?>(invite => invite.AgainAsync(late.Member.Id, "Rasa", Stop)))!.Value.Value!;
        var newest = (await house.RunAsync<InviteStaff, Outcome<Invited, StaffRefusal>?>(invite => invite.AgainAsync(late.Member.Id, "Rasa", Stop)))!.Value.Value!;

        (await FindAsync(house, again.Token)).Should().BeNull();
        (await house.RunAsync<JoinStaff, StaffMember?>(join => join.FindAsync(newest.Token, Stop), house.Neighbour)).Should().BeNull();
        (await JoinAsync(house, newest.Token, account.Id)).Value.Should().NotBeNull();
    }

    [Theory, EveryDatabase]
    public async Task An_account_serves_an_initiative_once_and_may_come_back(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Stop);
        var account = await AccountAsync(house);
        var first = (await JoinAsync(house, (await InviteAsync(house, Role.Clerk)).Token, account.Id)).Value!;
        var twice = await InviteAsync(house, Role.Driver);

        (await JoinAsync(house, twice.Token, account.Id)).Refusal.Should().Be(StaffRefusal.ServesAlready);
        (await EndAsync(house, first.Id, first.Version)).Value.Should().NotBeNull();

        (await JoinAsync(house, twice.Token, account.Id)).Value!.Role.Should().Be(Role.Driver);
        (await house.ReadAsync(db => db.StaffMembers.SingleAsync(one => one.AccountId == account.Id, Stop))).Id.Should().Be(twice.Member.Id);
    }

    [Theory, EveryDatabase]
    public async Task What_was_changed_meanwhile_is_not_overwritten_and_what_has_ended_stays_so(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Stop);
        var member = Given.Staff();
        await house.SaveAsync(member);

        var first = await ChangeAsync(house, new(member.Id, 0, "Rasa", Role.Worker, null, null, "Daiva"));
        var stale = await ChangeAsync(house, new(member.Id, 0, "Rasa", Role.Driver, null, null, "Vida"));
        var turned = await ChangeAsync(house, new(member.Id, 1, "Rasa", Role.Driver, house.Today, house.Today.PlusDays(-1), "Vida"));
        var ended = await EndAsync(house, member.Id, 1);
        var after = await ChangeAsync(house, new(member.Id, 2, "Rasa", Role.Driver, null, null, "Vida"));

        first.Value!.Role.Should().Be(Role.Worker);
        stale.Refusal.Should().Be(StaffRefusal.ChangedMeanwhile);
        turned.Refusal.Should().Be(StaffRefusal.DaysTurned);
        ended.Value!.IsActive.Should().BeFalse();
        after.Refusal.Should().Be(StaffRefusal.HasEnded);
        (await house.RunAsync<ChangeStaff, Outcome<StaffMember, StaffRefusal>?>(change => change.EndAsync(Guid.CreateVersion7(), 0, "x", Stop))).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Two_coordinators_who_end_each_other_at_once_leave_one(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Stop);
        var pair = new[] { await CoordinatorAsync(house), await CoordinatorAsync(house) };

        var ended = await Task.WhenAll(pair.Select(one => EndAsync(house, one.Id, 0)));

        ended.Count(one => one.Value is not null).Should().Be(1);
        ended.Single(one => one.Refusal is not null).Refusal.Should().Be(StaffRefusal.LastCoordinator);
    }

    [Theory, EveryDatabase]
    public async Task Whatever_is_changed_in_whatever_order_a_coordinator_is_left(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Stop);
        var dice = new Random(7);
        List<Guid> ids = [(await CoordinatorAsync(house)).Id, (await CoordinatorAsync(house)).Id, (await CoordinatorAsync(house)).Id];
        var refused = 0;
        for (var step = 0; step < 60; step++)
        {
            var id = ids[dice.Next(ids.Count)];
            var member = await house.ReadAsync(db => db.StaffMembers.AsNoTracking().SingleAsync(one => one.Id == id, Stop));
            LocalDate? Day() => dice.Next(3) == 0 ? house.Today.PlusDays(dice.Next(-5, 6)) : null;
            var outcome = dice.Next(8) == 0 ? await EndAsync(house, member.Id, member.Version)
                : await ChangeAsync(house, new(member.Id, member.Version, member.Name, dice.Next(2) == 0 ? Role.Coordinator : Role.Clerk, Day(), Day(), "x"));
            refused += outcome.Refusal == StaffRefusal.LastCoordinator ? 1 : 0;

            var staff = await house.ReadAsync(db => db.StaffMembers.AsNoTracking().ToListAsync(Stop));
            staff.Should().Contain(one => one.Role == Role.Coordinator && one.LastDay == null && one.ServesOn(house.Today), $"after step {step}");
        }

        refused.Should().BePositive();
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(0, 0, true)]
    [InlineData(1, null, false)]
    [InlineData(null, -1, false)]
    [InlineData(-1, 1, true)]
    public void The_first_and_the_last_day_are_days_of_service(int? first, int? last, bool serves)
    {
        var today = new LocalDate(2027, 3, 15);
        var member = Given.Staff();
        (member.FirstDay, member.LastDay) = (first is { } from ? today.PlusDays(from) : null, last is { } to ? today.PlusDays(to) : null);

        member.ServesOn(today).Should().Be(serves);
        member.IsActive = false;
        member.ServesOn(today).Should().BeFalse();
    }

    private static async Task<StaffAccount> AccountAsync(TestHouse house)
    {
        var account = new StaffAccount { UserName = Guid.CreateVersion7().ToString() };
        account.NormalizedUserName = account.UserName.ToUpperInvariant();
        await house.SaveAsync(account);
        return account;
    }

    private static async Task<StaffMember> CoordinatorAsync(TestHouse house)
    {
        var member = Given.Staff(role: Role.Coordinator);
        member.AccountId = (await AccountAsync(house)).Id;
        await house.SaveAsync(member);
        return member;
    }

    private static async Task<Invited> InviteAsync(TestHouse house, Role role) =>
        (await house.RunAsync<InviteStaff, Outcome<Invited, StaffRefusal>>(invite => invite.RunAsync(new(Guid.CreateVersion7(), "Vilma", role, null, null, "Rasa"), Stop))).Value!;

    private static Task<StaffMember?> FindAsync(TestHouse house, string token) => house.RunAsync<JoinStaff, StaffMember?>(join => join.FindAsync(token, Stop));

    private static Task<Outcome<StaffMember, StaffRefusal>> JoinAsync(TestHouse house, string token, Guid account) =>
        house.RunAsync<JoinStaff, Outcome<StaffMember, StaffRefusal>>(join => join.RunAsync(token, account, Stop));

    private static async Task<Outcome<StaffMember, StaffRefusal>> ChangeAsync(TestHouse house, StaffChange change) =>
        (await house.RunAsync<ChangeStaff, Outcome<StaffMember, StaffRefusal>?>(use => use.RunAsync(change, Stop)))!.Value;

    private static async Task<Outcome<StaffMember, StaffRefusal>> EndAsync(TestHouse house, Guid id, int version) =>
        (await house.RunAsync<ChangeStaff, Outcome<StaffMember, StaffRefusal>?>(use => use.EndAsync(id, version, "x", Stop)))!.Value;
}
