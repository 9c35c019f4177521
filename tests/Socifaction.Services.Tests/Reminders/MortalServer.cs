using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Tests.Reminders;

/// <summary>
/// A server of its own over the tests' database that can die between any two things it does: before a command, before a commit, before
/// a request and after it was answered. From then on nothing of what it had begun goes on, as after SIGKILL, at a hundredth of the price.
/// </summary>
internal sealed class MortalServer : IAsyncDisposable
{
    private readonly Fate _fate = new();
    private readonly ServiceProvider _provider;

    /// <summary>A server; before the provider stands a network that may fail before anything is asked.</summary>
    public MortalServer(Database database, IClock clock, TwilioSettings twilio, Action? network = null, ReminderTimes? times = null)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton(clock);
        services.AddSingleton(times ?? ReminderTimes.Usual);
        services.AddSocifactionServices(database);
        services.AddTwilio(twilio);
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new FatefulHandler(_fate, network)));
        services.AddSingleton<IDbContextOptionsConfiguration<PostgresServicesDbContext>>(new Fateful<PostgresServicesDbContext>(_fate));
        services.AddSingleton<IDbContextOptionsConfiguration<SqliteServicesDbContext>>(new Fateful<SqliteServicesDbContext>(_fate));
        _provider = services.BuildServiceProvider();
    }

    /// <summary>Does rounds until they are over or it dies after so many steps; whether it died.</summary>
    public async Task<bool> LiveAsync(Func<ReminderRound, Task> work, int steps = int.MaxValue)
    {
        _fate.StepsLeft = steps;
        try
        {
            await work(_provider.GetRequiredService<ReminderRound>());
        }
        catch (Exception) when (_fate.IsDead)
        {
            return true;
        }

        return _fate.IsDead;
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private sealed class DiedException() : Exception("The server was killed.");

    private sealed class Fate
    {
        private int _left = int.MaxValue;

        public int StepsLeft { set => _left = value; }

        public bool IsDead => _left < 0;

        public void Step()
        {
            if (Interlocked.Decrement(ref _left) < 0)
            {
                _left = -1;
                throw new DiedException();
            }
        }
    }

    private sealed class FatefulHandler(Fate fate, Action? network) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            fate.Step();
            if (request.Method == HttpMethod.Post)
            {
                network?.Invoke();
            }

            var answer = await base.SendAsync(request, cancellationToken);
            fate.Step();
            return answer;
        }
    }

    private sealed class Fateful<TContext>(Fate fate) : IDbContextOptionsConfiguration<TContext> where TContext : DbContext
    {
        public void Configure(IServiceProvider serviceProvider, DbContextOptionsBuilder optionsBuilder) =>
            optionsBuilder.AddInterceptors(new Commands(fate), new Commits(fate));
    }

    private sealed class Commits(Fate fate) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            fate.Step();
            return new(result);
        }
    }

    private sealed class Commands(Fate fate) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            fate.Step();
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            fate.Step();
            return new(result);
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
        {
            fate.Step();
            return new(result);
        }
    }
}
