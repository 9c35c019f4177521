using System.Net;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

public sealed class RequestsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_strangers_wish_becomes_a_ride_and_the_stranger_a_resident_on_one_page(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var asked = await day.RequestAsync();

        (await day.Clerk.GetAsync("~/staff/requests", Stop)).Words.Should().Contain("Vytautas Gedminas").And.Contain("Skambinti 0 612 00190");
        var page = await day.Clerk.GetAsync($"~/staff/requests/ride/{asked.Id}", Stop);
        var sent = await day.Clerk.SubmitAsync(page, new { Who = "new", Street = "Liepų g. 3" }, cancellationToken: Stop);

        (await day.Clerk.FollowAsync(sent, Stop)).Expect(HttpStatusCode.OK).Words.Should().Contain("Vytautai");
        var ride = (await day.RidesAsync()).Single();
        ride.Status.Should().Be(BookingStatus.Booked);
        var resident = await day.App.ReadAsync(db => db.Residents.Include(r => r.Phones).SingleAsync(r => r.Id == ride.ResidentId, Stop));
        resident.FullName.Should().Be("Vytautas Gedminas");
        resident.Phones.Single().E164.Should().Be("+37061200190");
    }

    [Theory, EveryDatabase]
    public async Task A_wish_is_confirmed_for_somebody_of_the_register_at_another_time(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var asked = await day.RequestAsync();

        var page = await day.Clerk.GetAsync($"~/staff/requests/ride/{asked.Id}?q=Petrait", Stop);
        (await day.Clerk.SubmitAsync(page, new { Who = day.Ona.Id.ToString(), Time = "11.30" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);

        var ride = (await day.RidesAsync()).Single();
        ride.ResidentId.Should().Be(day.Ona.Id);
        ride.WishTime.Should().Be(new NodaTime.LocalTime(11, 30));
    }

    [Theory, EveryDatabase]
    public async Task A_time_that_cannot_be_is_refused_with_others_and_the_new_person_is_entered_once(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var asked = await day.RequestAsync();

        var page = await day.Clerk.GetAsync($"~/staff/requests/ride/{asked.Id}", Stop);
        var refused = await day.Clerk.SubmitAsync(page, new { Who = "new", Time = "22.00" }, cancellationToken: Stop);

        refused.Status.Should().Be(409);
        var button = refused.Page.QuerySelectorAll(".soc-actions form button")[0].TextContent.Trim();
        (await day.Clerk.SubmitAsync(refused, button: button, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await day.RidesAsync()).Single().Status.Should().Be(BookingStatus.Booked);
        (await day.App.ReadAsync(db => db.Residents.CountAsync(Stop))).Should().Be(2);
    }

    [Theory, EveryDatabase]
    public async Task A_wish_is_declined_with_a_reason_and_cannot_be_answered_twice(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var asked = await day.RequestAsync();
        var page = await day.Clerk.GetAsync($"~/staff/requests/ride/{asked.Id}", Stop);

        (await day.Clerk.SubmitAsync(page, new { Why = " " }, cancellationToken: Stop)).Status.Should().Be(422);
        (await day.Clerk.SubmitAsync(page, new { Why = "per toli" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        var late = await day.Clerk.SubmitAsync(page, new { Who = "new" }, cancellationToken: Stop);

        late.Status.Should().Be(409);
        (await day.RidesAsync()).Single().Status.Should().Be(BookingStatus.Declined);
        (await day.Clerk.GetAsync("~/staff/requests", Stop)).Words.Should().Contain("Visiems atsakyta");
    }

    [Theory, EveryDatabase]
    public async Task A_wish_for_a_place_is_confirmed_for_somebody_of_the_register(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        await using (var scope = day.App.Scope())
        {
            var use = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Socifaction.Services.Places.RequestPlace>(scope.ServiceProvider);
            await use.RunAsync(new(Guid.CreateVersion7(), [day.Sessions[0].Id], "", "Ona P.", "+37061200001", "", new(new Actor(ActorKind.Resident, null, "Ona P."), Channel.Web)), Stop);
        }

        var asked = (await day.PlacesAsync()).Single();
        var page = await day.Clerk.GetAsync($"~/staff/requests/place/{asked.Id}", Stop);
        page.Page.QuerySelector($"input[name=Who][value='{day.Ona.Id}']").Should().NotBeNull("the number is hers");
        (await day.Clerk.SubmitAsync(page, new { Who = day.Ona.Id.ToString() }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);

        (await day.PlacesAsync()).Single().ResidentId.Should().Be(day.Ona.Id);
    }
}
