using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.Tenancy;

/// <summary>Whom to call and when: the number E.164, who answers, and the hours as <see cref="Time.WeeklyHours"/> writes them.</summary>
public sealed record ContactSaid(string Phone, string ContactName, string OfficeHours, string About)
{
    /// <summary>The mark of what was changed; none where it does not matter.</summary>
    public string? Seen { get; init; }

    /// <summary>What tells one state from another.</summary>
    public static string MarkOf(Initiative initiative) => StateMark.Of(initiative.Phone, initiative.ContactName, initiative.OfficeHours, initiative.About);
}

/// <summary>Why it is not kept so.</summary>
public enum ContactRefusal
{
    /// <summary>Somebody else changed it since the form was opened.</summary>
    ChangedMeanwhile = 1,
}

/// <summary>Use case of a coordinator: what residents read of the initiative and whom they call.</summary>
public sealed class KeepContact(ServicesDbContext db, CurrentInitiative current)
{
    /// <summary>From now on, or why not; the same again changes nothing.</summary>
    public Task<Outcome<Initiative, ContactRefusal>> RunAsync(ContactSaid said, CancellationToken cancellationToken) => db.LockAsync<Initiative, ContactRefusal>([current.Id.Value], async () =>
    {
        var initiative = await db.Initiatives.SingleAsync(one => one.Id == current.Id, cancellationToken);
        var before = ContactSaid.MarkOf(initiative);
        (initiative.Phone, initiative.ContactName, initiative.OfficeHours, initiative.About) = (said.Phone, said.ContactName, said.OfficeHours, said.About);
        return said.Seen is { } seen && seen != before && ContactSaid.MarkOf(initiative) != before ? ContactRefusal.ChangedMeanwhile : initiative;
    }, cancellationToken);
}
