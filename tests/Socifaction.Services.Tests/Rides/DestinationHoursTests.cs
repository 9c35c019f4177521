using NodaTime;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Rides;

public sealed class DestinationHoursTests
{
    [Theory, EveryDatabase]
    public async Task An_appointment_outside_the_hours_is_asked_about_once_and_then_believed(Engine engine)
    {
        var (house, wishes) = await OpenAsync(engine, hours: new(10, 0));
        await using var _ = house;

        (await house.BookAsync(wishes)).Refusal.Should().Be(RideRefusal.DestinationClosed);
        (await house.UnmetAsync()).Should().BeEmpty("the person will say another time");
        (await house.BookAsync(wishes with { SureOfHours = true })).Refusal.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_shift_before_the_doors_open_is_an_appointment(Engine engine)
    {
        var (house, wishes) = await OpenAsync(engine, hours: new(10, 0), shifts: "09:00,13:30");
        await using var _ = house;

        (await house.BookAsync(wishes)).Refusal.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task Other_times_that_are_offered_lie_within_the_hours(Engine engine)
    {
        var (house, wishes) = await OpenAsync(engine, hours: new(10, 0));
        await using var _ = house;

        var others = await house.AlternativesAsync(wishes with { WishTime = new(9, 45) });

        others.Should().NotBeEmpty().And.OnlyContain(other => other.Wishes.WishTime >= new LocalTime(10, 0));
    }

    [Theory, EveryDatabase]
    public async Task A_destination_that_the_initiative_does_not_have_is_no_such_thing(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine);
        var form = new RideForm(Guid.CreateVersion7(), house.Ona.Id, house.Wishes(new(9, 0)) with { DestinationId = Guid.CreateVersion7() }, house.Caller);

        (await house.House.RunAsync<BookRide, Outcome<BookedRides, RideRefusal>?>(book => book.RunAsync(form, RideHouse.Token))).Should().BeNull();
    }

    [Fact]
    public void The_door_is_told_with_the_address()
    {
        var goal = new Destination { Name = "Poliklinika", Address = Given.Polyclinic, DoorNote = "Įėjimas iš kiemo" };

        goal.NamedAddress().HowToFind.Should().Be("Įėjimas iš kiemo");
        goal.IsOpen(new LocalDate(2027, 3, 16), new(3, 0)).Should().BeTrue("nobody has said its hours");
    }

    private static async Task<(RideHouse House, RideWishes Wishes)> OpenAsync(Engine engine, LocalTime hours, string shifts = "")
    {
        var house = await RideHouse.OpenAsync(engine);
        var goal = new Destination
        {
            Name = "Poliklinika", Address = Given.Polyclinic with { }, Hours = WeeklyHours.OnWeekdays(new TimeWindow(hours, new(16, 0))).ToString(), ShiftTimes = shifts,
        };
        await house.House.SaveAsync(goal);
        return (house, house.Wishes(new(9, 0)) with { DestinationId = goal.Id });
    }
}
