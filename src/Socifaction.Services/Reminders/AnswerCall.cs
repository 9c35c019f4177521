using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>What a call has come to, as the provider asks what to say next: nothing pressed yet, or a key; and who answered, in the provider's word.</summary>
public sealed record CallHeard(string CallbackKey, string CallSid, string Digits, string AnsweredBy);

/// <summary>What is to be said next.</summary>
public enum CallTurn
{
    /// <summary>The message, and which keys to press.</summary>
    Read,

    /// <summary>The message alone: a machine listens.</summary>
    Leave,

    /// <summary>Thanks: the person has heard it.</summary>
    Heard,

    /// <summary>Thanks for a yes.</summary>
    Yes,

    /// <summary>Thanks for a no.</summary>
    No,
}

/// <summary>A call's next turn, its message, and the answer that somebody has yet to act on.</summary>
public sealed record CallAnswer(CallTurn Turn, Reminder Row, ReplyRead? Reply);

/// <summary>
/// Use case: in a call a key is pressed, or none yet. A key confirms that the person has been told; 1 and 2 are kept as a reply, once
/// however often the provider brings them. A machine confirms nothing.
/// </summary>
public sealed class AnswerCall(ServicesDbContext db, InitiativeClock clock, RecordDelivery record)
{
    /// <summary>The next turn; null when there is no such call.</summary>
    public async Task<CallAnswer?> RunAsync(CallHeard heard, CancellationToken cancellationToken)
    {
        var row = await db.Reminders.AsNoTracking()
            .SingleOrDefaultAsync(r => r.CallbackKey == heard.CallbackKey && r.Channel == ReminderChannel.Voice, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var turn = TurnOf(heard, row.Kind);
        var word = turn == CallTurn.Leave ? ReminderRank.Machine : turn == CallTurn.Read ? "in-progress" : ReminderRank.Pressed;
        await record.RunAsync(row, new(heard.CallSid, word, null), cancellationToken);
        return new(turn, row, turn is CallTurn.Yes or CallTurn.No ? await KeepAsync(row, heard, turn, cancellationToken) : null);
    }

    /// <summary>The reply; null when it has been acted on.</summary>
    private async Task<ReplyRead?> KeepAsync(Reminder row, CallHeard heard, CallTurn turn, CancellationToken cancellationToken)
    {
        var pressed = new InboundSms
        {
            ProviderSid = heard.CallSid, From = row.To, Body = heard.Digits, At = clock.Now,
            Meaning = turn == CallTurn.Yes ? ReplyMeaning.Yes : ReplyMeaning.No, BookingId = row.BookingId, IsForStaff = true,
        };
        var kept = await db.KeepOnceAsync(pressed, cancellationToken) ?? pressed;
        if (!kept.IsForStaff)
        {
            return null;
        }

        // Of several read in one breath it is not certain which the no is about.
        var isOne = row.Kind == ReminderKind.Offer || turn == CallTurn.Yes || await db.CountSpokenOfAsync(row, cancellationToken) == 1;
        return new(kept.Id, kept.Meaning, isOne ? row.Kind : null, row.BookingId, row.ResidentId);
    }

    private static CallTurn TurnOf(CallHeard heard, ReminderKind kind) => heard switch
    {
        _ when TwilioApi.IsMachine(heard.AnsweredBy) => CallTurn.Leave,

        // There is nothing to agree to.
        { Digits: "1" or "2" } when kind is ReminderKind.Cancellation or ReminderKind.Notice => CallTurn.Heard,
        { Digits: "1" } => CallTurn.Yes,
        { Digits: "2" } => CallTurn.No,
        _ => CallTurn.Read,
    };
}
