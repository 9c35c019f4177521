using System.Net;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

public sealed class StaffBoardTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task The_board_shows_the_ride_with_whom_to_call_and_who_drives(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await day.BookAsync(back: "12");

        var board = (await day.Clerk.GetAsync($"~/staff/rides/board?date={StaffDay.Iso(day.Tomorrow)}", Stop)).Expect(HttpStatusCode.OK);

        board.Page.QuerySelectorAll("tbody tr").Should().HaveCount(2);
        board.Words.Should().Contain("Ona Petraitienė").And.Contain("Vidas").And.Contain("Poliklinika").And.Contain("vaikštyne").And.Contain("dar nepriminta");
        board.Page.QuerySelector("tbody a[href='tel:+37061200001']").Should().NotBeNull();
        board.Page.QuerySelectorAll("#board input, #board textarea, #board form").Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task The_table_is_sent_again_only_when_it_has_changed(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var path = $"~/staff/rides/board?date={StaffDay.Iso(day.Tomorrow)}";

        var mark = BoardsTests.MarkOf((await day.Clerk.GetAsync(path, Stop)).Page);
        (await AskAsync(mark)).StatusCode.Should().Be(HttpStatusCode.NotModified);
        var ride = await day.BookAsync();
        var changed = await AskAsync(mark);
        changed.StatusCode.Should().Be(HttpStatusCode.OK);
        mark = BoardsTests.MarkOf(await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await changed.Content.ReadAsStreamAsync(Stop), Stop));
        (await AskAsync(mark)).StatusCode.Should().Be(HttpStatusCode.NotModified);
        await day.App.SaveAsync(Message(day, ride, ReminderStatus.Undelivered));
        var told = await AskAsync(mark);
        (await told.Content.ReadAsStringAsync(Stop)).Should().Contain("žinutės negavo");

        Task<HttpResponseMessage> AskAsync(string known) => BoardsTests.AskAsync(day.Clerk, path, known);
    }

    [Theory]
    [InlineData(ReminderStatus.Delivered, ReminderChannel.Sms, Told.Delivered)]
    [InlineData(ReminderStatus.Unknown, ReminderChannel.Sms, Told.Unconfirmed)]
    [InlineData(ReminderStatus.NeedsStaff, ReminderChannel.Call, Told.ToCall)]
    [InlineData(ReminderStatus.NeedsStaff, ReminderChannel.Sms, Told.NotReached)]
    [InlineData(ReminderStatus.Failed, ReminderChannel.Sms, Told.NotReached)]
    [InlineData(ReminderStatus.Accepted, ReminderChannel.Sms, Told.Sent)]
    public void What_became_of_a_message_has_a_word(ReminderStatus status, ReminderChannel channel, Told told) =>
        ToldQueries.Of(status, channel).Should().Be(told);

    [Theory, EveryDatabase]
    public async Task The_day_says_how_much_waits_and_that_the_clock_stopped(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await day.RequestAsync();

        var stopped = await day.Clerk.GetAsync("~/staff", Stop);
        await using (var scope = day.App.ScopeOfNobody())
        {
            var db = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Socifaction.Services.Data.ServicesDbContext>(scope.ServiceProvider);
            await db.BeatAsync(ReminderRound.SendingHeartbeat, day.App.Clock.GetCurrentInstant(), Stop);
            await db.BeatAsync(ReminderRound.SettlingHeartbeat, day.App.Clock.GetCurrentInstant(), Stop);
            await db.BeatAsync(ReminderRound.WaitingHeartbeat, day.App.Clock.GetCurrentInstant(), Stop);
        }

        var running = await day.Clerk.GetAsync("~/staff", Stop);

        stopped.Words.Should().Contain("Automatiniai darbai sustoję").And.Contain("Laukia 1 prašymas");
        running.Words.Should().NotContain("Automatiniai darbai sustoję");
        day.App.Clock.Advance(Duration.FromMinutes(6));
        (await day.Clerk.GetAsync("~/staff", Stop)).Words.Should().Contain("Automatiniai darbai sustoję");
    }

    [Theory, EveryDatabase]
    public async Task On_a_day_off_the_next_working_day_is_shown_too(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        day.App.Clock.Advance(Duration.FromDays(-2));

        var home = await day.Clerk.GetAsync("~/staff", Stop);

        home.Words.Should().Contain("Šią dieną nedirbame").And.Contain("Poryt, pirmadienis, kovo 15 d.");
    }

    [Theory, EveryDatabase]
    public async Task The_board_of_places_says_how_full_it_is(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await PlaceForACallerTests.BookAsync(day, day.Sessions[0]);

        var board = await day.Clerk.GetAsync($"~/staff/places/board?date={StaffDay.Iso(day.Tomorrow)}", Stop);

        board.Words.Should().Contain("1 iš 2").And.Contain("laisva 1 vieta").And.Contain("Ona Petraitienė").And.Contain("0 612 00001");
    }

    [Theory, EveryDatabase]
    public async Task A_day_that_is_none_is_today(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);

        foreach (var date in (string[])["rytoj", "2027-02-30", "9999-99-99", "%00", ""])
        {
            (await day.Clerk.GetAsync($"~/staff/rides/board?date={date}", Stop)).Words.Should().Contain("kovo 15 d.");
        }
    }

    private static Reminder Message(StaffDay day, Booking booking, ReminderStatus status) => new()
    {
        BookingId = booking.Id, ResidentId = day.Ona.Id, Kind = ReminderKind.DayBefore, Channel = ReminderChannel.Sms, Occurrence = ReminderRules.StartOf(booking),
        To = "+37061200001", Body = "Primename", Parts = 1, BookingVersion = 1, DueAt = TestHouse.Start, UsefulUntil = TestHouse.Start + Duration.FromDays(1),
        CreatedAt = TestHouse.Start, CallbackKey = "abcdefghijklmnopqrstuvwxyz", Status = status,
    };
}
