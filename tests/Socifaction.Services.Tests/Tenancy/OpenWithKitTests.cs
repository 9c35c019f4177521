using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data.Kits;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Tenancy;

public sealed class OpenWithKitTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Every_kit_opens_with_offerings_that_nobody_sees_yet_and_rehearses(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        foreach (var kit in Enum.GetValues<StarterKit>())
        {
            var said = new NewInitiative("silale", $"nauja-{kit}".ToLowerInvariant(), "Nauja", "Laukuva", "+37061234568");

            var opened = (await OpenAsync(house, said, "Šilalės rajonas", kit)).Value!;

            opened.IsRehearsing.Should().BeTrue();
            var offerings = await house.ReadAsync(db => db.Offerings.AsNoTracking().ToListAsync(Token), opened);
            offerings.Should().NotBeEmpty().And.OnlyContain(one => !one.IsPublished && one.Name.Length > 0 && one.Summary.Length > 0 && one.ForWhom.Length > 0, kit.ToString());
            (await house.ReadAsync(db => db.ResourceNeeds.CountAsync(Token), opened)).Should().Be(offerings.OfType<AppointmentType>().Count(), "what has a time has what it takes");
        }

        (await house.ReadAsync(db => db.Localities.CountAsync(one => one.Slug == "silale", Token))).Should().Be(1);
        (await house.ReadAsync(db => db.Offerings.CountAsync(Token))).Should().Be(0, "the neighbours' offerings are their own");
    }

    [Theory, EveryDatabase]
    public async Task What_is_refused_leaves_nothing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);

        (await OpenAsync(house, new("taurage", "kunigiskiai", "Nauja", "Laukuva", "+37061234568"), null, StarterKit.Taxi)).Refusal.Should().Be(OpenRefusal.SlugTaken);
        (await OpenAsync(house, new("kaunas", "nauja", "Nauja", "Laukuva", "+37061234568"), null, StarterKit.Taxi)).Refusal.Should().Be(OpenRefusal.NoSuchLocality);

        (await house.ReadAsync(db => db.Initiatives.CountAsync(Token))).Should().Be(2);
        (await house.ReadAsync(db => db.Offerings.CountAsync(Token))).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task The_coordinator_says_whom_to_call_and_what_is_shown_and_silent_things_stay_hidden(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (shown, hidden, silent) = (Given.Activity(name: "Klubas"), Given.RideService(), Given.Activity(name: "Tyli"));
        silent.IsSilent = true;
        await house.SaveAsync(shown, hidden, silent);

        await house.RunAsync<KeepContact, bool>(async keep =>
        {
            await keep.RunAsync(new("+37061200009", "Vilma", new WeeklyHours([(NodaTime.IsoDayOfWeek.Monday, new(new(9, 0), new(12, 0)))]).ToString(), "Vežame."), Token);
            return true;
        });
        await house.RunAsync<PublishOfferings, bool>(async publish =>
        {
            await publish.RunAsync([shown.Id, silent.Id, Guid.CreateVersion7()], Token);
            return true;
        });

        var initiative = await house.ReadAsync(db => db.Initiatives.SingleAsync(one => one.Slug == "kunigiskiai", Token));
        (initiative.Phone, initiative.ContactName, initiative.OfficeHours, initiative.About).Should().Be(("+37061200009", "Vilma", "1 09:00-12:00", "Vežame."));
        (await house.ReadAsync(db => db.Initiatives.SingleAsync(one => one.Slug == "pagramantis", Token))).ContactName.Should().Be("Rasa");
        (await house.ReadAsync(db => db.Offerings.Where(one => one.IsPublished).Select(one => one.Id).ToListAsync(Token))).Should().Equal(shown.Id);
    }

    private static async Task<Outcome<Initiative, OpenRefusal>> OpenAsync(TestHouse house, NewInitiative said, string? locality, StarterKit kit)
    {
        await using var scope = house.ScopeOfNobody();
        return await scope.ServiceProvider.GetRequiredService<OpenWithKit>().RunAsync(said, locality, [kit], Token);
    }
}
