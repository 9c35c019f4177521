using System.Net;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Rides;

public sealed class UnmetRidePagesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Two_taps_say_why_a_ride_came_to_nothing_and_the_month_counts_it_once(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Token);
        var page = await staff.GetAsync($"~/staff/rides/book?resident={town.Ona.Id}", Token);
        // On Wednesday no car is out.
        var said = new { To = town.Polyclinic.Id.ToString(), Day = "other", Time = "9.00", Mobility = "Wheelchair" };
        var full = await staff.SubmitAsync(page, new Dictionary<string, object?>
        {
            ["To"] = said.To, ["Day"] = said.Day, ["Date.Year"] = "2027", ["Date.Month"] = "3", ["Date.Day"] = "17", ["Time"] = said.Time, ["Mobility"] = said.Mobility,
        }, "Užsakyti kelionę", Token);
        full.Status.Should().Be(409);

        var list = await staff.FollowAsync((await staff.SubmitAsync(full, new { Purpose = "Health" }, "Atsisakė 1808", Token)).Expect(HttpStatusCode.Redirect), Token);
        list.Words.Should().Contain("1 poreikis").And.Contain("Atsisakė 1808").And.Contain("Gydymo įstaiga").And.Contain("Kunigiškiai – Tauragė");
        list.Words.Should().Contain("Ona Petraitienė", "whoever books may look up whose wish it was");
        (await staff.SubmitAsync(full, new { Purpose = "Health" }, "Persigalvojo", Token)).Expect(HttpStatusCode.Redirect);
        var needs = await town.App.ReadAsync(db => db.UnmetNeeds.AsNoTracking().ToListAsync(Token));
        needs.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Reason = "GaveUp", Purpose = WishPurpose.Health, Place = "Tauragė", ResidentId = town.Ona.Id });

        var csv = await staff.GetAsync("~/staff/unmet?handler=Csv&month=2027-03", Token);
        csv.Body.Should().Contain("2027-03-17;Pavėžėjimas;Kunigiškiai;Tauragė;Gydymo įstaiga;Persigalvojo;").And.NotContain("Petraitienė");
        (await staff.GetAsync("~/staff/unmet?month=2027-04", Token)).Words.Should().Contain("Šį mėnesį nepatenkintų poreikių neįrašyta");
        (await staff.GetAsync("~/staff/unmet?month=zzz", Token)).Status.Should().Be(200);

        var fair = await staff.GetAsync("~/staff/rides/fairness?month=2027-03", Token);
        fair.Words.Should().Contain("Ona Petraitienė").And.Contain("Važiuoja sėdėdamas vežimėlyje").And.Contain("Kunigiškiai");
        (await WebSession.Anonymous(town.App).GetAsync("~/staff/rides/fairness", Token)).Status.Should().Be(302);
    }

    [Theory, EveryDatabase]
    public async Task Past_the_months_limit_staff_book_only_with_a_reason(Engine engine)
    {
        await using var town = await RideTown.OpenAsync(engine);
        await town.App.ReadAsync(async db =>
        {
            (await db.RideServices.SingleAsync(Token)).MonthlyRides = 1;
            return await db.SaveChangesAsync(Token);
        });
        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Token);
        var said = new { To = town.Polyclinic.Id.ToString(), Day = "2027-03-16", Time = "9.00" };
        (await staff.SubmitAsync($"~/staff/rides/book?resident={town.Ona.Id}", said, "Užsakyti kelionę", Token)).Expect(HttpStatusCode.Redirect);

        var limit = await staff.SubmitAsync($"~/staff/rides/book?resident={town.Ona.Id}", said with { Day = "2027-03-18" }, "Užsakyti kelionę", Token);
        (limit.Status, limit.Words.Contains("kelionių riba", StringComparison.Ordinal)).Should().Be((409, true));
        (await staff.SubmitAsync(limit, new { OverLimit = "Paskirta papildoma procedūra" }, "Užsakyti kelionę", Token)).Expect(HttpStatusCode.Redirect);
        (await town.App.ReadAsync(db => db.BookingEvents.CountAsync(e => e.Why == "Paskirta papildoma procedūra", Token))).Should().Be(1);

        var walker = await town.ToAsync("check");
        await walker.SendAsync();
        (walker.Status, walker.Text.Contains("Šį mėnesį jau užsisakėte visas keliones", StringComparison.Ordinal)).Should().Be((HttpStatusCode.Conflict, true));
    }
}
