using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;

namespace Socifaction.Services.Appointments;

internal sealed class AppointmentTypeMapping : IEntityTypeConfiguration<AppointmentType>
{
    public void Configure(EntityTypeBuilder<AppointmentType> builder)
    {
        builder.HasBaseType<Offering>();
        builder.Ignore(t => t.UsualMinutes);
        // Types of before were counted in times.
        builder.Property(t => t.CountedIn).HasDefaultValue(CountedIn.Times);
        builder.ComplexProperty(t => t.Allowance);
        builder.HasMany(t => t.Needs).WithOne().HasForeignKey(n => new { n.InitiativeId, n.OfferingId });
    }
}

internal sealed class ResourceNeedMapping : IEntityTypeConfiguration<ResourceNeed>
{
    public void Configure(EntityTypeBuilder<ResourceNeed> builder)
    {
        builder.ToTable("resource_need");
        builder.HasKey(n => new { n.InitiativeId, n.Id });
        builder.HasOne<Resource>().WithMany().HasForeignKey(n => new { n.InitiativeId, n.ResourceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.InitiativeId, n.OfferingId, n.Number, n.ResourceId }).IsUnique();
    }
}

internal sealed class TakenInMapping : IEntityTypeConfiguration<TakenIn>
{
    public void Configure(EntityTypeBuilder<TakenIn> builder)
    {
        builder.ToTable("taken_in");
        builder.HasKey(t => new { t.InitiativeId, t.Id });
        builder.Property(t => t.Referral).HasMaxLength(120);
        builder.Property(t => t.ByName).HasMaxLength(120);
        builder.HasOne<AppointmentType>().WithMany().HasForeignKey(t => new { t.InitiativeId, t.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resident>().WithMany().HasForeignKey(t => new { t.InitiativeId, t.ResidentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.InitiativeId, t.OfferingId, t.ResidentId }).IsUnique();
    }
}

internal sealed class AppointmentMapping : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.HasIndex(a => new { a.InitiativeId, a.InsteadOfId }).HasFilter("instead_of_id IS NOT NULL");
        builder.HasBaseType<Booking>();
        builder.Ignore(a => a.Units);
        builder.Ignore(a => a.FreeUnits);
    }
}

internal sealed class ResourceClaimMapping : IEntityTypeConfiguration<ResourceClaim>
{
    public void Configure(EntityTypeBuilder<ResourceClaim> builder)
    {
        builder.ToTable("resource_claim", table => table.HasCheckConstraint("ck_resource_claim_ends_after_it_starts", "ends_at > starts_at"));
        builder.HasKey(c => new { c.InitiativeId, c.Id });
        builder.HasOne<Booking>().WithMany().HasForeignKey(c => new { c.InitiativeId, c.BookingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resource>().WithMany().HasForeignKey(c => new { c.InitiativeId, c.ResourceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.InitiativeId, c.BookingId });
        builder.HasIndex(c => new { c.InitiativeId, c.ResourceId, c.StartsAt });
    }
}
