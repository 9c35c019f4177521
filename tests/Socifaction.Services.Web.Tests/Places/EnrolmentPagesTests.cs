using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Tests.Places;

public sealed class EnrolmentPagesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_mother_of_three_says_the_days_of_the_week_for_all_of_them_on_one_page(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        var third = Given.Resident("Ūla", "Kazlauskaitė", phone: null);
        third.BirthDate = new LocalDate(2019, 5, 4);
        await town.App.SaveAsync(third, new Relation { FromId = town.Mother.Id, ToId = third.Id, Kind = RelationKind.GuardianOf });
        Resident[] children = [.. town.Children, third];
        await town.App.ReadAsync(async db =>
        {
            var centre = await db.Activities.SingleAsync(Token);
            (centre.PlanDay, centre.PlanUntil) = (IsoDayOfWeek.Thursday, new LocalTime(18, 0));
            return await db.SaveChangesAsync(Token);
        });
        Session[] week = [.. Enumerable.Range(7, 2).Select(day => Given.Session(town.Activity, town.App.Today.PlusDays(day), 5, town.App.Initiative))];
        await town.App.SaveAsync([.. week, .. children.Select(child => Row(town, child))]);
        var address = $"{town.Home}/week";

        (await Walker.Of(town.App, "+37061200002").OpenAsync(address)).Status.Should().Be(HttpStatusCode.NotFound, "the neighbour has nobody enrolled");
        var walker = await Walker.Of(town.App, PlaceTown.MothersPhone).OpenAsync(address);
        walker.Text.Should().Contain("pirmadienis, kovo 22 d.").And.Contain("Ūla").And.Contain("Matas").And.Contain("iki kovo 18 d., 18.00 val.");
        await walker.SendAsync([.. children.Select(child => ("Needed", (string?)$"{week[0].Id}~{child.Id}")), ("Needed", $"{week[1].Id}~{third.Id}")]);
        (walker.Status, walker.Text.Contains("Dienos išsaugotos", StringComparison.Ordinal)).Should().Be((HttpStatusCode.OK, true));
        await walker.SendAsync(("Needed", $"{week[0].Id}~{third.Id}"));
        (await town.App.ReadAsync(db => db.Sessions.Where(s => s.Date >= week[0].Date).OrderBy(s => s.Date).Select(s => s.Taken).ToListAsync(Token))).Should().Equal(1, 0);

        (await Walker.Of(town.App, PlaceTown.MothersPhone).OpenAsync(address)).Page.QuerySelectorAll("input[checked]").Length.Should().Be(1);
        await walker.SendAsync(("Needed", "zzz"));
        walker.Status.Should().Be(HttpStatusCode.NotFound);
        walker = await Walker.Of(town.App, PlaceTown.MothersPhone).OpenAsync(address);
        town.App.Clock.Reset(Instant.FromUtc(2027, 3, 18, 16, 0));
        await walker.SendAsync(("Needed", $"{week[1].Id}~{third.Id}"));
        walker.Status.Should().Be(HttpStatusCode.Conflict);
        walker.Text.Should().Contain("Paskambinkite mums").And.Contain("0 612 34567").And.Contain("niekas neateina");
    }

    [Theory, EveryDatabase]
    public async Task One_tap_books_all_children_of_the_household(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        var walker = await Walker.Of(town.App, PlaceTown.MothersPhone).OpenAsync($"{town.Home}/book/who");
        walker.Text.Should().Contain("Visi: Ieva ir Matas");
        await walker.SendAsync(("Everybody", "1"));
        await walker.SendAsync(("Days", town.Days[0].Id.ToString()));
        await walker.SendAsync();
        (await town.App.ReadAsync(db => db.Places.Select(p => p.ResidentId!.Value).ToListAsync(Token))).Should().BeEquivalentTo(town.Children.Select(child => child.Id));

        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Token);
        var page = await staff.GetAsync($"~/staff/places/book?activity={town.Activity.Id}&resident={town.Mother.Id}", Token);
        (await staff.SubmitAsync(page, new { Days = town.Days[1].Id }, "Visi: Ieva ir Matas", Token)).Expect(HttpStatusCode.Redirect);
        (await town.App.ReadAsync(db => db.Places.CountAsync(p => p.SessionId == town.Days[1].Id, Token))).Should().Be(2);
    }

    [Theory, EveryDatabase]
    public async Task Staff_enrol_see_what_is_full_and_end_it_again(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine, capacity: 1);
        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Token);
        await town.App.SaveAsync(Row(town, town.NeighboursChild));
        var address = $"~/staff/places/enrolments/new?activity={town.Activity.Id}&resident={town.Children[0].Id}";
        var two = town.Children.Select(child => child.Id).ToArray();

        var wrong = await staff.SubmitAsync(address, new { FirstDay = "blogai", Groups = "Disability" }, cancellationToken: Token);
        (wrong.Status, wrong.Words.Contains("Įrašykite, kas nustatė", StringComparison.Ordinal)).Should().Be((422, true));
        wrong.Page.QuerySelector("#FirstDay")!.GetAttribute("value").Should().Be("blogai", "nothing typed is lost");
        (await staff.SubmitAsync(address, new { LastDay = "2027-03-01" }, cancellationToken: Token)).Status.Should().Be(422);

        var full = await staff.SubmitAsync($"~/staff/places/enrolments/new?activity={town.Activity.Id}&resident={town.Mother.Id}", new { Who = two }, cancellationToken: Token);
        full.Status.Should().Be(409);
        full.Words.Should().Contain("antradienis, kovo 16 d.", "the full days are listed").And.Contain("penktadienis, kovo 19 d.").And.NotContain("šeštadienis, kovo 20 d.");

        var made = (await staff.SubmitAsync(address, new { Contract = "VDC-1" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        var details = await staff.FollowAsync(made, Token);
        details.Words.Should().Contain("VDC-1").And.Contain("Laukia 4 dienos");
        (await staff.GetAsync("~/staff/places/enrolments", Token)).Words.Should().Contain("VDC-1").And.Contain("Matas Kazlauskas");
        (await staff.SubmitAsync(address, cancellationToken: Token)).Status.Should().Be(409, "already enrolled");

        (await staff.SubmitAsync(details, new { LastDay = "2027-03-16", Why = "" }, cancellationToken: Token)).Status.Should().Be(422);
        (await staff.SubmitAsync(details, new { LastDay = "2027-03-16", Why = "Išsikrausto" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await town.App.ReadAsync(db => db.Places.CountAsync(p => p.Status == BookingStatus.Booked, Token))).Should().Be(1);
        (await staff.GetAsync($"~/staff/places/enrolments/details/{Guid.CreateVersion7()}", Token)).Status.Should().Be(404);
    }

    [Theory, EveryDatabase]
    public async Task From_the_24th_the_start_page_says_whose_hours_are_missing(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Token);
        await town.App.ReadAsync(async db =>
        {
            (await db.Activities.SingleAsync(Token)).LeastMonthlyHours = 4;
            return await db.SaveChangesAsync(Token);
        });
        var enrolment = Row(town, town.Children[0]);
        enrolment.Funding = Funding.Voucher;
        await town.App.SaveAsync(enrolment);

        (await staff.GetAsync("~/staff", Token)).Words.Should().NotContain("0 iš 4 val.");
        (await staff.GetAsync("~/staff/places/hours", Token)).Words.Should().Contain("0 iš 4 val.");
        town.App.Clock.Reset(Instant.FromUtc(2027, 3, 24, 7, 0));
        using var later = await WebSession.StaffAsync(town.App, cancellationToken: Token);
        (await later.GetAsync("~/staff", Token)).Words.Should().Contain("Matas Kazlauskas: 0 iš 4 val.");
    }

    [Theory, EveryDatabase]
    public async Task A_ride_joins_the_evening_and_both_are_cancelled_together(Engine engine)
    {
        await using var town = await PlaceTown.OpenAsync(engine);
        var (service, vehicle, driver) = (Given.RideService(), Given.Vehicle(), Given.Staff("Jonas", Role.Driver));
        var run = Given.Run(service, vehicle, driver, town.Days[0].Date, town.App.Initiative);
        var groupId = Guid.CreateVersion7();
        var place = new Place
        {
            OfferingId = town.Activity.Id, SessionId = town.Days[0].Id, ResidentId = town.Mother.Id, Date = town.Days[0].Date, StartTime = town.Days[0].From,
            EndTime = town.Days[0].To, StartsAt = town.Days[0].StartsAt, EndsAt = town.Days[0].EndsAt, GroupId = groupId, ArrangedByKind = ActorKind.Staff,
            ArrangedByName = "Rasa", Channel = Channel.Phone, CreatedAt = TestHouse.Start,
        };
        place.Become(BookingStatus.Booked, BookingEventKind.Booked, new(ActorKind.Staff, null, "Rasa"), Channel.Phone, TestHouse.Start);
        var other = Given.Resident("Birutė", "Kitienė", "+37061200077");
        await town.App.SaveAsync(service, vehicle, driver, run, place, other);
        await town.App.ReadAsync(async db =>
        {
            (await db.Sessions.SingleAsync(s => s.Id == place.SessionId, Token)).TryTake();
            return await db.SaveChangesAsync(Token);
        });
        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Token);
        (await staff.GetAsync($"~/staff/places/booked/{groupId}", Token)).Page.QuerySelector($"a[href*='group={groupId}']").Should().NotBeNull();

        var wishes = new RideWishes(service.Id, Given.Home, Given.Polyclinic, town.Days[0].Date, RideWish.ArriveBy, new(12, 0));
        var asking = new Asking(new(ActorKind.Staff, null, "Rasa"), Channel.Phone);
        var form = new RideForm(Guid.CreateVersion7(), town.Mother.Id, wishes, asking) { GroupId = groupId };
        var stranger = new Asking(new(ActorKind.Resident, other.Id, other.FullName), Channel.Web);
        (await BookAsync(form with { ResidentId = other.Id, Asking = stranger })).Should().BeNull("a resident's ride joins only what they may change");
        (await BookAsync(form with { GroupId = Guid.CreateVersion7() })).Should().BeNull("there is no such group");
        var ride = (await BookAsync(form))!.Value.Value!.Outward;
        ride.GroupId.Should().Be(groupId);
        (await BookAsync(form))!.Value.Value!.Outward.Id.Should().Be(ride.Id, "the same form gives the same ride");

        (await staff.SubmitAsync($"~/staff/bookings/cancel/{place.Id}", new { Which = "all", Why = "Susirgo" }, cancellationToken: Token)).Expect(HttpStatusCode.Redirect);
        (await town.App.ReadAsync(db => db.Bookings.Where(b => b.GroupId == groupId).Select(b => b.Status).ToListAsync(Token)))
            .Should().Equal(BookingStatus.Cancelled, BookingStatus.Cancelled);
        (await town.App.ReadAsync(db => db.Sessions.SumAsync(s => s.Taken, Token))).Should().Be(0);

        async Task<Outcome<BookedRides, RideRefusal>?> BookAsync(RideForm asked)
        {
            await using var scope = town.App.Scope();
            return await scope.ServiceProvider.GetRequiredService<BookRide>().RunAsync(asked, Token);
        }
    }

    private static Enrolment Row(PlaceTown town, Resident child) => new()
    {
        OfferingId = town.Activity.Id, ResidentId = child.Id, FirstDay = town.App.Today, Weekdays = Weekdays.Working, GroupId = Guid.CreateVersion7(),
        EnrolledAt = TestHouse.Start, EnrolledByName = "Rasa",
    };
}
