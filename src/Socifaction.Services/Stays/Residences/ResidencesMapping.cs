using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.People;

namespace Socifaction.Services.Stays.Residences;

internal sealed class ResidenceMapping : IEntityTypeConfiguration<Residence>
{
    public void Configure(EntityTypeBuilder<Residence> builder)
    {
        builder.ToTable("residence");
        builder.HasKey(r => new { r.InitiativeId, r.Id });
        builder.Property(r => r.ContractNumber).HasMaxLength(60);
        builder.Property(r => r.WrittenByName).HasMaxLength(120);
        builder.Property(r => r.EndedByName).HasMaxLength(120);
        builder.Property(r => r.EndedBecause).HasMaxLength(200);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<Premises>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Room>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.RoomId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resident>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.ResidentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Events).WithOne().HasForeignKey(e => new { e.InitiativeId, e.ResidenceId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ResidenceEventMapping : IEntityTypeConfiguration<ResidenceEvent>
{
    public void Configure(EntityTypeBuilder<ResidenceEvent> builder)
    {
        builder.ToTable("residence_event");
        builder.HasKey(e => new { e.InitiativeId, e.Id });
        builder.Property(e => e.ByName).HasMaxLength(120);
        builder.Property(e => e.Why).HasMaxLength(300);
        builder.HasOne<Room>().WithMany().HasForeignKey(e => new { e.InitiativeId, e.RoomId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.InitiativeId, e.ResidenceId });
    }
}
