using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Places.Register;

public sealed class MonthJournalTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    /// <summary>Two weeks of random days are kept through the use cases and counted beside them by hand.</summary>
    [Theory, EveryDatabase]
    public async Task Every_number_is_what_an_independent_count_gives(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine, children: 6);
        var (random, zone) = (new Random(20270315), house.House.Initiative.Zone);
        var (days, hours, meals) = (new Dictionary<int, int>(), new Dictionary<int, decimal>(), new Dictionary<int, int>());
        var absences = new Dictionary<(int, AbsenceKind), int>();
        for (var day = 0; day < 10; day++)
        {
            var session = house.Session;
            if (day > 0)
            {
                session = Given.Session(house.Centre, house.Session.Date.PlusDays(day), 20, house.House.Initiative);
                await house.House.SaveAsync(session);
                house.House.Clock.Reset(session.StartsAt - Duration.FromHours(5));
                await house.House.BookAsync(Asked.ByStaff, [session], house.Children);
            }

            var places = await house.House.ReadAsync(db => db.Places.AsNoTracking().Where(p => p.SessionId == session.Id).ToDictionaryAsync(p => p.ResidentId!.Value, Token));
            var taps = new List<Tap>();
            for (var child = 0; child < house.Children.Length; child++)
            {
                var place = places[house.Children[child].Id];
                var draw = random.Next(10);
                if (draw < 3)
                {
                    var kind = draw == 0 ? AbsenceKind.Unknown : draw == 1 ? AbsenceKind.Ill : AbsenceKind.School;
                    Add(absences, (child, kind), 1);
                    if (kind != AbsenceKind.Unknown)
                    {
                        await house.House.RunAsync<ReportAbsence, Outcome<Absence, AttendanceRefusal>?>(report =>
                            report.RunAsync(new(place.Id, kind, "", Asked.By(house.Children[child])), Token));
                    }

                    continue;
                }

                var (quarters, from) = (random.Next(2, 16), random.Next(0, 60));
                var came = zone.InstantOf(session.Date, new LocalTime(13, 0)) + Duration.FromMinutes(from);
                taps.Add(new(Guid.CreateVersion7(), place.Id, TapKind.Came, came));
                taps.Add(new(Guid.CreateVersion7(), place.Id, TapKind.Left, came + Duration.FromMinutes((15 * quarters) + random.Next(-7, 8)), 1));
                Add(days, child, 1);
                hours[child] = hours.GetValueOrDefault(child) + (quarters / 4m);
                if (random.Next(2) == 0)
                {
                    taps.Add(new(Guid.CreateVersion7(), place.Id, TapKind.Meal, came + Duration.FromSeconds(30), 1));
                    Add(meals, child, 1);
                }
            }

            house.House.Clock.Reset(session.EndsAt + Duration.FromHours(1));
            await house.House.RunAsync<RecordTaps, TapsRecorded?>(record => record.RunAsync(new(session.Id, house.Rasa.Id, taps), Token));
            await house.SettleAsync();
        }

        var journal = (await house.House.RunAsync<MonthJournal, Journal?>(month => month.RunAsync(house.Centre.Id, new YearMonth(2027, 3), Token)))!;

        journal.Days.Should().HaveCount(10);
        journal.Rows.Should().HaveCount(6);
        for (var child = 0; child < 6; child++)
        {
            var row = journal.Rows.Single(r => r.ResidentId == house.Children[child].Id);
            row.Days.Should().Be(days.GetValueOrDefault(child));
            (row.Quarters / 4m).Should().Be(hours.GetValueOrDefault(child));
            row.Meals.Should().Be(meals.GetValueOrDefault(child));
            foreach (var kind in Enum.GetValues<AbsenceKind>()) row.Absences(kind).Should().Be(absences.GetValueOrDefault((child, kind)), "of {0} for {1}", kind, row.Name);
        }

        Enumerable.Range(0, 10).Sum(journal.There).Should().Be(days.Values.Sum());

        static void Add<T>(Dictionary<T, int> counts, T key, int more) where T : notnull => counts[key] = counts.GetValueOrDefault(key) + more;
    }

    [Theory, EveryDatabase]
    public async Task What_nobody_kept_and_what_is_still_to_come_are_not_absences(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine, children: 1);
        var tomorrow = Given.Session(house.Centre, house.Session.Date.PlusDays(1), 20, house.House.Initiative);
        await house.House.SaveAsync(tomorrow);
        await house.House.BookAsync(Asked.ByStaff, [tomorrow], house.Children);
        house.GoTo(18);

        var journal = (await house.House.RunAsync<MonthJournal, Journal?>(month => month.RunAsync(house.Centre.Id, new YearMonth(2027, 3), Token)))!;

        journal.Rows.Single().Cells.Select(cell => cell.Mark).Should().Equal(JournalMark.Unkept, JournalMark.None);
        (await house.House.RunAsync<MonthJournal, Journal?>(month => month.RunAsync(Guid.CreateVersion7(), new YearMonth(2027, 3), Token))).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_day_on_which_the_clock_jumps_is_as_long_as_it_is(Engine engine)
    {
        // Sunday 2027-10-31: the hour from three to four comes twice; a night at the centre from 1:00 to 5:00 lasts five hours.
        await using var house = await RegisterHouse.OpenAsync(engine, children: 1, date: new LocalDate(2027, 10, 30));
        var night = Given.Session(house.Centre, new LocalDate(2027, 10, 31), 20, house.House.Initiative, new(1, 0), new(5, 0));
        await house.House.SaveAsync(night);
        house.House.Clock.Reset(night.StartsAt - Duration.FromHours(2));
        await house.House.BookAsync(Asked.ByStaff, [night], house.Children);
        var place = await house.House.ReadAsync(db => db.Places.SingleAsync(p => p.SessionId == night.Id, Token));
        house.House.Clock.Reset(night.EndsAt);

        await house.House.RunAsync<RecordTaps, TapsRecorded?>(record => record.RunAsync(new(night.Id, house.Rasa.Id, [new(Guid.CreateVersion7(), place.Id, TapKind.Came, night.StartsAt)]), Token));

        var journal = (await house.House.RunAsync<MonthJournal, Journal?>(month => month.RunAsync(house.Centre.Id, new YearMonth(2027, 10), Token)))!;
        journal.Rows.Single().Quarters.Should().Be(20);
    }
}
