using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Appointments;

/// <summary>An appointment as staff read it: who, whom to call, what it takes.</summary>
public sealed record AppointmentRow(
    Guid AppointmentId, Guid GroupId, Guid OfferingId, string Offering, Guid? ResidentId, string Name, string? Phone, LocalDate Date, LocalTime From, LocalTime To,
    Instant StartsAt, int Minutes, BookingStatus Status, string Note, int PriceCents, bool WantsEarlier, string ArrangedByName, string ArrangedBecause, int Version)
{
    /// <summary>What its type counts.</summary>
    public CountedIn CountedIn { get; init; }

    /// <summary>How many kilograms, once they are weighed.</summary>
    public int? Kilograms { get; init; }

    /// <summary>How many of them are free.</summary>
    public int? FreeKilograms { get; init; }

    /// <summary>Whether the price is known only when it is weighed.</summary>
    public bool IsToBeWeighed => CountedIn == CountedIn.Kilograms && Kilograms is null;
}

/// <summary>A time of a resource that is taken, and by which appointment.</summary>
public sealed record ClaimRow(Guid ResourceId, Guid BookingId, Instant StartsAt, Instant EndsAt);

/// <summary>One appointment as the person who booked it reads it.</summary>
public sealed record AppointmentBooked(
    Guid AppointmentId, Guid GroupId, Guid OfferingId, Guid? ResidentId, string Offering, string Name, LocalDate Date, LocalTime From, LocalTime To, Instant StartsAt,
    BookingStatus Status, int PriceCents, bool WantsEarlier, bool IsToBeWeighed = false);

/// <summary>What pages read of appointments, projected straight to what they show.</summary>
public static class AppointmentQueries
{
    /// <summary>A type with what it needs, as it stands.</summary>
    public static Task<AppointmentType?> FindTypeAsync(this ServicesDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.AppointmentTypes.AsNoTracking().Include(type => type.Needs).SingleOrDefaultAsync(type => type.Id == id, cancellationToken);

    /// <summary>What is locked before a person is given a time of a type: all that could be taken, and what is left to the person.</summary>
    internal static IEnumerable<Guid> Locks(this AppointmentType type, Guid residentId) =>
        [type.Id, residentId, .. type.Needs.Select(need => need.ResourceId)];

    /// <summary>The type of an appointment, if there is one.</summary>
    internal static Task<Guid?> FindOfferingIdAsync(this ServicesDbContext db, Guid appointmentId, CancellationToken cancellationToken) =>
        db.Appointments.Where(one => one.Id == appointmentId).Select(one => (Guid?)one.OfferingId).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Lets go of all that a booking claims. It is saved at once, so that what comes next may claim the same.</summary>
    internal static async Task ReleaseAsync(this ServicesDbContext db, Guid bookingId, CancellationToken cancellationToken)
    {
        foreach (var claim in await db.ResourceClaims.Where(claim => claim.BookingId == bookingId && !claim.IsReleased).ToListAsync(cancellationToken))
        {
            claim.IsReleased = true;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Appointments as staff read them, in order of time.</summary>
    public static IQueryable<AppointmentRow> RowsOf(this ServicesDbContext db, IQueryable<Appointment> appointments) =>
        from one in appointments
        join type in db.AppointmentTypes on one.OfferingId equals type.Id
        join known in db.Residents on one.ResidentId equals known.Id into residents
        from resident in residents.DefaultIfEmpty()
        orderby one.StartsAt, one.CreatedAt
        select new AppointmentRow(
            one.Id, one.GroupId, type.Id, type.Name, one.ResidentId, resident == null ? one.CallerName : resident.GivenName + " " + resident.Surname,
            (from relation in db.Relations
             join phone in db.Phones on relation.FromId equals phone.ResidentId
             where relation.ToId == one.ResidentId && relation.Kind == RelationKind.GuardianOf
             orderby phone.Order
             select phone.E164).FirstOrDefault()
                ?? db.Phones.Where(phone => phone.ResidentId == one.ResidentId).OrderBy(phone => phone.Order).Select(phone => phone.E164).FirstOrDefault()
                ?? one.CallerPhone,
            one.Date, one.StartTime, one.EndTime, one.StartsAt, one.Minutes, one.Status, one.Note, one.PriceCents, one.WantsEarlier,
            one.ArrangedByName, one.ArrangedBecause, one.Version)
        {
            CountedIn = type.CountedIn, Kilograms = one.Kilograms, FreeKilograms = one.FreeKilograms,
        };

    /// <summary>The appointments booked together, in order of time.</summary>
    public static IQueryable<AppointmentBooked> AppointmentsOfGroup(this ServicesDbContext db, Guid groupId) =>
        from one in db.Appointments
        join type in db.AppointmentTypes on one.OfferingId equals type.Id
        join known in db.Residents on one.ResidentId equals known.Id into residents
        from resident in residents.DefaultIfEmpty()
        where one.GroupId == groupId
        orderby one.StartsAt
        select new AppointmentBooked(
            one.Id, one.GroupId, type.Id, one.ResidentId, type.Name, resident == null ? one.CallerName : resident.GivenName + " " + resident.Surname,
            one.Date, one.StartTime, one.EndTime, one.StartsAt, one.Status, one.PriceCents, one.WantsEarlier,
            type.CountedIn == CountedIn.Kilograms && one.Kilograms == null);

    /// <summary>The claims of bookings that stand.</summary>
    public static IQueryable<ClaimRow> ClaimsOf(this ServicesDbContext db, IReadOnlyCollection<Guid> bookingIds) =>
        db.ResourceClaims.Where(claim => bookingIds.Contains(claim.BookingId) && !claim.IsReleased)
            .Select(claim => new ClaimRow(claim.ResourceId, claim.BookingId, claim.StartsAt, claim.EndsAt));
}
