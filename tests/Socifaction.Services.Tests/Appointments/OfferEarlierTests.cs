using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Testing;
using Socifaction.Services.Tests.Places;

namespace Socifaction.Services.Tests.Appointments;

/// <summary>An earlier time is kept for the one whose turn it is, until they answer or the hour comes.</summary>
public sealed class OfferEarlierTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task It_is_kept_for_the_one_who_waited_longest_and_a_yes_moves_the_appointment(Engine engine)
    {
        await using var sms = await SmsHouse.OpenAsync(engine, Token);
        var house = sms.House;
        var world = await ArrangeAsync(house);

        (await house.OfferAsync(world.Second, world.Free))!.Value.Refusal.Should().Be(AppointmentRefusal.NotOfferedNow, "it is not her turn");
        var offered = (await house.OfferAsync(world.First, world.Free))!.Value.Value!;
        (await house.OfferAsync(world.First, world.Free))!.Value.Value!.Id.Should().Be(offered.Id, "the button was pressed twice");
        offered.OfferedUntil.Should().Be(sms.Clock.GetCurrentInstant() + Duration.FromHours(4));
        (await house.EarlierAsync()).Should().BeEmpty("it is kept");
        (await house.BookAsync(Asked.ByStaff, world.Type, world.Others, world.Free))!.Value.Refusal.Should().Be(AppointmentRefusal.Taken);

        await sms.SendAsync();
        sms.Clock.Advance(Duration.FromHours(1));
        await sms.SendAsync();
        var told = sms.Twilio.Taken.Should().ContainSingle(one => one.To == world.FirstPhone).Subject;
        told.Body.Should().Contain("ankstesnis laikas").And.Contain("Laikome iki").And.Contain("susitikimas").And.NotContain("Dus");

        var yes = await house.AnswerAsync(world.AskingFirst, offered, isYes: true);
        yes!.Value.Value.Should().Be(new EarlierAnswered(world.First.Id, true));
        (await house.AnswerAsync(world.AskingFirst, offered, isYes: true))!.Value.Refusal.Should().BeNull("said twice is once meant");
        (await house.AnswerAsync(world.AskingFirst, offered, isYes: false))!.Value.Refusal.Should().Be(AppointmentRefusal.OfferOver);
        var moved = await house.FindAsync(world.First);
        (moved.Status, moved.Date + moved.StartTime, moved.WantsEarlier).Should().Be((BookingStatus.Booked, world.Free, false));
        (await house.ReadAsync(db => db.ResourceClaims.CountAsync(claim => !claim.IsReleased, Token))).Should().Be(2);
        (await house.ReadAsync(db => db.Bookings.CountAsync(one => one.ResidentId == world.First.ResidentId && one.Status == BookingStatus.Booked, Token))).Should().Be(1);
        (await house.EarlierAsync()).Should().ContainSingle("the first one's old time is free now").Which.Appointment.AppointmentId.Should().Be(world.Second.Id);

        sms.Clock.Advance(Duration.FromMinutes(5));
        await sms.SendAsync();
        await sms.SendAsync();
        sms.Twilio.Taken.Where(one => one.To == world.FirstPhone).Should().HaveCount(2, "it is confirmed with its new time").And.Contain(one => one.Body.Contains("10.00"));
    }

    [Theory, EveryDatabase]
    public async Task A_no_and_an_hour_that_passes_free_the_time_for_the_next(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var world = await ArrangeAsync(house);
        var offered = (await house.OfferAsync(world.First, world.Free))!.Value.Value!;
        (await house.AnswerAsync(Asked.By(world.Others), offered, isYes: true)).Should().BeNull("it is not theirs");

        (await house.AnswerAsync(Asked.ByStaff, offered, isYes: false))!.Value.Value!.IsYes.Should().BeFalse();
        (await house.FindAsync(world.First)).WantsEarlier.Should().BeTrue("another time may suit");
        (await house.EarlierAsync()).Should().ContainSingle().Which.Appointment.AppointmentId.Should().Be(world.Second.Id, "nobody is asked twice about one time");

        var next = (await house.OfferAsync(world.Second, world.Free))!.Value.Value!;
        (await house.EndOffersAsync()).Count.Should().Be(0);
        house.Clock.Advance(Duration.FromHours(4));
        (await house.AnswerAsync(Asked.ByStaff, next, isYes: true))!.Value.Refusal.Should().Be(AppointmentRefusal.OfferOver);
        (await house.EndOffersAsync()).Count.Should().Be(1);
        (await house.EndOffersAsync()).Count.Should().Be(0);
        (await house.BookAsync(Asked.ByStaff, world.Type, world.Others, world.Free))!.Value.Refusal.Should().BeNull("it is free again");
        (await house.FindAsync(next)).Status.Should().Be(BookingStatus.Declined);
        (await house.FindAsync(world.Second)).Status.Should().Be(BookingStatus.Booked);
    }

    [Theory, EveryDatabase]
    public async Task What_was_cancelled_meanwhile_lets_the_kept_time_go(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var world = await ArrangeAsync(house);
        var offered = (await house.OfferAsync(world.First, world.Free))!.Value.Value!;
        await house.CancelAsync(Asked.ByStaff, world.First);

        (await house.AnswerAsync(Asked.ByStaff, offered, isYes: true))!.Value.Refusal.Should().Be(AppointmentRefusal.OfferOver);
        (await house.EndOffersAsync()).Count.Should().Be(1);
        (await house.ReadAsync(db => db.ResourceClaims.CountAsync(claim => !claim.IsReleased, Token))).Should().Be(1, "the second one's own");
    }

    [Theory, EveryDatabase]
    public async Task Nothing_is_offered_of_what_is_not_spoken_of_nor_to_whom_nothing_is_said_nor_too_late(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var world = await ArrangeAsync(house);

        await SetAsync(isSilent: true, PreferredChannel.Sms);
        (await house.OfferAsync(world.First, world.Free))!.Value.Refusal.Should().Be(AppointmentRefusal.NoMessages);
        await SetAsync(isSilent: false, PreferredChannel.None);
        (await house.OfferAsync(world.First, world.Free))!.Value.Refusal.Should().Be(AppointmentRefusal.NoMessages);
        await SetAsync(isSilent: false, PreferredChannel.Sms);
        house.Clock.Reset(house.Initiative.Zone.AtStrictly(world.Free.PlusHours(-2).PlusMinutes(-30)).ToInstant());
        (await house.OfferAsync(world.First, world.Free))!.Value.Refusal.Should().Be(AppointmentRefusal.OfferTooSoon);
        (await house.ReadAsync(db => db.Appointments.CountAsync(one => one.InsteadOfId != null, Token))).Should().Be(0);

        Task<int> SetAsync(bool isSilent, PreferredChannel channel) => house.ReadAsync(async db =>
        {
            await db.Residents.ExecuteUpdateAsync(set => set.SetProperty(one => one.PreferredChannel, channel), Token);
            return await db.AppointmentTypes.ExecuteUpdateAsync(set => set.SetProperty(one => one.IsSilent, isSilent), Token);
        });
    }

    [Theory, EveryDatabase]
    public async Task Two_answers_at_once_and_a_clerk_who_books_meanwhile_never_double_a_time(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        for (var round = 0; round < 8; round++)
        {
            var world = await ArrangeAsync(house);
            var offered = (await house.OfferAsync(world.First, world.Free))!.Value.Value!;

            var yes = Task.Run(() => house.AnswerAsync(world.AskingFirst, offered, isYes: true), Token);
            var other = Task.Run(() => house.AnswerAsync(Asked.ByStaff, offered, isYes: round % 2 == 0), Token);
            var clerk = Task.Run(() => house.BookAsync(Asked.ByStaff, world.Type, world.Others, world.Free), Token);
            await Task.WhenAll(yes, other, clerk);

            var now = await house.FindAsync(world.First);
            var isMoved = now.Date + now.StartTime == world.Free;
            (await yes)!.Value.Refusal.Should().Be(isMoved ? null : AppointmentRefusal.OfferOver);
            ((await clerk)!.Value.Refusal is AppointmentRefusal.Taken || (!isMoved && (await clerk)!.Value.Refusal is null)).Should().BeTrue();
            var live = await house.ReadAsync(db => db.ResourceClaims.Where(claim => claim.ResourceId == world.ResourceId && !claim.IsReleased).ToListAsync(Token));
            live.Where(one => live.Exists(two => two.Id != one.Id && one.StartsAt < two.EndsAt && two.StartsAt < one.EndsAt)).Should().BeEmpty();
            live.Count(claim => claim.BookingId == world.First.Id).Should().Be(1);
            live.Should().NotContain(claim => claim.BookingId == offered.Id);
        }
    }

    [Theory]
    [InlineData(9, 0, 13, 0, 0)]
    [InlineData(15, 59, 19, 59, 0)]
    [InlineData(16, 0, 12, 0, 1)]
    [InlineData(22, 0, 12, 0, 1)]
    [InlineData(4, 0, 12, 0, 0)]
    public void It_is_kept_for_four_hours_and_over_night_until_noon(int hour, int minute, int untilHour, int untilMinute, int days)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Vilnius"];
        var now = zone.AtStrictly(new LocalDate(2027, 3, 16).At(new LocalTime(hour, minute))).ToInstant();
        var until = zone.AtStrictly(new LocalDate(2027, 3, 16).PlusDays(days).At(new LocalTime(untilHour, untilMinute))).ToInstant();

        OfferEarlier.KeptUntil(now, now + Duration.FromDays(3), zone).Should().Be(until);
        OfferEarlier.KeptUntil(now, now + Duration.FromHours(3), zone).Should().Be(now + Duration.FromHours(1), "no later than two hours before it");
    }

    [Theory, EveryDatabase]
    public async Task Staff_change_a_note_but_not_over_somebody_elses(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var world = await ArrangeAsync(house);

        (await house.NoteAsync(world.First, "Ateis su dukra"))!.Value.Value!.Note.Should().Be("Ateis su dukra");
        (await house.NoteAsync(world.First, "Vėluos"))!.Value.Refusal.Should().Be(AppointmentRefusal.ChangedMeanwhile);
        (await house.NoteAsync(world.First, "Ateis su dukra"))!.Value.Refusal.Should().BeNull("the same form sent again");
        (await house.ReadAsync(db => db.BookingEvents.CountAsync(one => one.BookingId == world.First.Id && one.Kind == BookingEventKind.Changed, Token))).Should().Be(1);
        (await house.NoteAsync(new Appointment
        {
            OfferingId = world.Type.Id, Date = default, StartTime = default, EndTime = default, StartsAt = default, EndsAt = default, GroupId = default, Minutes = 1,
            ArrangedByKind = ActorKind.Staff, ArrangedByName = "", Channel = Channel.Phone, CreatedAt = default,
        }, "Nieko")).Should().BeNull();
    }

    /// <summary>One hour is free in two days; two have the hours of a later day and want something earlier.</summary>
    private static async Task<World> ArrangeAsync(TestHouse house)
    {
        var (first, second, others) = (Given.Resident("Ona"), Given.Resident("Jonas", phone: "+37061200002"), Given.Resident("Petras", phone: "+37061200003"));
        var (free, later) = (house.Today.PlusDays(2), house.Today.PlusDays(7));
        var resource = Given.Resource();
        resource.Openings.Clear();
        resource.Openings.AddRange([OpeningOn(free, 10, 11), OpeningOn(later, 10, 12)]);
        var type = Given.AppointmentType([resource]);
        (type.NameInMessages, type.Messages) = ("susitikimas", OfferingMessages.UsualOfTimes with { });
        await house.SaveAsync(resource, type, first, second, others);
        var ofFirst = await house.GiveAsync(type, first, later + new LocalTime(10, 0), wantsEarlier: true);
        var ofSecond = await house.GiveAsync(type, second, later + new LocalTime(11, 0), wantsEarlier: true);
        return new(resource.Id, type, ofFirst, ofSecond, others, free + new LocalTime(10, 0), first.Phones[0].E164,
            new(new Actor(ActorKind.Resident, first.Id, first.FullName), Channel.Sms));

        WeeklyOpening OpeningOn(LocalDate date, int from, int to) => new()
        {
            ResourceId = resource.Id, Weekday = date.DayOfWeek, From = new(from, 0), To = new(to, 0), FirstDay = date, LastDay = date,
        };
    }

    private sealed record World(
        Guid ResourceId, AppointmentType Type, Appointment First, Appointment Second, Resident Others, LocalDateTime Free, string FirstPhone, Asking AskingFirst);
}
