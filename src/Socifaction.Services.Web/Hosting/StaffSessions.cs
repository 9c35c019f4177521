using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People.Membership;

namespace Socifaction.Services.Web.Hosting;

/// <summary>
/// The session of this request's browser. The table says whether it stands; the sealed cookie says when somebody last did something
/// and last proved who they are. Idle too long, it is locked: whoever it is proves it again, and what was typed is kept.
/// </summary>
public sealed class StaffSessions(ServicesDbContext db, IClock clock, InstallationSettings settings)
{
    /// <summary>How long a proof is good for what changes people and roles.</summary>
    public static readonly Duration ProofLife = Duration.FromMinutes(15);

    /// <summary>How long a session lasts in all.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private const string Id = "session";
    private const string Seen = "seen";
    private const string Proved = "proved";
    private const string Until = "until";

    private AuthenticationProperties? _properties;

    /// <summary>Whether the account has a second factor.</summary>
    public bool HasFactor { get; private set; }

    /// <summary>The account whose locked browser this is; null when it is not locked.</summary>
    public Guid? LockedAccount { get; private set; }

    /// <summary>The session of this browser.</summary>
    public Guid? Current => _properties is null ? null : IdOf(_properties);

    /// <summary>Whether a password, code or passkey was given in this browser a short while ago.</summary>
    public bool IsProvedLately => _properties is not null && clock.GetCurrentInstant() - At(_properties, Proved) < ProofLife;

    /// <summary>Begins a session, or goes on with a standing one, in the properties of a cookie that is about to be written.</summary>
    public async Task BeginAsync(Guid accountId, AuthenticationProperties properties, HttpContext context)
    {
        var now = clock.GetCurrentInstant();
        if (IdOf(properties) is null)
        {
            var session = new StaffSession { AccountId = accountId, At = now, Browser = BrowserName.Of(context.Request.Headers.UserAgent.ToString()) };
            db.Add(session);
            await db.SaveChangesAsync(context.RequestAborted);
            properties.Items[Id] = session.Id.ToString();
            properties.Items[Until] = Text(Instant.FromDateTimeOffset(TimeOf(context).GetUtcNow() + Life));
        }

        properties.Items[Seen] = properties.Items[Proved] = Text(now);
        _properties = properties;
    }

    /// <summary>Rejects a cookie whose session has ended; marks one that lay idle as locked.</summary>
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var properties = context.Properties;
        var found = IdOf(properties) is not { } id ? null : await db.StaffSessions.AsNoTracking().Where(session => session.Id == id && session.EndedAt == null)
            .Join(db.StaffAccounts, session => session.AccountId, account => account.Id, (session, account) => new
            {
                session.AccountId,
                HasFactor = account.TwoFactorEnabled || db.Set<IdentityUserPasskey<Guid>>().Any(passkey => passkey.UserId == account.Id),
            }).SingleOrDefaultAsync(context.HttpContext.RequestAborted);
        if (found is null || At(properties, Until) < Instant.FromDateTimeOffset(TimeOf(context.HttpContext).GetUtcNow()))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        (_properties, HasFactor) = (properties, found.HasFactor);
        var now = clock.GetCurrentInstant();
        if (settings.LockAfterMinutes > 0 && now - At(properties, Seen) > Duration.FromMinutes(settings.LockAfterMinutes) || At(properties, Seen) == Instant.MinValue)
        {
            LockedAccount = found.AccountId;
            context.RejectPrincipal();
            return;
        }

        // A board that asks for itself is nobody doing something.
        if (!(HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.ContainsKey("HX-Request")))
        {
            properties.Items[Seen] = Text(now);
        }
    }

    /// <summary>The properties of this browser's cookie, so that proving again goes on with the same session.</summary>
    public AuthenticationProperties GoOn()
    {
        var properties = new AuthenticationProperties();
        foreach (var name in (string[])[Id, Until])
        {
            if (_properties?.Items.TryGetValue(name, out var value) == true) properties.Items[name] = value;
        }

        return properties;
    }

    /// <summary>Locks this browser: its cookie is written anew as one that lay idle for ever.</summary>
    public async Task LockAsync(HttpContext context)
    {
        if (_properties is null) return;
        _properties.Items[Seen] = null;
        _properties.Items.Remove(Seen);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, context.User, _properties);
    }

    /// <summary>The account's sessions that stand and are not older than a session lasts, the latest first.</summary>
    public Task<List<StaffSession>> ListAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var since = clock.GetCurrentInstant() - Duration.FromTimeSpan(Life);
        return db.StaffSessions.AsNoTracking().Where(session => session.AccountId == accountId && session.EndedAt == null && session.At > since)
            .OrderByDescending(session => session.At).ThenBy(session => session.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Ends sessions of an account: the named one, or without a name all but this browser's.</summary>
    public Task EndAsync(Guid accountId, Guid? sessionId, CancellationToken cancellationToken)
    {
        var (mine, now) = (Current, clock.GetCurrentInstant());
        return db.StaffSessions.Where(session => session.AccountId == accountId && session.EndedAt == null
                && (sessionId == null ? session.Id != mine : session.Id == sessionId))
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), cancellationToken);
    }

    /// <summary>Ends this browser's session.</summary>
    public Task EndThisAsync(CancellationToken cancellationToken)
    {
        var (mine, now) = (Current, clock.GetCurrentInstant());
        return mine is null ? Task.CompletedTask : db.StaffSessions.Where(session => session.Id == mine && session.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), cancellationToken);
    }

    private static Guid? IdOf(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(Id, out var text) && Guid.TryParse(text, out var id) ? id : null;

    private static Instant At(AuthenticationProperties properties, string name) =>
        properties.Items.TryGetValue(name, out var text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? Instant.FromUnixTimeSeconds(seconds) : Instant.MinValue;

    private static string Text(Instant instant) => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    // The cookie's own clock is the machine's.
    private static TimeProvider TimeOf(HttpContext context) => context.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System;
}
