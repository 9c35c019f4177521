using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Testing;
using Socifaction.Services.Tests.Places;

namespace Socifaction.Services.Tests.Appointments;

public sealed class BookAppointmentTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_resident_books_a_free_time_and_it_is_taken_then(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (type, ona, jonas) = await ArrangeAsync(house);
        var start = house.Today.PlusDays(1) + new LocalTime(10, 0);

        var booked = await house.BookAsync(Asked.By(ona), type, ona, start);

        booked!.Value.Refusal.Should().BeNull();
        var appointment = (await house.ListAsync(booked.Value.Value!.GroupId)).Should().ContainSingle().Subject;
        (appointment.Status, appointment.EndTime, appointment.Minutes).Should().Be((BookingStatus.Booked, new LocalTime(11, 0), 60));
        (await house.FreeAsync(type, house.Today.PlusDays(1), 1)).Should().NotContain(time => time.From == new LocalTime(10, 0)).And.HaveCount(11);
        (await house.BookAsync(Asked.By(jonas), type, jonas, start))!.Value.Refusal.Should().Be(AppointmentRefusal.Taken);
        (await house.ReadAsync(db => db.UnmetNeeds.Select(need => need.Reason).SingleAsync(Token))).Should().Be("Taken");
    }

    [Theory, EveryDatabase]
    public async Task The_same_form_twice_is_once_booked_and_with_other_words_refused(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (type, ona, _) = await ArrangeAsync(house);
        var (start, request) = (house.Today.PlusDays(1) + new LocalTime(10, 0), Guid.CreateVersion7());

        var first = await house.BookAsync(Asked.By(ona), type, ona, start, requestId: request);
        var second = await house.BookAsync(Asked.By(ona), type, ona, start, requestId: request);
        var other = await house.BookAsync(Asked.By(ona), type, ona, start.PlusHours(1), requestId: request);

        second!.Value.Value.Should().Be(first!.Value.Value);
        other!.Value.Refusal.Should().Be(AppointmentRefusal.FormAlreadyUsed);
        (await house.ReadAsync(db => db.Appointments.CountAsync(Token))).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task What_cannot_be_is_refused_by_its_name(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (type, ona, jonas) = await ArrangeAsync(house);
        var tomorrow = house.Today.PlusDays(1);

        await RefusedAsync(Asked.By(ona), tomorrow + new LocalTime(10, 7), AppointmentRefusal.Taken, "residents start on the hour");
        await RefusedAsync(Asked.By(ona), house.Today + new LocalTime(9, 0), AppointmentRefusal.BookingShut, "an hour is too little notice");
        await RefusedAsync(Asked.By(ona), house.Today.PlusDays(-1) + new LocalTime(9, 0), AppointmentRefusal.Past);
        await RefusedAsync(Asked.By(ona), house.Today.PlusDays(60) + new LocalTime(9, 0), AppointmentRefusal.NotOpenYet);
        await RefusedAsync(Asked.By(ona), tomorrow + new LocalTime(7, 0), AppointmentRefusal.OutsideHours);
        await RefusedAsync(Asked.By(ona), tomorrow + new LocalTime(10, 0), AppointmentRefusal.WrongLength, "nobody offers 45 minutes", 45);
        await RefusedAsync(Asked.ByStaff, tomorrow + new LocalTime(10, 0), AppointmentRefusal.WrongLength, "it must end some day", int.MaxValue);
        (await house.BookAsync(Asked.By(jonas), type, ona, tomorrow + new LocalTime(10, 0))).Should().BeNull("they are strangers");
        (await house.BookAsync(Asked.ByStaff, type, ona, tomorrow + new LocalTime(10, 7), 45))!.Value.Refusal.Should().BeNull("staff may at any minute");
        await RefusedAsync(Asked.ByStaff, tomorrow + new LocalTime(10, 30), AppointmentRefusal.AlreadyBooked, "nobody is in two places");

        async Task RefusedAsync(Asking asking, LocalDateTime start, AppointmentRefusal why, string because = "", int minutes = 60) =>
            (await house.BookAsync(asking, type, ona, start, minutes))!.Value.Refusal.Should().Be(why, because);
    }

    [Theory, EveryDatabase]
    public async Task A_series_is_booked_whole_or_not_at_all(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (type, ona, jonas) = await ArrangeAsync(house);
        LocalDateTime[] weeks = [.. Enumerable.Range(0, 4).Select(week => house.Today.PlusDays(1).PlusWeeks(week) + new LocalTime(10, 0))];
        await house.GiveAsync(type, jonas, weeks[2]);

        var answers = await house.RunAsync<CheckAppointment, IReadOnlyList<TimeConsidered>?>(check => check.RunAsync(new(type.Id, ona.Id, weeks, 60, Asked.ByStaff), Token));
        answers!.Select(answer => answer.Refusal).Should().Equal(null, null, AppointmentRefusal.Taken, null);

        (await house.BookAsync(Asked.ByStaff, type, ona, weeks[0], more: weeks[1..]))!.Value.Refusal.Should().Be(AppointmentRefusal.Taken);
        (await house.ReadAsync(db => db.Appointments.CountAsync(one => one.ResidentId == ona.Id, Token))).Should().Be(0);

        var booked = await house.BookAsync(Asked.ByStaff, type, ona, weeks[0], more: [weeks[1], weeks[3]]);
        var series = await house.ListAsync(booked!.Value.Value!.GroupId);
        series.Should().HaveCount(3);
        (await house.CancelAsync(Asked.ByStaff, series[0], wholeGroup: true))!.Value.Value!.Count.Should().Be(3);
        (await house.ReadAsync(db => db.ResourceClaims.CountAsync(claim => !claim.IsReleased, Token))).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task Who_is_not_taken_in_asks_staff_and_who_was_sent_shows_the_paper_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (type, ona, _) = await ArrangeAsync(house, t => t.WhoMayBook = WhoMayBook.Referred);
        var start = house.Today.PlusDays(1) + new LocalTime(10, 0);

        (await house.BookAsync(Asked.By(ona), type, ona, start))!.Value.Refusal.Should().Be(AppointmentRefusal.ReferralNeeded);
        (await house.BookAsync(Asked.ByStaff, type, ona, start))!.Value.Refusal.Should().Be(AppointmentRefusal.ReferralNeeded);
        (await house.BookAsync(Asked.ByStaff, type, ona, start, referral: "seniūnija, Nr. 7"))!.Value.Refusal.Should().BeNull();
        (await house.BookAsync(Asked.By(ona), type, ona, start.PlusHours(2)))!.Value.Refusal.Should().BeNull("the paper is written down");

        var (own, jonas, petras) = await ArrangeAsync(house, t => t.WhoMayBook = WhoMayBook.TakenIn);
        (await house.BookAsync(Asked.By(jonas), own, jonas, start))!.Value.Refusal.Should().Be(AppointmentRefusal.NotTakenIn);
        (await house.BookAsync(Asked.ByStaff, own, jonas, start))!.Value.Refusal.Should().BeNull();
        (await house.BookAsync(Asked.By(jonas), own, jonas, start.PlusHours(1)))!.Value.Refusal.Should().BeNull();
        (await house.BookAsync(Asked.By(petras), own, petras, start.PlusHours(2)))!.Value.Refusal.Should().Be(AppointmentRefusal.NotTakenIn);
    }

    [Theory, EveryDatabase]
    public async Task A_strangers_wish_takes_nothing_until_it_is_confirmed(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (type, ona, jonas) = await ArrangeAsync(house);
        var (start, request) = (house.Today.PlusDays(1) + new LocalTime(10, 0), Guid.CreateVersion7());

        var first = await house.WishAsync(type, start, request);
        (await house.WishAsync(type, start, request))!.Value.Value.Should().Be(first!.Value.Value);
        var asked = (await house.ListAsync(first.Value.Value!.GroupId)).Should().ContainSingle().Subject;
        (await house.ReadAsync(db => db.ResourceClaims.CountAsync(Token))).Should().Be(0);

        await house.GiveAsync(type, jonas, start);
        (await house.ConfirmAsync(asked, ona))!.Value.Refusal.Should().Be(AppointmentRefusal.Taken);
        (await house.CancelAsync(Asked.ByStaff, (await house.ReadAsync(db => db.Appointments.SingleAsync(one => one.ResidentId == jonas.Id, Token)))))!.Value.Value!.Count.Should().Be(1);
        (await house.ConfirmAsync(asked, ona))!.Value.Value!.ResidentId.Should().Be(ona.Id);
        (await house.ConfirmAsync(asked, ona))!.Value.Refusal.Should().BeNull("it was confirmed so");
        (await house.ConfirmAsync(asked, jonas))!.Value.Refusal.Should().Be(AppointmentRefusal.AlreadySettled);
    }

    [Theory, EveryDatabase]
    public async Task Moving_frees_the_old_time_and_a_stale_move_is_refused(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (type, ona, jonas) = await ArrangeAsync(house);
        var start = house.Today.PlusDays(1) + new LocalTime(10, 0);
        var appointment = await house.GiveAsync(type, ona, start);
        await house.GiveAsync(type, jonas, start.PlusHours(1));

        (await house.MoveAsync(Asked.ByStaff, appointment, start.PlusHours(1)))!.Value.Refusal.Should().Be(AppointmentRefusal.Taken);
        (await house.MoveAsync(Asked.ByStaff, appointment, start.PlusMinutes(-30)))!.Value.Refusal.Should().BeNull("its own time is not in its way");
        (await house.MoveAsync(Asked.ByStaff, appointment, start.PlusMinutes(-30)))!.Value.Refusal.Should().BeNull("it stands so already");
        (await house.MoveAsync(Asked.ByStaff, appointment, start.PlusHours(3)))!.Value.Refusal.Should().Be(AppointmentRefusal.ChangedMeanwhile);
        (await house.FindAsync(appointment)).StartTime.Should().Be(new LocalTime(9, 30));
        (await house.FreeAsync(type, start.Date, 1, minutes: 30)).Should().NotContain(time => time.From == new LocalTime(10, 0));
        (await house.MoveAsync(Asked.By(jonas), appointment, start.PlusHours(3))).Should().BeNull("it is not theirs");
    }

    [Theory, EveryDatabase]
    public async Task Cancelling_gives_the_time_back_once_and_what_began_is_settled_instead(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (type, ona, jonas) = await ArrangeAsync(house);
        var start = house.Today.PlusDays(1) + new LocalTime(10, 0);
        var appointment = await house.GiveAsync(type, ona, start);

        (await house.CancelAsync(Asked.By(jonas), appointment)).Should().BeNull();
        (await house.CancelAsync(Asked.By(ona), appointment))!.Value.Value!.Count.Should().Be(1);
        (await house.CancelAsync(Asked.By(ona), appointment))!.Value.Value!.Count.Should().Be(0);
        var other = await house.GiveAsync(type, jonas, start);
        (await house.SettleAsync(other, came: true))!.Value.Refusal.Should().Be(AppointmentRefusal.NotBegun);
        house.Clock.AdvanceHours(27);
        (await house.CancelAsync(Asked.ByStaff, other))!.Value.Refusal.Should().Be(AppointmentRefusal.Past);
        (await house.SettleAsync(other, came: false))!.Value.Value!.Status.Should().Be(BookingStatus.NoShow);
        (await house.SettleAsync(other, came: true))!.Value.Value!.Status.Should().Be(BookingStatus.Fulfilled);
        (await house.SettleAsync(appointment, came: true))!.Value.Refusal.Should().Be(AppointmentRefusal.AlreadySettled);
    }

    [Theory, EveryDatabase]
    public async Task Freed_time_goes_to_whoever_asked_first_and_it_would_be_earlier_for(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (type, ona, jonas) = await ArrangeAsync(house);
        var petras = Given.Resident("Petras", phone: "+37061200099");
        await house.SaveAsync(petras);
        var day = house.Today.PlusDays(1);
        await house.OverrideAsync(await ResourceAsync(house), OverrideKind.Closed, house.Today, house.Today);
        await house.OverrideAsync(await ResourceAsync(house), OverrideKind.Closed, day, day, new(9, 0), new(20, 0));
        await house.OverrideAsync(await ResourceAsync(house), OverrideKind.Closed, day.PlusDays(1), day.PlusDays(1), new(11, 0), new(20, 0));
        var early = await house.GiveAsync(type, petras, day + new LocalTime(8, 0));
        await house.GiveAsync(type, jonas, day.PlusDays(1) + new LocalTime(9, 0), wantsEarlier: true);
        house.Clock.AdvanceMinutes(1);
        await house.GiveAsync(type, ona, day.PlusDays(1) + new LocalTime(8, 0), wantsEarlier: true);
        (await EarlierAsync()).Should().BeEmpty();

        await house.CancelAsync(Asked.ByStaff, early);

        var row = (await EarlierAsync()).Should().ContainSingle().Subject;
        (row.Appointment.ResidentId, row.Earlier.Date, row.Earlier.From).Should().Be((jonas.Id, day, new LocalTime(8, 0)));

        Task<IReadOnlyList<EarlierRow>> EarlierAsync() => house.RunAsync<EarlierTimes, IReadOnlyList<EarlierRow>>(times => times.RunAsync(Token));
    }

    private static Task<Resource> ResourceAsync(TestHouse house) => house.ReadAsync(db => db.Resources.SingleAsync(Token));

    private static async Task<(AppointmentType, Resident, Resident)> ArrangeAsync(TestHouse house, Action<AppointmentType>? more = null)
    {
        var resource = Given.Resource();
        var type = Given.AppointmentType([resource]);
        more?.Invoke(type);
        var (ona, jonas) = (Given.Resident(), Given.Resident("Jonas", "Jonaitis", "+37061200002"));
        await house.SaveAsync(resource, type, ona, jonas);
        return (type, ona, jonas);
    }
}
