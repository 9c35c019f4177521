using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Socifaction.Services.People.Membership;

internal sealed class StaffInvitationMapping : IEntityTypeConfiguration<StaffInvitation>
{
    public void Configure(EntityTypeBuilder<StaffInvitation> builder)
    {
        builder.ToTable("staff_invitation");
        builder.HasKey(i => new { i.InitiativeId, i.Id });
        builder.Property(i => i.ByName).HasMaxLength(120);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(i => new { i.InitiativeId, i.StaffMemberId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => new { i.InitiativeId, i.TokenHash }).IsUnique();
    }
}

internal sealed class StaffEventMapping : IEntityTypeConfiguration<StaffEvent>
{
    public void Configure(EntityTypeBuilder<StaffEvent> builder)
    {
        builder.ToTable("staff_event");
        builder.HasKey(e => new { e.InitiativeId, e.Id });
        builder.Property(e => e.ByName).HasMaxLength(120);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(e => new { e.InitiativeId, e.StaffMemberId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.InitiativeId, e.StaffMemberId, e.At });
    }
}

internal sealed class StaffSessionMapping : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("staff_session");
        builder.Property(s => s.Browser).HasMaxLength(60);
        builder.HasOne<StaffAccount>().WithMany().HasForeignKey(s => s.AccountId);
        builder.HasIndex(s => new { s.AccountId, s.EndedAt });
    }
}
