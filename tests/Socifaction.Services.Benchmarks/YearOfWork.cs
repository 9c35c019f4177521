using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;
using Socifaction.Services.Testing;
using Socifaction.Services.Time;

namespace Socifaction.Services.Benchmarks;

/// <summary>
/// A busy initiative's last days and its next two weeks: on each working day a car with five or six rides, fifteen children, eight appointments, and
/// rooms that are slept in. What is past was given, what comes is promised. Over a year that is 1,500 rides, 4,000 places and 2,000 appointments.
/// </summary>
internal sealed class YearOfWork(WebApp app, int days)
{
    private const int People = 300;
    private const int Ahead = 14;
    private const int Rooms = 6;

    private static readonly Actor Clerk = new(ActorKind.Staff, null, "Rasa");

    private readonly List<Resident> _people = [.. Enumerable.Range(0, People).Select(NewPerson)];
    private int _next;

    /// <summary>Somebody with much behind and before them.</summary>
    public Resident Somebody => _people[0];

    /// <summary>How many bookings there are.</summary>
    public int Bookings { get; private set; }

    /// <summary>Writes it all.</summary>
    public async Task WriteAsync()
    {
        var (service, vehicle, driver, centre, premises) = (Given.RideService(), Given.Vehicle(), Given.Staff("Vidas", Role.Driver), Given.Activity(), Given.Premises());
        var first = app.Today.PlusDays(-days);
        var resources = ((string[])["Psichologė", "Dušas"]).Select(name => Given.Resource(name, since: first)).ToList();
        var types = resources.ConvertAll(resource => Given.AppointmentType([resource]));
        var rooms = Enumerable.Range(0, Rooms).Select(_ => Given.Room(premises)).ToList();
        await app.SaveAsync([service, vehicle, driver, centre, premises, .. resources, .. types, .. rooms, .. _people]);
        // In weeks, since so many rows are not tracked well at once.
        foreach (var week in Enumerable.Range(0, days + Ahead).Select(first.PlusDays).Where(day => day.DayOfWeek <= IsoDayOfWeek.Friday).Chunk(5))
        {
            await app.SaveAsync([.. week.SelectMany(day => (IEnumerable<object>)[.. RidesOf(service, vehicle, driver, day), .. PlacesOf(centre, day), .. TimesOf(types, resources, day)])]);
        }

        await app.SaveAsync([.. StaysOf(premises, rooms, first)]);
    }

    private static Resident NewPerson(int n)
    {
        string[] given = ["Ona", "Petras", "Aldona", "Jonas", "Birutė", "Antanas", "Genovaitė", "Kazys", "Danutė", "Vytautas"];
        string[] surnames = ["Petrait", "Jankausk", "Kazlausk", "Stank", "Vasiliausk", "Butk", "Žukausk", "Paulausk", "Balčiūn", "Navick"];
        var person = Given.Resident(given[n % 10], $"{surnames[n / 10 % 10]}{(n % 2 == 0 ? "ienė" : "is")}", FormattableString.Invariant($"+370612{n:00000}"));
        person.SearchText = PeopleQueries.SearchTextOf(person);
        return person;
    }

    private IEnumerable<object> RidesOf(RideService service, Vehicle vehicle, StaffMember driver, LocalDate day)
    {
        var run = Given.Run(service, vehicle, driver, day, app.Initiative);
        yield return run;
        for (var i = 0; i < 5 + (day.Day % 2); i++)
        {
            var (start, end) = (new LocalTime(8 + i, 0), new LocalTime(8 + i, 40));
            var ride = new Ride
            {
                OfferingId = service.Id, RunId = run.Id, ResidentId = Next().Id, Date = day, StartTime = start, LatestStart = start.PlusMinutes(15), EndTime = end,
                StartsAt = InstantOf(day, start), EndsAt = InstantOf(day, end), From = Given.Home with { }, To = Given.Polyclinic with { }, Wish = RideWish.ArriveBy, WishTime = end,
                GroupId = Guid.CreateVersion7(), ArrangedByKind = ActorKind.Staff, ArrangedByName = Clerk.Name, Channel = Channel.Phone, CreatedAt = InstantOf(day, start), Metres = 12_000,
            };
            yield return Done(ride);
            yield return new RunStop { RunId = run.Id, RideId = ride.Id, Kind = StopKind.PickUp, Order = (2 * i) + 1, Planned = start };
            yield return new RunStop { RunId = run.Id, RideId = ride.Id, Kind = StopKind.DropOff, Order = (2 * i) + 2, Planned = end };
        }
    }

    private IEnumerable<object> PlacesOf(Activity centre, LocalDate day)
    {
        var session = Given.Session(centre, day, 20, app.Initiative);
        yield return session;
        foreach (var child in _people.Skip(200).Take(15))
        {
            yield return Done(Given.Place(session, child, Channel.Phone, session.StartsAt, requested: true));
        }
    }

    private IEnumerable<object> TimesOf(List<AppointmentType> types, List<Services.Appointments.Calendars.Resource> resources, LocalDate day)
    {
        foreach (var (type, resource) in types.Zip(resources))
        {
            foreach (var hour in Enumerable.Range(9, 4))
            {
                var (start, end) = (new LocalTime(hour, 0), new LocalTime(hour + 1, 0));
                var time = new Appointment
                {
                    OfferingId = type.Id, ResidentId = Next().Id, Date = day, StartTime = start, EndTime = end, StartsAt = InstantOf(day, start), EndsAt = InstantOf(day, end), Minutes = 60,
                    GroupId = Guid.CreateVersion7(), ArrangedByKind = ActorKind.Staff, ArrangedByName = Clerk.Name, Channel = Channel.Phone, CreatedAt = InstantOf(day, start),
                };
                yield return Done(time);
                yield return new ResourceClaim { BookingId = time.Id, ResourceId = resource.Id, StartsAt = time.StartsAt, EndsAt = time.EndsAt };
            }
        }
    }

    private IEnumerable<object> StaysOf(Premises premises, List<Room> rooms, LocalDate first)
    {
        foreach (var room in rooms)
        {
            for (var arrival = first; arrival < app.Today.PlusDays(Ahead); arrival = arrival.PlusDays(14))
            {
                var stay = new Stay
                {
                    OfferingId = premises.Id, ResidentId = Next().Id, RoomId = room.Id, Date = arrival, Departure = arrival.PlusDays(7), Purpose = StayPurpose.Respite,
                    StartTime = premises.ArrivalTime, EndTime = premises.DepartureTime, StartsAt = InstantOf(arrival, premises.ArrivalTime),
                    EndsAt = InstantOf(arrival.PlusDays(7), premises.DepartureTime), GroupId = Guid.CreateVersion7(), ArrangedByKind = ActorKind.Staff, ArrangedByName = Clerk.Name,
                    Channel = Channel.Phone, CreatedAt = InstantOf(arrival, premises.ArrivalTime),
                };
                yield return Done(stay);
                yield return new BedClaim { BedId = room.Beds[0].Id, FirstNight = stay.Date, Until = stay.Departure, StayId = stay.Id };
            }
        }
    }

    private Resident Next() => _people[_next++ % 200];

    private Instant InstantOf(LocalDate day, LocalTime time) => InitiativeZone.InstantOf(app.Initiative.Zone, day, time);

    private Booking Done(Booking booking)
    {
        Bookings++;
        booking.Become(BookingStatus.Booked, BookingEventKind.Booked, Clerk, Channel.Phone, booking.CreatedAt);
        if (booking.EndsAt < app.Clock.GetCurrentInstant())
        {
            booking.Become(BookingStatus.Fulfilled, BookingEventKind.Fulfilled, Clerk, Channel.Phone, booking.EndsAt);
        }

        return booking;
    }
}
