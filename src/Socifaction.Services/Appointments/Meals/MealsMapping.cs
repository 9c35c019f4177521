using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;

namespace Socifaction.Services.Appointments.Meals;

internal sealed class MealServiceMapping : IEntityTypeConfiguration<MealService>
{
    public void Configure(EntityTypeBuilder<MealService> builder)
    {
        builder.HasBaseType<Offering>();
        builder.Ignore(s => s.DietList);
        builder.Property(s => s.Diets).HasMaxLength(600);
    }
}

internal sealed class MealDayMapping : IEntityTypeConfiguration<MealDay>
{
    public void Configure(EntityTypeBuilder<MealDay> builder)
    {
        builder.ToTable("meal_day", table => table.HasCheckConstraint(
            "ck_meal_day_never_oversold", "taken >= 0 AND (capacity IS NULL OR taken <= capacity)"));
        builder.HasKey(d => new { d.InitiativeId, d.Id });
        builder.Ignore(d => d.Free);
        builder.Property(d => d.ClosedBecause).HasMaxLength(300);
        builder.HasOne<MealService>().WithMany().HasForeignKey(d => new { d.InitiativeId, d.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.InitiativeId, d.OfferingId, d.Date }).IsUnique();
    }
}

internal sealed class MealMapping : IEntityTypeConfiguration<Meal>
{
    public void Configure(EntityTypeBuilder<Meal> builder)
    {
        builder.HasBaseType<Booking>();
        builder.Ignore(m => m.IsToBeReached);
        builder.HasOne<MealDay>().WithMany().HasForeignKey(m => new { m.InitiativeId, m.MealDayId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<MealOrder>().WithMany().HasForeignKey(m => new { m.InitiativeId, m.MealOrderId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.InitiativeId, m.MealOrderId, m.Date });
        // The second belt against one person having two meals of a day: 3 is Booked.
        builder.HasIndex(m => new { m.InitiativeId, m.MealDayId, m.ResidentId }).IsUnique()
            .HasFilter("status = 3 AND meal_day_id IS NOT NULL");
    }
}

internal sealed class MealOrderMapping : IEntityTypeConfiguration<MealOrder>
{
    public void Configure(EntityTypeBuilder<MealOrder> builder)
    {
        builder.ToTable("meal_order");
        builder.HasKey(o => new { o.InitiativeId, o.Id });
        builder.Property(o => o.Note).HasMaxLength(500);
        builder.Property(o => o.EndedBecause).HasMaxLength(300);
        builder.Property(o => o.AgreedByName).HasMaxLength(120);
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.HasOne<MealService>().WithMany().HasForeignKey(o => new { o.InitiativeId, o.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resident>().WithMany().HasForeignKey(o => new { o.InitiativeId, o.ResidentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => new { o.InitiativeId, o.ResidentId });
        builder.HasMany(o => o.Pauses).WithOne().HasForeignKey(p => new { p.InitiativeId, p.MealOrderId }).OnDelete(DeleteBehavior.Restrict);
        // Whether a meal is due on a day cannot be said without them.
        builder.Navigation(o => o.Pauses).AutoInclude();
    }
}

internal sealed class MealPauseMapping : IEntityTypeConfiguration<MealPause>
{
    public void Configure(EntityTypeBuilder<MealPause> builder)
    {
        builder.ToTable("meal_pause");
        builder.HasKey(p => new { p.InitiativeId, p.Id });
        builder.Ignore(p => p.IsTakenBack);
        builder.Property(p => p.Because).HasMaxLength(300);
        builder.Property(p => p.MadeByName).HasMaxLength(120);
        builder.Property(p => p.ResumedByName).HasMaxLength(120);
        builder.HasIndex(p => new { p.InitiativeId, p.MealOrderId });
    }
}
