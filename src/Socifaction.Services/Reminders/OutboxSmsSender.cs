using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.Reminders;

/// <summary>Where no provider is set: keeps each SMS as a row to be read on a page, and says it was delivered; of a call, that it was over without a key.</summary>
public sealed class OutboxSmsSender(ServicesDbContext db, IClock clock) : ISmsSender
{
    internal const string Delivered = "delivered";

    public SmsCapabilities Can => SmsCapabilities.All;

    public string DefaultFrom => "Socifaction";

    public string? CallerOf(string? sender) => sender ?? DefaultFrom;

    public async Task<SendAnswer> SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        var sms = new OutboxSms { To = message.To, Body = message.Body, At = clock.GetCurrentInstant() };
        db.OutboxSms.Add(sms);
        await db.SaveChangesAsync(cancellationToken);
        return new(SendVerdict.Accepted, SidOf(sms), message.Channel == ReminderChannel.Voice ? ReminderRank.Completed : Delivered);
    }

    public async Task<ProviderMessage?> FetchAsync(string sid, CancellationToken cancellationToken) =>
        Guid.TryParseExact(sid.AsSpan(2), "N", out var id)
        && await db.OutboxSms.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, cancellationToken) is { } sms
            ? Message(sms)
            : null;

    public async Task<IReadOnlyList<ProviderMessage>?> ListAsync(ReminderChannel channel, string to, Instant since, CancellationToken cancellationToken)
    {
        var rows = await db.OutboxSms.AsNoTracking().Where(o => o.To == to && o.At >= since).ToListAsync(cancellationToken);
        return [.. rows.Select(Message)];
    }

    // The outbox keeps no sender.
    private ProviderMessage Message(OutboxSms sms) => new(SidOf(sms), Delivered, null, sms.To, sms.Body, sms.At, null);

    internal static string SidOf(OutboxSms sms) => $"OX{sms.Id:N}";
}
