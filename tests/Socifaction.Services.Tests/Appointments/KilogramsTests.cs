using CsCheck;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Testing;
using Socifaction.Services.Tests.Places;

namespace Socifaction.Services.Tests.Appointments;

/// <summary>Laundry: so many kilograms free a month, so many more for the price of each; weighed when booked or when brought.</summary>
public sealed class KilogramsTests
{
    private const int Price = 86;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Free_kilograms_come_first_whatever_is_booked_cancelled_and_weighed(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var ona = Given.Resident();
        await house.SaveAsync(ona);
        var began = house.Clock.GetCurrentInstant();

        // Each step is on one of six days of a month: booked, with a weight or without, cancelled, or weighed once it has begun.
        var step = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 5], Gen.Int[0, 7]);
        await Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8], step.Array[1, 14]).SampleAsync(async (free, paid, steps) =>
        {
            house.Clock.Reset(began);
            var resource = Given.Resource();
            var type = Given.AppointmentType([resource]);
            (type.CountedIn, type.Allowance, type.Price, type.Window) = (CountedIn.Kilograms, new(free, paid), new(PriceKind.Flat, Price), new(70, 0, 0));
            await house.SaveAsync(resource, type);
            var days = Enumerable.Range(0, 6).Select(n => new LocalDate(2027, 4, 20 + n)).ToArray();
            var (model, held) = (new SortedDictionary<int, (int Units, int Free)>(), new Dictionary<int, Appointment>());
            var weighed = new Dictionary<int, int?>();
            var hasBegun = false;
            foreach (var (what, day, drawn) in steps.OrderBy(one => one.Item1 == 2))
            {
                int? kilograms = drawn == 0 ? null : drawn;
                if (what == 0 && !held.ContainsKey(day))
                {
                    var booked = (await house.BookAsync(Asked.ByStaff, type, ona, days[day] + new LocalTime(10, 0), kilograms: kilograms))!.Value;
                    var given = Next(kilograms ?? 1);
                    booked.Refusal.Should().Be(given is not null ? null : kilograms > 1 && Next(1) is not null ? AppointmentRefusal.NotSoMuchLeft : AppointmentRefusal.AllowanceUsed);
                    if (given is { } freeOnes)
                    {
                        held[day] = (await house.ListAsync(booked.Value!.GroupId))[0];
                        model[day] = (kilograms ?? 1, freeOnes);
                        weighed[day] = kilograms;
                    }
                }
                else if (what == 1 && held.Remove(day, out var cancelled))
                {
                    await house.CancelAsync(Asked.ByStaff, cancelled);
                    var was = model[day].Free;
                    model.Remove(day);
                    PassOn(was);
                }
                else if (what == 2 && held.TryGetValue(day, out var brought))
                {
                    // All have begun: what is given back makes nothing free that was used.
                    hasBegun = true;
                    house.Clock.Reset(house.Initiative.Zone.AtStrictly(days[5] + new LocalTime(11, 0)).ToInstant());
                    var before = model[day];
                    model.Remove(day);
                    var given = Next(drawn + 1);
                    (await house.SettleAsync(brought, came: true, drawn + 1))!.Value.Refusal.Should().Be(given is null && drawn + 1 != before.Units ? AppointmentRefusal.NotSoMuchLeft : null);
                    // The same weight said again changes nothing, though others may have left something free since.
                    model[day] = given is { } ofIt && weighed[day] != drawn + 1 ? (drawn + 1, ofIt) : before;
                    weighed[day] = given is null ? weighed[day] : drawn + 1;
                }
            }

            var rows = await house.ReadAsync(db => db.Appointments.AsNoTracking().Where(one => one.OfferingId == type.Id && one.Status != BookingStatus.Cancelled)
                .OrderBy(one => one.Date).ToListAsync(Token));
            rows.Sum(row => row.Units).Should().BeLessThanOrEqualTo(free + paid);
            rows.FindAll(row => row.PriceCents != Price * (row.Units - row.FreeUnits) || row.FreeUnits > row.Units).Should().BeEmpty();
            rows.Select(row => (row.Units, row.FreeUnits)).Should().Equal(model.Values.Select(one => (one.Units, one.Free)));
            if (!hasBegun)
            {
                rows.Sum(row => row.FreeUnits).Should().Be(Math.Min(free, rows.Sum(row => row.Units)), "nobody pays while a free one is left");
            }

            await house.ReadAsync(db => db.Appointments.Where(one => one.ResidentId == ona.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Status, BookingStatus.Cancelled), Token));

            int? Next(int units)
            {
                var (had, freeHad) = (model.Values.Sum(one => one.Units), model.Values.Sum(one => one.Free));
                return had + units > free + paid ? null : Math.Clamp(free - freeHad, 0, units);
            }

            void PassOn(int units)
            {
                foreach (var day in model.Keys.ToList())
                {
                    var passed = Math.Min(units, model[day].Units - model[day].Free);
                    model[day] = (model[day].Units, model[day].Free + passed);
                    units -= passed;
                }
            }
        }, iter: 25, threads: 1);
    }

    [Theory, EveryDatabase]
    public async Task What_is_brought_is_weighed_and_a_slip_is_put_right(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (machine, ona) = (Given.Resource("Skalbyklė"), Given.Resident());
        var type = Given.AppointmentType([machine]);
        (type.CountedIn, type.Allowance, type.Price) = (CountedIn.Kilograms, new(5, 5), new(PriceKind.Flat, Price));
        await house.SaveAsync(machine, type, ona);
        var first = await house.GiveAsync(type, ona, house.Today.PlusDays(1) + new LocalTime(10, 0));
        (first.Kilograms, first.IsFree, first.PriceCents).Should().Be((null, true, 0), "nobody knows yet");

        house.Clock.Advance(Duration.FromDays(2));
        (await house.SettleAsync(first, came: true, 11))!.Value.Refusal.Should().Be(AppointmentRefusal.NotSoMuchLeft);
        (await house.SettleAsync(first, came: true, 0))!.Value.Refusal.Should().Be(AppointmentRefusal.WrongWeight);
        (await house.FindAsync(first)).Status.Should().Be(BookingStatus.Booked, "nothing was written");
        (await house.SettleAsync(first, came: true, 6))!.Value.Value!.PriceCents.Should().Be(Price);
        var second = await house.BookAsync(Asked.ByStaff, type, ona, house.Today.PlusDays(1) + new LocalTime(10, 0), kilograms: 4);
        (await house.ListAsync(second!.Value.Value!.GroupId))[0].PriceCents.Should().Be(4 * Price);

        var corrected = (await house.SettleAsync(first, came: true, 3))!.Value.Value!;
        (corrected.Kilograms, corrected.FreeKilograms, corrected.PriceCents, corrected.Status).Should().Be((3, 3, 0, BookingStatus.Fulfilled));
        var coming = (await house.ListAsync(second.Value.Value!.GroupId))[0];
        (coming.FreeKilograms, coming.PriceCents).Should().Be((2, 2 * Price), "two free kilograms were given back");
        (await house.ReadAsync(db => db.BookingEvents.CountAsync(one => one.BookingId == first.Id && one.Kind == BookingEventKind.Fulfilled, Token))).Should().Be(2);
    }

    [Theory, EveryDatabase]
    public async Task Two_phones_at_once_get_no_more_kilograms_than_there_are(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (one, other, ona) = (Given.Resource("Skalbyklė 1"), Given.Resource("Skalbyklė 2"), Given.Resident());
        var type = Given.AppointmentType([one, other]);
        (type.CountedIn, type.Allowance, type.Price) = (CountedIn.Kilograms, new(5, 6), new(PriceKind.Flat, Price));
        await house.SaveAsync(one, other, type, ona);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(
            () => house.BookAsync(Asked.ByStaff, type, ona, house.Today.PlusDays(1 + n % 4) + new LocalTime(9 + n, 0), kilograms: 3), Token)));

        var held = await house.ReadAsync(db => db.Appointments.Select(a => new { a.Kilograms, a.FreeKilograms }).ToListAsync(Token));
        held.Should().HaveCount(3);
        held.Sum(row => row.FreeKilograms).Should().Be(5);
    }
}
