using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.People;

namespace Socifaction.Services.Places.Enrolments;

internal sealed class EnrolmentMapping : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        // Two enrolments of one person in one offering never overlap: Data/OverlapGuards.cs.
        builder.ToTable("enrolment", table => table.HasCheckConstraint("ck_enrolment_ends_after_it_starts", "last_day IS NULL OR last_day >= first_day"));
        builder.HasKey(e => new { e.InitiativeId, e.Id });
        builder.Property(e => e.ContractNumber).HasMaxLength(60);
        builder.Property(e => e.CompositionSource).HasMaxLength(200);
        builder.Property(e => e.EnrolledByName).HasMaxLength(120);
        builder.Property(e => e.EndedBecause).HasMaxLength(300);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.HasOne<Activity>().WithMany().HasForeignKey(e => new { e.InitiativeId, e.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resident>().WithMany().HasForeignKey(e => new { e.InitiativeId, e.ResidentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.InitiativeId, e.OfferingId, e.FirstDay });
        builder.HasIndex(e => new { e.InitiativeId, e.ResidentId });
        builder.HasIndex(e => new { e.InitiativeId, e.GroupId });
    }
}
