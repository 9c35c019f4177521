using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Bookings;

/// <summary>What a call that books nothing leaves behind: a wish in the ledger, a number to call back.</summary>
public sealed class DeskTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_wish_of_any_room_that_came_to_nothing_is_written_down_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (ona, centre) = (Given.Resident(), Given.Activity());
        await house.SaveAsync(ona, centre);
        var form = new UnmetNeedForm(Guid.CreateVersion7(), ona.Id, centre.Id, UnmetReason.NoRoom, Channel.Phone);

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => house.RunAsync<RecordUnmetNeed, UnmetNeed?>(use => use.RunAsync(form, Token)))));

        answers.Should().OnlyContain(need => need != null && need.Id == form.RequestId);
        (await house.ReadAsync(db => db.UnmetNeeds.AsNoTracking().SingleAsync(Token))).Should().Match<UnmetNeed>(need =>
            need.OfferingId == centre.Id && need.ResidentId == ona.Id && need.Reason == "NoRoom" && need.Village == "Kunigiškiai" && need.Date == house.Today);
        (await house.RunAsync<RecordUnmetNeed, UnmetNeed?>(use => use.RunAsync(form with { RequestId = Guid.CreateVersion7() }, Token), house.Neighbour)).Should().BeNull();
        (await house.RunAsync<RecordUnmetNeed, UnmetNeed?>(use => use.RunAsync(form with { OfferingId = Guid.CreateVersion7() }, Token))).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_number_to_call_back_stands_once_with_what_about_until_somebody_has_spoken(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var ona = Given.Resident();
        await house.SaveAsync(ona);
        var wanted = new CallBackWanted(Guid.CreateVersion7(), PhoneNumber.FromE164("+37061200001"), "po pietų, dėl kelionės");

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => house.RunAsync<AskToCallBack, bool>(async use =>
        {
            await use.RunAsync(wanted, Token);
            return true;
        }))));

        await using var scope = house.Scope();
        var clock = (Services.Time.InitiativeClock)scope.ServiceProvider.GetService(typeof(Services.Time.InitiativeClock))!;
        var number = (await house.ReadAsync(db => db.ListToCallBackAsync(clock, Token))).Should().ContainSingle().Subject;
        (number.Latest.From, number.Times, number.Note, number.People.Single().ResidentId).Should().Be(("+37061200001", 1, "po pietų, dėl kelionės", ona.Id));
    }
}
