using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Reminders;

public sealed class ReminderRulesTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Vilnius"];

    [Theory]
    [InlineData(2027, 3, 29)] // the clock jumped on the 28th
    [InlineData(2027, 3, 28)]
    [InlineData(2027, 10, 31)] // an hour comes twice
    [InlineData(2027, 11, 1)]
    public void The_evening_before_is_five_oclock_on_the_wall_whatever_the_clock_does(int year, int month, int day)
    {
        var booking = Booking(new(year, month, day), new(9, 0));

        var due = ReminderRules.For(booking, null, Zone, booking.CreatedAt).Single(m => m.Kind == ReminderKind.DayBefore).DueAt;

        due.InZone(Zone).LocalDateTime.Should().Be(new LocalDate(year, month, day).PlusDays(-1) + new LocalTime(17, 0));
    }

    [Fact]
    public void What_was_booked_by_telephone_after_the_evening_message_was_due_needs_none()
    {
        var booking = Booking(new(2027, 3, 16), new(9, 0), madeAt: Instant.FromUtc(2027, 3, 15, 16, 0));

        ReminderRules.For(booking, null, Zone, Instant.FromUtc(2027, 3, 15, 16, 1)).Should().BeEmpty();
    }

    [Fact]
    public void A_confirmation_three_hours_before_the_evening_takes_its_place()
    {
        var booking = Booking(new(2027, 3, 16), new(9, 0), Channel.Web, Instant.FromUtc(2027, 3, 15, 13, 0));

        ReminderRules.For(booking, null, Zone, Instant.FromUtc(2027, 3, 15, 13, 1)).Select(m => m.Kind)
            .Should().Equal(ReminderKind.Confirmation);
    }

    [Fact]
    public void A_web_booking_late_in_the_evening_is_confirmed_at_once_but_staff_wait_until_morning()
    {
        var evening = Instant.FromUtc(2027, 3, 15, 20, 30);
        var web = Booking(new(2027, 3, 20), new(9, 0), Channel.Web, evening);
        var request = Booking(new(2027, 3, 20), new(9, 0));
        request.Become(BookingStatus.Booked, BookingEventKind.Confirmed, new(ActorKind.Staff, null, "Rasa"), Channel.Phone, evening);

        DueOf(web).Should().Be(evening);
        DueOf(request).InZone(Zone).LocalDateTime.Should().Be(new LocalDateTime(2027, 3, 16, 9, 0));

        Instant DueOf(Booking booking) =>
            ReminderRules.For(booking, null, Zone, evening).Single(m => m.Kind == ReminderKind.Confirmation).DueAt;
    }

    [Fact]
    public void A_cancellation_by_the_resident_is_not_told_to_the_resident()
    {
        var booking = Booking(new(2027, 3, 20), new(9, 0));
        booking.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, new(ActorKind.Resident, null, "Ona"), Channel.Web, TestHouse.Start);

        ReminderRules.For(booking, null, Zone, TestHouse.Start).Should().BeEmpty();
    }

    [Fact]
    public void A_return_leg_is_announced_with_its_outward_leg_and_alone_when_that_was_cancelled()
    {
        var leg = Booking(new(2027, 3, 20), new(9, 0));

        ReminderRules.For(leg, BookingStatus.Booked, Zone, TestHouse.Start).Should().BeEmpty();
        ReminderRules.For(leg, BookingStatus.Cancelled, Zone, TestHouse.Start).Should().NotBeEmpty();
    }

    [Fact]
    public void Who_is_told_follows_age_telephone_and_wish()
    {
        var day = new LocalDate(2027, 3, 20);
        var mother = Given.Resident("Asta", "Petraitė", "+37061200005");
        var child = Given.Resident("Jonas", "Petraitis", "+37061200006");
        child.BirthYear = 2017;
        var old = Given.Resident("Ona", "Petraitienė", null);
        var landline = Given.Resident("Stasė", "Jonaitienė", null);
        landline.Phones.Add(new Phone { ResidentId = landline.Id, E164 = "+37044612345", Kind = PhoneKind.Landline });
        var silent = Given.Resident();
        silent.PreferredChannel = PreferredChannel.None;
        var calls = Given.Resident();
        calls.PreferredChannel = PreferredChannel.Call;

        ReminderRules.Tell(child, day, [mother], []).Should().Be(new Telling(mother, ReminderChannel.Sms, "+37061200005"));
        ReminderRules.Tell(old, day, [], [mother]).Should().Be(new Telling(mother, ReminderChannel.Sms, "+37061200005"));
        ReminderRules.Tell(old, day, [], []).Should().Be(new Telling(old, ReminderChannel.Call, ""));
        ReminderRules.Tell(landline, day, [], []).Should().Be(new Telling(landline, ReminderChannel.Call, "+37044612345"));
        ReminderRules.Tell(landline, day, [], [mother])!.Who.Should().Be(mother);
        ReminderRules.Tell(silent, day, [], [mother]).Should().BeNull();
        ReminderRules.Tell(calls, day, [], [mother])!.Channel.Should().Be(ReminderChannel.Call);
        mother.PreferredChannel = PreferredChannel.None;
        ReminderRules.Tell(child, day, [mother], []).Should().BeNull("the guardian does not want it, and a child is not told instead");
    }

    internal static Place Booking(LocalDate date, LocalTime start, Channel channel = Channel.Phone, Instant? madeAt = null)
    {
        var made = madeAt ?? Zone.InstantOf(date.PlusDays(-7), new(12, 0));
        var place = new Place
        {
            OfferingId = Guid.CreateVersion7(),
            SessionId = Guid.CreateVersion7(),
            ResidentId = Guid.CreateVersion7(),
            Date = date,
            StartTime = start,
            EndTime = start.PlusHours(1),
            StartsAt = Zone.InstantOf(date, start),
            EndsAt = Zone.InstantOf(date, start.PlusHours(1)),
            GroupId = Guid.CreateVersion7(),
            ArrangedByKind = ActorKind.Resident,
            ArrangedByName = "Ona",
            Channel = channel,
            CreatedAt = made,
        };
        place.Become(BookingStatus.Booked, BookingEventKind.Booked, new(ActorKind.Resident, null, "Ona"), channel, made);
        return place;
    }
}
