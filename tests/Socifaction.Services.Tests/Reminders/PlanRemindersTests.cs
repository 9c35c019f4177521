using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

public sealed class PlanRemindersTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Planning_again_and_by_several_at_once_plans_once(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await house.BookAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(house.PlanAsync, Token)));
        await house.PlanAsync();

        var row = await house.RowAsync();
        row.Kind.Should().Be(ReminderKind.DayBefore);
        row.DueAt.InZone(house.House.Initiative.Zone).LocalDateTime.Should().Be(house.House.Today.At(new LocalTime(17, 0)));
    }

    [Theory, EveryDatabase]
    public async Task A_booking_moved_after_it_was_announced_is_told_its_new_time_once(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var booking = await house.BookAsync();
        house.GoToTheEvening();
        await house.SendAsync();

        await house.ChangeAsync(booking, (found, staff) =>
        {
            found.StartTime = new(15, 0);
            found.StartsAt += Duration.FromHours(2);
            found.Record(BookingEventKind.Moved, staff, Channel.Phone, house.Clock.GetCurrentInstant());
        });
        await house.SendAsync();
        await house.SendAsync();

        house.Twilio.Taken.Select(m => m.Body).Should().HaveCount(2).And.Subject.Last().Should().Contain("15.00");
    }

    [Theory, EveryDatabase]
    public async Task A_changed_telephone_is_texted_at_the_new_number(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var resident = Given.Resident();
        await house.House.SaveAsync(resident);
        await house.BookAsync(resident);
        await house.PlanAsync();
        await house.House.ReadAsync(db => db.Phones.ExecuteUpdateAsync(s => s.SetProperty(p => p.E164, "+37061299999"), Token));

        house.GoToTheEvening();
        await house.SendAsync();

        house.Twilio.Taken.Single().To.Should().Be("+37061299999");
    }

    [Theory, EveryDatabase]
    public async Task Brothers_and_sisters_booked_together_are_one_text_to_their_mother(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var mother = Given.Resident("Asta", "Petraitė", "+37061200005");
        var (jonas, ugne) = (Given.Resident("Jonas", "Petraitis", null), Given.Resident("Ugnė", "Petraitytė", null));
        (jonas.BirthYear, ugne.BirthYear) = (2017, 2019);
        await house.House.SaveAsync(mother, jonas, ugne, Guardian(jonas), Guardian(ugne));
        var group = Guid.CreateVersion7();
        var now = house.Clock.GetCurrentInstant();
        await house.BookAsync(jonas, 3, channel: Channel.Web, at: now, group: group);
        await house.BookAsync(ugne, 3, channel: Channel.Web, at: now, group: group);

        await house.SendAsync();
        await house.SendAsync();

        var row = (await house.RowsAsync()).Single(r => r.Kind == ReminderKind.Confirmation);
        row.ResidentId.Should().Be(mother.Id);
        house.Twilio.Taken.Single().Should().Match<FakeMessage>(m => m.To == "+37061200005" && m.Body.StartsWith("Jonas, Ugne: "));
        (await house.RowsAsync()).Count(r => r.Kind == ReminderKind.DayBefore).Should().Be(1);

        Relation Guardian(Resident child) => new() { FromId = mother.Id, ToId = child.Id, Kind = RelationKind.GuardianOf };
    }

    [Theory, EveryDatabase]
    public async Task Who_cannot_get_an_sms_is_on_the_call_list_the_day_before(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var resident = Given.Resident(phone: null);
        resident.Phones.Add(new Phone { ResidentId = resident.Id, E164 = "+37044612345", Kind = PhoneKind.Landline });
        await house.House.SaveAsync(resident);
        await house.BookAsync(resident);

        await house.SendAsync();
        (await house.ToCallAsync()).Should().BeEmpty("it is not yet nine");

        house.Clock.AdvanceHours(1);
        await house.SendAsync();
        (await house.ToCallAsync()).Should().ContainSingle()
            .Which.Should().Match<PersonToCall>(c => c.Phone == "+37044612345" && c.Reason == CallReason.NoSms);
        house.Twilio.Posts.Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task Staff_cancelling_tells_the_person_once_and_takes_the_evening_message_back(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var booking = await house.BookAsync();
        await house.PlanAsync();
        house.Clock.AdvanceHours(2);
        await house.CancelAsync(booking);

        await house.SendAsync();
        house.GoToTheEvening();
        await house.SendAsync();

        house.Twilio.Taken.Single().Body.Should().StartWith("Atsaukta");
        (await house.RowsAsync()).Select(r => r.Status).Should().BeEquivalentTo([ReminderStatus.Cancelled, ReminderStatus.Accepted]);
    }

    [Theory, EveryDatabase]
    public async Task A_neighbour_initiative_plans_nothing_of_ours(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await house.BookAsync();

        await house.House.RunAsync<PlanReminders, PlannedReminders>(u => u.RunAsync(Token), house.House.Neighbour);

        (await house.RowsAsync()).Should().BeEmpty();
    }
}
