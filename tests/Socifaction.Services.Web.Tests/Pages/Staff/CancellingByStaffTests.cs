using System.Net;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

public sealed class CancellingByStaffTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_ride_is_cancelled_with_its_way_back_and_the_reason_stays(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var ride = await day.BookAsync(back: "12");
        var page = await day.Clerk.GetAsync($"~/staff/bookings/cancel/{ride.Id}", Stop);

        (await day.Clerk.SubmitAsync(page, new { Which = "all" }, cancellationToken: Stop)).Status.Should().Be(422);
        (await day.Clerk.SubmitAsync(page, new { Why = "sūnus nuveš" }, cancellationToken: Stop)).Status.Should().Be(422);
        var sent = await day.Clerk.SubmitAsync(page, new { Which = "all", Why = "sūnus nuveš" }, cancellationToken: Stop);

        (await day.Clerk.FollowAsync(sent, Stop)).Words.Should().Contain("sūnus nuveš");
        (await day.RidesAsync()).Should().HaveCount(2).And.OnlyContain(r => r.Status == BookingStatus.Cancelled);
    }

    [Theory, EveryDatabase]
    public async Task A_form_from_before_a_change_is_refused_with_what_happened(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var ride = await day.BookAsync();
        var stale = await day.Clerk.GetAsync($"~/staff/bookings/cancel/{ride.Id}", Stop);
        await using (var scope = day.App.Scope())
        {
            var db = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Socifaction.Services.Data.ServicesDbContext>(scope.ServiceProvider);
            var row = (await db.Rides.FindAsync([day.App.Initiative.Id, ride.Id], Stop))!;
            row.Record(BookingEventKind.Moved, new Actor(ActorKind.Staff, null, "Birutė"), Channel.Phone, day.App.Clock.GetCurrentInstant(), "perkėlė");
            await db.SaveChangesAsync(Stop);
        }

        var refused = await day.Clerk.SubmitAsync(stale, new { Why = "negali" }, cancellationToken: Stop);

        refused.Status.Should().Be(409);
        refused.Words.Should().Contain("kitas žmogus pakeitė").And.Contain("Birutė").And.Contain("perkėlė");
        refused.Page.QuerySelector("input[name=Why]")!.GetAttribute("value").Should().Be("negali");
        (await day.Clerk.SubmitAsync(refused, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.RidesAsync()).Single().Status.Should().Be(BookingStatus.Cancelled);
    }

    [Theory, EveryDatabase]
    public async Task What_is_cancelled_says_so_and_what_is_past_cannot_be(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var ride = await day.BookAsync();
        var page = await day.Clerk.GetAsync($"~/staff/bookings/cancel/{ride.Id}", Stop);
        var form = WebForm.Fill(page, new { Why = "negali" });
        var again = await day.BookAgainAsync(ride);

        (await day.Clerk.SendAsync(form, Stop)).Expect(HttpStatusCode.Redirect);
        var twice = await day.Clerk.SendAsync(form, Stop);
        var late = await day.Clerk.GetAsync($"~/staff/bookings/cancel/{again.Id}", Stop);
        day.App.Clock.Advance(Duration.FromHours(8 * 24));
        using var later = await WebSession.StaffAsync(day.App, cancellationToken: Stop);
        var past = await later.PostAsync($"~/staff/bookings/cancel/{again.Id}", WebForm.Fill(late, new { Why = "negali" })
            .With("__RequestVerificationToken", await TokenAsync(later)).Fields, Stop);

        twice.Status.Should().Be(200);
        twice.Words.Should().Contain("jau atšauktas");
        past.Status.Should().Be(409);
        past.Words.Should().Contain("jau įvyko");
        (await day.Clerk.GetAsync($"~/staff/bookings/cancel/{Guid.CreateVersion7()}", Stop)).Status.Should().BeOneOf(404, 302);
    }

    [Theory, EveryDatabase]
    public async Task Places_booked_together_are_cancelled_one_or_all(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await PlaceForACallerTests.BookAsync(day, day.Sessions[0], day.Sessions[1], day.Sessions[2]);
        var places = (await day.PlacesAsync()).OrderBy(p => p.Date).ToList();

        (await day.Clerk.SubmitAsync($"~/staff/bookings/cancel/{places[0].Id}", new { Which = "one", Why = "serga" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.PlacesAsync()).Count(p => p.Status == BookingStatus.Cancelled).Should().Be(1);
        (await day.Clerk.SubmitAsync($"~/staff/bookings/cancel/{places[1].Id}", new { Which = "all", Why = "išvyko" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.PlacesAsync()).Should().OnlyContain(p => p.Status == BookingStatus.Cancelled);
    }

    private static async Task<string> TokenAsync(WebSession session) =>
        (await session.GetAsync("~/staff/residents/new", Stop)).Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
