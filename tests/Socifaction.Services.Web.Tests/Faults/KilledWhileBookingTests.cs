using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Faults;

/// <summary>The server is killed without warning while people book; what a page said was booked must be booked, once.</summary>
public sealed class KilledWhileBookingTests
{
    private const int Kills = 8;
    private const int People = 8;
    private const int Capacity = 6;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task No_booking_that_was_acknowledged_is_lost_or_doubled(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        app.Clock.Reset(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
        var rush = await PlaceRush.ArrangeAsync(app, People, sessions: 500, Capacity, Stop);
        var waiting = new ConcurrentQueue<FilledForm>(await rush.FillAsync(app, rush.Sessions, Stop));
        var (booked, refused, broken) = (new ConcurrentBag<FilledForm>(), new ConcurrentBag<FilledForm>(), new ConcurrentBag<FilledForm>());
        var (unknownEver, port, chance) = (0, WebProcess.FreePort(), new Random(4));

        for (var kill = 0; kill <= Kills; kill++)
        {
            var unknown = new ConcurrentQueue<FilledForm>();
            using var server = await WebProcess.StartAsync(app.Folder, app.ConnectionString, port, Stop);
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(30) };
            using var dead = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            var last = kill == Kills;
            var clients = Enumerable.Range(0, People).Select(_ => Task.Run(async () =>
            {
                while (!dead.IsCancellationRequested && waiting.TryDequeue(out var form))
                {
                    switch (await form.SendAsync(http, Stop))
                    {
                        case Sent.Booked: booked.Add(form); break;
                        case Sent.Refused: refused.Add(form); break;
                        case Sent.Broken: broken.Add(form); break;
                        case Sent.Unknown: unknown.Enqueue(form); break;
                    }
                }
            }, Stop)).ToList();

            // A server that has only begun to answer is not yet killed while it books.
            var (already, patience) = (booked.Count, Environment.TickCount64 + 15_000);
            while (booked.Count < already + 5 && Environment.TickCount64 < patience) await Task.Delay(10, Stop);
            // The last server is let alone for a while: it answers for all that was left open.
            await Task.Delay(last ? 1500 : chance.Next(200, 900), Stop);
            await dead.CancelAsync();
            if (!last) await server.KillAsync(Stop);
            await Task.WhenAll(clients);
            unknownEver += unknown.Count;
            waiting = new(unknown.Concat(waiting));
            if (last) unknown.Should().BeEmpty("nobody killed the last server");
        }

        broken.Should().BeEmpty();
        booked.Should().NotBeEmpty();
        unknownEver.Should().BePositive("a kill that interrupts nobody proves nothing");
        var receipts = await app.ReadAsync(db => db.RequestReceipts.AsNoTracking().ToDictionaryAsync(receipt => receipt.Id, receipt => receipt.GroupId, Stop));
        var places = await app.ReadAsync(db => db.Places.AsNoTracking().Where(place => place.Status == BookingStatus.Booked).ToListAsync(Stop));
        var byGroup = places.ToLookup(place => place.GroupId);
        foreach (var form in booked)
        {
            receipts.Should().ContainKey(form.RequestId);
            byGroup[receipts[form.RequestId]].Should().ContainSingle().Which.Should().Match<Socifaction.Services.Places.Place>(
                place => place.SessionId == form.SessionId && place.ResidentId == form.ResidentId);
        }

        places.Select(place => (place.SessionId, place.ResidentId)).Should().OnlyHaveUniqueItems();
        places.Should().HaveCount(receipts.Count, "no place stands without the request that made it");
        (await PlaceRush.CountAsync(app, Stop)).Should().OnlyContain(session => session.Taken == session.Live && session.Live <= session.Capacity);
        if (engine == Engine.Sqlite)
        {
            var check = await app.ReadAsync(db => db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync(Stop));
            check.Should().Equal("ok");
        }

        TestContext.Current.SendDiagnosticMessage($"{engine}: {Kills} kills, {booked.Count} acknowledged, {refused.Count} refused, {unknownEver} interrupted and asked again");
    }
}
