using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;

namespace Socifaction.Services.Places;

internal sealed class ActivityMapping : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.HasBaseType<Offering>();
        builder.HasMany(a => a.Pattern).WithOne().HasForeignKey(w => new { w.InitiativeId, w.OfferingId });
    }
}

internal sealed class WeeklySessionMapping : IEntityTypeConfiguration<WeeklySession>
{
    public void Configure(EntityTypeBuilder<WeeklySession> builder)
    {
        builder.ToTable("weekly_session");
        builder.HasKey(w => new { w.InitiativeId, w.Id });
        builder.HasMany(w => w.Shifts).WithOne().HasForeignKey(s => new { s.InitiativeId, s.WeeklySessionId });
    }
}

internal sealed class WeeklyShiftMapping : IEntityTypeConfiguration<WeeklyShift>
{
    public void Configure(EntityTypeBuilder<WeeklyShift> builder)
    {
        builder.ToTable("weekly_shift");
        builder.HasKey(s => new { s.InitiativeId, s.Id });
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(s => new { s.InitiativeId, s.StaffMemberId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.InitiativeId, s.WeeklySessionId, s.StaffMemberId }).IsUnique();
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("session", table =>
        {
            table.HasCheckConstraint("ck_session_never_oversold", "taken BETWEEN 0 AND capacity");
            table.HasCheckConstraint("ck_session_ends_after_it_starts", "ends_at > starts_at");
        });
        builder.HasKey(s => new { s.InitiativeId, s.Id });
        builder.Ignore(s => s.Free);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasOne<Activity>().WithMany().HasForeignKey(s => new { s.InitiativeId, s.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Shifts).WithOne().HasForeignKey(s => new { s.InitiativeId, s.SessionId });
        builder.HasIndex(s => new { s.InitiativeId, s.OfferingId, s.Date, s.From }).IsUnique();
        builder.HasIndex(s => new { s.InitiativeId, s.Date });
    }
}

internal sealed class ShiftMapping : IEntityTypeConfiguration<Shift>
{
    public void Configure(EntityTypeBuilder<Shift> builder)
    {
        builder.ToTable("shift");
        builder.HasKey(s => new { s.InitiativeId, s.Id });
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(s => new { s.InitiativeId, s.StaffMemberId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.InitiativeId, s.SessionId, s.StaffMemberId }).IsUnique();
    }
}

internal sealed class PlaceMapping : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> builder)
    {
        builder.HasBaseType<Booking>();
        builder.HasOne<Session>().WithMany().HasForeignKey(p => new { p.InitiativeId, p.SessionId }).OnDelete(DeleteBehavior.Restrict);
        // The second belt against one person holding two places of a session: 2 and 3 are Waitlisted and Booked.
        builder.HasIndex(p => new { p.InitiativeId, p.SessionId, p.ResidentId }).IsUnique()
            .HasFilter("status IN (2, 3) AND session_id IS NOT NULL");
    }
}
