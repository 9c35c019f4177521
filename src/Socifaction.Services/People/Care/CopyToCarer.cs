using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.People.Care;

/// <summary>A person's yes or no to a relative getting a copy of every message; the id is the form's request id.</summary>
public sealed record CopySaid(
    Guid RequestId, Guid ResidentId, Guid RelationId, bool IsGiven, ConsentForm Form, string GivenByName, string ByName);

/// <summary>Use case of staff: a relative gets copies from now on, or no more; who agreed, when and how is kept.</summary>
public sealed class CopyToCarer(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The consent, the same for the same form, or why not; null when that relative is none of the person's.</summary>
    public async Task<Outcome<Consent, CareRefusal>?> RunAsync(CopySaid said, CancellationToken cancellationToken)
    {
        if (!await db.Relations.AnyAsync(r => r.Id == said.RelationId && r.ToId == said.ResidentId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<Consent, CareRefusal>([said.RelationId], async () =>
        {
            var relation = await db.Relations.SingleAsync(r => r.Id == said.RelationId, cancellationToken);
            if (await db.Consents.SingleOrDefaultAsync(c => c.Id == said.RequestId, cancellationToken) is { } there)
            {
                return (there.ResidentId, there.Kind, there.IsGiven) == (said.ResidentId, ConsentKind.CopyToCarer, said.IsGiven)
                    ? there
                    : CareRefusal.FormAlreadyUsed;
            }

            if (said.IsGiven && !await db.Phones.AnyAsync(phone => phone.ResidentId == relation.FromId && phone.Kind == PhoneKind.Mobile, cancellationToken))
            {
                return CareRefusal.NoMobile;
            }

            relation.IsCopied = said.IsGiven;
            var consent = new Consent
            {
                Id = said.RequestId,
                ResidentId = said.ResidentId,
                Kind = ConsentKind.CopyToCarer,
                IsGiven = said.IsGiven,
                Date = clock.Today,
                Form = said.Form,
                GivenByName = said.GivenByName,
                RecordedByName = said.ByName,
                RecordedAt = clock.Now,
            };
            db.Consents.Add(consent);
            return consent;
        }, cancellationToken);
    }
}
