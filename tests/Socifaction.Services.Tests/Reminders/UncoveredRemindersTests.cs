using Socifaction.Services.Bookings;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

public sealed class UncoveredRemindersTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task What_nothing_keeps_is_not_announced_until_it_is_kept_again(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var antanas = Given.Resident("Antanas", phone: "+37061200002");
        await house.House.SaveAsync(antanas);
        var (planned, late) = (await house.BookAsync(), await house.BookAsync(antanas));
        await house.PlanAsync();
        foreach (var booking in new[] { planned, late })
        {
            await house.ChangeAsync(booking, (found, staff) => found.Uncover(staff, Channel.Phone, house.Clock.GetCurrentInstant(), "vairuotojas serga"));
        }

        house.GoToTheEvening();
        await house.SendAsync();
        house.Twilio.Taken.Should().BeEmpty();
        (await house.ToCallAsync()).Should().BeEmpty("they stand on the list of those whom nobody drives");

        await house.ChangeAsync(planned, (found, staff) => found.Cover(staff, Channel.Phone, house.Clock.GetCurrentInstant(), ""));
        await house.SendAsync();

        house.Twilio.Taken.Should().ContainSingle().Which.To.Should().Be("+37061200001");
    }

    [Theory, EveryDatabase]
    public async Task A_cancellation_of_what_nothing_kept_is_told(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var booking = await house.BookAsync();
        await house.ChangeAsync(booking, (found, staff) => found.Uncover(staff, Channel.Phone, house.Clock.GetCurrentInstant(), "vairuotojas serga"));

        await house.CancelAsync(booking);
        await house.SendAsync();

        (await house.RowsAsync()).Should().ContainSingle().Which.Kind.Should().Be(ReminderKind.Cancellation);
    }
}
