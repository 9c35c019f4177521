using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.People;

namespace Socifaction.Services.Bookings;

internal sealed class OfferingMapping : IEntityTypeConfiguration<Offering>
{
    public void Configure(EntityTypeBuilder<Offering> builder)
    {
        builder.ToTable("offering");
        builder.HasKey(o => new { o.InitiativeId, o.Id });
        builder.HasDiscriminator<string>("kind");
        builder.Property<string>("kind").HasMaxLength(24);
        builder.Property(o => o.Name).HasMaxLength(120);
        builder.Property(o => o.Summary).HasMaxLength(600);
        builder.Property(o => o.ForWhom).HasMaxLength(600);
        builder.Property(o => o.NameEn).HasMaxLength(120);
        builder.Property(o => o.KeptByName).HasMaxLength(120);
        builder.Ignore(o => o.SaidName);
        builder.Ignore(o => o.State);
        builder.Ignore(o => o.PriceKinds);
        builder.Ignore(o => o.MostDaysAhead);
        builder.Ignore(o => o.ShutsByWindow);
        builder.Property(o => o.NameInMessages).HasMaxLength(120);
        builder.ComplexProperty(o => o.Price);
        builder.ComplexProperty(o => o.Window);
        builder.ComplexProperty(o => o.Eligibility, e => e.Property(x => x.Villages).HasMaxLength(600));
        builder.ComplexProperty(o => o.Messages, m =>
        {
            m.Property(x => x.Confirmation).HasMaxLength(480);
            m.Property(x => x.DayBefore).HasMaxLength(480);
            m.Property(x => x.Cancellation).HasMaxLength(480);
            m.Property(x => x.Offer).HasMaxLength(480);
        });
        builder.HasIndex(o => new { o.InitiativeId, o.Order });
    }
}

internal sealed class BookingMapping : IEntityTypeConfiguration<Booking>
{
    public void Configure(EntityTypeBuilder<Booking> builder)
    {
        builder.ToTable("booking", table => table.HasCheckConstraint(
            "ck_booking_has_its_resident", "status IN (1, 6, 7) OR resident_id IS NOT NULL"));
        builder.HasKey(b => new { b.InitiativeId, b.Id });
        builder.HasDiscriminator<string>("kind");
        builder.Property<string>("kind").HasMaxLength(24);
        builder.Ignore(b => b.IsLive);
        builder.Property(b => b.CallerName).HasMaxLength(120);
        builder.Property(b => b.CallerPhone).HasMaxLength(16);
        builder.Property(b => b.ArrangedByName).HasMaxLength(120);
        builder.Property(b => b.ArrangedBecause).HasMaxLength(300);
        builder.Property(b => b.Note).HasMaxLength(500);
        builder.Property(b => b.Version).IsConcurrencyToken();
        builder.HasOne<Offering>().WithMany().HasForeignKey(b => new { b.InitiativeId, b.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resident>().WithMany().HasForeignKey(b => new { b.InitiativeId, b.ResidentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Booking>().WithMany().HasForeignKey(b => new { b.InitiativeId, b.FollowsId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(b => b.Events).WithOne().HasForeignKey(e => new { e.InitiativeId, e.BookingId });
        builder.HasIndex(b => new { b.InitiativeId, b.Date, b.Status });
        builder.HasIndex(b => new { b.InitiativeId, b.Status, b.Date });
        // Staff's first page asks for these few at every look.
        builder.HasIndex(b => new { b.InitiativeId, b.StartsAt }).HasFilter("is_uncovered");
        builder.HasIndex(b => new { b.InitiativeId, b.ResidentId, b.Date });
        builder.HasIndex(b => new { b.InitiativeId, b.GroupId });
        builder.HasIndex(b => new { b.InitiativeId, b.OfferingId, b.Date });
    }
}

internal sealed class BookingEventMapping : IEntityTypeConfiguration<BookingEvent>
{
    public void Configure(EntityTypeBuilder<BookingEvent> builder)
    {
        builder.ToTable("booking_event");
        builder.HasKey(e => new { e.InitiativeId, e.Id });
        builder.Property(e => e.ActorName).HasMaxLength(120);
        builder.Property(e => e.Why).HasMaxLength(300);
        builder.HasIndex(e => new { e.InitiativeId, e.Kind, e.At });
    }
}

internal sealed class RequestReceiptMapping : IEntityTypeConfiguration<RequestReceipt>
{
    public void Configure(EntityTypeBuilder<RequestReceipt> builder)
    {
        builder.ToTable("request_receipt");
        builder.HasKey(r => new { r.InitiativeId, r.Id });
        builder.HasIndex(r => new { r.InitiativeId, r.At });
    }
}

internal sealed class UnmetNeedMapping : IEntityTypeConfiguration<UnmetNeed>
{
    public void Configure(EntityTypeBuilder<UnmetNeed> builder)
    {
        builder.ToTable("unmet_need");
        builder.HasKey(u => new { u.InitiativeId, u.Id });
        builder.Property(u => u.Village).HasMaxLength(120);
        builder.Property(u => u.Place).HasMaxLength(120);
        builder.Property(u => u.Reason).HasMaxLength(40);
        builder.Property(u => u.Wish).HasMaxLength(300);
        builder.HasOne<Offering>().WithMany().HasForeignKey(u => new { u.InitiativeId, u.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resident>().WithMany().HasForeignKey(u => new { u.InitiativeId, u.ResidentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(u => new { u.InitiativeId, u.At });
    }
}

internal sealed class BookingDraftMapping : IEntityTypeConfiguration<BookingDraft>
{
    public void Configure(EntityTypeBuilder<BookingDraft> builder)
    {
        builder.ToTable("booking_draft");
        builder.HasKey(d => new { d.InitiativeId, d.Id });
        builder.HasOne<Offering>().WithMany().HasForeignKey(d => new { d.InitiativeId, d.OfferingId });
        builder.HasIndex(d => new { d.InitiativeId, d.KeyHash });
        builder.HasIndex(d => new { d.InitiativeId, d.UpdatedAt });
    }
}
