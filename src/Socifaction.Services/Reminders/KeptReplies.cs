using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.Reminders;

/// <summary>Replies are kept once, however often the provider brings them.</summary>
internal static class KeptReplies
{
    /// <summary>Keeps a reply; gives the row that the same one has already.</summary>
    public static async Task<InboundSms?> KeepOnceAsync(this ServicesDbContext db, InboundSms row, CancellationToken cancellationToken)
    {
        var same = db.InboundSms.AsNoTracking().Where(kept => kept.ProviderSid == row.ProviderSid);
        if (await same.SingleOrDefaultAsync(cancellationToken) is { } before)
        {
            return before;
        }

        db.InboundSms.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            db.ChangeTracker.Clear();
            return await same.SingleAsync(cancellationToken);
        }
    }
}
