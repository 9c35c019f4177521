using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Socifaction.Services.Tenancy;

internal sealed class LocalityMapping : IEntityTypeConfiguration<Locality>
{
    public void Configure(EntityTypeBuilder<Locality> builder)
    {
        builder.ToTable("locality");
        builder.Property(l => l.Slug).HasMaxLength(40);
        builder.Property(l => l.Name).HasMaxLength(120);
        builder.HasIndex(l => l.Slug).IsUnique();
    }
}

internal sealed class SettlementMapping : IEntityTypeConfiguration<Settlement>
{
    public void Configure(EntityTypeBuilder<Settlement> builder)
    {
        builder.ToTable("settlement");
        builder.Property(s => s.Name).HasMaxLength(120);
        builder.Property(s => s.SearchName).HasMaxLength(120);
        builder.HasOne<Locality>().WithMany().HasForeignKey(s => s.LocalityId);
        builder.HasIndex(s => new { s.LocalityId, s.SearchName });
    }
}

internal sealed class InitiativeMapping : IEntityTypeConfiguration<Initiative>
{
    public void Configure(EntityTypeBuilder<Initiative> builder)
    {
        builder.ToTable("initiative");
        builder.Ignore(i => i.Zone);
        builder.Property(i => i.Slug).HasMaxLength(40);
        builder.Property(i => i.Name).HasMaxLength(120);
        builder.Property(i => i.Village).HasMaxLength(120);
        builder.Property(i => i.About).HasMaxLength(1000);
        builder.Property(i => i.Phone).HasMaxLength(16);
        builder.Property(i => i.ContactName).HasMaxLength(120);
        builder.Property(i => i.OfficeHours).HasMaxLength(400);
        builder.Property(i => i.ZoneId).HasMaxLength(60);
        builder.Property(i => i.NumberPrefix).HasMaxLength(6);
        builder.Property(i => i.SmsSender).HasMaxLength(16);
        builder.Property(i => i.KeptWords).HasMaxLength(1600).HasDefaultValue("");
        builder.Property(i => i.RehearsalPhone).HasMaxLength(16);
        builder.HasOne<Locality>().WithMany().HasForeignKey(i => i.LocalityId);
        builder.HasIndex(i => i.Slug).IsUnique();
    }
}
