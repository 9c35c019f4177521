using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>
/// Use case: whether a reply that is left to staff is written back to by itself. Only somebody in the register is, and a number once
/// in six hours, so that two machines do not talk to each other.
/// </summary>
public sealed class AnswerOnce(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>So long a number is not written to again by itself.</summary>
    public static readonly Duration Between = Duration.FromHours(6);

    private enum Silence
    {
        Kept,
    }

    /// <summary>Whether to answer; the same reply brought twice is answered twice alike, since the provider lost the first answer.</summary>
    public async Task<bool> RunAsync(Guid replyId, CancellationToken cancellationToken)
    {
        var since = clock.Now - Between;
        var outcome = await db.LockAsync<InboundSms, Silence>([current.Id.Value], async () =>
        {
            var reply = await db.InboundSms.SingleAsync(sms => sms.Id == replyId, cancellationToken);
            if (reply.AnsweredAt is not null)
            {
                return reply;
            }

            if (await db.InboundSms.AnyAsync(sms => sms.From == reply.From && sms.AnsweredAt > since, cancellationToken)
                || !await db.Phones.AnyAsync(phone => phone.E164 == reply.From, cancellationToken))
            {
                return Silence.Kept;
            }

            reply.AnsweredAt = clock.Now;
            return reply;
        }, cancellationToken);
        return outcome.Refusal is null;
    }
}
