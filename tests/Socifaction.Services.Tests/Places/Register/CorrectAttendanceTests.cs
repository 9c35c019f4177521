using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places.Register;

public sealed class CorrectAttendanceTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task What_a_person_says_stands_against_the_taps_and_a_late_one_that_differs_is_shown(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine);
        house.GoTo(18);
        await house.RecordAsync(house.Rasa, house.Tap(1, TapKind.Came, house.At(13, 40)));
        (await CorrectAsync(house, 1, 1, new(13, 0), new(17, 15)))!.Value.Value.Should().NotBeNull();
        (await house.StateAsync(1)).Should().Be("13:00 17:15 teta");
        (await house.StatusAsync(1)).Should().Be(BookingStatus.Fulfilled);

        // Made before the correction on a telephone without a network: the same in substance, then the contrary.
        await house.RecordAsync(house.Vaida, house.Tap(1, TapKind.Came, house.At(13, 20)));
        (await house.StateAsync(1)).Should().Be("13:00 17:15 teta");
        await house.RecordAsync(house.Vaida, house.Tap(1, TapKind.Absent, house.At(13, 30)));
        (await house.StateAsync(1)).Should().Be("13:00 17:15 disputed teta");

        (await CorrectAsync(house, 1, 4, null, null))!.Value.Value.Should().NotBeNull();
        (await house.StateAsync(1)).Should().Be("– –");
        (await house.StatusAsync(1)).Should().Be(BookingStatus.NoShow);
        (await house.SettleAsync()).Should().Be(2, "the night settles the others and leaves what a person has said");
        (await house.StatusAsync(1)).Should().Be(BookingStatus.NoShow);
    }

    [Theory, EveryDatabase]
    public async Task Impossible_times_and_stale_forms_are_refused_and_leave_nothing(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine);
        house.GoTo(16);
        await house.RecordAsync(house.Rasa, house.Tap(1, TapKind.Came, house.At(13, 40)));

        (await CorrectAsync(house, 1, 0, new(13, 0), null))!.Value.Refusal.Should().Be(AttendanceRefusal.ChangedMeanwhile);
        (await CorrectAsync(house, 1, 1, new(13, 0), new(12, 0)))!.Value.Refusal.Should().Be(AttendanceRefusal.LeavesBeforeArriving);
        (await CorrectAsync(house, 1, 1, null, new(15, 0)))!.Value.Refusal.Should().Be(AttendanceRefusal.ArrivalMissing);
        (await CorrectAsync(house, 1, 1, new(16, 30), null))!.Value.Refusal.Should().Be(AttendanceRefusal.InFuture);
        (await CorrectAsync(house, 1, 1, new(6, 0), null))!.Value.Refusal.Should().Be(AttendanceRefusal.Implausible);
        (await house.House.RunAsync<CorrectAttendance, Outcome<Attendance, AttendanceRefusal>?>(correct =>
            correct.RunAsync(new(Guid.CreateVersion7(), 0, null, null, "", false, house.ByRasa), Token))).Should().BeNull();
        (await house.StateAsync(1)).Should().Be("13:40 –");
        (await house.StatusAsync(1)).Should().Be(BookingStatus.Booked);
    }

    private static Task<Outcome<Attendance, AttendanceRefusal>?> CorrectAsync(RegisterHouse house, int child, int seen, LocalTime? arrived, LocalTime? left) =>
        house.House.RunAsync<CorrectAttendance, Outcome<Attendance, AttendanceRefusal>?>(correct =>
            correct.RunAsync(new(house.PlaceOf(child).Id, seen, arrived, left, "teta", false, house.ByRasa), Token));
}
