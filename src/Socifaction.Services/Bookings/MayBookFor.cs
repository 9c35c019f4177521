using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Bookings;

/// <summary>Whom a resident may book and cancel for: oneself, the household, and those one is guardian or carer of.</summary>
public static class MayBookFor
{
    /// <summary>The residents one may book for, oneself among them.</summary>
    public static IQueryable<Resident> WhomMayBook(this ServicesDbContext db, Guid residentId) =>
        db.Residents.Where(other => other.Id == residentId
            || db.Relations.Any(relation => relation.FromId == residentId && relation.ToId == other.Id)
            || (other.HouseholdId != null && db.Residents.Any(self => self.Id == residentId && self.HouseholdId == other.HouseholdId)));

    /// <summary>The residents whoever asks may book for: everybody when staff ask.</summary>
    public static IQueryable<Resident> WhomMayBook(this ServicesDbContext db, Asking asking) =>
        asking.By switch
        {
            { Kind: ActorKind.Staff or ActorKind.System } => db.Residents,
            { Id: { } id } => db.WhomMayBook(id),
            _ => db.Residents.Where(_ => false),
        };
}
