using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Stays;
using Socifaction.Services.Testing;
using Socifaction.Services.Tests.Appointments;
using Socifaction.Services.Tests.Appointments.Meals;
using Socifaction.Services.Tests.Appointments.Visits;
using Socifaction.Services.Tests.Places;
using Socifaction.Services.Tests.Rides;
using Socifaction.Services.Tests.Stays;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Bookings;

/// <summary>Each person pays the share that the municipality decided, in every room; what was booked keeps its price.</summary>
public sealed class PaidShareTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_ride_costs_the_share_of_its_price_both_ways(Engine engine)
    {
        await using var house = await RideHouse.OpenAsync(engine, change: service => service.Price = ByShare(PriceKind.Flat, 333));
        var jonas = await house.RegisterAsync("Jonas");
        await DecideAsync(house.House, house.Ona, 20);

        var booked = await house.BookedAsync(house.Wishes(new(10, 0)) with { ReturnAt = new(12, 0) });
        var whole = await house.BookedAsync(house.Wishes(new(14, 0)), jonas);

        (booked.Outward.PriceCents, booked.Return!.PriceCents, whole.Outward.PriceCents).Should().Be((67, 67, 333));
        await DecideAsync(house.House, house.Ona, 100);
        await KeepsAsync(house.House, booked.Outward, 67);
        (await house.BookedAsync(house.Wishes(new(15, 0)))).Outward.PriceCents.Should().Be(333);
    }

    [Theory, EveryDatabase]
    public async Task A_place_costs_each_of_a_family_their_own_share_booked_asked_for_or_enrolled(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (mother, children) = await BookPlaceTests.FamilyAsync(house);
        await DecideAsync(house, children[0], 0);
        await DecideAsync(house, children[1], 40);
        var activity = Given.Activity();
        activity.Price = ByShare(PriceKind.Flat, 300);
        var days = Enumerable.Range(1, 6).Select(day => Given.Session(activity, house.Today.PlusDays(day), 9, house.Initiative)).ToArray();
        await house.SaveAsync([activity, .. days]);

        await house.BookAsync(Asked.By(mother), [days[0]], [mother, .. children]);
        var group = (await house.WishAsync([days[1]]))!.Value.Value!.GroupId;
        var wished = await house.ReadAsync(db => db.Places.SingleAsync(place => place.GroupId == group, Token));
        wished.PriceCents.Should().Be(300, "who asks is not known yet");
        (await house.ConfirmAsync(wished.Id, children[1]))!.Value.Value!.PriceCents.Should().Be(120);
        (await house.EnrolAsync(activity, [children[1]], new(days[2].Date, days[^1].Date, Weekdays.All)))!.Value.Refusal.Should().BeNull();

        var places = await house.ReadAsync(db => db.Places.ToListAsync(Token));
        Price(mother).Should().Equal(300);
        Price(children[0]).Should().Equal(0);
        Price(children[1]).Should().HaveCountGreaterThan(3).And.OnlyContain(cents => cents == 120);

        List<int> Price(Resident who) => places.Where(place => place.ResidentId == who.Id).Select(place => place.PriceCents).ToList();
    }

    [Theory, EveryDatabase]
    public async Task An_appointment_costs_the_share_asked_booked_confirmed_weighed_and_when_it_comes_to_be_paid(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (resource, ona) = (Given.Resource(), Given.Resident());
        var type = Given.AppointmentType([resource]);
        (type.CountedIn, type.Allowance, type.Price, type.Window) = (CountedIn.Kilograms, new(2, 20), ByShare(PriceKind.Flat, 86), new(70, 0, 0));
        await house.SaveAsync(resource, type, ona);
        await DecideAsync(house, ona, 60);
        var day = house.Today.PlusDays(1);

        var considered = await house.RunAsync<CheckAppointment, IReadOnlyList<TimeConsidered>?>(check => check.RunAsync(
            new(type.Id, ona.Id, [day + new LocalTime(10, 0)], 60, Asked.By(ona)) { Kilograms = 5 }, Token));
        considered!.Single().PriceCents.Should().Be(155, "60 % of 3 × 0.86 €, rounded once");
        await house.BookAsync(Asked.By(ona), type, ona, day + new LocalTime(10, 0), kilograms: 5);
        var booked = await house.ReadAsync(db => db.Appointments.SingleAsync(Token));
        booked.PriceCents.Should().Be(155);
        var group = (await house.WishAsync(type, day + new LocalTime(12, 0)))!.Value.Value!.GroupId;
        (await house.ConfirmAsync((await house.ListAsync(group))[0], ona))!.Value.Value!.PriceCents.Should().Be(52);

        await DecideAsync(house, ona, null);
        await KeepsAsync(house, booked, 155);
        (await house.MoveAsync(Asked.ByStaff, booked, day + new LocalTime(14, 0)))!.Value.Value!.PriceCents.Should().Be(155, "moved, it keeps its price");
        await DecideAsync(house, ona, 20);
        house.Clock.Advance(Duration.FromDays(2));
        (await house.SettleAsync(booked, came: true, kilograms: 7))!.Value.Value!.PriceCents.Should().Be(86, "20 % of 5 × 0.86 €");
    }

    [Theory, EveryDatabase]
    public async Task A_meal_costs_the_share_of_all_its_portions_ordered_changed_and_by_standing_order(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (service, ona) = (Given.MealService(), Given.Resident());
        service.Price = ByShare(PriceKind.Flat, 251);
        await house.SaveAsync(service, ona);
        await DecideAsync(house, ona, 20);

        await house.OrderAsync(Kitchen.By(ona), service, ona, [house.Today.PlusDays(1)], Kitchen.Wish(3));
        var meal = await house.ReadAsync(db => db.Meals.SingleAsync(Token));
        meal.PriceCents.Should().Be(151);
        (await house.ChangeAsync(Kitchen.ByStaff, meal, 2))!.Value.Value!.PriceCents.Should().Be(100);
        (await house.StartAsync(service, ona, Weekdays.Working, house.Today.PlusDays(2)))!.Value.Refusal.Should().BeNull();
        await house.RunAsync<FillMealOrders, int>(fill => fill.RunAsync(Token));
        (await house.ReadAsync(db => db.Meals.Where(one => one.MealOrderId != null).Select(one => one.PriceCents).Distinct().ToListAsync(Token))).Should().Equal(50);
    }

    [Theory, EveryDatabase]
    public async Task A_visit_costs_the_share_that_holds_when_it_is_written_down(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (help, ona, nijole) = (Given.HomeHelp(), Given.Resident(), HomeVisits.Worker("Nijolė"));
        help.Price = ByShare(PriceKind.PerHour, 349);
        await house.SaveAsync(help, ona, nijole);
        await house.AddAsync(help, ona, nijole, house.Today.PlusDays(1), 9, 10);
        await DecideAsync(house, ona, 40);
        house.Clock.Advance(Duration.FromDays(2));
        var visit = await house.VisitOnAsync(house.Today.PlusDays(-1));

        (await house.RecordAsync(visit, new(9, 0), new(10, 15), []))!.Value.Value!.PriceCents.Should().Be(174, "40 % of 4.36 € for 75 minutes");

        var written = await house.VisitAsync(visit.Id);
        (await house.RecordAsync(written, null, null, [], VisitMissed.NotAtHome))!.Value.Value!.PriceCents.Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task A_stay_costs_the_share_of_all_its_nights_and_another_room_changes_nothing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (premises, ona) = (Given.Premises(), Given.Resident());
        premises.Price = ByShare(PriceKind.PerNight, 1801);
        Room[] rooms = [Given.Room(premises, beds: 1), Given.Room(premises, beds: 1)];
        await house.SaveAsync([premises, .. rooms, ona]);
        await DecideAsync(house, ona, 80);

        var stay = await house.GivenStayAsync(premises, ona, house.Nights(3, 3), rooms[0]);
        stay.PriceCents.Should().Be(4322, "80 % of 54.03 €, rounded once");
        var wished = (await house.WishStayAsync(premises, house.Nights(20, 2)))!.Value.Value!;
        (await house.RunAsync<ConfirmStay, Outcome<Stay, StayRefusal>?>(confirm => confirm.RunAsync(new(wished.Id, ona.Id, null, Lodging.ByStaff), Token)))!.Value.Value!.PriceCents.Should().Be(2882);

        await DecideAsync(house, ona, 20);
        (await house.ChangeStayAsync(stay, stay.Nights, rooms[1]))!.Value.Value!.PriceCents.Should().Be(4322);
        (await house.ChangeStayAsync(stay, house.Nights(3, 4), rooms[1]))!.Value.Value!.PriceCents.Should().Be(1441, "more nights are a new price");
    }

    private static PriceRule ByShare(PriceKind kind, int cents) => new(kind, cents) { IsByPaidShare = true };

    private static Task<int> DecideAsync(TestHouse house, Resident resident, int? share) => house.ReadAsync(async db =>
    {
        (await db.Residents.SingleAsync(one => one.Id == resident.Id, Token)).PaidShare = share;
        return await db.SaveChangesAsync(Token);
    });

    private static async Task KeepsAsync(TestHouse house, Booking booking, int cents) =>
        (await house.ReadAsync(db => db.Bookings.Where(one => one.Id == booking.Id).Select(one => one.PriceCents).SingleAsync(Token))).Should().Be(cents, "what was booked keeps its price");
}
