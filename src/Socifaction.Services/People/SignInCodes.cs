using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.People;

/// <summary>Why a code was not issued or not accepted.</summary>
public enum SignInRefusal
{
    /// <summary>Too many requests or tries; later, or by telephone.</summary>
    TooMany,

    /// <summary>Not the code, or not the browser it was sent for.</summary>
    WrongCode,

    /// <summary>The code has lived its five minutes.</summary>
    Expired,
}

/// <summary>A code to send; none when the number is not in the register, which the asker must not learn.</summary>
public sealed record IssuedCode(string PhoneE164, string? Code);

/// <summary>A number that has been proved.</summary>
public sealed record ProvedPhone(string E164);

/// <summary>
/// Issues and checks one-time codes. A code has 6 digits, lives 5 minutes, takes 5 tries, is used once, and works only
/// in the browser that asked. An unknown number gets a row that no code fits, so that it is answered alike.
/// Limits: per number 1 in 30 s, 3 an hour, 6 a day; per address 10 an hour, 30 a day, 30 wrong tries an hour;
/// 100 an hour per initiative; 100 wrong tries of a number until one is right. What is counted is locked first.
/// </summary>
public sealed class SignInCodes(ServicesDbContext db, InitiativeClock clock)
{
    private const string Asked = "code-asked";
    private const string AskedFrom = "code-asked-from";
    private const string AskedHere = "code-asked-here";
    private const string Wrong = "code-wrong";
    private const string WrongFrom = "code-wrong-from";

    private static readonly Duration Life = Duration.FromMinutes(5);

    /// <summary>Issues a code for a number to a browser; the address is the asker's on the internet.</summary>
    public Task<Outcome<IssuedCode, SignInRefusal>> IssueAsync(
        PhoneNumber phone, byte[] browserKey, string address, CancellationToken cancellationToken) =>
        db.LockAsync<IssuedCode, SignInRefusal>([LockOf(Asked, phone.E164), LockOf(AskedFrom, address), LockOf(AskedHere, "")], async () =>
        {
            if (await CountAsync(Asked, phone.E164, Duration.FromSeconds(30)) >= 1
                || await CountAsync(Asked, phone.E164, Duration.FromHours(1)) >= 3
                || await CountAsync(Asked, phone.E164, Duration.FromDays(1)) >= 6
                || await CountAsync(AskedFrom, address, Duration.FromHours(1)) >= 10
                || await CountAsync(AskedFrom, address, Duration.FromDays(1)) >= 30
                || await CountAsync(AskedHere, "", Duration.FromHours(1)) >= 100
                || await CountAsync(Wrong, phone.E164, Duration.FromDays(36500)) >= 100)
            {
                return SignInRefusal.TooMany;
            }

            Note(Asked, phone.E164);
            Note(AskedFrom, address);
            Note(AskedHere, "");
            foreach (var old in await db.SignInCodes.Where(c => c.PhoneE164 == phone.E164 && c.UsedAt == null).ToListAsync(cancellationToken))
            {
                old.UsedAt = clock.Now;
            }

            var isKnown = phone.CanReceiveSms && await db.Phones.AnyAsync(p => p.E164 == phone.E164, cancellationToken);
            var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
            var salt = RandomNumberGenerator.GetBytes(16);
            var hash = Hash(code, salt);
            db.SignInCodes.Add(new SignInCode
            {
                PhoneE164 = phone.E164,
                Salt = salt,
                CodeHash = isKnown ? hash : RandomNumberGenerator.GetBytes(hash.Length),
                BrowserHash = SHA256.HashData(browserKey),
                CreatedAt = clock.Now,
                ExpiresAt = clock.Now + Life,
            });
            return new IssuedCode(phone.E164, isKnown ? code : null);
        }, cancellationToken);

    /// <summary>Whether the code is the one that was sent for this browser.</summary>
    public async Task<Outcome<ProvedPhone, SignInRefusal>> UseAsync(
        string typed, byte[] browserKey, string address, CancellationToken cancellationToken)
    {
        var browser = SHA256.HashData(browserKey);
        // A wrong try is kept, so to the lock it is no refusal.
        var judged = await db.LockAsync<Judgement, SignInRefusal>(
            [LockOf(Wrong, Convert.ToHexString(browser)), LockOf(WrongFrom, address)],
            async () => new Judgement(await JudgeAsync(typed, browser, address, cancellationToken)), cancellationToken);
        return judged.Value!.Outcome;
    }

    /// <summary>How many tries this browser's code still takes; null when it has none that lives.</summary>
    public async Task<int?> FindTriesLeftAsync(byte[] browserKey, CancellationToken cancellationToken)
    {
        var (browser, now) = (SHA256.HashData(browserKey), clock.Now);
        return await db.SignInCodes.Where(c => c.BrowserHash == browser && c.UsedAt == null && c.ExpiresAt > now)
            .OrderByDescending(c => c.CreatedAt).Select(c => (int?)c.TriesLeft).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Counts one more try of something limited by the hour and says whether it is still within the limit.</summary>
    public async Task<bool> WithinAsync(string what, string who, int perHour, CancellationToken cancellationToken)
    {
        var counted = await db.LockAsync<Attempt, SignInRefusal>([LockOf(what, who)], async () =>
        {
            if (await CountAsync(what, who, Duration.FromHours(1)) >= perHour)
            {
                return SignInRefusal.TooMany;
            }

            return Note(what, who);
        }, cancellationToken);
        return counted.Refusal is null;
    }

    /// <summary>Forgets what no limit counts any more: codes that have expired and tries older than a day, but not the wrong tries of a number.</summary>
    public async Task ForgetOldAsync(CancellationToken cancellationToken)
    {
        var last = clock.Now - Duration.FromDays(1);
        await db.SignInCodes.Where(code => code.ExpiresAt < last).ExecuteDeleteAsync(cancellationToken);
        await db.Attempts.Where(attempt => attempt.What != Wrong && attempt.At < last).ExecuteDeleteAsync(cancellationToken);
    }

    private static byte[] Hash(string code, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(code), salt, 20_000, HashAlgorithmName.SHA256, 32);

    private static string Key(string who) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(who)))[..32];

    private Guid LockOf(string what, string who) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{db.InitiativeId} {what} {who}")).AsSpan(0, 16));

    private Attempt Note(string what, string who) =>
        db.Attempts.Add(new Attempt { What = what, Who = Key(who), At = clock.Now }).Entity;

    private async Task<Outcome<ProvedPhone, SignInRefusal>> JudgeAsync(string typed, byte[] browser, string address, CancellationToken cancellationToken)
    {
        if (await CountAsync(WrongFrom, address, Duration.FromHours(1)) >= 30)
        {
            return SignInRefusal.TooMany;
        }

        var code = await db.SignInCodes.Where(c => c.BrowserHash == browser && c.UsedAt == null)
            .OrderByDescending(c => c.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        if (code is { TriesLeft: <= 0 })
        {
            return SignInRefusal.TooMany;
        }

        if (code is not null && clock.Now >= code.ExpiresAt)
        {
            return SignInRefusal.Expired;
        }

        var digits = new string([.. typed.Where(char.IsAsciiDigit)]);
        if (code is not null && CryptographicOperations.FixedTimeEquals(Hash(digits, code.Salt), code.CodeHash))
        {
            code.UsedAt = clock.Now;
            var number = Key(code.PhoneE164);
            await db.Attempts.Where(a => a.What == Wrong && a.Who == number).ExecuteDeleteAsync(cancellationToken);
            return new ProvedPhone(code.PhoneE164);
        }

        Note(WrongFrom, address);
        if (code is null)
        {
            return SignInRefusal.WrongCode;
        }

        code.TriesLeft--;
        Note(Wrong, code.PhoneE164);
        return code.TriesLeft <= 0 ? SignInRefusal.TooMany : SignInRefusal.WrongCode;
    }

    private Task<int> CountAsync(string what, string who, Duration within)
    {
        var (key, since) = (Key(who), clock.Now - within);
        return db.Attempts.CountAsync(a => a.What == what && a.Who == key && a.At > since);
    }

    private sealed record Judgement(Outcome<ProvedPhone, SignInRefusal> Outcome);
}
