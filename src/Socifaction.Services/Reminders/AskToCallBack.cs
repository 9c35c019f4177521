using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>A number to call back later, and what about; the id is the form's request id.</summary>
public sealed record CallBackWanted(Guid RequestId, PhoneNumber Number, string Note);

/// <summary>Use case of staff: there is no time for the call now; the number stands among those to call back.</summary>
public sealed class AskToCallBack(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>Writes the task down; the same form is one task.</summary>
    public async Task RunAsync(CallBackWanted wanted, CancellationToken cancellationToken)
    {
        var sid = "desk-" + wanted.RequestId.ToString("N");
        if (await db.MissedCalls.AnyAsync(call => call.ProviderSid == sid, cancellationToken))
        {
            return;
        }

        db.MissedCalls.Add(new MissedCall { ProviderSid = sid, From = wanted.Number.E164, At = clock.Now, Note = wanted.Note });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // The same form, sent twice at once.
            db.ChangeTracker.Clear();
        }
    }
}
