using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>What staff say of calling back: which call they read of last, whether anybody answered, and who called.</summary>
public sealed record CalledBack(Guid MissedCallId, bool Answered, Actor By);

/// <summary>Use case: staff have called back. A call that came in since they read the list stays open.</summary>
public sealed class SettleMissedCall(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>False when there is no such call.</summary>
    public async Task<bool> RunAsync(CalledBack said, CancellationToken cancellationToken)
    {
        if (await db.MissedCalls.AsNoTracking().SingleOrDefaultAsync(call => call.Id == said.MissedCallId, cancellationToken) is not { } last)
        {
            return false;
        }

        var (now, by, name) = (clock.Now, said.By.Id, said.By.Name);
        var open = db.MissedCalls.Where(call => call.From == last.From && call.At <= last.At && call.SettledAt == null);
        await (said.Answered
            ? open.ExecuteUpdateAsync(
                s => s.SetProperty(call => call.SettledAt, (Instant?)now).SetProperty(call => call.StaffMemberId, by).SetProperty(call => call.ByName, name),
                cancellationToken)
            : open.ExecuteUpdateAsync(
                s => s.SetProperty(call => call.TriedAt, (Instant?)now).SetProperty(call => call.StaffMemberId, by).SetProperty(call => call.ByName, name),
                cancellationToken));
        return true;
    }
}
