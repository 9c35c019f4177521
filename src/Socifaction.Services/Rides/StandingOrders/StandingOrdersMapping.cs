using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.People;

namespace Socifaction.Services.Rides.StandingOrders;

internal sealed class StandingOrderMapping : IEntityTypeConfiguration<StandingOrder>
{
    public void Configure(EntityTypeBuilder<StandingOrder> builder)
    {
        builder.ToTable("standing_order");
        builder.HasKey(o => new { o.InitiativeId, o.Id });
        builder.ComplexProperty(o => o.From, a => a.HasAddressColumns());
        builder.ComplexProperty(o => o.To, a => a.HasAddressColumns());
        builder.Property(o => o.Note).HasMaxLength(500);
        builder.Property(o => o.Because).HasMaxLength(300);
        builder.Property(o => o.AgreedByName).HasMaxLength(120);
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.HasOne<RideService>().WithMany().HasForeignKey(o => new { o.InitiativeId, o.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resident>().WithMany().HasForeignKey(o => new { o.InitiativeId, o.ResidentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => new { o.InitiativeId, o.ResidentId });
    }
}

internal sealed class OrderedDayMapping : IEntityTypeConfiguration<OrderedDay>
{
    public void Configure(EntityTypeBuilder<OrderedDay> builder)
    {
        builder.ToTable("ordered_day");
        builder.HasKey(d => new { d.InitiativeId, d.Id });
        builder.Ignore(d => d.IsOpen);
        builder.Ignore(d => d.IsDoubtful);
        builder.Property(d => d.Refusal).HasConversion<string>().HasMaxLength(40);
        builder.Property(d => d.Because).HasMaxLength(300);
        builder.HasOne<StandingOrder>().WithMany().HasForeignKey(d => new { d.InitiativeId, d.OrderId });
        builder.HasIndex(d => new { d.InitiativeId, d.OrderId, d.Date }).IsUnique();
        builder.HasIndex(d => new { d.InitiativeId, d.Date });
    }
}
