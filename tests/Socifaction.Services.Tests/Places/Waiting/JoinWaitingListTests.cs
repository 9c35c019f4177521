using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places.Waiting;

public sealed class JoinWaitingListTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_family_waits_as_one_and_the_same_form_sixteen_times_is_one_entry(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (mother, children) = await BookPlaceTests.FamilyAsync(house);
        var (_, day) = await FullDayAsync(house);
        var requestId = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
            house.WaitAsync(Asked.By(mother), [day], children, all: true, requestId: requestId))));

        answers.Select(answer => answer!.Value.Value!.EntryId).Distinct().Should().ContainSingle();
        var places = await house.ReadAsync(db => db.Places.AsNoTracking().Include(p => p.Events).Where(p => p.Status == BookingStatus.Waitlisted).ToListAsync(Token));
        places.Should().HaveCount(2).And.OnlyContain(p => p.GroupId == answers[0]!.Value.Value!.GroupId && p.Events.Single().Kind == BookingEventKind.Waitlisted);
        (await house.SessionAsync(day)).Taken.Should().Be(1, "who waits takes nothing");
        (await house.WaitAsync(Asked.By(mother), [day], [children[0]], requestId: requestId))!.Value.Refusal.Should().Be(WaitingRefusal.FormAlreadyUsed);
        (await house.WaitAsync(Asked.By(mother), [day], [children[0]]))!.Value.Refusal.Should().Be(WaitingRefusal.AlreadyWaiting);
    }

    [Theory, EveryDatabase]
    public async Task Nobody_waits_where_there_is_room_or_for_what_cannot_be_had(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (mother, children) = await BookPlaceTests.FamilyAsync(house);
        var stranger = Given.Resident("Petras", phone: "+37061299999");
        var (activity, day) = await FullDayAsync(house);
        var roomy = Given.Session(activity, house.Today.PlusDays(2), 5, house.Initiative);
        var far = Given.Session(activity, house.Today.PlusDays(60), 1, house.Initiative);
        var off = Given.Session(activity, house.Today.PlusDays(3), 1, house.Initiative);
        off.Cancel();
        var begun = Given.Session(activity, house.Today, 1, house.Initiative, new(6, 0), new(12, 0));
        var other = Given.Activity(name: "Kita");
        var elsewhere = Given.Session(other, house.Today.PlusDays(1), 1, house.Initiative);
        var grown = Given.Activity(1, name: "Suaugusiems");
        grown.Eligibility = new(18, 200, "");
        var grownDay = Given.Session(grown, house.Today.PlusDays(1), 1, house.Initiative);
        var child = Given.Resident("Benas", phone: null);
        child.BirthDate = house.Today.PlusYears(-8);
        await house.SaveAsync(stranger, roomy, far, off, begun, other, elsewhere, grown, grownDay, child);

        async Task<WaitingRefusal?> AskAsync(params Session[] sessions) => (await house.WaitAsync(Asked.By(mother), sessions, children))!.Value.Refusal;
        (await AskAsync(roomy)).Should().Be(WaitingRefusal.NotFull);
        (await AskAsync(far)).Should().Be(WaitingRefusal.NotOpenYet);
        (await AskAsync(off)).Should().Be(WaitingRefusal.SessionCancelled);
        (await AskAsync(begun)).Should().Be(WaitingRefusal.Past);
        (await AskAsync()).Should().Be(WaitingRefusal.NothingChosen);
        (await AskAsync(roomy, day)).Should().BeNull("one of two that belong together is full");
        (await house.WaitAsync(Asked.ByStaff, [day], []))!.Value.Refusal.Should().Be(WaitingRefusal.NothingChosen);
        (await house.WaitAsync(Asked.ByStaff, [grownDay], [child]))!.Value.Refusal.Should().Be(WaitingRefusal.NotEligible);
        (await house.WaitAsync(Asked.By(mother), [day, elsewhere], [mother])).Should().BeNull("two activities have two lists");
        (await house.WaitAsync(Asked.By(stranger), [day], children)).Should().BeNull();
        (await house.WaitAsync(Asked.By(mother), [day], [mother], priority: Priority.Referred, because: "aš")).Should().BeNull("only staff let somebody go first");
        (await house.WaitAsync(Asked.ByStaff, [day], [mother], priority: Priority.Referred))!.Value.Refusal.Should().Be(WaitingRefusal.ReasonMissing);
        (await house.WaitAsync(Asked.By(mother), [day], [mother], insteadOf: Guid.CreateVersion7())).Should().BeNull();
        (await house.ReadAsync(db => db.WaitingEntries.CountAsync(Token))).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task Who_came_too_late_waits_and_the_list_says_why_they_are_third(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (activity, day) = await FullDayAsync(house);
        var next = Given.Session(activity, house.Today.PlusDays(2), 0, house.Initiative);
        await house.SaveAsync(next);
        await house.QueueAsync([day]);
        await house.QueueAsync([next]);
        house.Clock.Advance(Duration.FromMinutes(1));
        var third = await house.QueueAsync([day]);
        house.Clock.Advance(Duration.FromMinutes(1));
        await house.QueueAsync([day], priority: Priority.Referred);

        var row = (await house.ListAsync()).Single(row => row.Entry.Id == third);

        (row.Turn, row.Before).Should().Be((3, new Before(Referred: 1, Siblings: 0, Earlier: 1)));
        row.Sessions.Should().ContainSingle().Which.SessionId.Should().Be(day.Id);
        (await house.ListAsync()).Select(one => one.Entry.Priority).Should().BeInAscendingOrder();
        (await house.PrioritiseAsync(third, Priority.Referred, ""))!.Value.Refusal.Should().Be(WaitingRefusal.ReasonMissing);
        (await house.PrioritiseAsync(third, Priority.Referred, "VTAS siuntimas 12"))!.Value.Refusal.Should().BeNull();
        (await house.ListAsync()).Single(one => one.Entry.Id == third).Turn.Should().Be(1, "it waits longest of those who are referred");
    }

    [Theory, EveryDatabase]
    public async Task A_stranger_gets_neither_a_kept_place_nor_one_that_somebody_waits_for(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var stranger = Given.Resident("Petras", phone: "+37061299999");
        var activity = Given.Activity(3);
        var day = Given.Session(activity, house.Today.PlusDays(1), 3, house.Initiative);
        await house.SaveAsync(stranger, activity, day);
        Place[] taken = [(await house.TakeAsync(day)).Place, (await house.TakeAsync(day)).Place, (await house.TakeAsync(day)).Place];
        var family = await house.QueueAsync([day], people: 3);

        await house.CancelAsync(Asked.ByStaff, taken[0].Id);
        (await house.OfferOfAsync(family)).Should().BeNull("one place is too little for three");
        (await house.BookAsync(Asked.By(stranger), [day], [stranger]))!.Value.Refusal.Should().Be(PlaceRefusal.Full, "the family would wait for ever");
        (await AvailableAsync(house, activity)).Should().Be(0);

        await house.ReadAsync(db => db.Activities.ExecuteUpdateAsync(s => s.SetProperty(a => a.SkipsAhead, true), Token));
        activity.SkipsAhead = true;
        (await AvailableAsync(house, activity)).Should().Be(1);
        (await house.BookAsync(Asked.By(stranger), [day], [stranger]))!.Value.Refusal.Should().BeNull("the activity skips ahead");

        var late = await house.QueueAsync([day]);
        await house.CancelAsync(Asked.ByStaff, taken[1].Id);
        (await house.OfferOfAsync(late))!.Size.Should().Be(1);
        var another = Given.Resident("Jonas", phone: "+37061299998");
        await house.SaveAsync(another);
        (await house.BookAsync(Asked.ByStaff, [day], [another]))!.Value.Refusal.Should().Be(PlaceRefusal.Full, "the place is kept");
    }

    internal static async Task<(Activity, Session)> FullDayAsync(TestHouse house, int capacity = 1)
    {
        var activity = Given.Activity(capacity);
        var day = Given.Session(activity, house.Today.PlusDays(1), capacity, house.Initiative);
        await house.SaveAsync(activity, day);
        for (var n = 0; n < capacity; n++)
        {
            await house.TakeAsync(day);
        }

        return (activity, day);
    }

    private static async Task<int> AvailableAsync(TestHouse house, Activity activity) =>
        (await house.RunAsync<PlaceAvailability, List<PlaceDay>>(ask => ask.RunAsync(activity, 7, byStaff: false).ToListAsync(Token).AsTask())).Single().Free;
}
