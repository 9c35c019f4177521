using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>A call that came in: the provider's id of it, and the number it came from.</summary>
public sealed record CallReceived(string ProviderSid, string From);

/// <summary>
/// Use case: keeps a call that was not answered, so that staff call back. Any Lithuanian number is kept, and a foreign one that is in the
/// register; a withheld one is neither. A number is kept a few times a day at most.
/// </summary>
public sealed class ReceiveCall(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>Calls of one number that are kept within a day; the task stands after the first.</summary>
    public const int MostADay = 5;

    private static readonly Duration Day = Duration.FromHours(24);

    /// <summary>Whether it is kept; the same call again, one too many, or one that nobody can call back is not.</summary>
    public async Task<bool> RunAsync(CallReceived call, CancellationToken cancellationToken)
    {
        var since = clock.Now - Day;
        if (PhoneNumber.Parse(call.From) is not { Number: { } number } || number.E164 != call.From
            || !(number.IsLithuanian || await db.Phones.AnyAsync(phone => phone.E164 == number.E164, cancellationToken))
            || await db.MissedCalls.AnyAsync(kept => kept.ProviderSid == call.ProviderSid, cancellationToken)
            || await db.MissedCalls.CountAsync(kept => kept.From == number.E164 && kept.At > since, cancellationToken) >= MostADay)
        {
            return false;
        }

        db.MissedCalls.Add(new MissedCall { ProviderSid = call.ProviderSid, From = number.E164, At = clock.Now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // The same call, brought twice at once.
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
