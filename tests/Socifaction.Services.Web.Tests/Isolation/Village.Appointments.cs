using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Isolation;

public sealed partial class Village
{
    /// <summary>A resource with its calendar, a type that needs it, a time given, one asked for and an earlier one offered.</summary>
    private static List<object> BuildAppointments(WebApp app, IReadOnlyList<object> rows)
    {
        var now = app.Clock.GetCurrentInstant();
        var mother = rows.OfType<Resident>().First();
        var resource = Given.Resource();
        resource.Overrides.Add(new CalendarOverride { ResourceId = resource.Id, Kind = OverrideKind.Closed, FirstDay = app.Today.PlusDays(20), LastDay = app.Today.PlusDays(20) });
        var type = Given.AppointmentType([resource]);
        var given = Appointment(app, type, mother.Id, now, new(10, 0));
        given.Become(BookingStatus.Booked, BookingEventKind.Booked, new Actor(ActorKind.Resident, mother.Id, ""), Channel.Web, now);
        var offered = Appointment(app, type, mother.Id, now, new(8, 0));
        (offered.InsteadOfId, offered.OfferedUntil) = (given.Id, now + Duration.FromHours(4));
        offered.Become(BookingStatus.Waitlisted, BookingEventKind.Offered, new Actor(ActorKind.Staff, null, ""), Channel.Sms, now);
        return
        [
            resource, type, given, Appointment(app, type, mother.Id, now, new(12, 0)), offered,
            new ResourceClaim { BookingId = offered.Id, ResourceId = resource.Id, StartsAt = offered.StartsAt, EndsAt = offered.EndsAt },
            new ResourceClaim { BookingId = given.Id, ResourceId = resource.Id, StartsAt = given.StartsAt, EndsAt = given.EndsAt },
            new TakenIn { OfferingId = type.Id, ResidentId = mother.Id, Since = now, ByName = "" },
        ];
    }

    private static Appointment Appointment(WebApp app, AppointmentType type, Guid residentId, Instant now, LocalTime start)
    {
        var date = app.Today.PlusDays(4);
        var startsAt = Time.InitiativeZone.InstantOf(app.Initiative.Zone, date, start);
        return new()
        {
            OfferingId = type.Id, ResidentId = residentId, Date = date, StartTime = start, EndTime = start.PlusHours(1), StartsAt = startsAt,
            EndsAt = startsAt + Duration.FromHours(1), Minutes = 60, GroupId = Guid.CreateVersion7(), ArrangedByKind = ActorKind.Resident, ArrangedById = residentId,
            ArrangedByName = "", Channel = Channel.Web, CreatedAt = now,
        };
    }
}
