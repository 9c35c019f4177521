using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>Why templates were not kept.</summary>
public enum TemplatesRefusal
{
    /// <summary>Some are faulty: <see cref="TemplateCheck"/> says which.</summary>
    Faulty = 1,

    /// <summary>Somebody else kept others since these were read.</summary>
    ChangedMeanwhile,
}

/// <summary>The words wanted for an offering's messages, and the version of those that were read before.</summary>
public sealed record WantedTemplates(Guid OfferingId, OfferingMessages Messages, string Seen);

/// <summary>Use case of staff: what an offering's messages say. What is planned already is worded anew when planning next passes.</summary>
public sealed class KeepTemplates(ServicesDbContext db, CurrentInitiative current, ISmsSender sender)
{
    /// <summary>The offering with its new words, or why not; null when there is no such offering.</summary>
    public async Task<Outcome<Offering, TemplatesRefusal>?> RunAsync(WantedTemplates wanted, CancellationToken cancellationToken)
    {
        if (!await db.Offerings.AnyAsync(offering => offering.Id == wanted.OfferingId, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<Offering, TemplatesRefusal>([wanted.OfferingId], async () =>
        {
            var offering = await db.Offerings.SingleAsync(one => one.Id == wanted.OfferingId, cancellationToken);
            if (TemplateCheck.Find(wanted.Messages, current.Value, offering.SaidName, sender.IsTwoWayFor(current.Value)).Count > 0)
            {
                return TemplatesRefusal.Faulty;
            }

            // The same form sent twice finds its own words there.
            if (offering.Messages != wanted.Messages && VersionOf(offering.Messages) != wanted.Seen)
            {
                return TemplatesRefusal.ChangedMeanwhile;
            }

            offering.Messages = wanted.Messages;
            return offering;
        }, cancellationToken);
    }

    /// <summary>What tells one wording from another: 16 hexadecimal digits.</summary>
    public static string VersionOf(OfferingMessages messages) =>
        StateMark.Of(messages.Confirmation, messages.DayBefore, messages.Cancellation, messages.Offer);
}
