using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>Why staff are to telephone.</summary>
public enum CallReason
{
    /// <summary>The person wants calls, or has no mobile telephone.</summary>
    NoSms,

    /// <summary>The person has written STOP.</summary>
    OptedOut,

    /// <summary>The number is wrong or takes no SMS.</summary>
    WrongNumber,

    /// <summary>The network could not deliver it: switched off, no signal, blocked.</summary>
    NotReached,

    /// <summary>Sent, but nobody knows whether it arrived.</summary>
    Unconfirmed,

    /// <summary>Nobody knows whether it was sent.</summary>
    Unknown,

    /// <summary>It came too late to be sent.</summary>
    Missed,

    /// <summary>The provider refused it.</summary>
    Refused,

    /// <summary>It should have left by now: the provider cannot be reached.</summary>
    Late,

    /// <summary>Nobody answered when a voice called.</summary>
    NoAnswer,

    /// <summary>An answering machine took the call.</summary>
    Machine,

    /// <summary>Somebody answered, but no key was pressed.</summary>
    NoKey,

    /// <summary>The person has missed bookings before and has not confirmed this one.</summary>
    MissedBefore,

    /// <summary>The number has had enough messages today.</summary>
    DayLimit,

    /// <summary>The money for messages is spent this month.</summary>
    Budget,
}

/// <summary>
/// Somebody to telephone: whom, at which number, what it is about and why; how the person is addressed, and the message in the words of
/// one who speaks.
/// </summary>
public sealed record PersonToCall(
    Guid ReminderId, Guid BookingId, string Name, string Phone, ReminderKind Kind, string Body, LocalDate Date, LocalTime Start,
    Instant StartsAt, CallReason Reason, IReadOnlyList<CallMade> Tries, string CalledBy, string Aloud);

/// <summary>Somebody who has been told by telephone, and by which call.</summary>
public sealed record PersonCalled(Guid ReminderId, string Name, ReminderKind Kind, LocalDate Date, LocalTime Start, CallMade Call);

/// <summary>The list of one moment: whom to call, the earliest booking first, and whom staff have called, the latest call first.</summary>
public sealed record CallsNow(IReadOnlyList<PersonToCall> ToCall, IReadOnlyList<PersonCalled> Called);

/// <summary>
/// Whom the messages did not reach or not yet, though they should have, and who has missed bookings before and is silent; a call that
/// told them takes them off the list. A relative's copy is nobody's call.
/// </summary>
public sealed class CallList(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock, ReminderTimes times)
{
    private static readonly ReminderStatus[] NotReached =
    [
        ReminderStatus.Undelivered, ReminderStatus.Failed, ReminderStatus.Unconfirmed, ReminderStatus.NeedsStaff, ReminderStatus.Missed,
    ];

    /// <summary>The list now.</summary>
    public async Task<CallsNow> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var silent = await db.ListSilentAsync(clock, cancellationToken);
        Guid[] also = [.. silent, .. await db.Reminders.Where(LateMessages.AreLate(now, times)).Select(row => row.Id).ToListAsync(cancellationToken)];
        var rows = await (
            from row in db.Reminders.AsNoTracking()
            join booking in db.Bookings on row.BookingId equals booking.Id
            join person in db.Residents on row.ResidentId equals person.Id
            join about in db.Residents on booking.ResidentId equals about.Id
            join offering in db.Offerings on booking.OfferingId equals offering.Id
            where (NotReached.Contains(row.Status) || also.Contains(row.Id)) && !row.IsCopy && !booking.IsUncovered
                && (booking.StartsAt > now || row.Kind == ReminderKind.Coming)
                && (row.UsefulUntil > now || (row.Kind != ReminderKind.Offer && row.Kind != ReminderKind.Coming))
            orderby booking.StartsAt, row.Id
            select new { Row = row, Booking = booking, Person = person, Spoken = new Speech(booking, offering.SaidName, about.Id, about.GivenName) })
            .ToListAsync(cancellationToken);
        var standing = rows.FindAll(r => ReminderRules.IsTrue(r.Row, r.Booking.Status, r.Booking.Date, r.Booking.StartTime, r.Booking.OfferedUntil));
        Guid[] ids = [.. standing.Select(r => r.Row.Id)];
        var calls = (await db.CallsMade.AsNoTracking().Where(call => ids.Contains(call.ReminderId)).OrderBy(call => call.At).ThenBy(call => call.Id)
            .ToListAsync(cancellationToken)).ToLookup(call => call.ReminderId);
        var others = (await (
            from spoken in db.SpokenOf
            join booking in db.Bookings on spoken.BookingId equals booking.Id
            join offering in db.Offerings on booking.OfferingId equals offering.Id
            join about in db.Residents on booking.ResidentId equals about.Id
            where ids.Contains(spoken.ReminderId) && booking.Status == BookingStatus.Booked && !booking.IsUncovered
            orderby booking.StartsAt, booking.Id
            select new { spoken.ReminderId, Spoken = new Speech(booking, offering.SaidName, about.Id, about.GivenName) }).AsNoTracking().ToListAsync(cancellationToken))
            .ToLookup(other => other.ReminderId, other => other.Spoken);
        return new(
            [.. standing.Where(r => !calls[r.Row.Id].HaveTold()).Select(r => new PersonToCall(
                r.Row.Id, r.Row.BookingId, r.Person.FullName, r.Row.To, r.Row.Kind, r.Row.Body, r.Booking.Date, r.Booking.StartTime, r.Booking.StartsAt,
                silent.Contains(r.Row.Id) && !NotReached.Contains(r.Row.Status) ? CallReason.MissedBefore : ReasonOf(r.Row), [.. calls[r.Row.Id].Where(call => call.Outcome == CallOutcome.NoAnswer)],
                r.Person.CalledBy, Aloud(r.Row, [r.Spoken, .. others[r.Row.Id]])))],
            [.. standing.Where(r => calls[r.Row.Id].HaveTold())
                .Select(r => new PersonCalled(r.Row.Id, r.Person.FullName, r.Row.Kind, r.Booking.Date, r.Booking.StartTime, calls[r.Row.Id].Last()))
                .OrderByDescending(called => called.Call.At)]);
    }

    // The words of a notice are staff's own; the rest is said as the voice says it.
    private string Aloud(Reminder row, IReadOnlyList<Speech> bookings) => row.Kind == ReminderKind.Notice ? row.Body : string.Join(' ', bookings.Select(one =>
        ReminderText.Word(
            VoiceText.TemplateOf(row.Kind), current.Value, one.Offering, [one.Booking], one.AboutId == row.ResidentId ? [] : [one.About], clock.Today, aloud: true).Body));

    /// <summary>Why a message that did not reach its person needs a call.</summary>
    public static CallReason ReasonOf(Reminder row) => row switch
    {
        { Channel: ReminderChannel.Call } => CallReason.NoSms,
        { Status: ReminderStatus.NeedsStaff, Held: HeldBy.DayLimit } => CallReason.DayLimit,
        { Status: ReminderStatus.NeedsStaff, Held: HeldBy.Budget } => CallReason.Budget,
        { Status: ReminderStatus.Missed } or { ErrorCode: 30036 } => CallReason.Missed,
        { Status: ReminderStatus.Unconfirmed, ProviderStatus: ReminderRank.Machine } => CallReason.Machine,
        { Status: ReminderStatus.Unconfirmed, ProviderStatus: ReminderRank.Completed } => CallReason.NoKey,
        { Status: ReminderStatus.Unconfirmed } => CallReason.Unconfirmed,
        { Status: ReminderStatus.Undelivered, Channel: ReminderChannel.Voice } => CallReason.NoAnswer,
        { Status: ReminderStatus.Planned or ReminderStatus.Sending or ReminderStatus.Unknown } => CallReason.Late,
        { Status: ReminderStatus.NeedsStaff } => CallReason.Unknown,
        { ErrorCode: 21610 } => CallReason.OptedOut,
        { ErrorCode: 21211 or 21217 or 21614 or 30005 or 30006 } => CallReason.WrongNumber,
        { Status: ReminderStatus.Undelivered } => CallReason.NotReached,
        _ => CallReason.Refused,
    };

    /// <summary>A booking that is to be spoken of: of which offering and for whom.</summary>
    private sealed record Speech(Booking Booking, string Offering, Guid AboutId, string About);
}
