using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Bookings;

/// <summary>
/// Whom somebody may book and cancel for: oneself and whoever has the same telephone, their households,
/// and those they are guardians or carers of. It is what the telephone itself may, since a telephone is what was proved.
/// </summary>
public static class MayBookFor
{
    /// <summary>The residents one may book for, oneself among them.</summary>
    public static IQueryable<Resident> WhomMayBook(this ServicesDbContext db, Guid residentId)
    {
        var numbers = db.Phones.Where(phone => phone.ResidentId == residentId).Select(phone => phone.E164);
        var holders = db.Residents.Where(holder => holder.Id == residentId || holder.Phones.Any(phone => numbers.Contains(phone.E164)));
        return db.Residents.Where(resident => holders.Any(holder => holder.Id == resident.Id
            || (holder.HouseholdId != null && holder.HouseholdId == resident.HouseholdId)
            || db.Relations.Any(relation => relation.FromId == holder.Id && relation.ToId == resident.Id)));
    }

    /// <summary>The residents whoever asks may book for: everybody when staff ask.</summary>
    public static IQueryable<Resident> WhomMayBook(this ServicesDbContext db, Asking asking) =>
        asking.By switch
        {
            { Kind: ActorKind.Staff or ActorKind.System } => db.Residents,
            { Id: { } id } => db.WhomMayBook(id),
            _ => db.Residents.Where(_ => false),
        };

    /// <summary>The bookings whoever asks may change: all when staff ask, else those of the people they may book for.</summary>
    public static IQueryable<TBooking> MayChange<TBooking>(this IQueryable<TBooking> bookings, ServicesDbContext db, Asking asking)
        where TBooking : Booking
    {
        var residents = db.WhomMayBook(asking);
        return asking.By.Kind is ActorKind.Staff or ActorKind.System
            ? bookings
            : bookings.Where(booking => residents.Any(resident => resident.Id == booking.ResidentId));
    }
}
