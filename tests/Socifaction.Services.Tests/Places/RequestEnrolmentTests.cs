using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Testing;
using Socifaction.Services.Tests.Places.Waiting;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Places;

public sealed class RequestEnrolmentTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_resident_neither_books_nor_waits_for_one_evening_of_a_series_but_staff_may(Engine engine)
    {
        await using var world = await World.OpenAsync(engine, capacity: 1);
        var (house, ona) = (world.House, world.Ona);

        (await house.BookAsync(Asked.By(ona), [world.Evenings[0]], [ona]))!.Value.Refusal.Should().Be(PlaceRefusal.EnrolledOnce);
        (await house.WishAsync([world.Evenings[0]]))!.Value.Refusal.Should().Be(PlaceRefusal.EnrolledOnce);
        (await house.BookAsync(Asked.ByStaff, [world.Evenings[0]], [ona]))!.Value.Refusal.Should().BeNull("a first evening to try");
        var other = Given.Resident("Petras", phone: "+37061200002");
        await house.SaveAsync(other);
        (await house.WaitAsync(Asked.By(other), [world.Evenings[0]], [other]))!.Value.Refusal.Should().Be(WaitingRefusal.EnrolledOnce);
        (await house.WaitAsync(Asked.ByStaff, [world.Evenings[0]], [other]))!.Value.Refusal.Should().BeNull();
        (await house.ReadAsync(db => db.UnmetNeeds.CountAsync(Token))).Should().Be(0, "nothing was wanting");
    }

    [Theory, EveryDatabase]
    public async Task A_wish_takes_no_place_is_kept_once_and_gives_way_to_the_enrolment(Engine engine)
    {
        await using var world = await World.OpenAsync(engine, capacity: 5);
        var (house, ona, requestId) = (world.House, world.Ona, Guid.CreateVersion7());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => world.AskAsync(requestId), Token)));
        answers.Select(answer => answer!.Value.Value!.GroupId).Distinct().Should().ContainSingle("twice tapped is once asked");
        (await world.AskAsync(Guid.CreateVersion7()))!.Value.Refusal.Should().Be(EnrolRefusal.AlreadyEnrolled);
        (await world.AskAsync(requestId, "kitas vardas"))!.Value.Refusal.Should().Be(EnrolRefusal.FormAlreadyUsed);
        var wish = await house.ReadAsync(db => db.Places.AsNoTracking().SingleAsync(Token));
        (wish.Status, wish.SessionId, wish.ResidentId).Should().Be((BookingStatus.Requested, world.Evenings[0].Id, ona.Id));
        (await house.ReadAsync(db => db.Sessions.SumAsync(s => s.Taken, Token))).Should().Be(0);

        (await world.EnrolAsync(Guid.CreateVersion7())).Should().BeNull("there is no such wish");
        (await world.EnrolAsync(wish.Id))!.Value.Refusal.Should().BeNull();
        var places = await house.ReadAsync(db => db.Places.AsNoTracking().Include(p => p.Events).OrderBy(p => p.Status).ToListAsync(Token));
        places.Select(p => p.Status).Should().Equal(BookingStatus.Booked, BookingStatus.Booked, BookingStatus.Booked, BookingStatus.Cancelled);
        places[^1].Events.MaxBy(e => e.Id)!.Kind.Should().Be(BookingEventKind.Moved, "nobody is told that something was taken away");
    }

    [Theory, EveryDatabase]
    public async Task A_wish_that_was_declined_meanwhile_is_not_enrolled_and_what_makes_no_sense_is_refused(Engine engine)
    {
        await using var world = await World.OpenAsync(engine, capacity: 5);
        var house = world.House;
        (await world.AskAsync(Guid.CreateVersion7()))!.Value.Refusal.Should().BeNull();
        var wish = await house.ReadAsync(db => db.Places.AsNoTracking().SingleAsync(Token));
        (await house.DeclineAsync(wish.Id))!.Value.Refusal.Should().BeNull();
        (await world.EnrolAsync(wish.Id))!.Value.Refusal.Should().Be(EnrolRefusal.AlreadySettled);
        (await house.ReadAsync(db => db.Enrolments.CountAsync(Token))).Should().Be(0);

        var days = Given.Activity(name: "Dienos centras");
        var empty = Given.Activity(name: "Kitas kursas");
        var young = Given.Activity(name: "Jaunimo kursas");
        (empty.Form, young.Form, young.Eligibility) = (ActivityForm.Series, ActivityForm.Series, new(6, 18, ""));
        var evening = Given.Session(young, house.Today.PlusDays(3), 5, house.Initiative);
        await house.SaveAsync(days, empty, young, evening);
        await house.ReadAsync(db => db.Residents.Where(r => r.Id == world.Ona.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.BirthYear, 1950), Token));
        (await world.AskAsync(Guid.CreateVersion7(), offering: days.Id))!.Value.Refusal.Should().Be(EnrolRefusal.NotForEnrolling);
        (await world.AskAsync(Guid.CreateVersion7(), offering: empty.Id))!.Value.Refusal.Should().Be(EnrolRefusal.NoSessions);
        (await world.AskAsync(Guid.CreateVersion7(), offering: young.Id))!.Value.Refusal.Should().Be(EnrolRefusal.NotEligible);
        (await world.AskAsync(Guid.CreateVersion7(), offering: Guid.CreateVersion7())).Should().BeNull();
        var stranger = Given.Resident("Petras", phone: "+37061200002");
        await house.SaveAsync(stranger);
        (await house.RunAsync<RequestEnrolment, Outcome<PlacesBooked, EnrolRefusal>?>(request => request.RunAsync(
            new(Guid.CreateVersion7(), world.Course.Id, [world.Ona.Id], "", "", "", Asked.By(stranger)), Token))).Should().BeNull("Ona is not theirs");
    }

    /// <summary>A course of three evenings, and Ona who would like to come.</summary>
    private sealed record World(TestHouse House, Activity Course, Session[] Evenings, Resident Ona) : IAsyncDisposable
    {
        public static async Task<World> OpenAsync(Engine engine, int capacity)
        {
            var house = await TestHouse.OpenAsync(engine, Token);
            var course = Given.Activity(capacity, name: "Kursas");
            course.Form = ActivityForm.Series;
            Session[] evenings = [.. Enumerable.Range(0, 3).Select(week => Given.Session(course, house.Today.PlusDays(2 + 7 * week), capacity, house.Initiative))];
            var ona = Given.Resident();
            await house.SaveAsync([course, .. evenings, ona]);
            return new(house, course, evenings, ona);
        }

        public Task<Outcome<PlacesBooked, EnrolRefusal>?> AskAsync(Guid requestId, string name = "", Guid? offering = null) =>
            House.RunAsync<RequestEnrolment, Outcome<PlacesBooked, EnrolRefusal>?>(request => request.RunAsync(
                new(requestId, offering ?? Course.Id, [Ona.Id], name, "", "", Asked.By(Ona)), Token));

        public Task<Outcome<Enrolled, EnrolRefusal>?> EnrolAsync(Guid wish) =>
            House.RunAsync<Enrol, Outcome<Enrolled, EnrolRefusal>?>(enrol => enrol.RunAsync(
                new(Guid.CreateVersion7(), Course.Id, [Ona.Id], new(House.Today, null, Weekdays.All), [], false, Asked.ByStaff) { AnswersPlaceId = wish }, Token));

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
