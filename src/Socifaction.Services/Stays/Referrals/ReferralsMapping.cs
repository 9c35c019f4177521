using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.People;

namespace Socifaction.Services.Stays.Referrals;

internal sealed class ReferralMapping : IEntityTypeConfiguration<RoomReferral>
{
    public void Configure(EntityTypeBuilder<RoomReferral> builder)
    {
        builder.ToTable("room_referral");
        builder.HasKey(r => new { r.InitiativeId, r.Id });
        builder.Property(r => r.DecisionNumber).HasMaxLength(60);
        builder.Property(r => r.EndedBecause).HasMaxLength(200);
        builder.Property(r => r.WrittenByName).HasMaxLength(120);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne<Premises>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resident>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.ResidentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Offers).WithOne().HasForeignKey(o => new { o.InitiativeId, o.ReferralId });
        // 1 is Waiting: nobody stands on a list twice.
        builder.HasIndex(r => new { r.InitiativeId, r.OfferingId, r.ResidentId }).IsUnique().HasFilter("status = 1");
    }
}

internal sealed class RoomOfferMapping : IEntityTypeConfiguration<RoomOffer>
{
    public void Configure(EntityTypeBuilder<RoomOffer> builder)
    {
        builder.ToTable("room_offer");
        builder.HasKey(o => new { o.InitiativeId, o.Id });
        builder.Property(o => o.Why).HasMaxLength(200);
        builder.Property(o => o.OfferedByName).HasMaxLength(120);
        builder.HasOne<Room>().WithMany().HasForeignKey(o => new { o.InitiativeId, o.RoomId }).OnDelete(DeleteBehavior.Restrict);
    }
}
