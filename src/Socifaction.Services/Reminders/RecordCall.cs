using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>What staff say of a call: the id of their form, the message the call stood for, what came of it, and who called.</summary>
public sealed record CallSaid(Guid RequestId, Guid ReminderId, CallOutcome Outcome, Actor By);

/// <summary>Use case: staff have telephoned somebody whom a message did not reach.</summary>
public sealed class RecordCall(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>False when there is no such message.</summary>
    public async Task<bool> RunAsync(CallSaid said, CancellationToken cancellationToken)
    {
        if (!await db.Reminders.AnyAsync(row => row.Id == said.ReminderId, cancellationToken))
        {
            return false;
        }

        if (await db.CallsMade.AnyAsync(call => call.Id == said.RequestId, cancellationToken))
        {
            return true;
        }

        db.CallsMade.Add(new CallMade
        {
            Id = said.RequestId, ReminderId = said.ReminderId, Outcome = said.Outcome, At = clock.Now, StaffMemberId = said.By.Id, ByName = said.By.Name,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // The same form, sent twice at once.
            db.ChangeTracker.Clear();
        }

        return true;
    }
}
