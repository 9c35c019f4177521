using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Web.Hooks;

/// <summary>A hook belongs to no initiative until it is known whose message it speaks of.</summary>
internal static class HookScopes
{
    /// <summary>A scope inside the initiative that a message's key names; null when it names none. Whoever asks disposes of it.</summary>
    public static async Task<AsyncServiceScope?> FindOfKeyAsync(this IServiceScopeFactory scopes, string key, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var id = CallbackKey.InitiativeOf(key);
        var initiative = id == InitiativeId.None ? null : await scope.ServiceProvider.GetRequiredService<ServicesDbContext>()
            .Initiatives.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
        return initiative is null ? null : scopes.CreateScopeOf(initiative);
    }

    /// <summary>A scope inside an initiative.</summary>
    public static AsyncServiceScope CreateScopeOf(this IServiceScopeFactory scopes, Initiative initiative)
    {
        var own = scopes.CreateAsyncScope();
        own.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(initiative);
        return own;
    }

    /// <summary>The initiative that somebody writes to: whose number it is; where several share one, the one that wrote to the person last.</summary>
    public static async Task<Initiative?> FindOfWriterAsync(
        this IServiceScopeFactory scopes, TwilioSettings settings, string to, string from, CancellationToken cancellationToken)
    {
        var all = await scopes.ListAsync(cancellationToken);
        return await scopes.ChooseAsync(all.FindAll(one => one.SmsSender == to || (one.SmsSender is null && to == settings.From)), from, cancellationToken);
    }

    /// <summary>
    /// The initiative that somebody calls: the same, also by the number its calls come from; where none of several has written to the
    /// person, the only one that knows the number.
    /// </summary>
    public static async Task<Initiative?> FindOfCallerAsync(
        this IServiceScopeFactory scopes, TwilioSettings settings, string to, string from, CancellationToken cancellationToken)
    {
        var candidates = (await scopes.ListAsync(cancellationToken)).FindAll(one => one.SmsSender == to
            || (one.SmsSender is null && to == settings.From)
            || (to == settings.CallsFrom && !OfferText.CanReceive(one.SmsSender ?? "")));
        if (await scopes.ChooseAsync(candidates, from, cancellationToken) is { } chosen)
        {
            return chosen;
        }

        var knowing = new List<Initiative>();
        foreach (var initiative in candidates)
        {
            await using var scope = scopes.CreateScopeOf(initiative);
            if (await scope.ServiceProvider.GetRequiredService<ServicesDbContext>().Phones.AnyAsync(phone => phone.E164 == from, cancellationToken))
            {
                knowing.Add(initiative);
            }
        }

        return knowing is [var only] ? only : null;
    }

    private static async Task<List<Initiative>> ListAsync(this IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ServicesDbContext>().Initiatives.AsNoTracking().ToListAsync(cancellationToken);
    }

    private static async Task<Initiative?> ChooseAsync(
        this IServiceScopeFactory scopes, List<Initiative> candidates, string from, CancellationToken cancellationToken)
    {
        if (candidates is [var only])
        {
            return only;
        }

        (Initiative Initiative, Instant At)? latest = null;
        foreach (var initiative in candidates)
        {
            await using var scope = scopes.CreateScopeOf(initiative);
            var at = await scope.ServiceProvider.GetRequiredService<ServicesDbContext>().Reminders
                .Where(row => row.To == from && row.StartedAt != null).OrderByDescending(row => row.StartedAt).Select(row => row.StartedAt)
                .FirstOrDefaultAsync(cancellationToken);
            if (at is { } when && (latest is null || when > latest.Value.At))
            {
                latest = (initiative, when);
            }
        }

        return latest?.Initiative;
    }
}
