using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.People;

namespace Socifaction.Services.Appointments.Calendars;

internal sealed class ResourceMapping : IEntityTypeConfiguration<Resource>
{
    public void Configure(EntityTypeBuilder<Resource> builder)
    {
        builder.ToTable("resource");
        builder.HasKey(r => new { r.InitiativeId, r.Id });
        builder.Property(r => r.Name).HasMaxLength(120);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.StaffMemberId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Openings).WithOne().HasForeignKey(o => new { o.InitiativeId, o.ResourceId });
        builder.HasMany(r => r.Overrides).WithOne().HasForeignKey(o => new { o.InitiativeId, o.ResourceId });
        builder.HasIndex(r => new { r.InitiativeId, r.Order });
    }
}

internal sealed class WeeklyOpeningMapping : IEntityTypeConfiguration<WeeklyOpening>
{
    public void Configure(EntityTypeBuilder<WeeklyOpening> builder)
    {
        builder.ToTable("weekly_opening", table => table.HasCheckConstraint(
            "ck_weekly_opening_is_a_window", "\"from\" < \"to\" AND every_weeks >= 1"));
        builder.HasKey(o => new { o.InitiativeId, o.Id });
    }
}

internal sealed class CalendarOverrideMapping : IEntityTypeConfiguration<CalendarOverride>
{
    public void Configure(EntityTypeBuilder<CalendarOverride> builder)
    {
        builder.ToTable("calendar_override", table => table.HasCheckConstraint("ck_calendar_override_days", "first_day <= last_day"));
        builder.HasKey(o => new { o.InitiativeId, o.Id });
        builder.Property(o => o.Who).HasMaxLength(120);
        builder.HasIndex(o => new { o.InitiativeId, o.ResourceId, o.LastDay });
    }
}
