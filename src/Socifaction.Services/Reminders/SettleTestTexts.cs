using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>What became of test texts: the provider's callback says it, or is asked for; words only raise, as those of a reminder do.</summary>
public sealed class SettleTestTexts(ServicesDbContext db, InitiativeClock clock, ISmsSender sender)
{
    private const int AtOnce = 20;

    private static readonly Duration AskFrom = Duration.FromMinutes(2);
    private static readonly Duration AskUntil = Duration.FromMinutes(15);

    /// <summary>By the callback's key; false when there is no such text.</summary>
    public async Task<bool> RecordAsync(string callbackKey, DeliveryReport report, CancellationToken cancellationToken)
    {
        if (await db.TestTexts.AsNoTracking().SingleOrDefaultAsync(text => text.CallbackKey == callbackKey, cancellationToken) is not { } text)
        {
            return false;
        }

        await RaiseAsync(text, report, cancellationToken);
        return true;
    }

    /// <summary>Asks about those whose callback has not come.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (from, to) = (clock.Now - AskUntil, clock.Now - AskFrom);
        foreach (var text in await db.TestTexts.AsNoTracking()
            .Where(text => text.At > from && text.At < to && text.ProviderSid != null
                && (text.Status == ReminderStatus.Accepted || text.Status == ReminderStatus.Sent))
            .OrderBy(text => text.At).Take(AtOnce).ToListAsync(cancellationToken))
        {
            if (await sender.FetchAsync(text.ProviderSid!, cancellationToken) is { } message)
            {
                await RaiseAsync(text, new(message.Sid, message.Status, message.ErrorCode), cancellationToken);
            }
        }
    }

    private async Task RaiseAsync(TestText text, DeliveryReport report, CancellationToken cancellationToken)
    {
        if (ReminderRank.StatusOf(report.ProviderStatus) is not { } status)
        {
            return;
        }

        var below = ReminderRank.Below(status);
        await db.TestTexts
            .Where(one => one.Id == text.Id && (one.ProviderSid == null || one.ProviderSid == report.Sid) && below.Contains(one.Status))
            .ExecuteUpdateAsync(
                s => s.SetProperty(one => one.Status, status).SetProperty(one => one.ProviderSid, report.Sid)
                    .SetProperty(one => one.ErrorCode, report.ErrorCode),
                cancellationToken);
    }
}
