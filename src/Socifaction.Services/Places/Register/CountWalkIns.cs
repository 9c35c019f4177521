using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.Places.Register;

/// <summary>How many came to an event without a booking, in all.</summary>
public sealed record WalkInsToCount(Guid SessionId, int People);

/// <summary>Use case of staff: sets the count of people who came to an event without a booking.</summary>
public sealed class CountWalkIns(ServicesDbContext db)
{
    /// <summary>The most that is believed.</summary>
    public const int Most = 999;

    /// <summary>The session, or why it is not counted; null when there is no such session.</summary>
    public async Task<Outcome<Session, AttendanceRefusal>?> RunAsync(WalkInsToCount command, CancellationToken cancellationToken)
    {
        if (!await db.Sessions.AnyAsync(s => s.Id == command.SessionId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<Session, AttendanceRefusal>([command.SessionId], async () =>
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == command.SessionId, cancellationToken);
            var form = await db.Activities.Where(a => a.Id == session.OfferingId).Select(a => a.Form).SingleAsync(cancellationToken);
            if (form != ActivityForm.Event || command.People is < 0 or > Most)
            {
                return AttendanceRefusal.WalkInsUnfit;
            }

            session.WalkIns = command.People;
            return session;
        }, cancellationToken);
    }
}
