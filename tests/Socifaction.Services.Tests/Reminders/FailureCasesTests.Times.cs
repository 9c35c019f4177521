using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using static Socifaction.Services.Tests.Reminders.SendDueRemindersTests;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>Here: clocks, numbers and texts.</summary>
public sealed partial class FailureCasesTests
{
    [Theory, EveryDatabase]
    public async Task Case_13_A_moved_booking_cancels_the_old_row_and_the_new_one_tells_the_new_time(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var booking = await house.BookAsync();
        await house.PlanAsync();

        await house.ChangeAsync(booking, (found, staff) =>
        {
            found.StartTime = new(14, 30);
            found.StartsAt += Duration.FromMinutes(90);
            found.Record(BookingEventKind.Moved, staff, Channel.Phone, house.Clock.GetCurrentInstant());
        });
        await house.SendAsync();
        house.GoToTheEvening();
        await house.SendAsync();

        (await house.RowsAsync()).Select(r => (r.Kind, r.Status)).Should().BeEquivalentTo(new[]
        {
            (ReminderKind.DayBefore, ReminderStatus.Cancelled), (ReminderKind.Moved, ReminderStatus.Accepted), (ReminderKind.DayBefore, ReminderStatus.Accepted),
        });
        house.Twilio.Taken.Last().Body.Should().Contain("rytoj, kovo 16 d. 14.30");
    }

    [Theory, EveryDatabase]
    public async Task Case_14_A_server_that_was_down_two_hours_sends_and_one_down_for_days_shows_what_it_missed(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await house.BookAsync();
        await house.BookAsync(daysAhead: 4);
        await house.PlanAsync();
        house.GoToTheEvening();

        house.Clock.AdvanceHours(2);
        await house.SendAsync();
        house.Twilio.Taken.Should().HaveCount(1);

        house.Clock.AdvanceDays(4);
        await house.SendAsync();
        (await house.RowsAsync()).Select(r => r.Status).Should().BeEquivalentTo([ReminderStatus.Accepted, ReminderStatus.Missed]);
        house.Twilio.Taken.Should().HaveCount(1);
    }

    [Theory, EveryDatabase]
    public async Task Case_15_On_the_days_the_clock_is_changed_five_oclock_stays_five_oclock_and_once(Engine engine)
    {
        foreach (var date in (LocalDate[])[new(2027, 3, 28), new(2027, 10, 31)])
        {
            await using var house = await SmsHouse.OpenAsync(engine, Token);
            GoTo(house, date.At(new LocalTime(12, 0)));
            await house.BookAsync(from: new(9, 0));
            await house.PlanAsync();
            GoTo(house, date.At(new LocalTime(16, 59)));
            await house.SendAsync();
            house.Twilio.Posts.Should().Be(0);

            GoTo(house, date.At(new LocalTime(17, 0)));
            await house.SendAsync();
            house.Clock.AdvanceHours(1);
            await house.SendAsync();

            house.Twilio.Posts.Should().Be(1);
        }
    }

    [Theory, EveryDatabase]
    public async Task Case_16_A_clock_that_jumps_an_hour_brings_no_burst_and_no_double(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.SendAsync();

        house.Clock.AdvanceHours(-1);
        await house.SendAsync();
        house.Clock.AdvanceHours(2);
        await house.SendAsync();

        house.Twilio.Posts.Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task Case_17_In_the_quiet_nothing_is_sent_and_what_then_comes_too_late_is_called(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await house.BookAsync(from: new(8, 0));
        await house.BookAsync(from: new(13, 0));
        await house.PlanAsync();
        house.GoToTheEvening();
        house.Clock.AdvanceHours(4);

        await house.SendAsync();

        house.Twilio.Posts.Should().Be(0);
        (await house.ToCallAsync()).Should().ContainSingle().Which.Reason.Should().Be(CallReason.Missed);
        house.Clock.AdvanceHours(12);
        await house.SendAsync();
        house.Twilio.Taken.Single().Body.Should().Contain("siandien, kovo 16 d. 13.00", "it is no longer tomorrow");
    }

    [Theory, EveryDatabase]
    public async Task Case_18_Every_spelling_of_a_mobile_is_texted_a_landline_called_and_what_is_no_number_refused(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        await house.SwitchVoiceOnAsync();
        string[] given = ["8 612 34501", "061234502", "+370 8 612 34503", "8 612 34504 (dukra)", "8 446 51234"];
        foreach (var (i, phone) in given.Index())
        {
            await house.BookAsync((await RegisterAsync($"Ona{(char)('a' + i)}", phone)).Value);
        }

        foreach (var wrong in (string[])["112", "1815", "8 900 12345", "8 612 34567, 8 612 34568"])
        {
            (await RegisterAsync("Petras", wrong)).Refusal.Should().Be(RegisterRefusal.PhoneUnfit, "{0} was given", wrong);
        }

        house.GoToTheEvening();
        await house.SendAsync();

        house.Twilio.Taken.Select(message => message.To).Should().BeEquivalentTo("+37061234501", "+37061234502", "+37061234503", "+37061234504");
        house.Twilio.Calls.Single().To.Should().Be("+37044651234");

        Task<Outcome<Resident, RegisterRefusal>> RegisterAsync(string name, string phone) => house.House.RunAsync<RegisterResident, Outcome<Resident, RegisterRefusal>>(
            u => u.RunAsync(new(name, "Petraitienė", [phone]), Token));
    }

    [Theory, EveryDatabase]
    public async Task Case_23_The_parts_that_are_paid_for_are_those_of_the_text_that_is_sent(Engine engine)
    {
        foreach (var (name, parts) in ((string, int)[])
        [
            (new('a', 160), 1), (new('a', 161), 2), (new('ė', 160), 1), ("Karšti pietūs" + new string('a', 57), 1), ("Karšti pietūs" + new string('a', 58), 2),
            ("👵🏼" + new string('a', 66), 1), (new('a', 1700), 11),
        ])
        {
            await using var house = await SmsHouse.OpenAsync(engine, Token);
            await house.BookAsync();
            await house.House.ReadAsync(async db =>
            {
                (await db.Offerings.SingleAsync(Token)).Messages = Given.Messages with { DayBefore = name.Length > 480 ? "{iniciatyva}" : name };
                return await db.SaveChangesAsync(Token);
            });
            house.House.Initiative.Name = name;
            house.GoToTheEvening();
            await house.SendAsync();

            var row = await house.RowAsync();
            row.Parts.Should().Be(parts).And.Be(SmsParts.Of(house.Twilio.Taken.Single().Body).Count, "it was {0} long", name.Length);
            row.Body.Length.Should().BeLessThanOrEqualTo(1600);
        }
    }

    [Theory, EveryDatabase]
    public async Task Case_24_A_sender_that_is_a_name_asks_nobody_to_write_back(Engine engine)
    {
        await using var house = await ReadyAsync(engine);
        await house.SendAsync();

        house.Twilio.Taken.Single().Should().Match<FakeMessage>(message => message.From == "Socifaction" && !message.Body.Contains("trasyk"));
        foreach (var own in (string[])["", "Yra vieta. Atrašykite 1 – taip."])
        {
            PlainLetters.Fold(OfferText.TemplateOf(own, isTwoWay: false)).Should().NotContainEquivalentOf("atrasyk").And.Contain("{tel}");
            PlainLetters.Fold(OfferText.TemplateOf(own, isTwoWay: true)).Should().ContainEquivalentOf("atrasyk");
        }
    }

    private static void GoTo(SmsHouse house, LocalDateTime local) => house.Clock.Reset(house.House.Initiative.Zone.AtStrictly(local).ToInstant());
}
