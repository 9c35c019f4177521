using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.People;
using Socifaction.Services.Testing;
using Socifaction.Services.Tests.Places;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Appointments;

public sealed class CalendarTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Leave_uncovers_what_it_hits_and_its_end_covers_it_again(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (resource, type, ona) = await ArrangeAsync(house);
        var day = house.Today.PlusDays(2);
        var hit = await house.GiveAsync(type, ona, day + new LocalTime(10, 0));
        var kept = await house.GiveAsync(type, ona, day + new LocalTime(15, 0));
        var wanted = new OverrideWanted(Guid.CreateVersion7(), resource.Id, OverrideKind.Leave, day, day, new(8, 0), new(12, 0), "", Asked.ByStaff);

        (await house.RunAsync<InitiativeClock, IReadOnlyList<Guid>>(clock => house.ReadAsync(db => db.ListHitAsync(resource.Id, wanted.NewOverride(), clock, Token))))
            .Should().Equal(hit.Id);
        (await house.FindAsync(hit)).IsUncovered.Should().BeFalse("it was only thought of");

        var added = (await AddAsync(house, wanted))!.Value;
        added.Refusal.Should().BeNull();
        (await AddAsync(house, wanted))!.Value.Refusal.Should().BeNull("the same form twice");
        (await house.ReadAsync(db => db.CalendarOverrides.CountAsync(Token))).Should().Be(1);
        ((await house.FindAsync(hit)).IsUncovered, (await house.FindAsync(kept)).IsUncovered).Should().Be((true, false));
        (await house.FreeAsync(type, day, 1)).Select(time => time.From).Should().OnlyContain(from => from >= new LocalTime(12, 0)).And.HaveCount(7);

        (await house.RunAsync<RemoveCalendarOverride, Outcome<Resource, CalendarRefusal>?>(remove => remove.RunAsync(new(added.Value!.Id, Asked.ByStaff), Token)))
            .Should().NotBeNull();
        (await house.FindAsync(hit)).IsUncovered.Should().BeFalse();
    }

    [Theory, EveryDatabase]
    public async Task A_move_out_of_the_leave_covers_the_promise(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (resource, type, ona) = await ArrangeAsync(house);
        var day = house.Today.PlusDays(2);
        var hit = await house.GiveAsync(type, ona, day + new LocalTime(10, 0));
        await house.OverrideAsync(resource, OverrideKind.Leave, day, day);

        (await house.MoveAsync(Asked.ByStaff, await house.FindAsync(hit), day.PlusDays(1) + new LocalTime(10, 0)))!.Value.Refusal.Should().BeNull();

        (await house.FindAsync(hit)).IsUncovered.Should().BeFalse();
    }

    [Theory, EveryDatabase]
    public async Task Hours_that_end_uncover_and_hours_that_overlap_are_refused(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (resource, type, ona) = await ArrangeAsync(house);
        var day = house.Today.PlusDays(2);
        var hit = await house.GiveAsync(type, ona, day + new LocalTime(10, 0));
        var opening = resource.Openings.Find(one => one.Weekday == day.DayOfWeek)!;

        (await OpenAsync(new(7, 0), new(8, 1)))!.Value.Refusal.Should().Be(CalendarRefusal.HoursOverlap);
        (await OpenAsync(new(9, 0), new(9, 0)))!.Value.Refusal.Should().Be(CalendarRefusal.WrongHours);
        (await house.RunAsync<EndOpening, Outcome<Resource, CalendarRefusal>?>(end => end.RunAsync(new(opening.Id, Asked.ByStaff), Token))).Should().NotBeNull();
        (await house.FindAsync(hit)).IsUncovered.Should().BeTrue();
        (await OpenAsync(new(9, 0), new(12, 0)))!.Value.Refusal.Should().BeNull();
        (await house.FindAsync(hit)).IsUncovered.Should().BeFalse();
        (await OpenAsync(new(10, 0), new(13, 0), everyWeeks: 2))!.Value.Refusal.Should().Be(CalendarRefusal.HoursOverlap);

        Task<Outcome<WeeklyOpening, CalendarRefusal>?> OpenAsync(LocalTime from, LocalTime to, int everyWeeks = 1) =>
            house.RunAsync<AddOpening, Outcome<WeeklyOpening, CalendarRefusal>?>(add => add.RunAsync(
                new(Guid.CreateVersion7(), resource.Id, day.DayOfWeek, from, to, everyWeeks, house.Today, Asked.ByStaff), Token));
    }

    [Theory, EveryDatabase]
    public async Task Days_and_hours_that_cannot_be_are_refused(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (resource, _, _) = await ArrangeAsync(house);
        var day = house.Today.PlusDays(2);

        (await house.OverrideAsync(resource, OverrideKind.Leave, day, day.PlusDays(-1)))!.Value.Refusal.Should().Be(CalendarRefusal.WrongDays);
        (await house.OverrideAsync(resource, OverrideKind.Leave, day.PlusDays(-9), day.PlusDays(-8)))!.Value.Refusal.Should().Be(CalendarRefusal.WrongDays);
        (await house.OverrideAsync(resource, OverrideKind.Blocked, day, day, new(12, 0), new(12, 0)))!.Value.Refusal.Should().Be(CalendarRefusal.WrongHours);
        (await house.OverrideAsync(resource, OverrideKind.Blocked, day, day, new(12, 0)))!.Value.Refusal.Should().Be(CalendarRefusal.WrongHours);
        (await house.OverrideAsync(resource, OverrideKind.ExtraHours, day, day))!.Value.Refusal.Should().Be(CalendarRefusal.WrongHours);
        (await house.OverrideAsync(Given.Resource(), OverrideKind.Leave, day, day)).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_resource_and_a_type_are_entered_once_and_changed_by_whoever_saw_them_last(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var id = Guid.CreateVersion7();
        (await KeepAsync(0, "Dušas"))!.Value.Value!.Version.Should().Be(1);
        (await KeepAsync(1, "Dušas 1"))!.Value.Value!.Version.Should().Be(2);
        (await KeepAsync(1, "Vonia"))!.Value.Refusal.Should().Be(CalendarRefusal.ChangedMeanwhile);

        var wanted = new AppointmentTypeWanted(Guid.CreateVersion7(), "Dušas", "", "", "") { Lengths = [60, 30], EveryMinutes = 30, Needs = [[id]], Messages = Given.Messages };
        (await TypeAsync(wanted))!.Value.Refusal.Should().BeNull();
        (await TypeAsync(wanted with { IsSilent = true, Allowance = new(1, 3) }))!.Value.Refusal.Should().BeNull();
        var type = await house.ReadAsync(db => db.FindTypeAsync(wanted.OfferingId, Token));
        (type!.IsSilent, type.IsPublished, type.Allowance, type.Needs.Count).Should().Be((true, false, new MonthlyAllowance(1, 3), 1));
        type.Lengths.Should().Equal(60, 30);
        (await TypeAsync(wanted with { Lengths = [] }))!.Value.Refusal.Should().Be(CalendarRefusal.WrongLength);
        (await TypeAsync(wanted with { Needs = [[]] }))!.Value.Refusal.Should().Be(CalendarRefusal.NothingNeeded);
        (await TypeAsync(wanted with { Needs = [[Guid.CreateVersion7()]] })).Should().BeNull();

        Task<Outcome<Resource, CalendarRefusal>?> KeepAsync(int version, string name) => house.RunAsync<KeepResource, Outcome<Resource, CalendarRefusal>?>(
            keep => keep.RunAsync(new(id, version, name, ResourceKind.Room, null, false, true, Asked.ByStaff), Token));
        Task<Outcome<AppointmentType, CalendarRefusal>?> TypeAsync(AppointmentTypeWanted type) =>
            house.RunAsync<KeepAppointmentType, Outcome<AppointmentType, CalendarRefusal>?>(keep => keep.RunAsync(type, Token));
    }

    private static Task<Outcome<CalendarOverride, CalendarRefusal>?> AddAsync(TestHouse house, OverrideWanted wanted) =>
        house.RunAsync<AddCalendarOverride, Outcome<CalendarOverride, CalendarRefusal>?>(add => add.RunAsync(wanted, Token));

    private static async Task<(Resource, AppointmentType, Resident)> ArrangeAsync(TestHouse house)
    {
        var resource = Given.Resource();
        var (type, ona) = (Given.AppointmentType([resource]), Given.Resident());
        await house.SaveAsync(resource, type, ona);
        return (resource, type, ona);
    }
}
