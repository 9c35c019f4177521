using NodaTime;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places.Register;

public sealed class MealCountTests
{
    [Theory, EveryDatabase]
    public async Task An_absence_lowers_the_count_until_the_hour_and_not_after(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine, children: 5);
        (await house.MealsAsync()).Should().BeEquivalentTo(new { Booked = 5, Absent = 0, Count = 5, IsFixed = false });
        house.GoTo(9, 59);
        await house.ReportAsync(1);
        (await house.MealsAsync()).Should().BeEquivalentTo(new { Booked = 5, Absent = 1, Count = 4, IsFixed = false });
        house.GoTo(10, 1);
        await house.ReportAsync(2);
        await house.House.CancelAsync(Asked.ByStaff, house.PlaceOf(3).Id);

        var meals = await house.MealsAsync();

        meals.Should().BeEquivalentTo(new { Booked = 5, Absent = 1, Count = 4, IsFixed = true, AbsentLater = 2, CameLater = 0 });
        meals.EaterIds.Should().BeEquivalentTo(house.Children.Skip(1).Select(child => child.Id));
        house.GoTo(18);
        await house.RecordAsync(house.Rasa, house.Tap(4, TapKind.Came, house.At(13)));
        await house.SettleAsync();
        (await house.MealsAsync()).Count.Should().Be(4, "what the night settles does not change what was cooked");
    }

    [Theory, EveryDatabase]
    public async Task Another_reason_later_does_not_make_the_report_later_and_taking_it_back_is_shut_with_the_count(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine);
        house.GoTo(9);
        await house.ReportAsync(1, AbsenceKind.Other);
        await house.ReportAsync(2);
        (await house.WithdrawAsync(2))!.Value.Value.Should().NotBeNull();
        (await house.MealsAsync()).Count.Should().Be(2);
        house.GoTo(11);

        (await house.ReportAsync(1, AbsenceKind.Ill, "gripas"))!.Value.Value!.Kind.Should().Be(AbsenceKind.Ill);
        (await house.MealsAsync()).Count.Should().Be(2);
        (await house.WithdrawAsync(1))!.Value.Refusal.Should().Be(AttendanceRefusal.MealsCounted);
        house.GoTo(13);
        (await house.ReportAsync(3))!.Value.Refusal.Should().Be(AttendanceRefusal.SessionBegun);
        (await house.WithdrawAsync(1))!.Value.Refusal.Should().Be(AttendanceRefusal.SessionBegun);
        (await house.WithdrawAsync(1, house.ByRasa))!.Value.Value.Should().NotBeNull("staff know whether there is lunch");
        (await house.ReportAsync(1, by: Asked.By(Given.Resident("Svetimas", phone: "+37061277777")))).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task On_the_day_the_clock_jumps_ten_is_still_ten_on_the_wall(Engine engine)
    {
        // Sunday 2027-03-28: 10:00 in Vilnius is 7:00 UTC, the day before it was 8:00.
        await using var house = await RegisterHouse.OpenAsync(engine, date: new LocalDate(2027, 3, 28));
        house.House.Clock.Reset(Instant.FromUtc(2027, 3, 28, 6, 59));
        await house.ReportAsync(1);
        house.House.Clock.Reset(Instant.FromUtc(2027, 3, 28, 7, 1));
        await house.ReportAsync(2);

        (await house.MealsAsync()).Should().BeEquivalentTo(new { Count = 2, IsFixed = true, AbsentLater = 1 });
    }

    [Theory, EveryDatabase]
    public async Task Who_books_after_the_hour_is_told_apart(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine);
        var late = Given.Resident("Vėlyvis", phone: "+37061288888");
        await house.House.SaveAsync(late);
        house.GoTo(10, 30);
        await house.House.BookAsync(Asked.ByStaff, [house.Session], [late]);

        (await house.MealsAsync()).Should().BeEquivalentTo(new { Count = 3, CameLater = 1, Booked = 3 });
    }
}
