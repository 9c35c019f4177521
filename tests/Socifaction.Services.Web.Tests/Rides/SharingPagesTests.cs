using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Rides;

/// <summary>A neighbour already goes to the polyclinic: may we take you together?</summary>
public sealed class SharingPagesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_resident_is_asked_in_words_that_name_nobody_and_the_yes_is_kept(Engine engine)
    {
        await using var town = await BusyFromNineAsync(engine);
        var walker = await town.ToAsync("time", RideTown.JonasPhone);
        await walker.SendAsync(("Wish", "LeaveAt"), ("Time", "9.10"));
        await walker.SendAsync(("Return", "no"));
        await walker.SendAsync(("Companions", "0"), ("Mobility", "Walks"));

        await walker.SendAsync();

        walker.Status.Should().Be(HttpStatusCode.Conflict);
        walker.Text.Should().Contain("Jau vežame kitą žmogų ten pat, kur norite ir Jūs. Ar galime Jus paimti kartu?").And.Contain("min. anksčiau, negu norėjote");
        walker.Text.Should().NotContain("Petraitienė").And.NotContain("Ona").And.NotContain("Bronius");
        walker.Page.QuerySelectorAll(".soc-card form button")[0].TextContent.Should().StartWith("Sutinku važiuoti kartu");
        walker.Page.QuerySelectorAll("input[name=shared]").Should().ContainSingle();
        await walker.SendAsync(("shared", "yes"));

        walker.At.Should().EndWith("/done");
        var ride = (await RidesAsync(town)).Single(ride => ride.ResidentId == town.Jonas.Id);
        var yes = ride.Events.Should().ContainSingle(e => e.Kind == BookingEventKind.AgreedToShare).Which;
        (yes.Channel, yes.ActorName).Should().Be((Channel.Web, town.Jonas.FullName));
    }

    [Theory, EveryDatabase]
    public async Task Another_time_is_taken_without_a_yes_to_anybody(Engine engine)
    {
        await using var town = await BusyFromNineAsync(engine);
        var walker = await town.ToAsync("time", RideTown.JonasPhone);
        await walker.SendAsync(("Wish", "LeaveAt"), ("Time", "9.10"));
        await walker.SendAsync(("Return", "no"));
        await walker.SendAsync(("Companions", "0"), ("Mobility", "Walks"));
        await walker.SendAsync();
        var other = walker.Page.QuerySelectorAll(".soc-card form")[1];

        await walker.SendAsync([.. other.QuerySelectorAll("input").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value"))).Where(field => !field.Item1.StartsWith("__", StringComparison.Ordinal)), ("shared", null)]);

        walker.At.Should().EndWith("/done");
        (await RidesAsync(town)).SelectMany(ride => ride.Events).Should().NotContain(e => e.Kind == BookingEventKind.AgreedToShare);
    }

    [Theory, EveryDatabase]
    public async Task Staff_see_who_it_is_and_keep_the_yes_with_one_tap(Engine engine)
    {
        await using var town = await BusyFromNineAsync(engine);
        using var staff = await WebSession.StaffAsync(town.App, cancellationToken: Token);
        var said = new { To = town.Polyclinic.Id.ToString(), Day = "2027-03-16", Wish = "LeaveAt", Time = "9.10" };

        var refused = (await staff.SubmitAsync($"~/staff/rides/book?resident={town.Jonas.Id}", said, "Užsakyti kelionę", Token)).Expect(HttpStatusCode.Conflict);

        refused.Words.Should().Contain("Ar galime Jus paimti kartu?").And.Contain("Kartu jau važiuoja Ona Petraitienė.");
        var button = refused.Page.QuerySelectorAll(".soc-actions form button")[0].TextContent.Trim();
        button.Should().EndWith("sutinka važiuoti kartu");
        var done = await staff.FollowAsync((await staff.SubmitAsync(refused, button: button, cancellationToken: Token)).Expect(HttpStatusCode.Redirect), Token);
        done.Words.Should().Contain("sutiko važiuoti kartu su kitu žmogumi");
    }

    private static Task<List<Ride>> RidesAsync(RideTown town) => town.App.ReadAsync(db => db.Rides.AsNoTracking().Include(ride => ride.Events).ToListAsync(Token));

    /// <summary>Ona leaves for the polyclinic at half past eight; from there the car takes Bronius far away.</summary>
    private static async Task<RideTown> BusyFromNineAsync(Engine engine)
    {
        var town = await RideTown.OpenAsync(engine);
        var bronius = Given.Resident("Bronius", "Žąsytis", "+37061200003");
        await town.App.SaveAsync(bronius);
        await using var scope = town.App.Scope();
        var book = scope.ServiceProvider.GetRequiredService<BookRide>();
        foreach (var (who, from, to, time) in (ValueTuple<Resident, Address, Address, LocalTime>[])
            [(town.Ona, Given.Home, Given.Polyclinic, new(8, 30)), (bronius, Given.Polyclinic, new Address("Toli", "", "", 55.40, 22.62), new(9, 0))])
        {
            var wishes = new RideWishes(town.Service.Id, from, to, town.Tuesday, RideWish.LeaveAt, time);
            (await book.RunAsync(new(Guid.CreateVersion7(), who.Id, wishes, new Asking(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone)), Token))!.Value.Refusal.Should().BeNull();
        }

        return town;
    }
}
