using System.Data.Common;
using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Socifaction.Services.Data;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Tests.Pages.Staff;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Tests.Faults;

/// <summary>The database is held by another, full or gone: 503 and a form that is still filled in; when it is back, the same form is good.</summary>
public sealed class DatabaseBusyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task While_another_holds_the_database_pages_open_and_forms_come_back_as_typed(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        using var stranger = WebSession.Anonymous(day.App);
        var ride = (await day.FormAsync()).With("Note", "žalia tvora");
        (WebSession Session, WebForm Form)[] forms =
        [
            (day.Clerk, ride),
            (day.Clerk, WebForm.Fill(await day.Clerk.GetAsync("~/staff/residents/new", Stop), new { GivenName = "Žąsytė", Surname = "Ąžuolienė", Phone = "0 612 34567", Settlement = "Lomiai" })),
            (stranger, WebForm.Fill(await stranger.GetAsync($"~/rides/{day.Service.Id}/book/who", Stop), new { Name = "Vytautas Gedminas", Phone = "8 612 00190" })),
            (stranger, WebForm.Fill(await stranger.GetAsync($"~/places/{day.Centre.Id}/book/who", Stop), new { CallerName = "Vytautas Gedminas", CallerPhone = "8 612 00190" })),
            (stranger, WebForm.Fill(await stranger.GetAsync("~/sign-in", Stop), new { Phone = "0 612 00001" })),
        ];

        await using (await HoldAsync(day.App, engine))
        {
            var sending = forms.Select(form => form.Session.SendAsync(form.Form, Stop)).ToList();
            var clock = Stopwatch.StartNew();
            foreach (var path in (string[])["~/", "~/staff/rides/board", $"~/places/{day.Centre.Id}"]) (await day.Clerk.GetAsync(path, Stop)).Status.Should().Be(200, path);
            clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(8), "readers wait for no writer");
            foreach (var (answer, form) in (await Task.WhenAll(sending)).Zip(forms.Select(form => form.Form)))
            {
                answer.Status.Should().Be(503, form.Action);
                answer.Message.Headers.RetryAfter!.ToString().Should().Be("5");
                answer.Error.Should().Be(Common.FormBusy);
                var held = WebForm.All(answer).SelectMany(one => one.Fields).Select(field => (field.Key, field.Value)).ToHashSet();
                form.Fields.Where(field => form.Written.Contains(field.Key)).Should().OnlyContain(field => held.Contains(new(field.Key, field.Value)), form.Action);
            }
        }

        (await day.RidesAsync()).Should().BeEmpty();
        foreach (var (session, form) in forms) (await session.SendAsync(form, Stop)).Expect(HttpStatusCode.Redirect);
        (await day.Clerk.SendAsync(ride, Stop)).Expect(HttpStatusCode.Redirect);
        (await day.RidesAsync()).Should().ContainSingle("the same form is the same booking").Which.Note.Should().Be("žalia tvora");
    }

    [Theory]
    [InlineData("full", 503)]
    [InlineData("gone", 503)]
    [InlineData("restarting", 503)]
    [InlineData("a mistake of ours", 500)]
    public async Task What_the_database_cannot_do_now_is_503_and_a_mistake_of_ours_is_500(string fault, int status)
    {
        var failing = new Failing(() => fault switch
        {
            "full" => new SqliteException("database or disk is full", 13),
            "gone" => new NpgsqlException("Failed to connect", new System.Net.Sockets.SocketException(111)),
            "restarting" => new PostgresException("the database system is starting up", "FATAL", "FATAL", "57P03"),
            _ => new InvalidOperationException("Secret words"),
        });
        await using var app = await WebApp.OpenAsync(Engine.Sqlite, Stop, services => services.ConfigureDbContext<SqliteServicesDbContext>(options => options.AddInterceptors(failing)));
        var service = Given.RideService();
        await app.SaveAsync(service);
        using var stranger = WebSession.Anonymous(app);
        var form = WebForm.Fill(await stranger.GetAsync($"~/rides/{service.Id}/book/who", Stop), new { Name = "Vytautas Gedminas", Phone = "8 612 00190" });

        failing.Writes = true;
        var answer = await stranger.SendAsync(form, Stop);
        failing.Reads = true;
        var unread = await stranger.GetAsync($"~/rides/{service.Id}/book/who", Stop);
        (failing.Writes, failing.Reads) = (false, false);

        answer.Status.Should().Be(status);
        answer.Body.Should().NotContain("Secret");
        if (status == 503) answer.Page.QuerySelector("input[name=Name]")!.GetAttribute("value").Should().Be("Vytautas Gedminas");
        unread.Status.Should().Be(status);
        unread.Words.Should().Contain(status == 503 ? Common.Error503Advice : Common.Error500);
        (await stranger.SendAsync(form, Stop)).Expect(HttpStatusCode.Redirect);
    }

    // As another program would that writes to the same database and does not come to an end.
    private static async Task<DbConnection> HoldAsync(WebApp app, Engine engine)
    {
        // A connection of the app's own pool would be handed to it later with this transaction still open.
        DbConnection connection = engine == Engine.Sqlite ? new SqliteConnection(app.ConnectionString + ";Pooling=False") : new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = engine == Engine.Sqlite ? "BEGIN IMMEDIATE"
            : "BEGIN; LOCK TABLE resident, booking, request_receipt, booking_draft, attempt IN EXCLUSIVE MODE";
        await command.ExecuteNonQueryAsync(Stop);
        return connection;
    }

    private sealed class Failing(Func<Exception> fault) : DbCommandInterceptor
    {
        public bool Writes { get; set; }

        public bool Reads { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Judge(command);
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Judge(command);
            return new(result);
        }

        private void Judge(DbCommand command)
        {
            var reads = command.CommandText.StartsWith("SELECT", StringComparison.Ordinal);
            if (reads ? Reads : Writes) throw fault();
        }
    }
}
