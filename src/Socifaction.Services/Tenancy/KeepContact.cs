using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.Tenancy;

/// <summary>Whom to call and when: the number E.164, who answers, and the hours as <see cref="Time.WeeklyHours"/> writes them.</summary>
public sealed record ContactSaid(string Phone, string ContactName, string OfficeHours, string About);

/// <summary>Use case of a coordinator: what residents read of the initiative and whom they call.</summary>
public sealed class KeepContact(ServicesDbContext db, CurrentInitiative current)
{
    private enum Nothing
    {
        ToRefuse,
    }

    /// <summary>From now on; the same again changes nothing.</summary>
    public async Task RunAsync(ContactSaid said, CancellationToken cancellationToken) => await db.LockAsync<Initiative, Nothing>([current.Id.Value], async () =>
    {
        var initiative = await db.Initiatives.SingleAsync(one => one.Id == current.Id, cancellationToken);
        (initiative.Phone, initiative.ContactName, initiative.OfficeHours, initiative.About) = (said.Phone, said.ContactName, said.OfficeHours, said.About);
        return initiative;
    }, cancellationToken);
}
