using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.People.Care;

/// <summary>A guardian's yes or no to be written down; the id is the form's request id.</summary>
public sealed record ConsentSaid(
    Guid RequestId, Guid ResidentId, ConsentKind Kind, bool IsGiven, LocalDate Date, ConsentForm Form, string GivenByName, string ByName);

/// <summary>Use case of staff: writes down a consent or that it is taken back; the latest one holds.</summary>
public sealed class RecordConsent(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The consent, the same for the same form, or why not; null when there is no such person.</summary>
    public async Task<Outcome<Consent, CareRefusal>?> RunAsync(ConsentSaid said, CancellationToken cancellationToken)
    {
        if (!await db.Residents.AnyAsync(resident => resident.Id == said.ResidentId, cancellationToken))
        {
            return null;
        }

        if (said.Date > clock.Today)
        {
            return CareRefusal.InTheFuture;
        }

        return await db.LockAsync<Consent, CareRefusal>([said.RequestId], async () =>
        {
            if (await db.Consents.SingleOrDefaultAsync(c => c.Id == said.RequestId, cancellationToken) is { } there)
            {
                return (there.ResidentId, there.Kind, there.IsGiven, there.Date) == (said.ResidentId, said.Kind, said.IsGiven, said.Date)
                    ? there
                    : CareRefusal.FormAlreadyUsed;
            }

            var consent = new Consent
            {
                Id = said.RequestId,
                ResidentId = said.ResidentId,
                Kind = said.Kind,
                IsGiven = said.IsGiven,
                Date = said.Date,
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
