using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.People.Care;
using Socifaction.Services.People.Membership;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Rides.Sharing;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Isolation;

/// <summary>One row of every type that belongs to an initiative, its words marked with that initiative's mark.</summary>
public sealed partial class Village
{
    /// <summary>The telephone whose people are signed in; a neighbour's resident has it too.</summary>
    public const string Phone = "+37061200001";

    // What a program reads, not a person: a mark there would break the row, not show a leak.
    private static readonly string[] NotWords =
        ["E164", "To", "CallerPhone", "Phone", "PhoneE164", "Language", "ProviderStatus", "ProviderSid", "CallbackKey", "Occurrence", "What", "Who", "Answers", "Number", "Sealed", "SealedDiet", "SealedEntry", "From", "Hours", "ShiftTimes", "Before", "Merged"];

    private static readonly string[] Offerings = [.. typeof(Offering).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Offering))).Select(type => type.Name)];

    private Village(Initiative initiative, IReadOnlyList<Guid> ids, IReadOnlyList<(string Type, Guid Id)> rows) => (Initiative, Ids, Rows) = (initiative, ids, rows);

    public Initiative Initiative { get; }

    /// <summary>
    /// The few ids that all its rows share: the first row of every table has the first one, the second row the second.
    /// So one request with an id asks for a row of every table at once.
    /// </summary>
    public IReadOnlyList<Guid> Ids { get; }

    /// <summary>The rows by the name of their type; “Group” are bookings made together.</summary>
    public IReadOnlyList<(string Type, Guid Id)> Rows { get; }

    /// <summary>The ids that a route parameter could hold.</summary>
    public IEnumerable<Guid> Candidates(string parameter) => parameter.ToLowerInvariant() switch
    {
        "offering" or "offeringid" => Of(Offerings),
        "group" or "groupid" => Of("Group"),
        _ => Ids,
    };

    /// <summary>As few ids as reach a row of every type.</summary>
    public IEnumerable<Guid> OneOfEach => Rows.DistinctBy(row => row.Type).Select(row => row.Id).Distinct();

    /// <summary>The id that the same rows have here as those of <paramref name="id"/> have in another village.</summary>
    public Guid Twin(Village of, string id) => Ids[of.Ids.ToList().IndexOf(Guid.Parse(id))];

    /// <summary>The ids of the named types.</summary>
    public IEnumerable<Guid> Of(params string[] types) => Rows.Where(row => types.Contains(row.Type)).Select(row => row.Id);

    /// <summary>The id that a field of this name asks for, as far as the name tells.</summary>
    public Guid? Meant(string field) => field.ToLowerInvariant() switch
    {
        "activity" or "twice" => Of("Activity").First(),
        "premises" => Of("Premises").First(),
        "room" => Of("Room").First(),
        "closure" => Of("RoomClosure").First(),
        "relative" => Of("Relation").First(),
        "resident" or "who" or "person" or "carer" => Of("Resident").First(),
        "days" or "other" => Of("Session").First(),
        "reply" => Of("InboundSms").First(),
        "call" => Of("MissedCall").First(),
        "message" => Of("Reminder").First(),
        "trip" => Of("Ride").First(),
        "holiday" => Of("SchoolHoliday").First(),
        "skipped" => Of("SkippedDate").First(),
        "collector" => Of("Collector").First(),
        "note" => Of("ResidentNote").First(),
        "vehicle" => Of("Vehicle").First(),
        "driver" => Of("StaffMember").First(),
        "pair" => Of("KeptApart").First(),
        "meal" => Of("Meal").First(),
        "type" => Of("AppointmentType").First(),
        "worker" => Of("Resource").First(),
        "pause" => Of("MealPause").First(),
        // The one that is offered instead of another.
        "appointment" => Of("Appointment").Last(),
        "visit" => Of("Visit").First(),
        "hit" => Of("ScheduleHit").First(),
        "row" => Of("CalendarOverride").First(),
        _ => null,
    };

    /// <summary>Fills an initiative; throws when a type has no row here.</summary>
    public static async Task<Village> FillAsync(WebApp app, Initiative initiative, string mark, CancellationToken cancellationToken)
    {
        await using var scope = app.Scope(initiative);
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var all = Build(app, initiative);
        db.AddRange(all);
        db.AddRange(BuildPlaces(app, all, mark, scope.ServiceProvider.GetRequiredService<SealedText>()));
        db.AddRange(BuildStays(app, all));
        db.AddRange(BuildSchedules(app, all));
        db.AddRange(BuildMeals(app, all, mark, scope.ServiceProvider.GetRequiredService<SealedText>()));
        db.AddRange(BuildAppointments(app, all));
        db.AddRange(BuildVisits(app, all, mark, scope.ServiceProvider.GetRequiredService<SealedText>()));
        var owned = db.ChangeTracker.Entries().Select(entry => entry.Entity).OfType<IInitiativeOwned>().ToList();
        db.ChangeTracker.Clear();
        var ids = ShareIds(db, owned);
        db.AddRange(owned);
        var entries = db.ChangeTracker.Entries().ToList();
        foreach (var entry in entries) Mark(entry, mark);

        var seeded = entries.Select(entry => entry.Metadata.ClrType).ToHashSet();
        var missing = db.Model.GetEntityTypes().Select(type => type.ClrType)
            .Where(type => typeof(IInitiativeOwned).IsAssignableFrom(type) && !type.IsAbstract && !seeded.Contains(type)).ToList();
        if (missing.Count > 0) throw new InvalidOperationException($"No row of {string.Join(", ", missing.Select(type => type.Name))} is seeded for the isolation walk.");

        var rows = entries.Where(entry => entry.Entity is IInitiativeOwned)
            .Select(entry => (entry.Metadata.ClrType.Name, ((IInitiativeOwned)entry.Entity).Id))
            .Concat(entries.Select(entry => entry.Entity).OfType<Booking>().Select(booking => ("Group", booking.GroupId))).Distinct().ToList();
        await db.SaveChangesAsync(cancellationToken);
        return new(initiative, ids, rows);
    }

    // An id is unique in its table only. The first rows of every type come first, so that the fewest ids reach one of each.
    private static List<Guid> ShareIds(ServicesDbContext db, List<IInitiativeOwned> owned)
    {
        List<Guid> ids = [];
        Dictionary<Guid, Guid> shared = [];
        var groups = owned.OfType<Booking>().Select(booking => booking.GroupId).Distinct();
        var tables = owned.GroupBy(row => db.Model.FindEntityType(row.GetType())!.GetRootType())
            .Select(table => table.GroupBy(row => row.GetType()).SelectMany(type => type.Select((row, order) => (row.Id, order))).OrderBy(row => row.order > 0).Select(row => row.Id));
        foreach (var table in tables.Append(groups))
        {
            foreach (var (order, id) in table.Index())
            {
                if (order == ids.Count) ids.Add(Guid.CreateVersion7());
                shared[id] = ids[order];
            }
        }

        foreach (var row in owned)
        {
            foreach (var property in row.GetType().GetProperties().Where(property => property.SetMethod is not null))
            {
                if (property.GetValue(row) is Guid id && shared.TryGetValue(id, out var one)) property.SetValue(row, one);
            }
        }

        return ids;
    }

    /// <summary>Every row of the initiative as text, by its type and id.</summary>
    public async Task<Dictionary<string, string>> ReadAsync(WebApp app)
    {
        await using var scope = app.Scope(Initiative);
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.BaseType is null && typeof(IInitiativeOwned).IsAssignableFrom(t.ClrType)))
        {
            var set = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, [])!;
            foreach (var row in await set.ToListAsync())
            {
                if (((IInitiativeOwned)row).InitiativeId != Initiative.Id) continue;
                var values = db.Entry(row).Properties.Select(property => property.CurrentValue is byte[] bytes ? Convert.ToHexString(bytes) : $"{property.CurrentValue}");
                rows[$"{type.ClrType.Name} {((IInitiativeOwned)row).Id}"] = string.Join('|', values);
            }
        }

        return rows;
    }

    private static List<object> Build(WebApp app, Initiative initiative)
    {
        var now = app.Clock.GetCurrentInstant();
        var tomorrow = app.Today.PlusDays(1);
        var household = new Household { Name = "" };
        var mother = Given.Resident(phone: Phone);
        mother.HouseholdId = household.Id;
        var child = Given.Resident("Jonas", phone: null);
        child.BirthYear = 2019;
        var driver = Given.Staff(role: Role.Driver);
        var (activity, service, vehicle) = (Given.Activity(), Given.RideService(), Given.Vehicle());
        // Families say their days until Sunday evening.
        activity.PlanDay = IsoDayOfWeek.Sunday;
        var session = Given.Session(activity, tomorrow, 10, initiative);
        session.TryTake();
        session.TryTake();
        session.Shifts.Add(new Shift { SessionId = session.Id, StaffMemberId = driver.Id });
        activity.Pattern.Add(new WeeklySession
        {
            OfferingId = activity.Id, Weekday = IsoDayOfWeek.Monday, From = new(13, 0), To = new(17, 0),
            Shifts = { new WeeklyShift { StaffMemberId = driver.Id } },
        });
        // The marks are written into the addresses, so no two rows may share one.
        (mother.Home, child.Home, vehicle.Base) = (Given.Home with { }, Given.Home with { }, Given.Home with { });
        var run = Given.Run(service, vehicle, driver, tomorrow, initiative);
        run.Record(RunEventKind.Added, new Actor(ActorKind.Staff, driver.Id, ""), now, "");
        var weekly = new WeeklyRun { OfferingId = service.Id, VehicleId = vehicle.Id, DriverId = driver.Id, Weekday = IsoDayOfWeek.Monday, From = new(8, 0), To = new(16, 0) };
        var by = new Actor(ActorKind.Resident, mother.Id, "");
        var place = Place(session, activity, mother.Id, now);
        place.Become(BookingStatus.Booked, BookingEventKind.Booked, by, Channel.Web, now);
        var asked = Place(session, activity, mother.Id, now, child.Id);
        var ride = Ride(run, mother.Id, now, run.Id, initiative);
        ride.Become(BookingStatus.Booked, BookingEventKind.Booked, by, Channel.Web, now);
        var wished = Ride(run, mother.Id, now, null, initiative);
        var reminder = new Reminder
        {
            BookingId = ride.Id, ResidentId = mother.Id, Kind = ReminderKind.DayBefore, Channel = ReminderChannel.Sms, Occurrence = "1", To = Phone, Body = "",
            Parts = 1, BookingVersion = 1, DueAt = now, UsefulUntil = now + Duration.FromHours(12), CreatedAt = now, CallbackKey = Guid.CreateVersion7().ToString("N"),
        };
        var order = new StandingOrder
        {
            OfferingId = service.Id, ResidentId = mother.Id, From = Given.Home with { }, To = Given.Polyclinic with { }, Weekdays = Time.Weekdays.Monday,
            Wish = RideWish.ArriveBy, WishTime = new(12, 0), FirstDay = tomorrow, AgreedAt = now, AgreedByName = "",
        };
        vehicle.Layouts.Add(new VehicleLayout { VehicleId = vehicle.Id, Seats = 2, WheelchairPlaces = 2 });
        return
        [
            order, new OrderedDay { OrderId = order.Id, Date = tomorrow.PlusDays(6), State = OrderedDayState.Refused, Refusal = RideRefusal.NoSeat, Edition = 1 },
            household, mother, child, driver, activity, service, vehicle, session, run, weekly, place, asked, ride, wished, reminder,
            new KeptApart { OneId = mother.Id, OtherId = child.Id, WrittenByName = "", WrittenAt = now },
            new ResidentEvent
            {
                ResidentId = mother.Id, Kind = ResidentEventKind.Changed, At = now, ByName = "",
                Before = System.Text.Json.JsonSerializer.Serialize(ResidentFacts.Of(mother) with { Street = "" }),
            },
            new Relation { FromId = mother.Id, ToId = child.Id, Kind = RelationKind.GuardianOf },
            new RunStop { RunId = run.Id, RideId = ride.Id, Kind = StopKind.PickUp, Order = 1, Planned = new(9, 0) },
            new RunStop { RunId = run.Id, RideId = ride.Id, Kind = StopKind.DropOff, Order = 2, Planned = new(9, 20) },
            new ReminderEvent { ReminderId = reminder.Id, ProviderSid = "SM1", ProviderStatus = "sent", At = now },
            new SpokenOf { ReminderId = reminder.Id, BookingId = place.Id, Occurrence = "1" },
            new SpentText { On = SpentOn.Code, Parts = 1, At = now },
            new TestText { Id = Guid.CreateVersion7(), ResidentId = child.Id, To = Phone, Parts = 1, At = now, ByName = "", CallbackKey = Guid.CreateVersion7().ToString("N") },
            new OutboxSms { To = Phone, Body = "", At = now },
            new RideHold
            {
                RequestId = Guid.CreateVersion7(), Fingerprint = new byte[32], Leg = 0, RunId = run.Id, From = Given.Home with { }, To = Given.Polyclinic with { },
                Seats = 1, WheelchairPlaces = 0, EarliestPickUp = new(12, 0), LatestPickUp = new(12, 15), LatestArrival = new(13, 0),
                PickUpOrder = 3, DropOffOrder = 4, Until = now + Duration.FromMinutes(5),
            },
            new Destination { Name = "", Address = Given.Polyclinic with { }, ShiftTimes = "09:00" },
            new UnmetNeed { OfferingId = activity.Id, Date = tomorrow, At = now, Village = "", Reason = "Full", Wish = "", Channel = Channel.Web },
            new RequestReceipt { Id = Guid.CreateVersion7(), Fingerprint = new byte[32], GroupId = place.GroupId, At = now },
            new BookingDraft { KeyHash = new byte[32], OfferingId = activity.Id, Answers = "x", UpdatedAt = now },
            new StaffInvitation { StaffMemberId = driver.Id, TokenHash = new byte[32], CreatedAt = now, ExpiresAt = now + Duration.FromDays(7), ByName = "" },
            StaffEvent.Of(driver, StaffEventKind.Invited, now, ""),
            new Attempt { What = "code-asked", Who = "0", At = now },
            new SignInCode { PhoneE164 = "+37069999999", Salt = new byte[16], CodeHash = new byte[32], BrowserHash = new byte[32], CreatedAt = now, ExpiresAt = now },
        ];
    }

    private static Place Place(Session session, Activity activity, Guid by, Instant now, Guid? residentId = null) => new()
    {
        OfferingId = activity.Id, SessionId = session.Id, ResidentId = residentId ?? by, Date = session.Date, StartTime = session.From, EndTime = session.To,
        StartsAt = session.StartsAt, EndsAt = session.EndsAt, GroupId = Guid.CreateVersion7(), ArrangedByKind = ActorKind.Resident, ArrangedById = by,
        ArrangedByName = "", Channel = Channel.Web, CreatedAt = now,
    };

    private static Ride Ride(Run run, Guid by, Instant now, Guid? runId, Initiative initiative) => new()
    {
        OfferingId = run.OfferingId, RunId = runId, ResidentId = by, Date = run.Date, StartTime = new(9, 0), LatestStart = new(9, 15), EndTime = new(10, 0),
        StartsAt = Time.InitiativeZone.InstantOf(initiative.Zone, run.Date, new(9, 0)), EndsAt = Time.InitiativeZone.InstantOf(initiative.Zone, run.Date, new(10, 0)),
        From = Given.Home with { }, To = Given.Polyclinic with { }, Wish = RideWish.ArriveBy, WishTime = new(10, 0), GroupId = Guid.CreateVersion7(),
        ArrangedByKind = ActorKind.Resident, ArrangedById = by, ArrangedByName = "", Channel = Channel.Web, CreatedAt = now,
    };

    private static void Mark(EntityEntry entry, string mark)
    {
        foreach (var property in entry.Properties.Concat(entry.ComplexProperties.Where(complex => complex.Metadata.ClrType == typeof(Address)).SelectMany(complex => complex.Properties)))
        {
            var meta = property.Metadata;
            if (meta.ClrType != typeof(string) || meta.IsKey() || meta.IsForeignKey() || meta.IsShadowProperty() || NotWords.Contains(meta.Name)) continue;
            var words = $"{mark}-{entry.Metadata.ClrType.Name}-{((entry.Entity as IInitiativeOwned)?.Id ?? Guid.CreateVersion7()).ToString()[^6..]}";
            property.CurrentValue = words[..Math.Min(words.Length, meta.GetMaxLength() ?? 60)];
        }
    }
}
