using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People.Overseers;

internal sealed class OverseerMapping : IEntityTypeConfiguration<Overseer>
{
    public void Configure(EntityTypeBuilder<Overseer> builder)
    {
        builder.ToTable("overseer");
        builder.Ignore(o => o.IsOperator);
        builder.Property(o => o.Name).HasMaxLength(120);
        builder.HasOne<Locality>().WithMany().HasForeignKey(o => o.LocalityId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffAccount>().WithMany().HasForeignKey(o => o.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => o.AccountId).IsUnique();
        builder.HasIndex(o => o.TokenHash).IsUnique();
    }
}

internal sealed class OverseerEventMapping : IEntityTypeConfiguration<OverseerEvent>
{
    public void Configure(EntityTypeBuilder<OverseerEvent> builder)
    {
        builder.ToTable("overseer_event");
        builder.Property(e => e.ByName).HasMaxLength(120);
        builder.Property(e => e.Slug).HasMaxLength(40);
        builder.HasOne<Overseer>().WithMany().HasForeignKey(e => e.OverseerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.OverseerId, e.At });
    }
}

internal sealed class DoorAttemptMapping : IEntityTypeConfiguration<DoorAttempt>
{
    public void Configure(EntityTypeBuilder<DoorAttempt> builder)
    {
        builder.ToTable("door_attempt");
        builder.Property(a => a.Who).HasMaxLength(64);
        builder.HasIndex(a => new { a.Who, a.At });
    }
}
