using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Data;

public sealed class ScarceRowTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_locked_session_never_gives_more_than_it_has(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var activity = Given.Activity();
        var session = Given.Session(activity, house.Today.PlusDays(1), 3, house.Initiative);
        await house.SaveAsync(activity, session);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => TakeAsync(house, session.Id))));

        answers.Count(taken => taken).Should().Be(3);
        (await house.ReadAsync(db => db.Sessions.SingleAsync(Token))).Taken.Should().Be(3);
    }

    private static async Task<bool> TakeAsync(TestHouse house, Guid id)
    {
        await using var scope = house.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var outcome = await db.LockAsync<Session, Refusal>([id], async () =>
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == id, Token);
            return session.TryTake() ? session : Refusal.Full;
        }, Token);
        return outcome.Refusal is null;
    }

    private enum Refusal
    {
        Full,
    }
}
