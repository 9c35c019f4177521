using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Places.Register;

/// <summary>Somebody who did not come, and nobody has said why: whom to ask.</summary>
public sealed record UnexplainedAbsence(Guid PlaceId, Guid ResidentId, string Name, string Activity, LocalDate Date, string? Phone, bool WasReported);

/// <summary>A session that is over and whose register nobody touched.</summary>
public sealed record UnkeptRegister(Guid SessionId, string Activity, LocalDate Date, LocalTime From, LocalTime To, int Booked);

/// <summary>What pages read of attendance and absences.</summary>
public static class RegisterQueries
{
    /// <summary>Absences since a day that nobody has explained, the newest first.</summary>
    public static IQueryable<UnexplainedAbsence> UnexplainedSince(this ServicesDbContext db, LocalDate first, Instant now) =>
        from place in db.Places
        join resident in db.Residents on place.ResidentId equals resident.Id
        join activity in db.Activities on place.OfferingId equals activity.Id
        where place.Date >= first && place.StartsAt <= now
        let isReported = db.Absences.Any(a => a.PlaceId == place.Id)
        where place.Status == BookingStatus.NoShow
            || (place.Status == BookingStatus.Booked && db.Attendances.Any(a => a.PlaceId == place.Id && a.ArrivedAt == null && a.LeftAt == null && !a.HadMeal))
            || (isReported && (place.Status == BookingStatus.Cancelled || place.Status == BookingStatus.Booked))
        where !db.Absences.Any(a => a.PlaceId == place.Id && a.Kind != AbsenceKind.Unknown)
            && !db.Attendances.Any(a => a.PlaceId == place.Id && (a.ArrivedAt != null || a.LeftAt != null || a.HadMeal))
        orderby place.Date descending, resident.Surname, resident.GivenName
        select new UnexplainedAbsence(place.Id, resident.Id, resident.GivenName + " " + resident.Surname, activity.Name, place.Date,
            (from relation in db.Relations
             join phone in db.Phones on relation.FromId equals phone.ResidentId
             where relation.ToId == resident.Id && relation.Kind == RelationKind.GuardianOf
             orderby phone.Order
             select phone.E164).FirstOrDefault()
                ?? db.Phones.Where(phone => phone.ResidentId == resident.Id).OrderBy(phone => phone.Order).Select(phone => phone.E164).FirstOrDefault(),
            isReported);

    /// <summary>Sessions since a day that are over, had people booked, and whose register nobody touched; the newest first.</summary>
    public static IQueryable<UnkeptRegister> UnkeptSince(this ServicesDbContext db, LocalDate first, Instant now) =>
        from session in db.Sessions
        join activity in db.Activities on session.OfferingId equals activity.Id
        where session.Date >= first && session.EndsAt <= now && !session.IsCancelled
        let booked = db.Places.Count(p => p.SessionId == session.Id && p.Status == BookingStatus.Booked)
        where booked > 0 && !db.RegisterTaps.Any(t => db.Places.Any(p => p.Id == t.PlaceId && p.SessionId == session.Id))
        orderby session.Date descending, session.From
        select new UnkeptRegister(session.Id, activity.Name, session.Date, session.From, session.To, booked);
}
