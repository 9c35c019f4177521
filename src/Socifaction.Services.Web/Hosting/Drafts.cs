using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Web.Hosting;

/// <summary>The answers a person has given so far, and the request id that their booking will carry.</summary>
public sealed record Draft<T>(Guid Id, T Answers);

/// <summary>
/// Half-filled forms of this browser, one for each offering: kept on the server, sealed for the initiative, found by the key in a cookie.
/// A draft that became a booking is done: the next page starts a new one.
/// </summary>
public sealed class Drafts(
    ServicesDbContext db, CurrentInitiative current, InitiativeClock clock, IDataProtectionProvider protection, IHttpContextAccessor accessor)
{
    private const string CookieName = "draft";
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    // Answers are kept whatever they are.
    private enum NoRefusal
    {
    }

    /// <summary>The draft of an offering; a new one, not kept yet, when there is none or it was booked.</summary>
    public async Task<Draft<T>> LoadAsync<T>(Guid offeringId, CancellationToken cancellationToken) where T : class, new() =>
        BrowserKey.Find(Context, CookieName) is { } key
        && await Of(key, offeringId).AsNoTracking()
            .Where(draft => !db.RequestReceipts.Any(receipt => receipt.Id == draft.Id))
            .OrderByDescending(draft => draft.UpdatedAt).FirstOrDefaultAsync(cancellationToken) is { } row
        && Open<T>(row.Answers) is { } answers
            ? new(row.Id, answers)
            : new(Guid.CreateVersion7(), new T());

    /// <summary>Keeps the answers in place of those given before.</summary>
    public async Task SaveAsync<T>(Guid offeringId, Draft<T> draft, CancellationToken cancellationToken) where T : class
    {
        var key = BrowserKey.FindOrMake(Context, CookieName, Life);
        var hash = SHA256.HashData(key);
        // Locked by the browser, for a button may be tapped twice.
        await db.LockAsync<BookingDraft, NoRefusal>([new(hash.AsSpan(0, 16))], async () =>
        {
            var rows = await Of(key, offeringId).ToListAsync(cancellationToken);
            db.BookingDrafts.RemoveRange(rows.Where(row => row.Id != draft.Id));
            if (rows.SingleOrDefault(row => row.Id == draft.Id) is not { } kept)
            {
                kept = new BookingDraft { Id = draft.Id, KeyHash = hash, OfferingId = offeringId, Answers = "", UpdatedAt = clock.Now };
                db.BookingDrafts.Add(kept);
            }

            kept.Answers = Protector.Protect(JsonSerializer.Serialize(draft.Answers));
            kept.UpdatedAt = clock.Now;
            return kept;
        }, cancellationToken);
    }

    /// <summary>Forgets the answers.</summary>
    public Task RemoveAsync(Guid offeringId, CancellationToken cancellationToken) =>
        BrowserKey.Find(Context, CookieName) is { } key ? Of(key, offeringId).ExecuteDeleteAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Forgets every draft of the initiative that nobody has touched for as long as its cookie lives.</summary>
    public Task ForgetOldAsync(CancellationToken cancellationToken)
    {
        var last = clock.Now - Duration.FromTimeSpan(Life);
        return db.BookingDrafts.Where(draft => draft.UpdatedAt < last).ExecuteDeleteAsync(cancellationToken);
    }

    private HttpContext Context => accessor.HttpContext!;

    private IDataProtector Protector => protection.CreateProtector("booking-draft", current.Id.ToString());

    private IQueryable<BookingDraft> Of(byte[] key, Guid offeringId)
    {
        var hash = SHA256.HashData(key);
        return db.BookingDrafts.Where(draft => draft.KeyHash == hash && draft.OfferingId == offeringId);
    }

    private T? Open<T>(string answers) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Protector.Unprotect(answers));
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            // Sealed with a key that is gone, or by an older version: the person answers again.
            return null;
        }
    }
}
