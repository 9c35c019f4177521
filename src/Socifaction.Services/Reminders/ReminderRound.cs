using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>
/// The minutely work: each initiative in a scope of its own, four at a time, so that one's trouble neither stops nor
/// holds up another's.
/// </summary>
public sealed class ReminderRound(IServiceScopeFactory scopes, IClock clock, ILogger<ReminderRound> log)
{
    /// <summary>The heartbeat of planning and sending.</summary>
    public const string SendingHeartbeat = "reminders";

    /// <summary>The heartbeat of asking the provider.</summary>
    public const string SettlingHeartbeat = "reminders-settle";

    /// <summary>The heartbeat of the waiting lists' round.</summary>
    public const string WaitingHeartbeat = "waiting";

    /// <summary>The heartbeats of what is done each minute.</summary>
    internal static readonly string[] Minutely = [SendingHeartbeat, SettlingHeartbeat, WaitingHeartbeat];

    private const int AtOnce = 4;

    /// <summary>Plans and sends what is due.</summary>
    public Task SendAsync(CancellationToken cancellationToken) => EachAsync(SendingHeartbeat, async services =>
    {
        await services.GetRequiredService<PlanReminders>().RunAsync(cancellationToken);
        if (await services.GetRequiredService<SendDueReminders>().RunAsync(cancellationToken) > 0
            && (await services.GetRequiredService<SmsBudget>().ReadAsync(cancellationToken)).IsUnusual)
        {
            log.LogWarning("Unusually many messages today for {Initiative}", services.GetRequiredService<CurrentInitiative>().Value.Slug);
        }
    }, cancellationToken);

    /// <summary>Asks the provider about what is unknown and what is not final.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) => EachAsync(SettlingHeartbeat, async services =>
    {
        await services.GetRequiredService<ReconcileReminders>().RunAsync(cancellationToken);
        await services.GetRequiredService<PollReminders>().RunAsync(cancellationToken);
        await services.GetRequiredService<SettleTestTexts>().RunAsync(cancellationToken);
    }, cancellationToken);

    /// <summary>Does a piece of work for every initiative, and beats afterwards.</summary>
    public async Task EachAsync(string heartbeat, Func<IServiceProvider, Task> work, CancellationToken cancellationToken)
    {
        List<Initiative> initiatives;
        await using (var scope = scopes.CreateAsyncScope())
        {
            initiatives = await scope.ServiceProvider.GetRequiredService<ServicesDbContext>().Initiatives.AsNoTracking()
                .ToListAsync(cancellationToken);
        }

        await Parallel.ForEachAsync(initiatives, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (initiative, _) =>
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(initiative);
                    await work(scope.ServiceProvider);
                }
                catch (Exception e) when (!cancellationToken.IsCancellationRequested)
                {
                    log.LogError(e, "The round {Round} failed for {Initiative}", heartbeat, initiative.Slug);
                }
            });

        await using var last = scopes.CreateAsyncScope();
        await last.ServiceProvider.GetRequiredService<ServicesDbContext>().BeatAsync(heartbeat, clock.GetCurrentInstant(), cancellationToken);
    }
}
