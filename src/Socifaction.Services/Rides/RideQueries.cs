using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Rides;

/// <summary>One row of the day's board: a ride, when and where, who drives.</summary>
public sealed record RideRow(
    Guid Id,
    Guid GroupId,
    BookingStatus Status,
    bool IsReturn,
    LocalTime StartTime,
    LocalTime? LatestStart,
    LocalTime? LatestArrival,
    LocalTime? Planned,
    RideWish Wish,
    LocalTime WishTime,
    Guid? ResidentId,
    string Name,
    string Phone,
    Address From,
    Address To,
    int Companions,
    MobilityNeed Mobility,
    bool HelpToDoor,
    string Note,
    Guid? RunId,
    string Vehicle,
    string Driver,
    bool IsOpen,
    bool VehicleWaits,
    bool IsOnward,
    bool IsUncovered,
    int Version)
{
    public Guid OfferingId { get; init; }

    public LocalDate Date { get; init; }
}

/// <summary>What is asked of rides again and again.</summary>
public static class RideQueries
{
    /// <summary>Those of a day.</summary>
    public static IQueryable<Ride> OnDate(this IQueryable<Ride> rides, LocalDate date) => rides.Where(ride => ride.Date == date);

    /// <summary>Those that are wished or promised still.</summary>
    public static IQueryable<Ride> StillOpen(this IQueryable<Ride> rides) =>
        rides.Where(ride => ride.Status == BookingStatus.Requested || ride.Status == BookingStatus.Booked);

    /// <summary>Those whose promise no run keeps at present.</summary>
    public static IQueryable<Ride> Uncovered(this IQueryable<Ride> rides) =>
        rides.Where(ride => ride.Status == BookingStatus.Booked && ride.IsUncovered);

    /// <summary>What is promised to a resident on a day.</summary>
    public static IQueryable<Ride> OfResident(this IQueryable<Ride> rides, Guid residentId, LocalDate date) =>
        rides.Where(ride => ride.ResidentId == residentId && ride.Date == date && ride.Status == BookingStatus.Booked);

    /// <summary>The day's board of all ride offerings, by planned pick-up, requests by the wished time.</summary>
    public static Task<List<RideRow>> ListRideRowsAsync(this ServicesDbContext db, LocalDate date, CancellationToken cancellationToken) =>
        db.ListRideRowsAsync(db.Rides.OnDate(date), cancellationToken);

    /// <summary>Some rides, the same way.</summary>
    public static async Task<List<RideRow>> ListRideRowsAsync(this ServicesDbContext db, IQueryable<Ride> rides, CancellationToken cancellationToken)
    {
        var rows = await (
            from ride in rides
            join resident in db.Residents on ride.ResidentId equals resident.Id into residents
            from resident in residents.DefaultIfEmpty()
            join run in db.Runs on ride.RunId equals run.Id into runs
            from run in runs.DefaultIfEmpty()
            select new
            {
                Ride = ride,
                Name = resident == null ? ride.CallerName : resident.GivenName + " " + resident.Surname,
                Phone = db.Phones.Where(p => p.ResidentId == ride.ResidentId).OrderBy(p => p.Order).Select(p => p.E164).FirstOrDefault(),
                Vehicle = db.Vehicles.Where(v => v.Id == run.VehicleId).Select(v => v.Name).FirstOrDefault(),
                Driver = db.StaffMembers.Where(s => s.Id == run.DriverId).Select(s => s.Name).FirstOrDefault(),
                Planned = db.RunStops.Where(s => s.RideId == ride.Id && s.Kind == StopKind.PickUp).Select(s => (LocalTime?)s.Planned).FirstOrDefault(),
            })
            .AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows
            .Select(row => new RideRow(
                row.Ride.Id, row.Ride.GroupId, row.Ride.Status, row.Ride.IsReturn, row.Ride.StartTime, row.Ride.LatestStart,
                row.Ride.LatestArrival, row.Planned, row.Ride.Wish, row.Ride.WishTime, row.Ride.ResidentId, row.Name,
                row.Phone ?? row.Ride.CallerPhone, row.Ride.From, row.Ride.To, row.Ride.Companions, row.Ride.Mobility,
                row.Ride.HelpToDoor, row.Ride.Note, row.Ride.RunId, row.Vehicle ?? "", row.Driver ?? "", row.Ride.IsOpen, row.Ride.VehicleWaits, row.Ride.IsOnward, row.Ride.IsUncovered, row.Ride.Version) { OfferingId = row.Ride.OfferingId, Date = row.Ride.Date })
            .OrderBy(row => row.Planned ?? row.StartTime).ThenBy(row => row.Id)];
    }

    /// <summary>The days on which rides of an offering may be booked: with a run, from a day on, in order.</summary>
    public static Task<List<LocalDate>> ListRideDaysAsync(
        this ServicesDbContext db, Guid offeringId, LocalDate from, LocalDate to, int count, CancellationToken cancellationToken) =>
        db.Runs.Where(run => run.OfferingId == offeringId && run.Date >= from && run.Date <= to && !run.IsCancelled)
            .Select(run => run.Date).Distinct().OrderBy(date => date).Take(count).ToListAsync(cancellationToken);
}
