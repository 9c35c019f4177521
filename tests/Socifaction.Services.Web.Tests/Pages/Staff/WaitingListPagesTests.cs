using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

/// <summary>The staff's waiting list: a caller is added, moved up, answered for and taken off.</summary>
public sealed class WaitingListPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_caller_is_added_moved_up_offered_a_place_and_answered_for(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var session = day.Sessions[0];
        Guid[] taken = [await TakeAsync(day, "Jonas"), await TakeAsync(day, "Rita")];
        var other = StaffDay.Named(Given.Resident("Kazys", phone: "+37061200077"));
        await day.App.SaveAsync(other);

        var page = await day.Clerk.GetAsync($"~/staff/places/waiting/add?activity={day.Centre.Id}&resident={other.Id}", Stop);
        (await day.Clerk.SubmitAsync(page, new { Days = session.Id.ToString() }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        page = await day.Clerk.GetAsync($"~/staff/places/waiting/add?activity={day.Centre.Id}&resident={day.Ona.Id}", Stop);
        (await day.Clerk.SubmitAsync(page, new { Days = Array.Empty<string>(), Priority = "9" }, cancellationToken: Stop)).Expect(HttpStatusCode.UnprocessableEntity);
        (await day.Clerk.SubmitAsync(page, new { Days = session.Id.ToString(), Priority = "Referred" }, cancellationToken: Stop)).Expect(HttpStatusCode.UnprocessableEntity);
        (await day.Clerk.SubmitAsync(page, new { Days = session.Id.ToString(), Priority = "Referred", Because = "Siuntimas 12" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        page = await day.Clerk.GetAsync($"~/staff/places/waiting/add?activity={day.Centre.Id}&resident={day.Ona.Id}", Stop);
        (await day.Clerk.SubmitAsync(page, new { Days = day.Sessions[1].Id.ToString() }, cancellationToken: Stop)).Expect(HttpStatusCode.Conflict).Body.Should().Contain("Laukti nereikia");

        var list = (await day.Clerk.GetAsync("~/staff/places/waiting", Stop)).Expect(HttpStatusCode.OK);
        list.Page.QuerySelectorAll("tbody tr").Select(row => row.QuerySelector("th")!.TextContent.Trim().Split(' ')[0]).Should().Equal("Ona", "Kazys");
        list.Body.Should().Contain("Siuntimas 12").And.Contain("1 šeima turi siuntimą");

        await CancelAsync(day, taken[0]);
        list = await day.Clerk.GetAsync("~/staff/places/waiting", Stop);
        list.Body.Should().Contain("Pasiūlyta 1 vieta").And.Contain("laikome iki");
        var entry = list.Page.QuerySelector("tbody tr a[href*='/staff/places/waiting/']")!.GetAttribute("href")!;
        page = (await day.Clerk.GetAsync(entry, Stop)).Expect(HttpStatusCode.OK);
        (await day.Clerk.SubmitAsync(page, button: "yes", cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Clerk.SubmitAsync(page, button: "yes", cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Clerk.SubmitAsync(page, button: "no", cancellationToken: Stop)).Expect(HttpStatusCode.Conflict);
        (await day.PlacesAsync()).Single(place => place.ResidentId == day.Ona.Id).Status.Should().Be(BookingStatus.Booked);

        var rest = await day.App.ReadAsync(db => db.WaitingEntries.SingleAsync(e => e.Status == WaitingStatus.Waiting, Stop));
        page = await day.Clerk.GetAsync($"~/staff/places/waiting/{rest.Id}", Stop);
        (await day.Clerk.SubmitAsync(page, new { Why = "" }, cancellationToken: Stop)).Expect(HttpStatusCode.UnprocessableEntity);
        (await day.Clerk.SubmitAsync(page, new { Priority = "Sibling", Because = "" }, cancellationToken: Stop)).Expect(HttpStatusCode.UnprocessableEntity);
        (await day.Clerk.SubmitAsync(page, new { Priority = "Sibling", Because = "sesuo lanko" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Clerk.SubmitAsync(page, new { Why = "nebereikia" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Clerk.GetAsync("~/staff/places/waiting", Stop)).Body.Should().Contain("Eilėje niekas nelaukia");
        (await day.Clerk.GetAsync($"~/staff/places/waiting/{rest.Id}", Stop)).Expect(HttpStatusCode.OK).Body.Should().Contain("nebelaukia");
        (await day.Clerk.GetAsync($"~/staff/places/waiting/{Guid.CreateVersion7()}", Stop)).Expect(HttpStatusCode.NotFound);
    }

    private static async Task<Guid> TakeAsync(StaffDay day, string name)
    {
        var who = Given.Resident(name, phone: "+37061288888");
        await day.App.SaveAsync(who);
        await using var scope = day.App.Scope();
        await scope.ServiceProvider.GetRequiredService<BookPlace>().RunAsync(
            new(Guid.CreateVersion7(), [day.Sessions[0].Id], [who.Id], "", new(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone)), Stop);
        return await day.App.ReadAsync(db => db.Places.Where(p => p.ResidentId == who.Id).Select(p => p.Id).SingleAsync(Stop));
    }

    private static async Task CancelAsync(StaffDay day, Guid placeId)
    {
        await using var scope = day.App.Scope();
        await scope.ServiceProvider.GetRequiredService<CancelPlace>().RunAsync(new(placeId, false, new(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone)), Stop);
    }
}
