using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Hosting;

/// <summary>How often a form's way through the house opens the database.</summary>
public sealed class OneConnectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_form_is_answered_on_one_connection(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        var rush = await PlaceRush.ArrangeAsync(app, people: 1, sessions: 2, capacity: 1, Stop);
        var forms = await rush.FillAsync(app, rush.Sessions, Stop);
        using var http = app.Browser();
        await forms[0].SendAsync(http, Stop);

        using var openings = new Openings(app.ConnectionString);
        (await forms[1].SendAsync(http, Stop)).Should().Be(Sent.Booked);

        // One finds the initiative, whose rows the other may see.
        openings.Count.Should().Be(2);
    }

    /// <summary>Counts the openings of one database, of which tests beside this one know nothing.</summary>
    private sealed class Openings : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly ConcurrentBag<IDisposable> _subscriptions = [];
        private readonly string _connectionString;
        private int _count;

        public Openings(string connectionString)
        {
            _connectionString = connectionString;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Count => _count;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.ConnectionOpened.Name && value.Value is ConnectionEndEventData { Context: { } context }
                && context.Database.GetConnectionString() == _connectionString) Interlocked.Increment(ref _count);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            foreach (var subscription in _subscriptions) subscription.Dispose();
        }
    }
}
