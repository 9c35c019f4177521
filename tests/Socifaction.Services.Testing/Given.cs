using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Testing;

/// <summary>Builders: each test says what it needs and nothing else.</summary>
public static class Given
{
    private static int _number;

    /// <summary>Home of most people in the tests: Kunigiškiai, about 9 km from Tauragė.</summary>
    public static Address Home { get; } = new("Kunigiškiai", "Kunigiškių k. 7", "", 55.31, 22.20);

    /// <summary>The polyclinic in Tauragė.</summary>
    public static Address Polyclinic { get; } = new("Tauragė", "Poliklinika", "", 55.25222, 22.28972);

    public static OfferingMessages Messages { get; } = new("Uzsakyta: {diena} {laikas}. {tel} {iniciatyva}", "Primename: {diena} {laikas} {kas}. Tel. {tel}. {iniciatyva}", "Atsaukta: {diena} {laikas}. {tel} {iniciatyva}");

    public static Initiative Initiative(Locality locality, string slug, string name) => new()
    {
        LocalityId = locality.Id,
        Slug = slug,
        Name = name,
        Village = name,
        Phone = "+37061234567",
        ContactName = "Rasa",
        NumberPrefix = slug[..3].ToUpperInvariant(),
    };

    public static Resident Resident(string givenName = "Ona", string surname = "Petraitienė", string? phone = "+37061200001", MobilityNeed mobility = MobilityNeed.Walks)
    {
        var resident = new Resident
        {
            Number = $"KUN-{Interlocked.Increment(ref _number):0000}",
            GivenName = givenName,
            Surname = surname,
            SearchText = $"{givenName} {surname}".ToLowerInvariant(),
            Home = Home,
            Mobility = mobility,
            RegisteredAt = TestHouse.Start,
        };
        if (phone is not null)
        {
            resident.Phones.Add(new Phone { ResidentId = resident.Id, E164 = phone, Kind = PhoneKind.Mobile });
        }

        return resident;
    }

    public static StaffMember Staff(string name = "Rasa", Role role = Role.Clerk) => new() { Name = name, Role = role };

    public static Activity Activity(int roomLimit = 20, CapacityRule rule = CapacityRule.RoomOnly, string name = "Dienos centras") =>
        new() { Name = name, RoomLimit = roomLimit, CapacityRule = rule, Messages = Messages };

    public static Session Session(Activity activity, LocalDate date, int capacity, Initiative initiative, LocalTime? from = null, LocalTime? to = null)
    {
        var (start, end) = (from ?? new LocalTime(13, 0), to ?? new LocalTime(17, 30));
        return new()
        {
            OfferingId = activity.Id,
            Date = date,
            From = start,
            To = end,
            StartsAt = Time.InitiativeZone.InstantOf(initiative.Zone, date, start),
            EndsAt = Time.InitiativeZone.InstantOf(initiative.Zone, date, end),
            Capacity = capacity,
        };
    }

    /// <summary>A place that its resident booked, or asked for.</summary>
    public static Place Place(Session session, Resident resident, Channel channel, Instant at, Guid? group = null, bool requested = false)
    {
        var place = new Place
        {
            OfferingId = session.OfferingId,
            SessionId = session.Id,
            ResidentId = resident.Id,
            Date = session.Date,
            StartTime = session.From,
            EndTime = session.To,
            StartsAt = session.StartsAt,
            EndsAt = session.EndsAt,
            GroupId = group ?? Guid.CreateVersion7(),
            ArrangedByKind = ActorKind.Resident,
            ArrangedByName = resident.FullName,
            Channel = channel,
            CreatedAt = at,
        };
        var actor = new Actor(ActorKind.Resident, resident.Id, resident.FullName);
        place.Become(
            requested ? BookingStatus.Requested : BookingStatus.Booked, requested ? BookingEventKind.Requested : BookingEventKind.Booked, actor, channel, at);
        return place;
    }

    public static Premises Premises(string name = "Senjorų namai") =>
        new() { Name = name, Messages = Messages, Window = new(180, 24 * 60, 24 * 60), CareElsewhere = "Skambinkite socialinių paslaugų skyriui 8 446 00000." };

    /// <summary>A room with so many beds.</summary>
    public static Room Room(Premises premises, int beds = 2, string? name = null, bool access = true)
    {
        var number = Interlocked.Increment(ref _number);
        var room = new Room { OfferingId = premises.Id, Name = name ?? FormattableString.Invariant($"{number} kambarys"), Order = number, HasWheelchairAccess = access };
        room.Beds.AddRange(Enumerable.Range(1, beds).Select(bed => new Bed { RoomId = room.Id, Number = bed }));
        return room;
    }

    /// <summary>Home help by the hour at 3.60 €.</summary>
    public static HomeHelp HomeHelp(string tasks = "apsipirkti;gaminti maistą;tvarkyti namus") =>
        new() { Name = "Pagalba į namus", Tasks = tasks, Price = new(PriceKind.PerHour, 360), TellsCancellationsOnly = true, Messages = Messages };

    /// <summary>Meals from Monday to Friday at 12–13, ordered until noon of the day before.</summary>
    public static MealService MealService(int? mostPortions = null) => new()
    {
        Name = "Pietūs", MostPortions = mostPortions, IsDelivered = true, Diets = "be cukraus;trinta", Messages = Messages, TellsCancellationsOnly = true,
    };

    public static RideService RideService() => new() { Name = "Pavėžėjimas", Messages = Messages };

    public static Vehicle Vehicle(int seats = 4, int wheelchairPlaces = 1) =>
        new() { Name = "Automobilis", Plate = "ABC 123", Seats = seats, WheelchairPlaces = wheelchairPlaces, Base = Home };

    public static Run Run(RideService service, Vehicle vehicle, StaffMember driver, LocalDate date, Initiative initiative, LocalTime? from = null, LocalTime? to = null)
    {
        var (start, end) = (from ?? new LocalTime(7, 30), to ?? new LocalTime(17, 0));
        return new()
        {
            OfferingId = service.Id,
            VehicleId = vehicle.Id,
            DriverId = driver.Id,
            Date = date,
            From = start,
            To = end,
            StartsAt = Time.InitiativeZone.InstantOf(initiative.Zone, date, start),
            EndsAt = Time.InitiativeZone.InstantOf(initiative.Zone, date, end),
        };
    }

    /// <summary>A resource that is there every day from 8:00 to 20:00, also on holidays.</summary>
    public static Resource Resource(string name = "Dušas", ResourceKind kind = ResourceKind.Room, LocalDate? since = null)
    {
        var resource = new Resource { Name = name, Kind = kind, WorksOnHolidays = true };
        resource.Openings.AddRange(Enumerable.Range(1, 7).Select(day => new WeeklyOpening
        {
            ResourceId = resource.Id, Weekday = (IsoDayOfWeek)day, From = new(8, 0), To = new(20, 0), FirstDay = since ?? new(2027, 1, 1),
        }));
        return resource;
    }

    /// <summary>A type of an hour that needs one of each group of resources.</summary>
    public static AppointmentType AppointmentType(params Resource[][] needs)
    {
        var type = new AppointmentType { Name = "Dušas", Lengths = [60, 30], EveryMinutes = 60, Messages = Messages };
        type.Needs.AddRange(needs.SelectMany((need, index) => need.Select(resource => new ResourceNeed { OfferingId = type.Id, Number = index + 1, ResourceId = resource.Id })));
        return type;
    }
}
