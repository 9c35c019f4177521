using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.Bookings;

namespace Socifaction.Services.Schedules;

internal sealed class ScheduleChangeMapping : IEntityTypeConfiguration<ScheduleChange>
{
    public void Configure(EntityTypeBuilder<ScheduleChange> builder)
    {
        builder.ToTable("schedule_change", table => table.HasCheckConstraint("ck_schedule_change_days", "first_day <= last_day"));
        builder.HasKey(c => new { c.InitiativeId, c.Id });
        builder.Property(c => c.Subject).HasMaxLength(120);
        builder.Property(c => c.Why).HasMaxLength(300);
        builder.Property(c => c.MadeByName).HasMaxLength(120);
        builder.HasMany(c => c.Steps).WithOne().HasForeignKey(s => new { s.InitiativeId, s.ChangeId });
        builder.HasMany(c => c.Hits).WithOne().HasForeignKey(h => new { h.InitiativeId, h.ChangeId });
        builder.HasMany(c => c.Events).WithOne().HasForeignKey(e => new { e.InitiativeId, e.ChangeId });
        builder.HasIndex(c => new { c.InitiativeId, c.LastDay });
    }
}

internal sealed class ScheduleStepMapping : IEntityTypeConfiguration<ScheduleStep>
{
    public void Configure(EntityTypeBuilder<ScheduleStep> builder)
    {
        builder.ToTable("schedule_step");
        builder.HasKey(s => new { s.InitiativeId, s.Id });
        builder.Property(s => s.Name).HasMaxLength(300);
        builder.ComplexProperty(s => s.Break);
        builder.Ignore(s => s.Seen);
        builder.Ignore(s => s.Key);
        builder.HasIndex(s => new { s.InitiativeId, s.ChangeId, s.Kind, s.ThingId, s.Date }).IsUnique();
    }
}

internal sealed class ScheduleHitMapping : IEntityTypeConfiguration<ScheduleHit>
{
    public void Configure(EntityTypeBuilder<ScheduleHit> builder)
    {
        builder.ToTable("schedule_hit");
        builder.HasKey(h => new { h.InitiativeId, h.Id });
        builder.Property(h => h.SettledByName).HasMaxLength(120);
        builder.HasOne<ScheduleStep>().WithMany().HasForeignKey(h => new { h.InitiativeId, h.StepId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Booking>().WithMany().HasForeignKey(h => new { h.InitiativeId, h.BookingId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(h => new { h.InitiativeId, h.ChangeId, h.BookingId }).IsUnique();
    }
}

internal sealed class ScheduleChangeEventMapping : IEntityTypeConfiguration<ScheduleChangeEvent>
{
    public void Configure(EntityTypeBuilder<ScheduleChangeEvent> builder)
    {
        builder.ToTable("schedule_change_event");
        builder.HasKey(e => new { e.InitiativeId, e.Id });
        builder.Property(e => e.ActorName).HasMaxLength(120);
    }
}
