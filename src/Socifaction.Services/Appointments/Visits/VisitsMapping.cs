using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;

namespace Socifaction.Services.Appointments.Visits;

internal sealed class HomeHelpMapping : IEntityTypeConfiguration<HomeHelp>
{
    public void Configure(EntityTypeBuilder<HomeHelp> builder)
    {
        builder.HasBaseType<Offering>();
        builder.Ignore(h => h.TaskList);
        builder.Property(h => h.Tasks).HasMaxLength(600);
        builder.Property(h => h.HelpVersion).IsConcurrencyToken();
    }
}

internal sealed class VisitMapping : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.HasBaseType<Booking>();
        builder.Property(v => v.Tasks).HasMaxLength(600);
        builder.Property(v => v.DoneTasks).HasMaxLength(600);
        builder.Property(v => v.MissedBecause).HasMaxLength(300);
        builder.HasOne<VisitPlan>().WithMany().HasForeignKey(v => new { v.InitiativeId, v.VisitPlanId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resource>().WithMany().HasForeignKey(v => new { v.InitiativeId, v.WorkerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.InitiativeId, v.WorkerId, v.Date });
        // The second belt against a day of a plan being made twice.
        builder.HasIndex(v => new { v.InitiativeId, v.VisitPlanId, v.PlanDay }).IsUnique().HasFilter("visit_plan_id IS NOT NULL AND NOT is_paused");
    }
}

internal sealed class VisitPlanMapping : IEntityTypeConfiguration<VisitPlan>
{
    public void Configure(EntityTypeBuilder<VisitPlan> builder)
    {
        builder.ToTable("visit_plan");
        builder.HasKey(p => new { p.InitiativeId, p.Id });
        builder.Property(p => p.Tasks).HasMaxLength(600);
        builder.Property(p => p.EndedBecause).HasMaxLength(300);
        builder.Property(p => p.PausedBecause).HasMaxLength(300);
        builder.Property(p => p.AgreedByName).HasMaxLength(120);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasOne<HomeHelp>().WithMany().HasForeignKey(p => new { p.InitiativeId, p.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resident>().WithMany().HasForeignKey(p => new { p.InitiativeId, p.ResidentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resource>().WithMany().HasForeignKey(p => new { p.InitiativeId, p.WorkerId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.InitiativeId, p.ResidentId });
        builder.HasIndex(p => new { p.InitiativeId, p.WorkerId });
    }
}
