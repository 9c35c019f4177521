using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.People;

namespace Socifaction.Services.Rides.Sharing;

internal sealed class KeptApartMapping : IEntityTypeConfiguration<KeptApart>
{
    public void Configure(EntityTypeBuilder<KeptApart> builder)
    {
        builder.ToTable("kept_apart");
        builder.HasKey(k => new { k.InitiativeId, k.Id });
        builder.Property(k => k.WrittenByName).HasMaxLength(120);
        builder.HasOne<Resident>().WithMany().HasForeignKey(k => new { k.InitiativeId, k.OneId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resident>().WithMany().HasForeignKey(k => new { k.InitiativeId, k.OtherId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(k => new { k.InitiativeId, k.OneId, k.OtherId }).IsUnique();
    }
}
