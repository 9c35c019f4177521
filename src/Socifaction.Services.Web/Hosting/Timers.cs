using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Schedules;

namespace Socifaction.Services.Web.Hosting;

/// <summary>One piece of work that is done each night for every initiative.</summary>
public sealed record NightlyWork(string Name, Func<IServiceProvider, CancellationToken, Task> RunAsync);

/// <summary>
/// Every timer of the house, in UTC. Hangfire is only the clock: what is to be done stands in our own tables, so a
/// timer that is lost loses nothing and one that strikes twice does nothing twice. Its dashboard is not mapped.
/// </summary>
/// <remarks>
/// reminders-send    each minute   plans messages and sends those that are due
/// reminders-settle  each minute   asks the provider about unknown outcomes and last words
/// waiting           each minute   ends offers that nobody answered and calls up who is next
/// nightly           at 22:30      makes the runs and sessions of the coming weeks and the rides of standing orders,
///                                 plans tomorrow's runs anew,
///                                 places those enrolled, settles who came, makes the meals of standing orders
///                                 and the visits of plans,
///                                 forgets old drafts and codes
/// All of them also run when the server starts. 22:30 is half past midnight or half past one in Lithuania, never the
/// hour before four, which the clock skips in spring and repeats in autumn.
/// </remarks>
public sealed class Timers(
    IRecurringJobManager jobs, IServiceScopeFactory scopes, IClock clock, ILogger<Timers> log) : BackgroundService
{
    private static readonly RecurringJobOptions Options = new() { TimeZone = TimeZoneInfo.Utc, MisfireHandling = MisfireHandlingMode.Relaxed };
    private static readonly string[] Names = ["reminders-send", "reminders-settle", "waiting", "nightly"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Register();
        foreach (var name in Names)
        {
            jobs.Trigger(name);
        }

        using var watch = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await watch.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WatchAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The watch over the timers failed");
            }
        }
    }

    /// <summary>Registers the timers again when they are silent: Hangfire gives one up whose scheduling failed six times.</summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ServicesDbContext>()
            .SilentSinceAsync(clock.GetCurrentInstant(), cancellationToken) is not null)
        {
            log.LogWarning("The timers are silent; they are registered again");
            Register();
        }
    }

    private void Register()
    {
        jobs.AddOrUpdate<ReminderRound>(Names[0], round => round.SendAsync(CancellationToken.None), Cron.Minutely(), Options);
        jobs.AddOrUpdate<ReminderRound>(Names[1], round => round.SettleAsync(CancellationToken.None), Cron.Minutely(), Options);
        jobs.AddOrUpdate<WaitingRound>(Names[2], round => round.RunAsync(CancellationToken.None), Cron.Minutely(), Options);
        jobs.AddOrUpdate<NightlyRound>(Names[3], round => round.RunAsync(CancellationToken.None), Cron.Daily(22, 30), Options);
    }
}

/// <summary>Does all the nightly work.</summary>
public sealed class NightlyRound(ReminderRound rounds, IEnumerable<NightlyWork> works)
{
    /// <summary>Each piece for every initiative.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var work in works)
        {
            await rounds.EachAsync(work.Name, services => work.RunAsync(services, cancellationToken), cancellationToken);
        }
    }
}

/// <summary>The minutely work on waiting lists and on earlier times that are kept.</summary>
public sealed class WaitingRound(ReminderRound rounds)
{
    /// <summary>Every initiative's lists.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => rounds.EachAsync(
        ReminderRound.WaitingHeartbeat,
        async services =>
        {
            await services.GetRequiredService<ExpireOffers>().RunAsync(cancellationToken);
            await services.GetRequiredService<EndEarlierOffers>().RunAsync(cancellationToken);
        },
        cancellationToken);
}

/// <summary>How the host gets its timers.</summary>
public static class TimersRegistration
{
    /// <summary>Hangfire in memory beside SQLite, in the database beside PostgreSQL; nothing where timers are switched off.</summary>
    public static WebApplicationBuilder AddTimers(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(new NightlyWork("nightly-runs", (scope, token) => scope.GetRequiredService<ScheduleRuns>().RunAsync(token)));
        services.AddSingleton(new NightlyWork("nightly-orders", (scope, token) => scope.GetRequiredService<MakeOrderedRides>().RunAsync(token)));
        services.AddSingleton(new NightlyWork("nightly-plan", (scope, token) => scope.GetRequiredService<PlanDay>().RunAsync(token)));
        services.AddSingleton(new NightlyWork("nightly-sessions", (scope, token) => scope.GetRequiredService<ScheduleSessions>().RunAsync(token)));
        services.AddSingleton(new NightlyWork("nightly-changes", (scope, token) => scope.GetRequiredService<ContinueScheduleChanges>().RunAsync(token)));
        services.AddSingleton(new NightlyWork("nightly-enrolments", (scope, token) => scope.GetRequiredService<FillEnrolments>().RunAsync(token)));
        services.AddSingleton(new NightlyWork("nightly-attendance", (scope, token) => scope.GetRequiredService<SettleDay>().RunAsync(token)));
        services.AddSingleton(new NightlyWork("nightly-meals", (scope, token) => scope.GetRequiredService<FillMealOrders>().RunAsync(token)));
        services.AddSingleton(new NightlyWork("nightly-meals-given", (scope, token) => scope.GetRequiredService<SettleMeals>().RunAsync(token)));
        services.AddSingleton(new NightlyWork("nightly-visits", (scope, token) => scope.GetRequiredService<FillVisits>().RunAsync(token)));
        services.AddSingleton(new NightlyWork("nightly-drafts", (scope, token) => scope.GetRequiredService<Drafts>().ForgetOldAsync(token)));
        services.AddSingleton(new NightlyWork("nightly-codes", (scope, token) => scope.GetRequiredService<SignInCodes>().ForgetOldAsync(token)));
        services.AddSingleton<NightlyRound>();
        services.AddSingleton<WaitingRound>();
        if (!(builder.Configuration.GetSection("Socifaction").Get<InstallationSettings>() ?? new()).Timers)
        {
            return builder;
        }

        services.AddHangfire((provider, hangfire) =>
        {
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            if (provider.GetRequiredService<Database>() is { IsPostgres: true } database)
            {
                hangfire.UsePostgreSqlStorage(
                    storage => storage.UseNpgsqlConnection(database.ConnectionString),
                    new PostgreSqlStorageOptions { UseSlidingInvisibilityTimeout = true });
            }
            else
            {
                hangfire.UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromMinutes(10) });
            }

            // Repeating belongs to our own tables.
            foreach (var filter in GlobalJobFilters.Filters.Where(f => f.Instance is AutomaticRetryAttribute).ToList())
            {
                GlobalJobFilters.Filters.Remove(filter.Instance);
            }

            GlobalJobFilters.Filters.Add(new AutomaticRetryAttribute { Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete });
        });
        services.AddHangfireServer(server => server.WorkerCount = 3);
        services.AddHostedService<Timers>();
        return builder;
    }
}
