using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>Use case of staff: what the initiative's SMS may cost in a calendar month; none is no limit.</summary>
public sealed class SetSmsBudget(ServicesDbContext db, CurrentInitiative current)
{
    /// <summary>From now on, for what waits, too.</summary>
    public Task RunAsync(int? cents, CancellationToken cancellationToken) => db.Initiatives.Where(i => i.Id == current.Id)
        .ExecuteUpdateAsync(s => s.SetProperty(i => i.SmsBudgetCents, cents), cancellationToken);
}
