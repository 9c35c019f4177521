using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Stays;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Stays;

public sealed class StayMessagesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_stay_is_confirmed_moved_and_reminded_of_with_a_copy_to_the_daughter_and_a_change_of_room_is_no_news(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, room, people) = await BookStayTests.OneBedAsync(house, beds: 2);
        var daughter = Given.Resident("Rita", phone: "+37061200199");
        await house.SaveAsync(daughter, new Relation { FromId = daughter.Id, ToId = people[0].Id, Kind = RelationKind.CarerOf, Words = "duktė", IsCopied = true });
        await house.ReadAsync(async db => await db.Premises.ExecuteUpdateAsync(set => set.SetProperty(p => p.Messages.DayBefore, "Laukiame {diena} {laikas}. Pasiimkite šlepetes. {tel}"), Token));
        var wish = (await house.WishStayAsync(premises, house.Nights(3, 4), resident: people[0]))!.Value.Value!;
        (await PlanAsync(house)).Should().BeEmpty("nothing is promised yet");

        await house.RunAsync<ConfirmStay, Outcome<Stay, StayRefusal>?>(confirm => confirm.RunAsync(new(wish.Id, people[0].Id, room.Id, Lodging.ByStaff), Token));
        (await PlanAsync(house)).Should().Contain(row => row.Kind == ReminderKind.Confirmation && row.ResidentId == people[0].Id);
        house.Clock.Advance(Duration.FromMinutes(5));
        await house.ChangeStayAsync(wish, wish.Nights, room, whole: true);
        (await PlanAsync(house)).Should().NotContain(row => row.Kind == ReminderKind.Moved);
        await house.ChangeStayAsync(wish, house.Nights(4, 4), room);
        var moved = (await PlanAsync(house)).Single(row => row.Kind == ReminderKind.Moved && row.ResidentId == people[0].Id);
        moved.Body.Should().Contain("14.00, iki kovo 23 d. 11.00");

        house.Clock.Advance(Duration.FromDays(2));
        var rows = await PlanAsync(house);
        rows.Where(row => row.Kind == ReminderKind.DayBefore).Select(row => row.ResidentId).Should().Contain([people[0].Id, daughter.Id]);
        rows.Where(row => row.Kind == ReminderKind.DayBefore && row.ResidentId == people[0].Id).MaxBy(row => row.DueAt)!.Body.Should().Contain("slepetes").And.Contain("14.00");

        await house.CancelStayAsync(wish);
        (await PlanAsync(house)).Should().Contain(row => row.Kind == ReminderKind.Cancellation);
    }

    private static async Task<List<Reminder>> PlanAsync(TestHouse house)
    {
        await house.RunAsync<PlanReminders, PlannedReminders>(plan => plan.RunAsync(Token));
        return await house.ReadAsync(db => db.Reminders.AsNoTracking().ToListAsync(Token));
    }
}
