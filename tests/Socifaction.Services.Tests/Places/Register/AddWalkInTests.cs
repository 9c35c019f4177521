using Microsoft.EntityFrameworkCore;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places.Register;

public sealed class AddWalkInTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task The_last_place_at_the_door_goes_to_one_of_sixteen_and_the_same_form_gives_the_same(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine, children: 3, capacity: 4);
        Resident[] atTheDoor = [.. Enumerable.Range(0, 16).Select(n => Given.Resident($"Svečias{n}", phone: null))];
        await house.House.SaveAsync([.. atTheDoor]);
        house.GoTo(13, 30);
        var forms = atTheDoor.Select(person => (Person: person, Id: Guid.CreateVersion7())).ToList();

        var answers = await Task.WhenAll(forms.Select(form => Task.Run(() => AddAsync(house, form.Person, form.Id))));

        answers.Count(answer => answer!.Value.Value is not null).Should().Be(1);
        answers.Where(answer => answer!.Value.Value is null).Should().OnlyContain(answer => answer!.Value.Refusal == PlaceRefusal.Full);
        var (lucky, place) = forms.Zip(answers).Where(pair => pair.Second!.Value.Value is not null).Select(pair => (pair.First, pair.Second!.Value.Value!)).Single();
        (await AddAsync(house, lucky.Person, lucky.Id))!.Value.Value!.Id.Should().Be(place.Id);
        (await AddAsync(house, atTheDoor.First(person => person.Id != lucky.Person.Id), lucky.Id))!.Value.Refusal.Should().Be(PlaceRefusal.FormAlreadyUsed);
        (await house.House.ReadAsync(db => db.Sessions.Select(s => s.Taken).SingleAsync(Token))).Should().Be(4);
        (await house.House.ReadAsync(db => db.Attendances.SingleAsync(a => a.PlaceId == place.Id, Token))).ArrivedAt.Should().Be(house.At(13, 30));
        (await house.House.ReadAsync(db => db.RegisterTaps.CountAsync(Token))).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task Not_before_the_day_not_after_it_and_not_twice(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine);
        var person = Given.Resident("Svečias", phone: null);
        await house.House.SaveAsync(person);
        house.House.Clock.AdvanceDays(-1);
        (await AddAsync(house, person))!.Value.Refusal.Should().Be(PlaceRefusal.NotOpenYet);
        house.GoTo(17, 31);
        (await AddAsync(house, person))!.Value.Refusal.Should().Be(PlaceRefusal.Past);
        house.GoTo(14);
        (await AddAsync(house, house.Children[0]))!.Value.Refusal.Should().Be(PlaceRefusal.AlreadyBooked);
        (await AddAsync(house, Given.Resident("Niekas"))).Should().BeNull();
        (await house.House.ReadAsync(db => db.Places.CountAsync(Token))).Should().Be(3);
    }

    [Theory, EveryDatabase]
    public async Task People_without_a_booking_are_counted_at_events_only(Engine engine)
    {
        await using var fair = await RegisterHouse.OpenAsync(engine, form: ActivityForm.Event);
        (await CountAsync(fair, 17))!.Value.Value!.WalkIns.Should().Be(17);
        (await CountAsync(fair, 1000))!.Value.Refusal.Should().Be(AttendanceRefusal.WalkInsUnfit);
        (await fair.House.ReadAsync(db => db.Sessions.Select(s => s.WalkIns).SingleAsync(Token))).Should().Be(17);
        await using var centre = await RegisterHouse.OpenAsync(engine);
        (await CountAsync(centre, 1))!.Value.Refusal.Should().Be(AttendanceRefusal.WalkInsUnfit);
    }

    private static Task<Outcome<Place, PlaceRefusal>?> AddAsync(RegisterHouse house, Resident person, Guid? form = null) =>
        house.House.RunAsync<AddWalkIn, Outcome<Place, PlaceRefusal>?>(add => add.RunAsync(new(form ?? Guid.CreateVersion7(), house.Session.Id, person.Id, house.ByRasa), Token));

    private static Task<Outcome<Session, AttendanceRefusal>?> CountAsync(RegisterHouse house, int people) =>
        house.House.RunAsync<CountWalkIns, Outcome<Session, AttendanceRefusal>?>(count => count.RunAsync(new(house.Session.Id, people), Token));
}
