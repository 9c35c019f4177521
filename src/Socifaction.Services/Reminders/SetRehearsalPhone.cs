using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>Use case of staff: where messages go while the initiative rehearses; none keeps them in the outbox.</summary>
public sealed class SetRehearsalPhone(ServicesDbContext db, CurrentInitiative current)
{
    /// <summary>From the next message on.</summary>
    public Task RunAsync(PhoneNumber? phone, CancellationToken cancellationToken)
    {
        var number = phone?.E164;
        return db.Initiatives.Where(i => i.Id == current.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.RehearsalPhone, number), cancellationToken);
    }
}
