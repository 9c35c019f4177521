using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.Reminders;

/// <summary>Use case: a reply was acted on, or read by staff; it no longer waits for anybody.</summary>
public sealed class SettleReply(ServicesDbContext db)
{
    /// <summary>False when there is no such reply.</summary>
    public async Task<bool> RunAsync(Guid replyId, CancellationToken cancellationToken) =>
        await db.InboundSms.Where(row => row.Id == replyId)
            .ExecuteUpdateAsync(s => s.SetProperty(row => row.IsForStaff, false), cancellationToken) == 1;
}
