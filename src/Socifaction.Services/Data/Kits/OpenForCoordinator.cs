using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.People.Membership;
using Socifaction.Services.People.Overseers;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Data.Kits;

/// <summary>A new initiative, its kits, its first coordinator, and which operator opens it. The locality's name is said where it is new.</summary>
public sealed record Opening(NewInitiative Said, string? LocalityName, IReadOnlyCollection<StarterKit> Kits, string Coordinator, Guid OperatorId, string ByName);

/// <summary>The initiative and the coordinator's link; no link once somebody has joined.</summary>
public sealed record Opened(Initiative Initiative, Invited? Link);

/// <summary>Use case of the operator: opens an initiative and makes the one-time link of its first coordinator. Twice tapped it is opened once.</summary>
public sealed class OpenForCoordinator(ServicesDbContext db, OpenWithKit open, IServiceScopeFactory scopes, IClock clock)
{
    /// <summary>Opens it, or says why not. The same form again makes a new link for the same coordinator.</summary>
    public async Task<Outcome<Opened, OpenRefusal>> RunAsync(Opening opening, CancellationToken cancellationToken)
    {
        if ((await open.RunAsync(opening.Said, opening.LocalityName, opening.Kits, cancellationToken)).Refused(out var initiative, out var why))
        {
            return why;
        }

        var id = initiative.Id.Value;
        await db.LockAsync<OverseerEvent, OpenRefusal>([id], async () =>
            await db.OverseerEvents.SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? db.Add(new OverseerEvent
            {
                Id = id, OverseerId = opening.OperatorId, Kind = OverseerEventKind.Opened, At = clock.GetCurrentInstant(), ByName = opening.ByName, Slug = initiative.Slug,
            }).Entity, cancellationToken);

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(initiative);
        // From the first who joins on, the initiative's people are its own business: a link then would be the operator's way to their names.
        if (await scope.ServiceProvider.GetRequiredService<ServicesDbContext>().StaffMembers.AnyAsync(one => one.AccountId != null || one.Id != id, cancellationToken))
        {
            return new Opened(initiative, null);
        }

        var invited = await scope.ServiceProvider.GetRequiredService<InviteStaff>()
            .RunAsync(new(id, opening.Coordinator, Role.Coordinator, null, null, opening.ByName), cancellationToken);
        return new Opened(initiative, invited.Value);
    }
}
