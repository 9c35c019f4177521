using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.Bookings;
using Socifaction.Services.Stays.Residences;

namespace Socifaction.Services.Stays;

internal sealed class PremisesMapping : IEntityTypeConfiguration<Premises>
{
    public void Configure(EntityTypeBuilder<Premises> builder)
    {
        builder.HasBaseType<Offering>();
        builder.Property(p => p.Bring).HasMaxLength(600);
        builder.Property(p => p.CareGiven).HasMaxLength(600);
        builder.Property(p => p.CareElsewhere).HasMaxLength(600);
        builder.Property(p => p.HowToApply).HasMaxLength(1200);
    }
}

internal sealed class RoomMapping : IEntityTypeConfiguration<Room>
{
    public void Configure(EntityTypeBuilder<Room> builder)
    {
        builder.ToTable("room");
        builder.HasKey(r => new { r.InitiativeId, r.Id });
        builder.Ignore(r => r.BedsInUse);
        builder.Property(r => r.Name).HasMaxLength(60);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<Premises>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Beds).WithOne().HasForeignKey(b => new { b.InitiativeId, b.RoomId });
        builder.HasIndex(r => new { r.InitiativeId, r.OfferingId, r.Name }).IsUnique();
    }
}

internal sealed class BedMapping : IEntityTypeConfiguration<Bed>
{
    public void Configure(EntityTypeBuilder<Bed> builder)
    {
        builder.ToTable("bed");
        builder.HasKey(b => new { b.InitiativeId, b.Id });
        builder.HasIndex(b => new { b.InitiativeId, b.RoomId, b.Number }).IsUnique();
    }
}

internal sealed class RoomClosureMapping : IEntityTypeConfiguration<RoomClosure>
{
    public void Configure(EntityTypeBuilder<RoomClosure> builder)
    {
        builder.ToTable("room_closure");
        builder.HasKey(c => new { c.InitiativeId, c.Id });
        builder.Property(c => c.Why).HasMaxLength(200);
        builder.Property(c => c.ClosedByName).HasMaxLength(120);
        builder.HasOne<Room>().WithMany().HasForeignKey(c => new { c.InitiativeId, c.RoomId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BedClaimMapping : IEntityTypeConfiguration<BedClaim>
{
    public void Configure(EntityTypeBuilder<BedClaim> builder)
    {
        builder.ToTable("bed_claim", table =>
        {
            table.HasCheckConstraint("ck_bed_claim_has_a_night", "until IS NULL OR until > first_night");
            table.HasCheckConstraint("ck_bed_claim_has_one_holder",
                "(CASE WHEN stay_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN residence_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN closure_id IS NULL THEN 0 ELSE 1 END) = 1");
        });
        builder.HasKey(c => new { c.InitiativeId, c.Id });
        builder.HasOne<Bed>().WithMany().HasForeignKey(c => new { c.InitiativeId, c.BedId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Stay>().WithMany().HasForeignKey(c => new { c.InitiativeId, c.StayId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Residence>().WithMany().HasForeignKey(c => new { c.InitiativeId, c.ResidenceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RoomClosure>().WithMany().HasForeignKey(c => new { c.InitiativeId, c.ClosureId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.InitiativeId, c.BedId, c.FirstNight });
    }
}

internal sealed class StayMapping : IEntityTypeConfiguration<Stay>
{
    public void Configure(EntityTypeBuilder<Stay> builder)
    {
        builder.HasBaseType<Booking>();
        builder.Ignore(s => s.Nights);
        builder.HasOne<Room>().WithMany().HasForeignKey(s => new { s.InitiativeId, s.RoomId }).OnDelete(DeleteBehavior.Restrict);
    }
}
