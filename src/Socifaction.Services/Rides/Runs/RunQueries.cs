using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Rides.Runs;

/// <summary>A run on the week's page, with how many rides it has.</summary>
public sealed record RunRow(
    Guid Id, Guid OfferingId, LocalDate Date, string Vehicle, string Driver, LocalTime From, LocalTime To, RunBreak? Break, bool IsCancelled, int Rides);

/// <summary>A row of the weekly pattern; <see cref="IsActive"/> is of the vehicle.</summary>
public sealed record WeeklyRunRow(Guid Id, IsoDayOfWeek Weekday, string Vehicle, bool IsActive, string Driver, LocalTime From, LocalTime To, RunBreak? Break);

/// <summary>A ride whose promise no run keeps, and whom staff are to call.</summary>
public sealed record UncoveredRide(
    Guid Id, LocalDate Date, LocalTime StartTime, LocalTime? LatestStart, Guid ResidentId, string Name, string Phone, Address From, Address To);

/// <summary>What the pages about runs ask.</summary>
public static class RunQueries
{
    /// <summary>The runs between two days, both included, by day and hour.</summary>
    public static async Task<List<RunRow>> ListRunRowsAsync(this ServicesDbContext db, LocalDate first, LocalDate last, CancellationToken cancellationToken)
    {
        var rows = await (
            from run in db.Runs.AsNoTracking()
            join vehicle in db.Vehicles on run.VehicleId equals vehicle.Id
            join driver in db.StaffMembers on run.DriverId equals driver.Id
            where run.Date >= first && run.Date <= last
            select new { Run = run, Vehicle = vehicle.Name, Driver = driver.Name, Rides = db.Rides.Count(ride => ride.RunId == run.Id && ride.Status == BookingStatus.Booked) })
            .ToListAsync(cancellationToken);
        return [.. rows
            .Select(row => new RunRow(
                row.Run.Id, row.Run.OfferingId, row.Run.Date, row.Vehicle, row.Driver, row.Run.From, row.Run.To, row.Run.Break, row.Run.IsCancelled, row.Rides))
            .OrderBy(row => row.Date).ThenBy(row => row.From).ThenBy(row => row.Id)];
    }

    /// <summary>The weekly pattern, by day and hour.</summary>
    public static async Task<List<WeeklyRunRow>> ListWeeklyRunRowsAsync(this ServicesDbContext db, CancellationToken cancellationToken)
    {
        var rows = await (
            from weekly in db.WeeklyRuns.AsNoTracking()
            join vehicle in db.Vehicles on weekly.VehicleId equals vehicle.Id
            join driver in db.StaffMembers on weekly.DriverId equals driver.Id
            select new { Weekly = weekly, Vehicle = vehicle.Name, vehicle.IsActive, Driver = driver.Name }).ToListAsync(cancellationToken);
        return [.. rows
            .Select(row => new WeeklyRunRow(
                row.Weekly.Id, row.Weekly.Weekday, row.Vehicle, row.IsActive, row.Driver, row.Weekly.From, row.Weekly.To, row.Weekly.Break))
            .OrderBy(row => row.Weekday).ThenBy(row => row.From).ThenBy(row => row.Id)];
    }

    /// <summary>The rides that are still ahead and have no run, the earliest first.</summary>
    public static async Task<List<UncoveredRide>> ListUncoveredAsync(this ServicesDbContext db, Instant now, CancellationToken cancellationToken)
    {
        var rows = await (
            from ride in db.Rides.AsNoTracking().Uncovered()
            join resident in db.Residents on ride.ResidentId equals resident.Id
            where ride.EndsAt > now
            select new
            {
                Ride = ride,
                Name = resident.GivenName + " " + resident.Surname,
                Phone = db.Phones.Where(phone => phone.ResidentId == resident.Id).OrderBy(phone => phone.Order).Select(phone => phone.E164).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return [.. rows
            .Select(row => new UncoveredRide(
                row.Ride.Id, row.Ride.Date, row.Ride.StartTime, row.Ride.LatestStart, row.Ride.ResidentId!.Value, row.Name, row.Phone ?? "", row.Ride.From, row.Ride.To))
            .OrderBy(row => row.Date).ThenBy(row => row.StartTime).ThenBy(row => row.Id)];
    }
}
