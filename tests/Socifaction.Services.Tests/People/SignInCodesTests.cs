using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.People;

/// <summary>The limits of asking for codes and of guessing them, also when many try at once.</summary>
public sealed class SignInCodesTests
{
    private const string Address = "192.0.2.1";
    private static readonly PhoneNumber Onas = PhoneNumber.FromE164("+37061200001");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Sixteen_who_ask_at_once_for_one_number_are_sent_one_code(Engine engine)
    {
        await using var house = await OpenAsync(engine);

        var asked = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => AskAsync(house, Onas, Browser(n), $"192.0.2.{n}"))));

        asked.Count(answer => answer.Refusal is null).Should().Be(1);
        (await house.ReadAsync(db => db.SignInCodes.CountAsync(Stop))).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task Without_the_lock_several_of_sixteen_would_be_within_the_limit(Engine engine)
    {
        await using var house = await OpenAsync(engine);
        var counted = new CountdownEvent(16);

        var within = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Factory.StartNew(async () =>
        {
            await using var scope = house.Scope();
            var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
            var isWithin = !await db.Attempts.AnyAsync(attempt => attempt.What == "asked", Stop);
            counted.Signal();
            counted.Wait(Stop);
            if (isWithin) db.Attempts.Add(new Attempt { What = "asked", Who = "", At = house.Clock.GetCurrentInstant() });
            await db.SaveChangesAsync(Stop);
            return isWithin;
        }, TaskCreationOptions.LongRunning).Unwrap()));

        within.Count(isWithin => isWithin).Should().BeGreaterThan(1);
        (await house.ReadAsync(db => db.Attempts.CountAsync(Stop))).Should().BeGreaterThan(1);
    }

    [Theory, EveryDatabase]
    public async Task Twenty_guesses_at_once_are_five_tries(Engine engine)
    {
        await using var house = await OpenAsync(engine);
        var code = (await AskAsync(house, Onas, Browser(1), Address)).Value!.Code!;

        var guesses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => TryAsync(house, Wrong(code), Browser(1)))));

        guesses.Count(refusal => refusal == SignInRefusal.WrongCode).Should().Be(4, "the fifth wrong try is the last");
        (await TryAsync(house, code, Browser(1))).Should().Be(SignInRefusal.TooMany);
        (await house.ReadAsync(db => db.SignInCodes.SingleAsync(Stop))).TriesLeft.Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task The_right_code_typed_eight_times_at_once_opens_one_door(Engine engine)
    {
        await using var house = await OpenAsync(engine);
        var code = (await AskAsync(house, Onas, Browser(1), Address)).Value!.Code!;

        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => TryAsync(house, code, Browser(1)))));

        tries.Count(refusal => refusal is null).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task An_unknown_number_counts_its_tries_and_grows_old_like_a_known_one_and_no_code_fits_it(Engine engine)
    {
        await using var house = await OpenAsync(engine);
        var unknown = Number(900);
        (await AskAsync(house, unknown, Browser(1), Address)).Value!.Code.Should().BeNull();
        var known = (await AskAsync(house, Onas, Browser(2), Address)).Value!.Code!;

        for (var i = 0; i < 5; i++)
        {
            (await TryAsync(house, Wrong(known), Browser(1))).Should().Be(await TryAsync(house, Wrong(known), Browser(2)));
            (await LeftAsync(house, 1)).Should().Be(await LeftAsync(house, 2)).And.Be(4 - i);
        }

        house.Clock.Advance(Duration.FromMinutes(1));
        await AskAsync(house, unknown, Browser(1), Address);
        await AskAsync(house, Onas, Browser(2), Address);
        house.Clock.Advance(Duration.FromMinutes(5));
        (await TryAsync(house, "000000", Browser(1))).Should().Be(SignInRefusal.Expired);
        (await TryAsync(house, "000000", Browser(2))).Should().Be(SignInRefusal.Expired);
    }

    [Theory, EveryDatabase]
    public async Task A_number_is_sent_six_codes_a_day(Engine engine)
    {
        await using var house = await OpenAsync(engine);
        for (var i = 0; i < 6; i++)
        {
            (await AskAsync(house, Onas, Browser(i), $"192.0.2.{i}")).Refusal.Should().BeNull();
            house.Clock.Advance(Duration.FromMinutes(61));
        }

        (await AskAsync(house, Onas, Browser(9), "192.0.2.9")).Refusal.Should().Be(SignInRefusal.TooMany);
        house.Clock.Advance(Duration.FromHours(18));
        (await AskAsync(house, Onas, Browser(9), "192.0.2.9")).Refusal.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task An_address_asks_ten_times_an_hour_and_thirty_times_a_day(Engine engine)
    {
        await using var house = await OpenAsync(engine);
        for (var hour = 0; hour < 3; hour++)
        {
            for (var i = 0; i < 10; i++) (await AskAsync(house, Number(hour * 10 + i), Browser(i), Address)).Refusal.Should().BeNull();
            (await AskAsync(house, Number(90 + hour), Browser(1), Address)).Refusal.Should().Be(SignInRefusal.TooMany);
            (await AskAsync(house, Number(80 + hour), Browser(1), $"198.51.100.{hour}")).Refusal.Should().BeNull("another address is another asker");
            house.Clock.Advance(Duration.FromMinutes(61));
        }

        (await AskAsync(house, Number(99), Browser(1), Address)).Refusal.Should().Be(SignInRefusal.TooMany);
        house.Clock.Advance(Duration.FromHours(24));
        (await AskAsync(house, Number(99), Browser(1), Address)).Refusal.Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task An_initiative_is_asked_a_hundred_times_an_hour_and_its_neighbour_counts_for_itself(Engine engine)
    {
        await using var house = await OpenAsync(engine);
        for (var i = 0; i < 100; i++) (await AskAsync(house, Number(i), Browser(i), $"192.0.2.{i}")).Refusal.Should().BeNull();

        (await AskAsync(house, Onas, Browser(1), "203.0.113.1")).Refusal.Should().Be(SignInRefusal.TooMany);
        (await AskAsync(house, Onas, Browser(1), "203.0.113.1", house.Neighbour)).Refusal.Should().BeNull();
        (await house.ReadAsync(db => db.Attempts.CountAsync(Stop))).Should().Be(300, "what is counted stands in the database, whatever is restarted");
    }

    [Theory, EveryDatabase]
    public async Task An_address_guesses_wrong_thirty_times_an_hour(Engine engine)
    {
        await using var house = await OpenAsync(engine);
        for (var i = 0; i < 30; i++) (await TryAsync(house, "123456", Browser(i))).Should().Be(SignInRefusal.WrongCode);

        var code = (await AskAsync(house, Onas, Browser(1), Address)).Value!.Code!;
        (await TryAsync(house, code, Browser(1))).Should().Be(SignInRefusal.TooMany);
        (await TryAsync(house, code, Browser(1), "198.51.100.7")).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_hundred_wrong_guesses_of_a_number_over_many_days_close_it_unless_one_was_right(Engine engine)
    {
        await using var house = await OpenAsync(engine);
        for (var i = 0; i < 19; i++) await GuessWrongAsync(i);
        (await TryAsync(house, (await AskAsync(house, Onas, Browser(50), Address)).Value!.Code!, Browser(50))).Should().BeNull();
        house.Clock.Advance(Duration.FromHours(5));
        for (var i = 0; i < 20; i++) await GuessWrongAsync(i);

        (await AskAsync(house, Onas, Browser(60), Address)).Refusal.Should().Be(SignInRefusal.TooMany);
        house.Clock.Advance(Duration.FromDays(300));
        (await AskAsync(house, Onas, Browser(60), Address)).Refusal.Should().Be(SignInRefusal.TooMany);

        async Task GuessWrongAsync(int i)
        {
            var code = (await AskAsync(house, Onas, Browser(i), Address)).Value!.Code!;
            for (var guess = 0; guess < 5; guess++) await TryAsync(house, Wrong(code), Browser(i));
            house.Clock.Advance(Duration.FromHours(5));
        }
    }

    private static async Task<TestHouse> OpenAsync(Engine engine)
    {
        var house = await TestHouse.OpenAsync(engine, Stop);
        await house.SaveAsync(Given.Resident(phone: Onas.E164));
        return house;
    }

    private static Task<Outcome<IssuedCode, SignInRefusal>> AskAsync(TestHouse house, PhoneNumber phone, byte[] browser, string address, Initiative? initiative = null) =>
        house.RunAsync<SignInCodes, Outcome<IssuedCode, SignInRefusal>>(codes => codes.IssueAsync(phone, browser, address, Stop), initiative);

    private static async Task<SignInRefusal?> TryAsync(TestHouse house, string code, byte[] browser, string address = Address) =>
        (await house.RunAsync<SignInCodes, Outcome<ProvedPhone, SignInRefusal>>(codes => codes.UseAsync(code, browser, address, Stop))).Refusal;

    private static Task<int?> LeftAsync(TestHouse house, int browser) =>
        house.RunAsync<SignInCodes, int?>(codes => codes.FindTriesLeftAsync(Browser(browser), Stop));

    private static byte[] Browser(int n) => [.. Enumerable.Repeat((byte)n, 32)];

    private static PhoneNumber Number(int n) => PhoneNumber.FromE164($"+370620{n:00000}");

    private static string Wrong(string code) => (code[0] == '9' ? "0" : "9") + code[1..];
}
