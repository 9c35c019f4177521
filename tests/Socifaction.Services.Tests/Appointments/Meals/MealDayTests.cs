using CsCheck;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Appointments.Meals;

public sealed class MealDayTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateTimeZone Vilnius = DateTimeZoneProviders.Tzdb["Europe/Vilnius"];

    [Theory]
    [InlineData("2027-03-28", 0, "08:00", "2027-03-28T05:00:00Z")]
    [InlineData("2027-03-27", 0, "08:00", "2027-03-27T06:00:00Z")]
    [InlineData("2027-03-29", 1, "12:00", "2027-03-28T09:00:00Z")]
    [InlineData("2027-03-29", 1, "03:30", "2027-03-28T01:00:00Z")]
    [InlineData("2027-11-01", 1, "03:30", "2027-10-31T00:30:00Z")]
    [InlineData("2027-11-01", 1, "12:00", "2027-10-31T10:00:00Z")]
    public void The_deadline_is_what_the_wall_clock_shows_also_when_the_clocks_change(string date, int daysBefore, string time, string instant)
    {
        var service = Given.MealService();
        (service.DeadlineDaysBefore, service.DeadlineTime) = (daysBefore, NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value);

        service.DeadlineOf(NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value, Vilnius).Should().Be(NodaTime.Text.InstantPattern.General.Parse(instant).Value);
    }

    [Fact]
    public void Days_have_ids_of_their_own()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var dates = Enumerable.Range(0, 3000).Select(new LocalDate(2026, 1, 1).PlusDays).ToList();

        dates.SelectMany(date => new[] { MealDay.IdOf(one, date), MealDay.IdOf(other, date) }).Should().OnlyHaveUniqueItems();
    }

    [Theory, EveryDatabase]
    public async Task Sixteen_at_once_never_get_more_portions_than_there_are(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var service = Given.MealService(mostPortions: 7);
        Resident[] people = [.. Enumerable.Range(0, 16).Select(n => Given.Resident($"Ona{n}", phone: null))];
        await house.SaveAsync([service, .. people]);
        LocalDate[] days = [.. Enumerable.Range(1, 25).Select(house.Today.PlusDays).Where(service.IsServedOn)];

        foreach (var date in days)
        {
            var answers = await Task.WhenAll(people.Select((person, n) => Task.Run(async () =>
                (Portions: 1 + n % 3, (await house.OrderAsync(Kitchen.ByStaff, service, person, [date], Kitchen.Wish(1 + n % 3)))!.Value.Refusal))));
            answers.Should().OnlyContain(answer => answer.Refusal == null || answer.Refusal == MealRefusal.Full);
            answers.Where(answer => answer.Refusal is null).Sum(answer => answer.Portions).Should().BeInRange(5, 7);
        }

        var rows = await house.ReadAsync(db => db.MealDays.Select(day => new
        {
            day.Taken, Given = db.Meals.Where(meal => meal.MealDayId == day.Id && meal.Status == BookingStatus.Booked).Sum(meal => meal.Portions),
        }).ToListAsync(Token));
        rows.Should().HaveCount(days.Length).And.OnlyContain(row => row.Taken == row.Given && row.Taken <= 7);
    }

    [Theory, EveryDatabase]
    public async Task Whatever_is_ordered_changed_and_cancelled_the_day_counts_its_portions(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        Resident[] people = [.. Enumerable.Range(0, 4).Select(n => Given.Resident($"Ona{n}", phone: null))];
        await house.SaveAsync([.. people]);
        LocalDate[] days = [house.Today.PlusDays(1), house.Today.PlusDays(2)];
        var step = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 3], Gen.Int[0, 1], Gen.Int[1, 4]);

        await Gen.Select(Gen.Int[0, 6], step.Array[1, 14]).SampleAsync(async (most, steps) =>
        {
            var service = Given.MealService(most);
            await house.SaveAsync(service);
            var held = days.Select(_ => new Dictionary<int, int>()).ToArray();
            foreach (var (what, who, which, portions) in steps)
            {
                int Free(int day) => most - held[day].Values.Sum();
                var meal = await house.ReadAsync(db => db.Meals.Where(m => m.OfferingId == service.Id && m.ResidentId == people[who].Id
                    && m.Date == days[which] && m.Status == BookingStatus.Booked).SingleOrDefaultAsync(Token));
                switch (what)
                {
                    case 0 or 1:
                        (await house.OrderAsync(Kitchen.ByStaff, service, people[who], [days[which]], Kitchen.Wish(portions)))!.Value.Refusal.Should().Be(
                            held[which].ContainsKey(who) ? MealRefusal.AlreadyOrdered : Free(which) < portions ? MealRefusal.Full : null);
                        if (!held[which].ContainsKey(who) && Free(which) >= portions) held[which][who] = portions;
                        break;
                    case 2:
                        var fits = Enumerable.Range(0, 2).All(day => !held[day].ContainsKey(who) && Free(day) >= portions);
                        ((await house.OrderAsync(Kitchen.ByStaff, service, people[who], days, Kitchen.Wish(portions)))!.Value.Refusal is null).Should().Be(fits);
                        if (fits) Array.ForEach(held, day => day[who] = portions);
                        break;
                    case 3 when meal is not null:
                        await house.CancelAsync(Kitchen.ByStaff, meal.Id);
                        held[which].Remove(who).Should().BeTrue();
                        break;
                    case 4 or 5 when meal is not null:
                        var enough = Free(which) >= portions - held[which][who];
                        (await house.ChangeAsync(Kitchen.ByStaff, meal, portions))!.Value.Refusal.Should().Be(enough ? null : MealRefusal.Full);
                        if (enough) held[which][who] = portions;
                        break;
                }
            }

            var taken = await house.ReadAsync(db => db.MealDays.Where(d => d.OfferingId == service.Id).ToDictionaryAsync(d => d.Date, d => d.Taken, Token));
            days.Select(date => taken.GetValueOrDefault(date)).Should().Equal(held.Select(day => day.Values.Sum()));
        }, iter: 40, threads: 1);
    }
}
