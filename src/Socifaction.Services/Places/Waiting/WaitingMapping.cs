using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Socifaction.Services.Places.Waiting;

internal sealed class WaitingEntryMapping : IEntityTypeConfiguration<WaitingEntry>
{
    public void Configure(EntityTypeBuilder<WaitingEntry> builder)
    {
        builder.ToTable("waiting_entry");
        builder.HasKey(e => new { e.InitiativeId, e.Id });
        builder.Property(e => e.PriorityBecause).HasMaxLength(300);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.HasOne<Activity>().WithMany().HasForeignKey(e => new { e.InitiativeId, e.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.InitiativeId, e.GroupId }).IsUnique();
        builder.HasIndex(e => new { e.InitiativeId, e.OfferingId, e.Status, e.Priority, e.Since });
    }
}

internal sealed class OfferMapping : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> builder)
    {
        builder.ToTable("offer", table => table.HasCheckConstraint("ck_offer_keeps_something", "size > 0"));
        builder.HasKey(o => new { o.InitiativeId, o.Id });
        builder.HasOne<WaitingEntry>().WithMany().HasForeignKey(o => new { o.InitiativeId, o.EntryId }).OnDelete(DeleteBehavior.Restrict);
        // The second belt: an entry is never offered two things at once; 1 is Open.
        builder.HasIndex(o => new { o.InitiativeId, o.EntryId }).IsUnique().HasFilter("status = 1");
        builder.HasIndex(o => new { o.InitiativeId, o.Status, o.ExpiresAt });
    }
}
