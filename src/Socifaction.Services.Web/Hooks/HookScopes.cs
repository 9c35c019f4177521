using Microsoft.EntityFrameworkCore;
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
}
