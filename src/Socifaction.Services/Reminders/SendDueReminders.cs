using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>
/// Sends what is due: looks again, writes the intent and commits it, asks the provider once, keeps the answer.
/// A process that dies in between leaves a row that <see cref="ReconcileReminders"/> asks the provider about.
/// </summary>
public sealed class SendDueReminders(
    ServicesDbContext db, CurrentInitiative current, InitiativeClock clock, ISmsSender sender, Outgoing outgoing, SendingLimits limits,
    TwilioSettings twilio, ReminderTimes times)
{
    /// <summary>One turn of the scope's initiative; returns how many messages the provider took.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (now, turn, taken, troubles) = (clock.Now, Stopwatch.StartNew(), 0, 0);
        // What staff send from their own telephone is only looked at when it is too late.
        var byHand = current.Value.SendsByHand && !current.Value.IsRehearsing;
        var due = await db.Reminders.AsNoTracking()
            .Where(r => r.Status == ReminderStatus.Planned && r.Channel != ReminderChannel.Call && r.DueAt <= now
                && (r.NextTryAt == null || r.NextTryAt <= now)
                && (!byHand || r.Channel != ReminderChannel.Sms || r.UsefulUntil <= now))
            // What changes somebody's day does not wait behind an evening's reminders, and of a day's texts to one number it must not be the one too many.
            .OrderBy(r => LateMessages.Urgent.Contains(r.Kind) ? 0 : r.Kind == ReminderKind.DayBefore || r.Kind == ReminderKind.ThreeDaysBefore ? 2 : 1)
            .ThenBy(r => r.DueAt).ThenBy(r => r.Id).Take(times.Share).ToListAsync(cancellationToken);
        foreach (var row in due)
        {
            // A provider that does not answer is left alone until the next round.
            if (turn.Elapsed > times.Turn.ToTimeSpan() || troubles >= 2)
            {
                break;
            }

            if (!await IsStillRightAsync(row, cancellationToken) || await limits.HoldAsync(row, cancellationToken)
                || await ClaimAsync(row, cancellationToken) is not { } claim)
            {
                continue;
            }

            var answer = await AskAsync(row, claim, cancellationToken);
            await KeepAsync(row, claim, answer, cancellationToken);
            if (answer.Verdict == SendVerdict.NotSignedIn)
            {
                break;
            }

            (taken, troubles) = answer.Verdict is SendVerdict.Accepted ? (taken + 1, 0)
                : answer.Verdict is SendVerdict.Refused ? (taken, 0)
                : (taken, troubles + 1);
        }

        return taken;
    }

    private async Task<bool> IsStillRightAsync(Reminder row, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var booking = await db.Bookings.AsNoTracking().SingleAsync(b => b.Id == row.BookingId, cancellationToken);
        if (!ReminderRules.IsTrue(row, booking.Status, booking.Date, booking.StartTime, booking.OfferedUntil))
        {
            return await BecomeAsync(ReminderStatus.Cancelled);
        }

        if (now >= row.UsefulUntil)
        {
            return await BecomeAsync(ReminderStatus.Missed);
        }

        // Nothing keeps the promise: staff call. The message waits for as long as it may still become true.
        if (booking.IsUncovered)
        {
            return false;
        }

        var wish = await db.Residents.Where(r => r.Id == row.ResidentId).Select(r => r.PreferredChannel).SingleAsync(cancellationToken);
        if (wish == PreferredChannel.None)
        {
            return await BecomeAsync(ReminderStatus.Cancelled);
        }

        // Changed since it was worded: the next planning words it anew. A notice says nothing of the booking.
        if (row.Kind != ReminderKind.Notice && booking.Version != row.BookingVersion)
        {
            return false;
        }

        // So does what else it speaks of.
        if (row.Kind is ReminderKind.DayBefore or ReminderKind.ThreeDaysBefore && !await db.StillSpeaksTrulyAsync(row, cancellationToken))
        {
            return false;
        }

        var isCall = row.Channel == ReminderChannel.Voice;
        if (isCall && await IsTalkingAsync(row, now, cancellationToken))
        {
            return false;
        }

        // A message whose due time stands in the quiet was put there on purpose: who has just booked is awake, but not for hours.
        var quiet = new QuietHours(clock.Zone, isCall);
        if (!quiet.IsQuiet(now)
            || (!isCall && row.Kind is ReminderKind.Confirmation or ReminderKind.Cancellation or ReminderKind.Moved or ReminderKind.Notice
                && quiet.IsQuiet(row.DueAt) && now - row.DueAt < times.Awake))
        {
            return true;
        }

        // A telephone that rings at night frightens: staff decide.
        return quiet.CanStillSend(now, row.UsefulUntil) ? await WaitAsync(row, quiet.NextOpening(now), cancellationToken)
            : (!isCall && row.Kind is ReminderKind.Cancellation or ReminderKind.Moved or ReminderKind.Notice) || await BecomeAsync(ReminderStatus.Missed);

        async Task<bool> BecomeAsync(ReminderStatus status)
        {
            await Unchanged(row).ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, status), cancellationToken);
            return false;
        }
    }

    // Husband and wife share a landline: one call after the other, which also tells the provider's calls apart.
    private Task<bool> IsTalkingAsync(Reminder row, Instant now, CancellationToken cancellationToken)
    {
        var since = now - times.LongestCall;
        return db.Reminders.AnyAsync(
            r => r.Id != row.Id && r.To == row.To && r.Channel == ReminderChannel.Voice && r.StartedAt > since
                && (r.Status == ReminderStatus.Sending || r.Status == ReminderStatus.Unknown || r.Status == ReminderStatus.Accepted || r.Status == ReminderStatus.Sent),
            cancellationToken);
    }

    private async Task<bool> WaitAsync(Reminder row, Instant until, CancellationToken cancellationToken)
    {
        await Unchanged(row).ExecuteUpdateAsync(s => s.SetProperty(r => r.NextTryAt, until), cancellationToken);
        return false;
    }

    /// <summary>The intent, committed before the call. Of several servers one gets the row.</summary>
    private async Task<Claim?> ClaimAsync(Reminder row, CancellationToken cancellationToken)
    {
        var (at, attempt, ticks) = (clock.Now, row.Attempt + 1, Stopwatch.GetTimestamp());
        // What is written is what is sent, also in a rehearsal: the provider's list is searched for it.
        var (to, body) = await outgoing.AddressAsync(row, cancellationToken);
        var claimed = await Unchanged(row)
            .Where(r => r.Body == row.Body && r.To == row.To)
            .ExecuteUpdateAsync(
                s => s.SetProperty(r => r.Status, ReminderStatus.Sending).SetProperty(r => r.Attempt, attempt)
                    .SetProperty(r => r.To, to).SetProperty(r => r.Body, body)
                    .SetProperty(r => r.StartedAt, at).SetProperty(r => r.NextTryAt, (Instant?)null),
                cancellationToken);
        return claimed == 1 ? new(at, attempt, ticks, to, body) : null;
    }

    private async Task<SendAnswer> AskAsync(Reminder row, Claim claim, CancellationToken cancellationToken)
    {
        // The wall clock sees a machine that slept, the other one a clock that was set back.
        var slept = Duration.Max(clock.Now - claim.At, Duration.FromTimeSpan(Stopwatch.GetElapsedTime(claim.Ticks)));
        if (slept > times.Stall)
        {
            return new(SendVerdict.TryLater);
        }

        var own = current.Value.SmsSender;
        var message = new SmsMessage(own, claim.To, claim.Body, twilio.CallbackOf(row.CallbackKey, claim.Attempt), row.UsefulUntil - clock.Now) { Reference = row.CallbackKey };
        return await outgoing.SendAsync(
            row.Channel == ReminderChannel.Voice
                ? message with { Channel = ReminderChannel.Voice, From = sender.CallerOf(own), Script = twilio.ScriptOf(row.CallbackKey) }
                : message,
            cancellationToken);
    }

    private async Task KeepAsync(Reminder row, Claim claim, SendAnswer answer, CancellationToken cancellationToken)
    {
        var now = clock.Now;

        // A callback may have been here first: what the provider said since is not taken back.
        var mine = db.Reminders.Where(r => r.Id == row.Id && r.Attempt == claim.Attempt && r.ProviderSid == null);
        var waiting = mine.Where(r => r.Status == ReminderStatus.Sending);
        switch (answer.Verdict)
        {
            case SendVerdict.Accepted:
                // Should another row have taken it, this one stays as it is and is asked about.
                await db.TryAdoptAsync(row, answer.Sid!, answer.ProviderStatus!, answer.ErrorCode, now, times, cancellationToken);
                break;
            case SendVerdict.Refused:
                await waiting.ExecuteUpdateAsync(
                    s => s.SetProperty(r => r.Status, ReminderStatus.Failed).SetProperty(r => r.ErrorCode, answer.ErrorCode), cancellationToken);
                break;
            case SendVerdict.TryLater or SendVerdict.NotSignedIn:
                var next = now + (answer.RetryAfter is { } asked ? Duration.Min(asked, times.LongestBackOff) : BackOff(claim.Attempt));
                await waiting.ExecuteUpdateAsync(
                    s => s.SetProperty(r => r.Status, ReminderStatus.Planned).SetProperty(r => r.NextTryAt, next)
                        .SetProperty(r => r.ErrorCode, answer.ErrorCode),
                    cancellationToken);
                break;
            case SendVerdict.Unknown:
                await waiting.ExecuteUpdateAsync(s => s.SetProperty(r => r.Status, ReminderStatus.Unknown), cancellationToken);
                break;
        }
    }

    // A little chance keeps rows that failed together from coming back together.
    private Duration BackOff(int attempt) => Duration.Min(
        times.LongestBackOff, times.BackOff * Math.Pow(2, Math.Min(attempt, 10) - 1)) * (0.75 + (Random.Shared.NextDouble() / 4));

    private IQueryable<Reminder> Unchanged(Reminder row) =>
        db.Reminders.Where(r => r.Id == row.Id && r.Status == ReminderStatus.Planned && r.Attempt == row.Attempt);

    private sealed record Claim(Instant At, int Attempt, long Ticks, string To, string Body);
}
