using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>All that a person has booked for a day is one text, whenever and of whatever it was booked.</summary>
public sealed class OneTextADayTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Two_bookings_of_different_offerings_are_one_text_that_names_both_and_fits_one_part(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var (ona, _, _) = await BookTwoAsync(house);

        house.GoToTheEvening();
        await house.SendAsync();
        await house.SendAsync();

        var row = await house.RowAsync();
        var sms = house.Twilio.Taken.Single();
        sms.Body.Should().Be("Kunigiskietis primena: rytoj, kovo 16 d. – 9.05 mankšta, 13.00 dienos centras. Negalite? Skambinkite 0 612 34567"
            .Replace("–", "-", StringComparison.Ordinal).Replace("š", "s", StringComparison.Ordinal).Replace("0 612 34567", "+37061234567", StringComparison.Ordinal));
        (row.Parts, row.ResidentId).Should().Be((1, ona.Id));
        (await ToldAsync(house)).Values.Should().HaveCount(2).And.OnlyContain(told => told == Told.Sent);
    }

    [Theory, EveryDatabase]
    public async Task What_is_booked_later_joins_the_text_that_waits_and_what_is_booked_after_it_went_out_does_not(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var ona = await OnaAsync(house);
        await house.BookAsync(ona);
        await house.PlanAsync();
        await house.BookAsync(ona, from: new(9, 5), at: house.Clock.GetCurrentInstant());
        await house.PlanAsync();
        (await house.RowAsync()).Body.Should().Contain("9.05").And.Contain("13.00");

        house.GoToTheEvening();
        await house.SendAsync();
        // A moment before five, but written to the database only now: the text that left did not speak of it.
        await house.BookAsync(ona, from: new(11, 0), at: house.Clock.GetCurrentInstant() - Duration.FromSeconds(1));
        await house.SendAsync();
        await house.SendAsync();

        house.Twilio.Taken.Select(sms => sms.Body.Contains("11.00", StringComparison.Ordinal)).Should().Equal(false, true);
    }

    [Theory, EveryDatabase]
    public async Task Cancelling_either_before_the_evening_leaves_a_text_about_the_other(Engine engine)
    {
        foreach (var first in (bool[])[true, false])
        {
            await using var house = await SmsHouse.OpenAsync(engine, Token);
            var (_, centre, exercise) = await BookTwoAsync(house);
            await house.PlanAsync();
            await house.ChangeAsync(first ? exercise : centre, (found, staff) => found.Become(
                BookingStatus.Cancelled, BookingEventKind.Cancelled, staff with { Kind = ActorKind.Resident }, Channel.Phone, house.Clock.GetCurrentInstant()));

            house.GoToTheEvening();
            await house.SendAsync();
            await house.SendAsync();

            house.Twilio.Taken.Should().ContainSingle().Which.Body.Should().Contain(first ? "13.00" : "9.05").And.NotContain(first ? "9.05" : "13.00");
        }
    }

    [Theory, EveryDatabase]
    public async Task A_booking_changed_between_planning_and_sending_is_not_spoken_of_wrongly(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var (_, centre, _) = await BookTwoAsync(house);
        await house.PlanAsync();
        house.GoToTheEvening();
        await house.ChangeAsync(centre, (found, staff) => found.Become(
            BookingStatus.Cancelled, BookingEventKind.Cancelled, staff with { Kind = ActorKind.Resident }, Channel.Phone, house.Clock.GetCurrentInstant()));

        await house.House.RunAsync<SendDueReminders, int>(u => u.RunAsync(Token));
        house.Twilio.Taken.Should().BeEmpty("the text still speaks of what was cancelled");

        await house.SendAsync();
        house.Twilio.Taken.Should().ContainSingle().Which.Body.Should().Contain("9.05").And.NotContain("13.00");
    }

    [Theory, EveryDatabase]
    public async Task A_moved_one_is_told_by_itself_and_the_other_is_not_told_again(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var (_, _, exercise) = await BookTwoAsync(house);
        house.GoToTheEvening();
        await house.SendAsync();

        await house.ChangeAsync(exercise, (found, staff) =>
        {
            found.StartTime = new(10, 0);
            found.StartsAt += Duration.FromMinutes(55);
            found.Record(BookingEventKind.Moved, staff, Channel.Phone, house.Clock.GetCurrentInstant());
        });
        await house.SendAsync();
        await house.SendAsync();

        house.Twilio.Taken.Select(sms => sms.Body).Should().HaveCount(2).And.Subject.Last().Should().Contain("10.00").And.NotContain("13.00");
    }

    [Theory, EveryDatabase]
    public async Task A_text_that_did_not_arrive_and_whose_own_booking_is_cancelled_leaves_the_other_to_be_told(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var (_, _, exercise) = await BookTwoAsync(house);
        house.GoToTheEvening();
        await house.SendAsync();
        await house.TellAsync(await house.RowAsync(), "undelivered", 30005);
        (await house.ToCallAsync()).Should().ContainSingle();

        await house.CancelAsync(exercise);
        await house.SendAsync();

        house.Twilio.Taken.Skip(1).Select(sms => sms.Body).Should().HaveCount(2).And.Contain(body => body.StartsWith("Atsaukta"))
            .And.Contain(body => body.StartsWith("Primename") && body.Contains("13.00"));
    }

    [Theory, EveryDatabase]
    public async Task A_yes_is_said_of_all_and_a_no_goes_to_staff(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await BookTwoAsync(house);
        house.GoToTheEvening();
        await house.SendAsync();

        var no = await ReadAsync(house, "SM1", "ne");
        no.Should().Match<ReplyRead>(reply => reply.Meaning == ReplyMeaning.No && reply.BookingId == null && reply.Answers == null);
        (await ToldAsync(house)).Values.Should().OnlyContain(told => told == Told.Sent);

        var yes = await ReadAsync(house, "SM2", "taip");
        yes.Should().Match<ReplyRead>(reply => reply.Meaning == ReplyMeaning.Yes && reply.BookingId != null && reply.Answers == ReminderKind.DayBefore);
        (await ToldAsync(house)).Values.Should().HaveCount(2).And.OnlyContain(told => told == Told.Confirmed);
    }

    [Theory, EveryDatabase]
    public async Task A_mother_s_own_booking_and_her_child_s_are_one_text_that_names_the_child(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var (mother, jonas) = (Given.Resident("Asta", "Petraitė"), Given.Resident("Jonas", "Petraitis", null));
        jonas.BirthYear = 2017;
        await house.House.SaveAsync(mother, jonas, new Relation { FromId = mother.Id, ToId = jonas.Id, Kind = RelationKind.GuardianOf });
        await house.BookAsync(jonas);
        await house.BookAsync(mother, from: new(9, 5), activity: await ExerciseAsync(house));

        house.GoToTheEvening();
        await house.SendAsync();

        house.Twilio.Taken.Should().ContainSingle().Which.Body.Should().Contain("9.05 mankst").And.Contain("13.00 dienos centras (Jonas)");
    }

    [Theory, EveryDatabase]
    public async Task Planned_by_six_at_once_and_sent_by_four_it_is_one_text(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await BookTwoAsync(house);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(house.PlanAsync, Token)));
        house.GoToTheEvening();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(house.SendAsync, Token)));

        house.Twilio.Taken.Should().ContainSingle();
        (await house.House.ReadAsync(db => db.SpokenOf.CountAsync(Token))).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task Whoever_is_telephoned_is_on_the_list_once_for_the_day(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var stase = await house.LandlineAsync();
        await house.BookAsync(stase);
        await house.BookAsync(stase, from: new(9, 5), activity: await ExerciseAsync(house));
        house.Clock.AdvanceHours(1);
        await house.SendAsync();

        (await house.ToCallAsync()).Should().ContainSingle().Which.Body.Should().Contain("9.05").And.Contain("13.00");
    }

    internal static async Task<Activity> ExerciseAsync(SmsHouse house)
    {
        var exercise = Given.Activity(name: "Mankšta");
        await house.House.SaveAsync(exercise);
        return exercise;
    }

    private static async Task<Resident> OnaAsync(SmsHouse house)
    {
        var ona = Given.Resident();
        await house.House.SaveAsync(ona);
        return ona;
    }

    private static async Task<(Resident Ona, Place Centre, Place Exercise)> BookTwoAsync(SmsHouse house)
    {
        var ona = await OnaAsync(house);
        return (ona, await house.BookAsync(ona), await house.BookAsync(ona, from: new(9, 5), activity: await ExerciseAsync(house)));
    }

    private static Task<IReadOnlyDictionary<Guid, Told>> ToldAsync(SmsHouse house) =>
        house.House.ReadAsync(db => db.ListToldAsync(house.House.Today.PlusDays(1), Token));

    private static Task<ReplyRead> ReadAsync(SmsHouse house, string sid, string body) =>
        house.House.RunAsync<ReadReply, ReplyRead>(u => u.RunAsync(new(sid, "+37061200001", body), Token));
}
