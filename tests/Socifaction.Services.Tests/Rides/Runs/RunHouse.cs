using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.Runs;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Rides.Runs;

/// <summary>What staff do with the runs of the day of a <see cref="RideHouse"/>.</summary>
internal static class RunHouse
{
    public static readonly Asking Clerk = RideHouse.Clerk with { Because = "vairuotojas serga" };

    extension(RideHouse house)
    {
        /// <summary>The first run of the day as it stands.</summary>
        public async Task<RunWanted> WantedAsync()
        {
            var run = await house.House.ReadAsync(db => db.Runs.AsNoTracking().OrderBy(run => run.Id).FirstAsync(RideHouse.Token));
            return WantedOf(run);
        }

        /// <summary>A second car with its driver, saved.</summary>
        public async Task<(Vehicle Car, StaffMember Driver)> SecondAsync(int seats = 4, int wheelchairPlaces = 1)
        {
            var (car, driver) = (Given.Vehicle(seats, wheelchairPlaces), Given.Staff("Petras", Role.Driver));
            await house.House.SaveAsync(car, driver);
            return (car, driver);
        }

        /// <summary>A run of its own for a car, not made yet.</summary>
        public RunWanted NewRun(Vehicle car, StaffMember driver, LocalTime? from = null, LocalTime? to = null) => new(
            Guid.CreateVersion7(), house.Service.Id, house.Tomorrow, car.Id, driver.Id, from ?? new(7, 30), to ?? new(17, 0), null, false, Clerk);

        public Task<Outcome<RunPreview, RunRefusal>?> FindPreviewAsync(RunWanted wanted) =>
            house.House.RunAsync<CheckRun, Outcome<RunPreview, RunRefusal>?>(check => check.RunAsync(wanted, RideHouse.Token));

        public async Task<RunPreview> PreviewAsync(RunWanted wanted)
        {
            var outcome = (await house.FindPreviewAsync(wanted))!.Value;
            outcome.Refusal.Should().BeNull();
            return outcome.Value!;
        }

        public Task<Outcome<Run, RunRefusal>?> ChangeAsync(RunWanted wanted) =>
            house.House.RunAsync<ChangeRun, Outcome<Run, RunRefusal>?>(change => change.RunAsync(wanted, RideHouse.Token));

        /// <summary>Looks and saves what was seen.</summary>
        public async Task<RunPreview> SaveAsync(RunWanted wanted)
        {
            var preview = await house.PreviewAsync(wanted);
            (await house.ChangeAsync(wanted with { Seen = preview.Mark }))!.Value.Refusal.Should().BeNull();
            return preview;
        }

        public Task<Outcome<Ride, CoverRefusal>?> CoverAsync(Ride ride, LocalTime? time = null) =>
            house.House.RunAsync<CoverRide, Outcome<Ride, CoverRefusal>?>(cover => cover.RunAsync(new(ride.Id, time, Clerk), RideHouse.Token));

        public async Task<CoverPreview> CoverPreviewAsync(Ride ride) =>
            (await house.House.RunAsync<CheckCover, CoverPreview?>(check => check.RunAsync(ride.Id, RideHouse.Token)))!;

        public Task<List<Run>> RunsAsync() =>
            house.House.ReadAsync(db => db.Runs.AsNoTracking().Include(run => run.Events).OrderBy(run => run.Id).ToListAsync(RideHouse.Token));
    }

    public static RunWanted WantedOf(Run run) =>
        new(run.Id, run.OfferingId, run.Date, run.VehicleId, run.DriverId, run.From, run.To, run.Break, run.IsCancelled, Clerk);
}
