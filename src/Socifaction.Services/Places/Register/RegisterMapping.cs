using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.People;

namespace Socifaction.Services.Places.Register;

internal sealed class AttendanceMapping : IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.ToTable("attendance", table => table.HasCheckConstraint(
            "ck_attendance_leaves_after_arriving", "left_at IS NULL OR arrived_at IS NULL OR left_at >= arrived_at"));
        builder.HasKey(a => new { a.InitiativeId, a.Id });
        builder.Property(a => a.CollectedBy).HasMaxLength(120);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasOne<Place>().WithOne().HasForeignKey<Attendance>(a => new { a.InitiativeId, a.PlaceId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("absence");
        builder.HasKey(a => new { a.InitiativeId, a.Id });
        builder.Property(a => a.Words).HasMaxLength(300);
        builder.Property(a => a.ReportedByName).HasMaxLength(120);
        builder.HasOne<Place>().WithOne().HasForeignKey<Absence>(a => new { a.InitiativeId, a.PlaceId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RegisterTapMapping : IEntityTypeConfiguration<RegisterTap>
{
    public void Configure(EntityTypeBuilder<RegisterTap> builder)
    {
        builder.ToTable("register_tap");
        builder.HasKey(t => new { t.InitiativeId, t.Id });
        builder.Property(t => t.CollectedBy).HasMaxLength(120);
        builder.HasOne<Place>().WithMany().HasForeignKey(t => new { t.InitiativeId, t.PlaceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(t => new { t.InitiativeId, t.StaffMemberId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.InitiativeId, t.PlaceId, t.At });
    }
}
