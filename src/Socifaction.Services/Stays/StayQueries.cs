using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Stays;

/// <summary>A bed taken for some nights: by whom, or for what it is closed.</summary>
public sealed record ClaimRow(BedClaim Claim, Guid RoomId, int Bed, string Name, string Closed)
{
    /// <summary>A long-term right rather than some nights.</summary>
    public bool IsResidence => Claim.ResidenceId is not null;

    public bool IsClosed => Claim.ClosureId is not null;
}

/// <summary>A stay as staff list it.</summary>
public sealed record StayRow(
    Guid Id, Guid OfferingId, string Premises, Guid? ResidentId, string Name, string? Phone, string? Room, bool WholeRoom, LocalDate Date, LocalDate Departure,
    BookingStatus Status, Instant? ArrivedAt, Instant? DepartedAt, string Note);

/// <summary>What pages read of rooms and stays.</summary>
public static class StayQueries
{
    /// <summary>Whoever takes a bed of the premises on a night between two days, the second excluded, by name.</summary>
    public static Task<List<ClaimRow>> ListClaimsAsync(
        this ServicesDbContext db, Guid premisesId, LocalDate first, LocalDate until, CancellationToken cancellationToken) => (
        from claim in db.BedClaims.AsNoTracking()
        join room in db.Rooms on premisesId equals room.OfferingId
        from bed in room.Beds
        where bed.Id == claim.BedId && claim.FirstNight < until && (claim.Until == null || claim.Until > first)
        orderby room.Order, bed.Number, claim.FirstNight
        select new ClaimRow(claim, room.Id, bed.Number,
            db.Residents.Where(r => db.Stays.Any(s => s.Id == claim.StayId && s.ResidentId == r.Id) || db.Residences.Any(s => s.Id == claim.ResidenceId && s.ResidentId == r.Id))
                .Select(r => r.GivenName + " " + r.Surname).FirstOrDefault() ?? "",
            db.RoomClosures.Where(c => c.Id == claim.ClosureId).Select(c => c.Why).FirstOrDefault() ?? ""))
        .ToListAsync(cancellationToken);

    /// <summary>The rooms of the premises with their beds, in order.</summary>
    public static Task<List<Room>> ListRoomsAsync(this ServicesDbContext db, Guid premisesId, CancellationToken cancellationToken) =>
        db.Rooms.AsNoTracking().Include(room => room.Beds).Where(room => room.OfferingId == premisesId)
            .OrderBy(room => room.Order).ThenBy(room => room.Name).ToListAsync(cancellationToken);

    /// <summary>The nearest nights on which as much could be had, at most so many; it holds nothing for anybody.</summary>
    public static async Task<IReadOnlyList<StayOption>> ListOptionsAsync(
        this ServicesDbContext db, Premises premises, Nights wished, bool wholeRoom, bool needsAccess, LocalDate today, int most, CancellationToken cancellationToken)
    {
        if (wished.Count < 1 || wished.Count > premises.MostNights)
        {
            return [];
        }

        var (_, vacancies) = await db.ReadVacanciesAsync(premises.Id, today, null, cancellationToken);
        return vacancies.ListNearest(wished, wholeRoom, needsAccess, today, premises.Window.LastDay(today), most);
    }

    /// <summary>Stays as staff list them, in order of arrival.</summary>
    public static IQueryable<StayRow> Rows(this ServicesDbContext db, IQueryable<Stay> stays) =>
        from stay in stays
        join premises in db.Premises on stay.OfferingId equals premises.Id
        join known in db.Residents on stay.ResidentId equals known.Id into residents
        from resident in residents.DefaultIfEmpty()
        join given in db.Rooms on stay.RoomId equals given.Id into rooms
        from room in rooms.DefaultIfEmpty()
        orderby stay.Date, resident.Surname, resident.GivenName, stay.CreatedAt
        select new StayRow(
            stay.Id, premises.Id, premises.Name, stay.ResidentId, resident == null ? stay.CallerName : resident.GivenName + " " + resident.Surname,
            db.Phones.Where(phone => phone.ResidentId == stay.ResidentId).OrderBy(phone => phone.Order).Select(phone => phone.E164).FirstOrDefault() ?? stay.CallerPhone,
            room == null ? null : room.Name, stay.WholeRoom, stay.Date, stay.Departure, stay.Status, stay.ArrivedAt, stay.DepartedAt, stay.Note);
}
