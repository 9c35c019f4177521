using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;

namespace Socifaction.Services.Reminders;

internal sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("reminder");
        builder.HasKey(r => new { r.InitiativeId, r.Id });
        builder.Property(r => r.Occurrence).HasMaxLength(40);
        builder.Property(r => r.To).HasMaxLength(16);
        builder.Property(r => r.Body).HasMaxLength(1600);
        builder.Property(r => r.ProviderSid).HasMaxLength(40);
        builder.Property(r => r.ProviderStatus).HasMaxLength(24);
        builder.Property(r => r.CallbackKey).HasMaxLength(64);
        builder.HasOne<Booking>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.BookingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resident>().WithMany().HasForeignKey(r => new { r.InitiativeId, r.ResidentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.InitiativeId, r.BookingId, r.ResidentId, r.Kind, r.Channel, r.Occurrence }).IsUnique();
        builder.HasIndex(r => new { r.InitiativeId, r.ProviderSid }).IsUnique();
        builder.HasIndex(r => new { r.InitiativeId, r.CallbackKey }).IsUnique();
        builder.HasIndex(r => new { r.InitiativeId, r.Status, r.DueAt });
        builder.HasIndex(r => new { r.InitiativeId, r.To, r.StartedAt });
        builder.HasIndex(r => new { r.InitiativeId, r.StartedAt });
    }
}

internal sealed class SpokenOfMapping : IEntityTypeConfiguration<SpokenOf>
{
    public void Configure(EntityTypeBuilder<SpokenOf> builder)
    {
        builder.ToTable("spoken_of");
        builder.HasKey(s => new { s.InitiativeId, s.Id });
        builder.Property(s => s.Occurrence).HasMaxLength(40);
        builder.HasOne<Reminder>().WithMany().HasForeignKey(s => new { s.InitiativeId, s.ReminderId });
        builder.HasOne<Booking>().WithMany().HasForeignKey(s => new { s.InitiativeId, s.BookingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.InitiativeId, s.ReminderId, s.BookingId }).IsUnique();
        builder.HasIndex(s => new { s.InitiativeId, s.BookingId });
    }
}

internal sealed class SpentTextMapping : IEntityTypeConfiguration<SpentText>
{
    public void Configure(EntityTypeBuilder<SpentText> builder)
    {
        builder.ToTable("spent_text");
        builder.HasKey(s => new { s.InitiativeId, s.Id });
        builder.HasIndex(s => new { s.InitiativeId, s.At });
    }
}

internal sealed class TestTextMapping : IEntityTypeConfiguration<TestText>
{
    public void Configure(EntityTypeBuilder<TestText> builder)
    {
        builder.ToTable("test_text");
        builder.HasKey(t => new { t.InitiativeId, t.Id });
        builder.Property(t => t.To).HasMaxLength(16);
        builder.Property(t => t.ByName).HasMaxLength(120);
        builder.Property(t => t.ProviderSid).HasMaxLength(40);
        builder.Property(t => t.CallbackKey).HasMaxLength(64);
        builder.HasOne<Resident>().WithMany().HasForeignKey(t => new { t.InitiativeId, t.ResidentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(t => new { t.InitiativeId, t.ById }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.InitiativeId, t.To, t.At });
        builder.HasIndex(t => new { t.InitiativeId, t.CallbackKey }).IsUnique();
    }
}

internal sealed class ReminderEventMapping : IEntityTypeConfiguration<ReminderEvent>
{
    public void Configure(EntityTypeBuilder<ReminderEvent> builder)
    {
        builder.ToTable("reminder_event");
        builder.HasKey(e => new { e.InitiativeId, e.Id });
        builder.Property(e => e.ProviderSid).HasMaxLength(40);
        builder.Property(e => e.ProviderStatus).HasMaxLength(24);
        builder.HasOne<Reminder>().WithMany().HasForeignKey(e => new { e.InitiativeId, e.ReminderId });
        builder.HasIndex(e => new { e.InitiativeId, e.ProviderSid, e.ProviderStatus }).IsUnique();
    }
}

internal sealed class CallMadeMapping : IEntityTypeConfiguration<CallMade>
{
    public void Configure(EntityTypeBuilder<CallMade> builder)
    {
        builder.ToTable("call_made");
        builder.HasKey(c => new { c.InitiativeId, c.Id });
        builder.Property(c => c.ByName).HasMaxLength(120);
        builder.HasOne<Reminder>().WithMany().HasForeignKey(c => new { c.InitiativeId, c.ReminderId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(c => new { c.InitiativeId, c.StaffMemberId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.InitiativeId, c.ReminderId, c.At });
    }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notice");
        builder.HasKey(n => new { n.InitiativeId, n.Id });
        builder.Property(n => n.Text).HasMaxLength(Notice.LongestText);
        builder.Property(n => n.ByName).HasMaxLength(120);
        builder.HasOne<Offering>().WithMany().HasForeignKey(n => new { n.InitiativeId, n.OfferingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(n => new { n.InitiativeId, n.ById }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.InitiativeId, n.Date });
    }
}

internal sealed class HeartbeatMapping : IEntityTypeConfiguration<Heartbeat>
{
    public void Configure(EntityTypeBuilder<Heartbeat> builder)
    {
        builder.ToTable("heartbeat");
        builder.HasKey(h => h.Name);
        builder.Property(h => h.Name).HasMaxLength(40);
    }
}

internal sealed class OutboxSmsMapping : IEntityTypeConfiguration<OutboxSms>
{
    public void Configure(EntityTypeBuilder<OutboxSms> builder)
    {
        builder.ToTable("outbox_sms");
        builder.HasKey(o => new { o.InitiativeId, o.Id });
        builder.Property(o => o.To).HasMaxLength(16);
        builder.Property(o => o.Body).HasMaxLength(1600);
        builder.HasIndex(o => new { o.InitiativeId, o.At });
    }
}

internal sealed class InboundSmsMapping : IEntityTypeConfiguration<InboundSms>
{
    public void Configure(EntityTypeBuilder<InboundSms> builder)
    {
        builder.ToTable("inbound_sms");
        builder.HasKey(m => new { m.InitiativeId, m.Id });
        builder.Property(m => m.ProviderSid).HasMaxLength(40);
        builder.Property(m => m.From).HasMaxLength(16);
        builder.Property(m => m.Body).HasMaxLength(1600);
        builder.HasOne<Booking>().WithMany().HasForeignKey(m => new { m.InitiativeId, m.BookingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.InitiativeId, m.ProviderSid }).IsUnique();
        builder.HasIndex(m => new { m.InitiativeId, m.IsForStaff, m.At });
    }
}

internal sealed class MissedCallMapping : IEntityTypeConfiguration<MissedCall>
{
    public void Configure(EntityTypeBuilder<MissedCall> builder)
    {
        builder.ToTable("missed_call");
        builder.HasKey(c => new { c.InitiativeId, c.Id });
        builder.Property(c => c.ProviderSid).HasMaxLength(40);
        builder.Property(c => c.From).HasMaxLength(16);
        builder.Property(c => c.Note).HasMaxLength(200);
        builder.Property(c => c.ByName).HasMaxLength(120);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(c => new { c.InitiativeId, c.StaffMemberId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.InitiativeId, c.ProviderSid }).IsUnique();
        builder.HasIndex(c => new { c.InitiativeId, c.From, c.At });
        builder.HasIndex(c => new { c.InitiativeId, c.SettledAt });
    }
}
