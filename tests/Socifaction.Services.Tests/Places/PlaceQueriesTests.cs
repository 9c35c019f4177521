using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Places;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places;

public sealed class PlaceQueriesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task The_board_of_a_day_names_each_child_with_the_guardians_number(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (mother, children) = await BookPlaceTests.FamilyAsync(house);
        var elder = Given.Resident("Zofija", "Žukienė", phone: "+37061277777");
        var activity = Given.Activity();
        var session = Given.Session(activity, house.Today.PlusDays(1), 5, house.Initiative);
        await house.SaveAsync(elder, activity, session, Given.Session(activity, house.Today.PlusDays(2), 5, house.Initiative));
        await house.BookAsync(Asked.By(mother), [session], children);
        await house.BookAsync(Asked.ByStaff, [session], [elder]);
        var wish = await house.WishAsync([session]);

        var rows = await house.ReadAsync(db => db.PlacesOn(session.Date).ToListAsync(Token));
        var board = await house.ReadAsync(db => db.SessionsOn(session.Date).ToListAsync(Token));
        var group = await house.ReadAsync(db => db.PlacesOfGroup(rows.First(r => r.ResidentId == children[0].Id).GroupId).ToListAsync(Token));

        rows.Select(r => (r.Name, r.Phone, r.Status)).Should().BeEquivalentTo(new (string, string?, BookingStatus)[]
        {
            ("Matas Kazlauskas", mother.Phones[0].E164, BookingStatus.Booked),
            ("Ieva Kazlauskaitė", mother.Phones[0].E164, BookingStatus.Booked),
            ("Zofija Žukienė", "+37061277777", BookingStatus.Booked),
            ("Jonas Jonaitis", "+37061299999", BookingStatus.Requested),
        });
        board.Select(s => (s.SessionId, s.Capacity, s.Taken)).Should().Equal((session.Id, 5, 3));
        group.Select(p => p.Name).Should().Equal("Ieva Kazlauskaitė", "Matas Kazlauskas");
        wish!.Value.Refusal.Should().BeNull();
    }
}
