using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.Reminders;

/// <summary>The timers' signs of life.</summary>
public static class Heartbeats
{
    /// <summary>Silence longer than this is shown to staff in red.</summary>
    public static readonly Duration Alarming = Duration.FromMinutes(5);

    /// <summary>Writes down that a timer did its work.</summary>
    public static async Task BeatAsync(this ServicesDbContext db, string name, Instant now, CancellationToken cancellationToken)
    {
        if (await db.Heartbeats.Where(h => h.Name == name).ExecuteUpdateAsync(s => s.SetProperty(h => h.At, now), cancellationToken) > 0)
        {
            return;
        }

        db.Heartbeats.Add(new Heartbeat { Name = name, At = now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.IsTaken())
        {
            // Another server's first beat came a moment earlier.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>
    /// Since when a round of each minute, whichever stopped first, has been silent alarmingly long; the first moment of time
    /// when one of them never ran.
    /// </summary>
    public static async Task<Instant?> SilentSinceAsync(this ServicesDbContext db, Instant now, CancellationToken cancellationToken)
    {
        var beats = await db.Heartbeats.Where(h => ReminderRound.Minutely.Contains(h.Name)).Select(h => h.At).ToListAsync(cancellationToken);
        var last = beats.Count < ReminderRound.Minutely.Length ? Instant.FromUnixTimeSeconds(0) : beats.Min();
        return now - last <= Alarming ? null : last;
    }
}
