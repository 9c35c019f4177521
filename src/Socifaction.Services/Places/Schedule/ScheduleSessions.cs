using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>Use case of the night: makes the sessions of the next six weeks from each activity's weekly pattern. What was made before stays.</summary>
public sealed class ScheduleSessions(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>How many days ahead sessions are made.</summary>
    public const int DaysAhead = 42;

    /// <summary>How many sessions were made.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var made = await db.LockAsync<List<Session>, ScheduleRefusal>(
            [current.Id.Value], async () => await db.AddMissingSessionsAsync(clock, cancellationToken), cancellationToken);
        return made.Value!.Count;
    }
}
