using System.Net;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

public sealed class PlaceForACallerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal static async Task<WebAnswer> BookAsync(StaffDay day, params Session[] sessions) =>
        await day.Clerk.SubmitAsync($"~/staff/places/book?resident={day.Ona.Id}", new { Days = sessions.Select(s => s.Id.ToString()).ToArray() }, cancellationToken: Stop);

    [Theory, EveryDatabase]
    public async Task A_clerk_books_several_days_and_reads_them_aloud(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);

        var sent = await BookAsync(day, day.Sessions[0], day.Sessions[1]);

        var done = (await day.Clerk.FollowAsync(sent, Stop)).Expect(HttpStatusCode.OK);
        done.Words.Should().Contain("Perskaitykite garsiai").And.Contain("antradienį, kovo 16 d.").And.Contain("trečiadienį, kovo 17 d.");
        (await day.PlacesAsync()).Should().HaveCount(2).And.OnlyContain(p => p.Status == BookingStatus.Booked && p.Channel == Channel.Phone);
    }

    [Theory, EveryDatabase]
    public async Task A_full_day_is_refused_with_others_to_tap(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var full = Given.Session(day.Centre, day.App.Today.PlusDays(4), 0, day.App.Initiative);
        await day.App.SaveAsync(full);

        var page = await day.Clerk.GetAsync($"~/staff/places/book?resident={day.Ona.Id}", Stop);
        var refused = await day.Clerk.SubmitAsync(page, new { Days = (string[])[full.Id.ToString()], Note = "atneš piešinį" }, cancellationToken: Stop);

        refused.Status.Should().Be(409);
        refused.Page.QuerySelector("form input[name=Note]:not([type=hidden])")!.GetAttribute("value").Should().Be("atneš piešinį");
        var buttons = refused.Page.QuerySelectorAll("ul.soc-actions form button");
        buttons.Should().HaveCount(3);
        (await day.Clerk.SubmitAsync(refused, button: buttons[0].TextContent.Trim(), cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.PlacesAsync()).Should().ContainSingle().Which.Note.Should().Be("atneš piešinį");
    }

    [Theory, EveryDatabase]
    public async Task Nobody_is_written_down_twice_for_a_day(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await BookAsync(day, day.Sessions[0]);

        var again = await BookAsync(day, day.Sessions[0]);

        again.Status.Should().Be(409);
        again.Error.Should().Contain("jau užrašytas");
        (await day.PlacesAsync()).Should().ContainSingle();
    }

    [Theory, EveryDatabase]
    public async Task No_day_is_422_and_what_is_not_here_is_404(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var page = await day.Clerk.GetAsync($"~/staff/places/book?resident={day.Ona.Id}", Stop);
        var stranger = Guid.CreateVersion7().ToString();

        (await day.Clerk.SubmitAsync(page, cancellationToken: Stop)).Status.Should().Be(422);
        (await day.Clerk.SubmitAsync(page, new { Days = (string[])[stranger] }, cancellationToken: Stop)).Status.Should().Be(404);
        (await day.Clerk.SubmitAsync(page, new { Days = (string[])[day.Sessions[0].Id.ToString()], Who = (string[])[stranger] }, cancellationToken: Stop)).Status.Should().Be(404);
        (await day.Clerk.GetAsync($"~/staff/places/book?activity={stranger}", Stop)).Status.Should().Be(404);
    }
}
