using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Places.Schedule;

namespace Socifaction.Services.Places;

internal sealed class ActivityMapping : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.HasBaseType<Offering>();
        builder.HasMany(a => a.Pattern).WithOne().HasForeignKey(w => new { w.InitiativeId, w.OfferingId });
        builder.HasOne<Activity>().WithMany().HasForeignKey(a => new { a.InitiativeId, a.ChildcareId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("session", table =>
        {
            table.HasCheckConstraint("ck_session_never_oversold", "taken >= 0 AND held >= 0 AND taken + held <= capacity");
            table.HasCheckConstraint("ck_session_ends_after_it_starts", "ends_at > starts_at");
        });
        builder.HasKey(s => new { s.InitiativeId, s.Id });
        builder.Ignore(s => s.Free);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasOne<Activity>().WithMany().HasForeignKey(s => new { s.InitiativeId, s.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<WeeklySession>().WithMany().HasForeignKey(s => new { s.InitiativeId, s.WeeklySessionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Shifts).WithOne().HasForeignKey(s => new { s.InitiativeId, s.SessionId });
        builder.HasMany(s => s.Events).WithOne().HasForeignKey(e => new { e.InitiativeId, e.SessionId });
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

internal sealed class SessionEventMapping : IEntityTypeConfiguration<SessionEvent>
{
    public void Configure(EntityTypeBuilder<SessionEvent> builder)
    {
        builder.ToTable("session_event");
        builder.HasKey(e => new { e.InitiativeId, e.Id });
        builder.Property(e => e.ActorName).HasMaxLength(120);
        builder.Property(e => e.Why).HasMaxLength(300);
    }
}

internal sealed class StaffRatioMapping : IEntityTypeConfiguration<StaffRatio>
{
    public void Configure(EntityTypeBuilder<StaffRatio> builder)
    {
        builder.ToTable("staff_ratio");
        builder.HasKey(r => new { r.InitiativeId, r.Id });
        builder.Property(r => r.Source).HasMaxLength(200);
        builder.HasIndex(r => new { r.InitiativeId, r.FirstDay }).IsUnique();
    }
}

internal sealed class PlaceMapping : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> builder)
    {
        builder.HasBaseType<Booking>();
        builder.HasOne<Session>().WithMany().HasForeignKey(p => new { p.InitiativeId, p.SessionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(p => new { p.InitiativeId, p.EnrolmentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.InitiativeId, p.EnrolmentId, p.Date });
        // The second belt against one person holding two places of a session: 2 and 3 are Waitlisted and Booked.
        builder.HasIndex(p => new { p.InitiativeId, p.SessionId, p.ResidentId }).IsUnique()
            .HasFilter("status IN (2, 3) AND session_id IS NOT NULL");
    }
}
