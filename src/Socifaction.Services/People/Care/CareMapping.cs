using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Socifaction.Services.People.Care;

internal sealed class CollectorMapping : IEntityTypeConfiguration<Collector>
{
    public void Configure(EntityTypeBuilder<Collector> builder)
    {
        builder.ToTable("collector", table => table.HasCheckConstraint(
            "ck_collector_ends_after_it_starts", "last_day IS NULL OR first_day IS NULL OR last_day >= first_day"));
        builder.HasKey(c => new { c.InitiativeId, c.Id });
        builder.Property(c => c.Name).HasMaxLength(120);
        builder.Property(c => c.Words).HasMaxLength(80);
        builder.Property(c => c.Phone).HasMaxLength(16);
        builder.HasOne<Resident>().WithMany().HasForeignKey(c => new { c.InitiativeId, c.ResidentId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CareCardMapping : IEntityTypeConfiguration<CareCard>
{
    public void Configure(EntityTypeBuilder<CareCard> builder)
    {
        builder.ToTable("care_card");
        builder.HasKey(c => new { c.InitiativeId, c.Id });
        builder.Property(c => c.UpdatedByName).HasMaxLength(120);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasOne<Resident>().WithOne().HasForeignKey<CareCard>(c => new { c.InitiativeId, c.ResidentId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("consent");
        builder.HasKey(c => new { c.InitiativeId, c.Id });
        builder.Property(c => c.GivenByName).HasMaxLength(120);
        builder.Property(c => c.RecordedByName).HasMaxLength(120);
        builder.HasOne<Resident>().WithMany().HasForeignKey(c => new { c.InitiativeId, c.ResidentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.InitiativeId, c.ResidentId, c.Kind, c.Date });
    }
}

internal sealed class ResidentNoteMapping : IEntityTypeConfiguration<ResidentNote>
{
    public void Configure(EntityTypeBuilder<ResidentNote> builder)
    {
        builder.ToTable("resident_note");
        builder.HasKey(n => new { n.InitiativeId, n.Id });
        builder.Property(n => n.WrittenByName).HasMaxLength(120);
        builder.HasOne<Resident>().WithMany().HasForeignKey(n => new { n.InitiativeId, n.ResidentId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PersonalDataViewMapping : IEntityTypeConfiguration<PersonalDataView>
{
    public void Configure(EntityTypeBuilder<PersonalDataView> builder)
    {
        builder.ToTable("personal_data_view");
        builder.HasKey(v => new { v.InitiativeId, v.Id });
        builder.Property(v => v.Where).HasMaxLength(60);
        builder.HasOne<Resident>().WithMany().HasForeignKey(v => new { v.InitiativeId, v.ResidentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(v => new { v.InitiativeId, v.StaffMemberId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.InitiativeId, v.ResidentId, v.At });
    }
}
