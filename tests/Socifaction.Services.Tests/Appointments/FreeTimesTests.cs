using CsCheck;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Tests.Appointments;

public sealed class FreeTimesTests
{
    private static TakenTime Taken(LocalDate first, int from, LocalDate last, int to) =>
        new(Vilnius.InstantOf(first, new(from, 0)), Vilnius.InstantOf(last, new(to, 0)));

    private static readonly DateTimeZone Vilnius = DateTimeZoneProviders.Tzdb["Europe/Vilnius"];
    private static readonly LocalDate Tuesday = new(2027, 3, 16);

    [Fact]
    public void A_visiting_specialist_has_five_times_every_second_Tuesday()
    {
        var psychologist = new Resource { Name = "Psichologė", Kind = ResourceKind.Worker };
        psychologist.Openings.Add(new WeeklyOpening { Weekday = IsoDayOfWeek.Tuesday, From = new(13, 0), To = new(17, 0), EveryWeeks = 2, FirstDay = Tuesday });
        var type = Given.AppointmentType([psychologist]);
        (type.Lengths, type.EveryMinutes, type.MinutesAfter) = ([40], 50, 10);
        var times = Times(type, 40, [psychologist]);

        times.On(Tuesday).Select(time => time.From).Should().Equal(new(13, 0), new(13, 50), new(14, 40), new(15, 30), new(16, 20));
        times.On(Tuesday.PlusWeeks(1)).Should().BeEmpty();
        times.Between(Tuesday, Tuesday.PlusWeeks(4)).Select(time => time.Date).Distinct().Should().Equal(Tuesday, Tuesday.PlusWeeks(2), Tuesday.PlusWeeks(4));
        times.On(Tuesday.PlusWeeks(-2)).Should().BeEmpty("they have not begun");
    }

    [Fact]
    public void What_is_still_free_of_a_day_leaves_out_whatever_takes_it_even_over_midnight()
    {
        var nijole = new Resource { Name = "Nijolė", Kind = ResourceKind.Worker };
        nijole.Openings.Add(new WeeklyOpening { Weekday = IsoDayOfWeek.Tuesday, From = new(0, 0), To = new(16, 0), FirstDay = Tuesday });
        nijole.Overrides.Add(Override(OverrideKind.Leave, Tuesday, new(12, 0), new(13, 0)));
        TakenTime[] taken = [Taken(Tuesday.PlusDays(-1), 22, Tuesday, 1), Taken(Tuesday, 9, Tuesday, 10), Taken(Tuesday, 10, Tuesday, 11), Taken(Tuesday, 15, Tuesday.PlusDays(1), 0)];

        new ResourceCalendar(nijole, taken, Vilnius).FreeOn(Tuesday).Should().Equal(
            new TimeWindow(new(1, 0), new(9, 0)), new TimeWindow(new(11, 0), new(12, 0)), new TimeWindow(new(13, 0), new(15, 0)));
        new ResourceCalendar(nijole, [Taken(Tuesday, 0, Tuesday.PlusDays(1), 2)], Vilnius).FreeOn(Tuesday).Should().BeEmpty();
        new ResourceCalendar(nijole, taken, Vilnius).FreeOn(Tuesday.PlusDays(1)).Should().BeEmpty("she does not work then");
    }

    [Fact]
    public void On_the_nights_the_clock_changes_the_local_hours_are_left_out()
    {
        foreach (var sunday in (LocalDate[])[new(2027, 3, 28), new(2027, 10, 31)])
        {
            var hall = new Resource { Name = "Salė", Kind = ResourceKind.Room, WorksOnHolidays = true };
            hall.Openings.Add(new WeeklyOpening { Weekday = IsoDayOfWeek.Sunday, From = new(1, 0), To = new(8, 0), FirstDay = sunday });

            new ResourceCalendar(hall, [Taken(sunday, 2, sunday, 5)], Vilnius).FreeOn(sunday).Should().Equal(
                new TimeWindow(new(1, 0), new(2, 0)), new TimeWindow(new(5, 0), new(8, 0)));
        }
    }

    [Fact]
    public void On_a_holiday_only_extra_hours_hold()
    {
        var resource = Given.Resource();
        resource.WorksOnHolidays = false;
        var holiday = new LocalDate(2027, 7, 6);
        var type = Given.AppointmentType([resource]);
        Times(type, 60, [resource]).On(holiday).Should().BeEmpty();

        resource.Overrides.Add(Override(OverrideKind.ExtraHours, holiday, new(10, 0), new(12, 0)));
        Times(type, 60, [resource]).On(holiday).Select(time => time.From).Should().Equal(new LocalTime(10, 0), new LocalTime(11, 0));
    }

    [Fact]
    public void Minutes_kept_free_reach_over_the_hours_but_not_into_another_booking()
    {
        var resource = Given.Resource();
        var type = Given.AppointmentType([resource]);
        (type.MinutesBefore, type.MinutesAfter) = (15, 15);
        var times = Times(type, 60, [resource], (0, At(Tuesday, 10, 0), At(Tuesday, 11, 0)));

        times.At(Tuesday, new(8, 0)).Should().NotBeNull("nobody needs the hours before the door opens");
        times.At(Tuesday, new(9, 0)).Should().BeNull();
        times.At(Tuesday, new(8, 45)).Should().NotBeNull();
        times.At(Tuesday, new(8, 46)).Should().BeNull();
        times.At(Tuesday, new(11, 15)).Should().NotBeNull();
        times.IsOpen(Tuesday, new(9, 0)).Should().BeTrue("it is taken, not shut");
        times.IsOpen(Tuesday, new(19, 30)).Should().BeFalse();
    }

    [Fact]
    public void Two_workers_are_two_people_and_the_first_free_ones_are_taken()
    {
        Resource[] workers = [Given.Resource("A"), Given.Resource("B"), Given.Resource("C")];
        var room = Given.Resource("Kambarys");
        var type = Given.AppointmentType([workers[0], workers[1]], [workers[0], workers[2]], [room]);

        Times(type, 60, [.. workers, room]).At(Tuesday, new(9, 0))!.ResourceIds.Should().Equal(workers[0].Id, workers[2].Id, room.Id);
        Times(type, 60, [.. workers, room], (2, At(Tuesday, 9, 0), At(Tuesday, 10, 0))).At(Tuesday, new(9, 0))!.ResourceIds
            .Should().Equal(workers[1].Id, workers[0].Id, room.Id);
        Times(type, 60, [.. workers, room], (0, At(Tuesday, 9, 0), At(Tuesday, 10, 0)), (2, At(Tuesday, 9, 0), At(Tuesday, 10, 0))).At(Tuesday, new(9, 0)).Should().BeNull();
    }

    [Fact]
    public void Hours_with_only_the_skipped_hour_between_them_are_one()
    {
        var spring = new LocalDate(2027, 3, 28);
        var night = Build(spring, "Naktinis", [(75, 195), (240, 300)], [], []);

        new ResourceCalendar(night, [], Vilnius).IsOpen(spring, At(spring, 2, 50), At(spring, 4, 5)).Should().BeTrue("from 2.50 to 4.05 pass fifteen minutes");
        new ResourceCalendar(night, [], Vilnius).IsOpen(spring, At(spring, 2, 50), At(spring, 5, 1)).Should().BeFalse();
        new ResourceCalendar(Build(Tuesday, "Naktinis", [(75, 195), (240, 300)], [], []), [], Vilnius).IsOpen(Tuesday, At(Tuesday, 2, 50), At(Tuesday, 4, 5)).Should().BeFalse();
    }

    [Theory, InlineData(2027, 3, 28), InlineData(2027, 10, 31), InlineData(2027, 3, 16)]
    public void The_quick_answer_is_that_of_going_minute_by_minute(int year, int month, int day)
    {
        // The clocks change on the first two of these nights, so the hours stand around three in the morning.
        var date = new LocalDate(year, month, day);
        var hour = Gen.Select(Gen.Int[0, 24], Gen.Int[1, 20], (from, length) => (From: from * 15, To: Math.Min(from * 15 + length * 15, 480)));
        var resource = Gen.Select(hour.Array[1, 2], hour.Array[0, 2], hour.Array[0, 2], hour.Array[0, 3]);
        Gen.Select(resource.Array[3], Gen.Int[1, 3], Of(15, 30, 45, 60, 90), Of(10, 20, 30, 60), Of(0, 10, 25), Of(0, 5, 30))
            .Sample((resources, needs, minutes, every, before, after) =>
            {
                var all = resources.Select((hours, n) => Build(date, $"R{n}", hours.Item1, hours.Item2, hours.Item3)).ToArray();
                var taken = resources.SelectMany((hours, n) => hours.Item4.Where(h => h.From < h.To).Select(h => (n, Instant(date, h.From), Instant(date, h.To))))
                    .Where(claim => claim.Item2 < claim.Item3).ToArray();
                var type = Given.AppointmentType([.. Enumerable.Range(0, needs).Select(n => n == 0 ? [all[0]] : all)]);
                (type.EveryMinutes, type.MinutesBefore, type.MinutesAfter) = (every, before, after);

                Times(type, minutes, all, taken).On(date).Select(time => time.From)
                    .Should().Equal(SlowStarts(type, minutes, date, all, taken));
            }, iter: 100);
    }

    private static IEnumerable<LocalTime> SlowStarts(
        AppointmentType type, int minutes, LocalDate date, Resource[] all, (int Which, Instant From, Instant To)[] taken)
    {
        // Hours that touch or overlap are one stretch: its beginning is the minute before which nothing is open.
        var open = Enumerable.Range(0, 1440).Select(m => Hours(all[0], date).Any(h => Minute(h.From) <= m && m < Minute(h.To))).ToArray();
        for (var minute = 0; minute < 1440; minute++)
        {
            var time = LocalTime.Midnight.PlusMinutes(minute);
            if (Vilnius.MapLocal(date + time).Count == 0 || !IsOnRaster(type, open, minute))
            {
                continue;
            }

            var start = Vilnius.InstantOf(date, time);
            var able = Enumerable.Range(0, all.Length).Where(n => Enumerable.Range(0, minutes).All(m => IsThere(all[n], date, start + Duration.FromMinutes(m)))
                && Enumerable.Range(-type.MinutesBefore, minutes + type.MinutesBefore + type.MinutesAfter)
                    .All(m => !taken.Any(t => t.Which == n && t.From <= start + Duration.FromMinutes(m) && start + Duration.FromMinutes(m) < t.To))).ToArray();
            var count = type.Needs.Max(need => need.Number);
            if (able.Contains(0) && able.Length >= count)
            {
                yield return time;
            }
        }
    }

    private static bool IsOnRaster(AppointmentType type, bool[] open, int minute)
    {
        if (!open[minute])
        {
            return false;
        }

        var begin = minute;
        while (begin > 0 && open[begin - 1]) begin--;
        return (minute - begin) % type.EveryMinutes == 0;
    }

    private static bool IsThere(Resource resource, LocalDate date, Instant at) =>
        Hours(resource, date).Any(h => Vilnius.InstantOf(date, h.From) <= at && at < Vilnius.InstantOf(date, h.To))
        && !resource.Overrides.Any(o => o.Kind != OverrideKind.ExtraHours && Vilnius.InstantOf(date, o.From!.Value) <= at && at < Vilnius.InstantOf(date, o.To!.Value));

    private static IEnumerable<(LocalTime From, LocalTime To)> Hours(Resource resource, LocalDate date) =>
        [.. resource.Openings.Where(o => o.Weekday == date.DayOfWeek).Select(o => (o.From, o.To)),
            .. resource.Overrides.Where(o => o.Kind == OverrideKind.ExtraHours).Select(o => (o.From!.Value, o.To!.Value))];

    private static Resource Build(LocalDate date, string name, (int From, int To)[] hours, (int From, int To)[] extra, (int From, int To)[] shut)
    {
        var resource = new Resource { Name = name, Kind = ResourceKind.Room, WorksOnHolidays = true };
        resource.Openings.AddRange(hours.Where(h => h.From < h.To).Select(h => new WeeklyOpening { Weekday = date.DayOfWeek, From = Time(h.From), To = Time(h.To), FirstDay = date }));
        resource.Overrides.AddRange(extra.Where(h => h.From < h.To).Select(h => Override(OverrideKind.ExtraHours, date, Time(h.From), Time(h.To))));
        resource.Overrides.AddRange(shut.Where(h => h.From < h.To).Select(h => Override(OverrideKind.Blocked, date, Time(h.From), Time(h.To))));
        return resource;
    }

    private static FreeTimes Times(AppointmentType type, int minutes, Resource[] resources, params (int Which, Instant From, Instant To)[] taken) => new(
        type, minutes, [.. resources.Select((resource, n) => new ResourceCalendar(resource, [.. taken.Where(t => t.Which == n).Select(t => new TakenTime(t.From, t.To))], Vilnius))], Vilnius);

    private static CalendarOverride Override(OverrideKind kind, LocalDate date, LocalTime from, LocalTime to) =>
        new() { Kind = kind, FirstDay = date, LastDay = date, From = from, To = to };

    private static Gen<int> Of(params int[] values) => Gen.Int[0, values.Length - 1].Select(n => values[n]);

    private static Instant At(LocalDate date, int hour, int minute) => Vilnius.InstantOf(date, new(hour, minute));

    private static Instant Instant(LocalDate date, int minute) => Vilnius.InstantOf(date, Time(minute));

    private static LocalTime Time(int minute) => LocalTime.Midnight.PlusMinutes(minute);

    private static int Minute(LocalTime time) => time.Hour * 60 + time.Minute;
}
