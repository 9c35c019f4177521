using System.Globalization;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Reminders;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>
/// Twenty people book, cancel and are moved in any order while the planning runs, some of them between planning and sending: in the
/// evening each has one text, and it names exactly what stands.
/// </summary>
public sealed class OneTextADayModel
{
    private const int People = 20;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task However_a_day_came_about_it_is_one_text_of_what_stands(Engine engine)
    {
        await using var house = await SmsHouse.OpenAsync(engine, Token);
        var random = new Random(20270315);
        var exercise = await OneTextADayTests.ExerciseAsync(house);
        var people = Enumerable.Range(0, People).Select(i => new Person(Given.Resident(phone: $"+3706120{i:0000}"))).ToList();
        await house.House.SaveAsync([.. people.Select(person => person.Resident)]);

        for (var step = 0; step < 130; step++)
        {
            house.Clock.AdvanceSeconds(1);
            var person = people[random.Next(People)];
            switch (random.Next(8))
            {
                case <= 3 when person.Used < 20:
                    person.Standing.Add((await house.BookAsync(
                        person.Resident, from: person.NextTime(), at: house.Clock.GetCurrentInstant(), activity: random.Next(2) == 0 ? exercise : null), person.LastTime));
                    break;
                case 4 or 5 when person.Standing.Count > 0:
                    await CancelAsync(house, person, random);
                    break;
                case 6 when person is { Standing.Count: > 0, IsMoved: false }:
                    await MoveAsync(house, person, random);
                    break;
                default:
                    await house.PlanAsync();
                    break;
            }
        }

        house.GoToTheEvening();
        await house.PlanAsync();
        foreach (var person in people.Where(person => person.Standing.Count > 0 && random.Next(3) == 0))
        {
            await CancelAsync(house, person, random);
        }

        await house.House.RunAsync<SendDueReminders, int>(u => u.RunAsync(Token));
        for (var round = 0; round < 4; round++)
        {
            await house.SendAsync();
        }

        people.Count(person => person.Standing.Count > 1).Should().BeGreaterThan(4, "else nothing was tried");
        foreach (var person in people)
        {
            var texts = house.Twilio.Taken.Where(sms => sms.To == person.Resident.Phones[0].E164 && !sms.Body.Contains("pasikeite", StringComparison.Ordinal)).ToList();
            texts.Should().HaveCount(person.Standing.Count > 0 ? 1 : 0);
            foreach (var time in person.Times)
            {
                texts.Any(sms => sms.Body.Contains($" {Written(time)}", StringComparison.Ordinal)).Should()
                    .Be(person.Standing.Exists(one => one.Time == time), Written(time));
            }
        }
    }

    private static async Task CancelAsync(SmsHouse house, Person person, Random random)
    {
        var one = person.Standing[random.Next(person.Standing.Count)];
        person.Standing.Remove(one);
        await house.ChangeAsync(one.Place, (found, staff) => found.Become(
            BookingStatus.Cancelled, BookingEventKind.Cancelled, staff with { Kind = ActorKind.Resident }, Channel.Phone, house.Clock.GetCurrentInstant()));
    }

    private static async Task MoveAsync(SmsHouse house, Person person, Random random)
    {
        var one = person.Standing[random.Next(person.Standing.Count)];
        person.Standing.Remove(one);
        person.IsMoved = true;
        var time = person.NextTime();
        await house.ChangeAsync(one.Place, (found, staff) =>
        {
            found.StartTime = time;
            found.StartsAt = house.House.Initiative.Zone.AtStrictly(found.Date.At(time)).ToInstant();
            found.Record(BookingEventKind.Moved, staff, Channel.Phone, house.Clock.GetCurrentInstant());
        });
        person.Standing.Add((one.Place, time));
    }

    private static string Written(LocalTime time) => string.Create(CultureInfo.InvariantCulture, $"{time.Hour}.{time.Minute:00}");

    /// <summary>A person and what stands of what was booked; no time is used twice.</summary>
    private sealed class Person(Resident resident)
    {
        public Resident Resident { get; } = resident;

        public List<(Place Place, LocalTime Time)> Standing { get; } = [];

        public List<LocalTime> Times { get; } = [];

        public int Used => Times.Count;

        public LocalTime LastTime => Times[^1];

        public bool IsMoved { get; set; }

        public LocalTime NextTime()
        {
            Times.Add(new LocalTime(9, 5).PlusMinutes(20 * Used));
            return LastTime;
        }
    }
}
