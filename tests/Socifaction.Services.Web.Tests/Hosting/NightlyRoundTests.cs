using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Tests.Hosting;

public sealed class NightlyRoundTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task The_night_forgets_what_is_old_and_keeps_the_rest(Engine engine)
    {
        await using var app = await WebApp.OpenAsync(engine, Stop);
        var now = app.Clock.GetCurrentInstant();
        var (old, fresh) = (now - Duration.FromHours(49), now - Duration.FromHours(1));
        var activity = Given.Activity();
        await app.SaveAsync(activity);
        await app.SaveAsync(
            Draft(activity, old), Draft(activity, fresh), Code(old), Code(fresh),
            Try("code-asked", old), Try("code-asked", fresh), Try("code-wrong", old));

        await app.Services.GetRequiredService<NightlyRound>().RunAsync(Stop);

        (await app.ReadAsync(db => db.BookingDrafts.Select(draft => draft.UpdatedAt).ToListAsync(Stop))).Should().Equal(fresh);
        (await app.ReadAsync(db => db.SignInCodes.Select(code => code.CreatedAt).ToListAsync(Stop))).Should().Equal(fresh);
        // The wrong tries of a number count until one is right.
        (await app.ReadAsync(db => db.Attempts.ToListAsync(Stop))).Select(attempt => (attempt.What, attempt.At))
            .Should().BeEquivalentTo([("code-asked", fresh), ("code-wrong", old)]);
    }

    private static BookingDraft Draft(Activity activity, Instant at) =>
        new() { KeyHash = [1], OfferingId = activity.Id, Answers = "", UpdatedAt = at };

    private static SignInCode Code(Instant at) => new()
    {
        PhoneE164 = "+37061200001", Salt = [1], CodeHash = [1], BrowserHash = [1], CreatedAt = at, ExpiresAt = at + Duration.FromMinutes(5),
    };

    private static Attempt Try(string what, Instant at) => new() { What = what, Who = "someone", At = at };
}
