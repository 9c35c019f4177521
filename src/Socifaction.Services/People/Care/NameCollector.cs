using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.People.Care;

/// <summary>Somebody who may, or may not, fetch a child; the id is the form's request id.</summary>
public sealed record CollectorToName(
    Guid RequestId, Guid ResidentId, string Name, string Words, string? Phone, bool MayCollect, LocalDate? FirstDay, LocalDate? LastDay);

/// <summary>Use case of staff: writes down who may fetch a child, as the guardian said.</summary>
public sealed class NameCollector(ServicesDbContext db)
{
    /// <summary>The person, the same for the same form, or why not; null when there is no such child.</summary>
    public async Task<Outcome<Collector, CareRefusal>?> RunAsync(CollectorToName command, CancellationToken cancellationToken)
    {
        if (!await db.Residents.AnyAsync(resident => resident.Id == command.ResidentId, cancellationToken))
        {
            return null;
        }

        if (command.LastDay < command.FirstDay)
        {
            return CareRefusal.EndsBeforeItStarts;
        }

        return await db.LockAsync<Collector, CareRefusal>([command.RequestId], async () =>
        {
            if (await db.Collectors.SingleOrDefaultAsync(c => c.Id == command.RequestId, cancellationToken) is { } there)
            {
                return (there.ResidentId, there.Name, there.MayCollect) == (command.ResidentId, command.Name, command.MayCollect)
                    ? there
                    : CareRefusal.FormAlreadyUsed;
            }

            var collector = new Collector
            {
                Id = command.RequestId,
                ResidentId = command.ResidentId,
                Name = command.Name,
                Words = command.Words,
                Phone = command.Phone,
                MayCollect = command.MayCollect,
                FirstDay = command.FirstDay,
                LastDay = command.LastDay,
            };
            db.Collectors.Add(collector);
            return collector;
        }, cancellationToken);
    }
}
