using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.People;

namespace Socifaction.Services.Places.Schedule;

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

internal sealed class SchoolHolidayMapping : IEntityTypeConfiguration<SchoolHoliday>
{
    public void Configure(EntityTypeBuilder<SchoolHoliday> builder)
    {
        builder.ToTable("school_holiday", table => table.HasCheckConstraint("ck_school_holiday_ends_after_it_starts", "last_day >= first_day"));
        builder.HasKey(h => new { h.InitiativeId, h.Id });
        builder.Property(h => h.Name).HasMaxLength(120);
        builder.HasIndex(h => new { h.InitiativeId, h.FirstDay });
    }
}

internal sealed class SkippedDateMapping : IEntityTypeConfiguration<SkippedDate>
{
    public void Configure(EntityTypeBuilder<SkippedDate> builder)
    {
        builder.ToTable("skipped_date");
        builder.HasKey(d => new { d.InitiativeId, d.Id });
        builder.Property(d => d.Words).HasMaxLength(300);
        builder.HasOne<WeeklySession>().WithMany().HasForeignKey(d => new { d.InitiativeId, d.WeeklySessionId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => new { d.InitiativeId, d.WeeklySessionId, d.Date }).IsUnique();
    }
}
