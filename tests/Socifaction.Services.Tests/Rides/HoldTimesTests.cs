using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Rides;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides;

public sealed class HoldTimesTests
{
    private static readonly LocalTime Nine = new(9, 0);

    [Theory, EveryDatabase]
    public async Task An_offered_time_is_kept_for_the_call_and_then_ends(Engine engine)
    {
        await using var house = await FullAtNineAsync(engine);
        var jonas = await house.RegisterAsync("Jonas");
        var offered = await house.HoldAsync(Guid.CreateVersion7(), house.Wishes(Nine));
        var kept = offered.First(other => other.HeldUntil is not null);

        (await house.BookAsync(kept.Wishes, jonas, asking: RideHouse.Clerk)).Refusal.Should().NotBeNull("it is kept for another call");

        house.House.Clock.Advance(HoldTimes.ForACall);
        (await house.BookAsync(kept.Wishes, jonas, asking: RideHouse.Clerk)).Refusal.Should().BeNull("the call took too long");
    }

    [Theory, EveryDatabase]
    public async Task Each_offered_time_is_booked_as_it_was_said_whatever_was_booked_meanwhile(Engine engine)
    {
        for (var choice = 0; choice < 3; choice++)
        {
            await using var house = await FullAtNineAsync(engine, seats: 2, companions: 1);
            var requestId = Guid.CreateVersion7();
            var offered = await house.HoldAsync(requestId, house.Wishes(Nine) with { ReturnAt = new(12, 0) });
            for (var i = 0; i < 8; i++)
            {
                await house.BookAsync(house.Wishes(new(8 + i, 0)), await house.RegisterAsync($"Asmuo{i}"), asking: RideHouse.Clerk);
            }

            var kept = offered.Where(other => other.HeldUntil is not null).ToList();
            var chosen = kept[choice % kept.Count];
            var booked = (await house.BookAsync(chosen.Wishes, requestId: requestId, asking: RideHouse.Clerk)).Value!;

            (booked.Outward.StartTime, booked.Outward.LatestStart).Should().Be((chosen.EarliestPickUp, chosen.LatestPickUp));
            (booked.Return!.StartTime, booked.Return.LatestStart).Should().Be((chosen.EarliestReturn!.Value, chosen.LatestReturn));
            (await HoldsAsync(house)).Should().BeEmpty("the other times are given up");
            var stops = (await house.StopsAsync()).Where(stop => stop.RideId == booked.Outward.Id || stop.RideId == booked.Return.Id).ToList();
            stops.Should().HaveCount(4).And.OnlyContain(stop => stop.RunId == booked.Outward.RunId);
        }
    }

    [Theory, EveryDatabase]
    public async Task Another_wish_on_the_same_form_gives_up_what_was_kept(Engine engine)
    {
        await using var house = await FullAtNineAsync(engine);
        var requestId = Guid.CreateVersion7();
        await house.HoldAsync(requestId, house.Wishes(Nine));

        await house.BookAsync(house.Wishes(new(15, 0)), requestId: requestId, asking: RideHouse.Clerk);

        (await HoldsAsync(house)).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task What_is_kept_names_nobody_and_is_cleared_away_at_night(Engine engine)
    {
        await using var house = await FullAtNineAsync(engine);
        await house.HoldAsync(Guid.CreateVersion7(), house.Wishes(Nine));

        (await HoldsAsync(house)).Should().NotBeEmpty().And.OnlyContain(hold => hold.From.Street == "" && hold.From.Settlement == "");
        house.House.Clock.Advance(HoldTimes.ForACall + Duration.FromMinutes(1));
        await house.House.RunAsync<PlanDay, int>(plan => plan.RunAsync(RideHouse.Token));
        (await HoldsAsync(house)).Should().BeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Two_calls_at_once_are_never_promised_the_same_time(Engine engine)
    {
        await using var house = await FullAtNineAsync(engine, seats: 1);
        var jonas = await house.RegisterAsync("Jonas");
        var forms = new[] { (Id: Guid.CreateVersion7(), Who: house.Ona), (Id: Guid.CreateVersion7(), Who: jonas) };

        var offered = await Task.WhenAll(forms.Select(form => Task.Run(() => house.HoldAsync(form.Id, house.Wishes(Nine), form.Who))));
        var booked = await Task.WhenAll(forms.Zip(offered, (form, times) =>
            Task.Run(() => house.BookAsync(times.First(other => other.HeldUntil is not null).Wishes, form.Who, form.Id, RideHouse.Clerk))));

        booked.Should().OnlyContain(answer => answer.Refusal == null, "what was said to be kept is kept");
        booked.Select(answer => answer.Value!.Outward.StartTime).Should().OnlyHaveUniqueItems();
    }

    [Theory, EveryDatabase]
    public async Task A_second_call_is_kept_other_times_than_the_first(Engine engine)
    {
        await using var house = await FullAtNineAsync(engine, seats: 1);
        var jonas = await house.RegisterAsync("Jonas");

        var first = await house.HoldAsync(Guid.CreateVersion7(), house.Wishes(Nine));
        var second = await house.HoldAsync(Guid.CreateVersion7(), house.Wishes(Nine), jonas);

        Kept(second).Should().NotBeEmpty().And.NotIntersectWith(Kept(first));

        static IEnumerable<LocalTime> Kept(IEnumerable<RideAlternative> offered) => offered.Where(other => other.HeldUntil is not null).Select(other => other.EarliestPickUp);
    }

    private static Task<List<RideHold>> HoldsAsync(RideHouse house) => house.House.ReadAsync(db => db.RideHolds.AsNoTracking().ToListAsync(RideHouse.Token));

    private static async Task<RideHouse> FullAtNineAsync(Engine engine, int seats = 1, int companions = 0)
    {
        var house = await RideHouse.OpenAsync(engine, seats, wheelchairPlaces: 0);
        await house.BookedAsync(house.Wishes(Nine) with { Companions = companions }, await house.RegisterAsync("Bronius"));
        return house;
    }
}
