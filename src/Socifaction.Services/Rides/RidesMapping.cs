using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Rides.Runs;

namespace Socifaction.Services.Rides;

internal sealed class RideServiceMapping : IEntityTypeConfiguration<RideService>
{
    public void Configure(EntityTypeBuilder<RideService> builder)
    {
        builder.HasBaseType<Offering>();
        builder.Property(s => s.LyingCall).HasMaxLength(40);
    }
}

internal sealed class RideMapping : IEntityTypeConfiguration<Ride>
{
    public void Configure(EntityTypeBuilder<Ride> builder)
    {
        builder.HasBaseType<Booking>();
        builder.Ignore(r => r.IsReturn);
        builder.Ignore(r => r.IsOpen);
        builder.Ignore(r => r.Seats);
        builder.Ignore(r => r.WheelchairPlaces);
        builder.ComplexProperty(r => r.From, a => a.HasAddressColumns());
        builder.ComplexProperty(r => r.To, a => a.HasAddressColumns());
        builder.HasOne<Run>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.RunId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class VehicleMapping : IEntityTypeConfiguration<Vehicle>
{
    public void Configure(EntityTypeBuilder<Vehicle> builder)
    {
        builder.ToTable("vehicle", table => table.HasCheckConstraint(
            "ck_vehicle_carries_people", "seats >= 0 AND wheelchair_places >= 0"));
        builder.HasKey(v => new { v.InitiativeId, v.Id });
        builder.Property(v => v.Name).HasMaxLength(80);
        builder.Property(v => v.Plate).HasMaxLength(12);
        builder.ComplexProperty(v => v.Base, a => a.HasAddressColumns());
        builder.HasMany(v => v.Layouts).WithOne().HasForeignKey(l => new { l.InitiativeId, l.VehicleId });
        builder.Navigation(v => v.Layouts).AutoInclude();
    }
}

internal sealed class VehicleLayoutMapping : IEntityTypeConfiguration<VehicleLayout>
{
    public void Configure(EntityTypeBuilder<VehicleLayout> builder)
    {
        builder.ToTable("vehicle_layout", table => table.HasCheckConstraint(
            "ck_vehicle_layout_carries_people", "seats >= 0 AND wheelchair_places >= 0"));
        builder.HasKey(l => new { l.InitiativeId, l.Id });
    }
}

internal sealed class WeeklyRunMapping : IEntityTypeConfiguration<WeeklyRun>
{
    public void Configure(EntityTypeBuilder<WeeklyRun> builder)
    {
        builder.ToTable("weekly_run");
        builder.HasKey(w => new { w.InitiativeId, w.Id });
        builder.ComplexProperty(w => w.Break);
        builder.HasOne<Offering>().WithMany().HasForeignKey(w => new { w.InitiativeId, w.OfferingId });
        builder.HasOne<Vehicle>().WithMany().HasForeignKey(w => new { w.InitiativeId, w.VehicleId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(w => new { w.InitiativeId, w.DriverId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(w => new { w.InitiativeId, w.VehicleId, w.Weekday, w.From }).IsUnique();
    }
}

internal sealed class RunMapping : IEntityTypeConfiguration<Run>
{
    public void Configure(EntityTypeBuilder<Run> builder)
    {
        builder.ToTable("run", table => table.HasCheckConstraint("ck_run_ends_after_it_starts", "ends_at > starts_at"));
        builder.HasKey(r => new { r.InitiativeId, r.Id });
        builder.ComplexProperty(r => r.Break);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<Offering>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Vehicle>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.VehicleId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.DriverId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Events).WithOne().HasForeignKey(e => new { e.InitiativeId, e.RunId });
        builder.HasIndex(r => new { r.InitiativeId, r.OfferingId, r.Date });
    }
}

internal sealed class RunEventMapping : IEntityTypeConfiguration<RunEvent>
{
    public void Configure(EntityTypeBuilder<RunEvent> builder)
    {
        builder.ToTable("run_event");
        builder.HasKey(e => new { e.InitiativeId, e.Id });
        builder.Property(e => e.ActorName).HasMaxLength(120);
        builder.Property(e => e.Why).HasMaxLength(300);
    }
}

internal sealed class RunStopMapping : IEntityTypeConfiguration<RunStop>
{
    public void Configure(EntityTypeBuilder<RunStop> builder)
    {
        builder.ToTable("run_stop");
        builder.HasKey(s => new { s.InitiativeId, s.Id });
        builder.HasOne<Run>().WithMany().HasForeignKey(s => new { s.InitiativeId, s.RunId });
        builder.HasOne<Ride>().WithMany().HasForeignKey(s => new { s.InitiativeId, s.RideId });
        builder.HasIndex(s => new { s.InitiativeId, s.RunId, s.Order });
        builder.HasIndex(s => new { s.InitiativeId, s.RideId, s.Kind }).IsUnique();
    }
}

internal sealed class DestinationMapping : IEntityTypeConfiguration<Destination>
{
    public void Configure(EntityTypeBuilder<Destination> builder)
    {
        builder.ToTable("destination");
        builder.HasKey(d => new { d.InitiativeId, d.Id });
        builder.Property(d => d.Name).HasMaxLength(120);
        builder.Property(d => d.Hours).HasMaxLength(300);
        builder.Property(d => d.DoorNote).HasMaxLength(200);
        builder.Property(d => d.ShiftTimes).HasMaxLength(60);
        builder.Ignore(d => d.Shifts);
        builder.ComplexProperty(d => d.Address, a => a.HasAddressColumns());
    }
}

internal sealed class RideHoldMapping : IEntityTypeConfiguration<RideHold>
{
    public void Configure(EntityTypeBuilder<RideHold> builder)
    {
        builder.ToTable("ride_hold");
        builder.HasKey(h => new { h.InitiativeId, h.Id });
        builder.Property(h => h.Fingerprint).HasMaxLength(32);
        builder.ComplexProperty(h => h.From, a => a.HasAddressColumns());
        builder.ComplexProperty(h => h.To, a => a.HasAddressColumns());
        builder.HasOne<Run>().WithMany().HasForeignKey(h => new { h.InitiativeId, h.RunId });
        builder.HasOne<Resident>().WithMany().HasForeignKey(h => new { h.InitiativeId, h.ResidentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(h => new { h.InitiativeId, h.RequestId });
    }
}
