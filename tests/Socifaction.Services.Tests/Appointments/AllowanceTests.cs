using CsCheck;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Testing;
using Socifaction.Services.Tests.Places;
using NodaTime;
using Microsoft.EntityFrameworkCore;

namespace Socifaction.Services.Tests.Appointments;

/// <summary>Showers: so many free a month, so many more for the price.</summary>
public sealed class AllowanceTests
{
    private const int Price = 390;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Free_ones_come_first_and_nobody_pays_while_one_is_left(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var ona = Given.Resident();
        await house.SaveAsync(ona);

        // Each step books on one of eight days of two months, cancels it, or moves it to the next of them.
        var step = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 7]);
        await Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], step.Array[1, 16]).SampleAsync(async (free, paid, steps) =>
        {
            var resource = Given.Resource();
            var type = Given.AppointmentType([resource]);
            (type.Allowance, type.Price, type.Window) = (new(free, paid), new(PriceKind.Flat, Price), new(70, 0, 0));
            await house.SaveAsync(resource, type);
            // Four days of March, four of April; two draws never meet.
            var days = Enumerable.Range(0, 8).Select(n => new LocalDate(2027, n < 4 ? 3 : 4, 25 + n % 4)).ToArray();
            var model = new Dictionary<int, bool>();
            var held = new Dictionary<int, Appointment>();
            foreach (var (what, day) in steps)
            {
                if (what == 0 && !held.ContainsKey(day))
                {
                    var booked = (await house.BookAsync(Asked.ByStaff, type, ona, days[day] + new LocalTime(10, 0)))!.Value;
                    var expected = Next(day);
                    booked.Refusal.Should().Be(expected is null ? AppointmentRefusal.AllowanceUsed : null);
                    if (expected is { } isFree)
                    {
                        held[day] = (await house.ListAsync(booked.Value!.GroupId))[0];
                        model[day] = isFree;
                    }
                }
                else if (what == 1 && held.Remove(day, out var given))
                {
                    await house.CancelAsync(Asked.ByStaff, given);
                    GiveBack(day);
                }
                else if (what == 2 && held.TryGetValue(day, out var moving) && (day + 3) % 8 is var to && !held.ContainsKey(to))
                {
                    var now = await house.FindAsync(moving);
                    var moved = (await house.MoveAsync(Asked.ByStaff, now, days[to] + new LocalTime(10, 0)))!.Value;
                    var wasFree = model[day];
                    model.Remove(day);
                    var expected = Next(to);
                    moved.Refusal.Should().Be(expected is null ? AppointmentRefusal.AllowanceUsed : null);
                    model[day] = wasFree;
                    if (expected is { } isFree)
                    {
                        GiveBack(day, passesOn: day / 4 != to / 4);
                        (model[to], held[to]) = (isFree, moving);
                        held.Remove(day);
                    }
                }
            }

            var rows = await house.ReadAsync(db => db.Appointments.Where(one => one.OfferingId == type.Id && one.Status == BookingStatus.Booked)
                .OrderBy(one => one.Date).Select(one => new { one.Date, one.IsFree, one.PriceCents }).ToListAsync(Token));
            rows.Select(row => (row.Date, row.IsFree, row.PriceCents))
                .Should().Equal(model.OrderBy(pair => pair.Key).Select(pair => (days[pair.Key], pair.Value, pair.Value ? 0 : Price)));
            foreach (var month in rows.GroupBy(row => row.Date.Month))
            {
                month.Count(row => row.IsFree).Should().Be(Math.Min(free, month.Count()), "nobody pays while a free one is left");
                month.Count().Should().BeLessThanOrEqualTo(free + paid);
            }

            await house.ReadAsync(db => db.Appointments.Where(one => one.ResidentId == ona.Id && one.Status == BookingStatus.Booked)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Status, BookingStatus.Cancelled), Token));

            bool? Next(int day)
            {
                var ofMonth = model.Where(pair => pair.Key / 4 == day / 4).ToList();
                return ofMonth.Count(pair => pair.Value) < free ? true : ofMonth.Count < free + paid ? false : null;
            }

            void GiveBack(int day, bool passesOn = true)
            {
                model.Remove(day, out var wasFree);
                if (wasFree && passesOn && model.Where(pair => pair.Key / 4 == day / 4 && !pair.Value).Select(pair => (int?)pair.Key).Order().FirstOrDefault() is { } next)
                {
                    model[next] = true;
                }
            }
        }, iter: 25, threads: 1);
    }

    [Theory, EveryDatabase]
    public async Task Two_phones_at_once_get_one_free_shower(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (one, other, ona) = (Given.Resource("Dušas 1"), Given.Resource("Dušas 2"), Given.Resident());
        var type = Given.AppointmentType([one, other]);
        (type.Allowance, type.Price) = (new(1, 2), new(PriceKind.Flat, Price));
        await house.SaveAsync(one, other, type, ona);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(
            () => house.BookAsync(Asked.ByStaff, type, ona, house.Today.PlusDays(1 + n % 4) + new LocalTime(9 + n, 0)), Token)));

        var held = await house.ReadAsync(db => db.Appointments.Select(a => a.IsFree).ToListAsync(Token));
        held.Count(isFree => isFree).Should().Be(1);
        held.Should().HaveCount(3);
    }
}
