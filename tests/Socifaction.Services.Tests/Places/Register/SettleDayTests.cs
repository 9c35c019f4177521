using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places.Register;

public sealed class SettleDayTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Who_came_had_it_who_said_no_took_it_back_the_rest_did_not_come(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine);
        await house.ReportAsync(2, AbsenceKind.Ill, "karščiuoja");
        house.GoTo(14);
        await house.RecordAsync(house.Rasa, house.Tap(1, TapKind.Came, house.At(13)));
        (await house.SettleAsync()).Should().Be(0, "the session is not over");
        house.GoTo(17, 30);

        (await house.SettleAsync()).Should().Be(3);
        (await house.SettleAsync()).Should().Be(0);

        (await house.StatusAsync(1)).Should().Be(BookingStatus.Fulfilled);
        (await house.StatusAsync(2)).Should().Be(BookingStatus.Cancelled);
        (await house.StatusAsync(3)).Should().Be(BookingStatus.NoShow);
        var last = await house.House.ReadAsync(db => db.BookingEvents.Where(e => e.BookingId == house.PlaceOf(2).Id).OrderBy(e => e.Id).LastAsync(Token));
        (last.ActorKind, last.ActorName, last.Channel, last.Why).Should().Be((ActorKind.System, "Vaikas02 Kaimynas", Channel.Web, "karščiuoja"));
        (await house.House.ReadAsync(db => db.Sessions.Select(s => s.Taken).SingleAsync(Token))).Should().Be(3, "a place that was kept for somebody was taken");
    }

    [Theory, EveryDatabase]
    public async Task A_tap_that_was_offline_over_the_night_still_counts(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine);
        await house.ReportAsync(2);
        house.GoTo(14);
        await house.RecordAsync(house.Rasa, house.Tap(1, TapKind.Came, house.At(13)));
        house.House.Clock.AdvanceHours(20);
        await house.SettleAsync();

        await house.RecordAsync(house.Vaida, house.Tap(2, TapKind.Came, house.At(13, 5)), house.Tap(3, TapKind.Came, house.At(13, 6)));

        (await house.StatusAsync(2)).Should().Be(BookingStatus.Fulfilled);
        (await house.StatusAsync(3)).Should().Be(BookingStatus.Fulfilled);
    }

    [Theory, EveryDatabase]
    public async Task A_register_that_nobody_kept_says_nothing_of_anybody(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine);
        house.House.Clock.AdvanceDays(1);
        var (first, now) = (house.Session.Date, house.House.Clock.GetCurrentInstant());

        (await house.SettleAsync()).Should().Be(0);
        (await house.House.ReadAsync(db => db.UnkeptSince(first, now).ToListAsync(Token))).Should().ContainSingle().Which.Booked.Should().Be(3);

        await house.RecordAsync(house.Rasa, house.Tap(1, TapKind.Came, house.At(13)));
        (await house.SettleAsync()).Should().Be(3);
        (await house.House.ReadAsync(db => db.UnkeptSince(first, now).ToListAsync(Token))).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Whoever_did_not_come_and_nobody_said_why_is_asked_about_until_somebody_does(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine, children: 4);
        await house.ReportAsync(1, AbsenceKind.Ill);
        await house.ReportAsync(2, AbsenceKind.Unknown);
        house.GoTo(14);
        await house.RecordAsync(house.Rasa, house.Tap(3, TapKind.Came, house.At(13)));
        house.GoTo(18);
        await house.SettleAsync();
        var now = house.House.Clock.GetCurrentInstant();

        (await AskAsync()).Should().BeEquivalentTo(["Vaikas02 Kaimynas", "Vaikas04 Kaimynas"]);
        (await house.ReportAsync(4, AbsenceKind.Family, "laidotuvės", house.ByRasa))!.Value.Value.Should().NotBeNull();
        (await AskAsync()).Should().BeEquivalentTo(["Vaikas02 Kaimynas"]);
        (await house.StatusAsync(4)).Should().Be(BookingStatus.NoShow, "it was not said beforehand");

        Task<List<string>> AskAsync() => house.House.ReadAsync(db => db.UnexplainedSince(house.Session.Date, now).Select(row => row.Name).ToListAsync(Token));
    }
}
