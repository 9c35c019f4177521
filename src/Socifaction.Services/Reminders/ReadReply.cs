using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>An SMS that reached the initiative, as the provider brings it.</summary>
public sealed record SmsReceived(string ProviderSid, string From, string Body);

/// <summary>
/// A reply that was kept, and what it answers: the kind of the message and the one booking it can only be about. Nothing when that
/// is not certain. <see cref="ByResidentId"/> is who was asked.
/// </summary>
public sealed record ReplyRead(Guid ReplyId, ReplyMeaning Meaning, ReminderKind? Answers, Guid? BookingId, Guid? ByResidentId)
{
    /// <summary>The number from which somebody asks to be fetched; none when it asks for something else or was acted on before.</summary>
    public string? FetchFrom { get; init; }

    /// <summary>Nothing to be done with it but for staff to read it.</summary>
    public static ReplyRead ForStaff(InboundSms row) => new(row.Id, row.Meaning, null, null, null);
}

/// <summary>
/// Use case: keeps an SMS that somebody sent, once however often the provider brings it, and finds what it answers. It stays with the
/// staff until somebody has acted on it. STOP ends SMS to that number: its people are telephoned from now on.
/// </summary>
public sealed class ReadReply(ServicesDbContext db, InitiativeClock clock)
{
    private const int LongestBody = 1600;

    /// <summary>How long after „tomorrow“ was said a reply is taken to be about it.</summary>
    public static readonly Duration StillAbout = Duration.FromHours(36);

    /// <summary>The reply; of one that was brought and settled before, that nothing is left to do.</summary>
    public async Task<ReplyRead> RunAsync(SmsReceived sms, CancellationToken cancellationToken)
    {
        var meaning = SmsReply.Read(sms.Body);
        var asked = meaning is ReplyMeaning.Yes or ReplyMeaning.No ? await FindAskedAsync(sms.From, meaning, cancellationToken) : null;
        var body = WellFormed.Composed(sms.Body.Replace("\0", "", StringComparison.Ordinal));
        var row = new InboundSms
        {
            ProviderSid = sms.ProviderSid, From = sms.From, Body = WellFormed.Mend(body[..Math.Min(body.Length, LongestBody)]), At = clock.Now,
            Meaning = meaning, BookingId = asked?.BookingId, IsForStaff = true,
        };
        if (await db.KeepOnceAsync(row, cancellationToken) is { } kept)
        {
            // Settled before, or about something else by now: the same message is not acted on twice.
            if (!kept.IsForStaff || kept.BookingId != asked?.BookingId)
            {
                return ReplyRead.ForStaff(kept);
            }

            row = kept;
        }

        if (meaning == ReplyMeaning.Stop)
        {
            await db.Residents.Where(r => r.PreferredChannel == PreferredChannel.Sms && r.Phones.Any(phone => phone.E164 == sms.From))
                .ExecuteUpdateAsync(
                    s => s.SetProperty(r => r.PreferredChannel, PreferredChannel.Call).SetProperty(r => r.ChannelSetAt, clock.Now)
                        .SetProperty(r => r.ChannelSetByName, ""),
                    cancellationToken);
        }

        return new(row.Id, meaning, asked?.Kind, asked?.BookingId, asked?.ResidentId) { FetchFrom = meaning == ReplyMeaning.Fetch ? sms.From : null };
    }

    /// <summary>
    /// The one thing a number has been asked: an offer that is open, else what one person was reminded of. A yes to several bookings is
    /// a yes to all; which one a no is about is not certain.
    /// </summary>
    private async Task<Reminder?> FindAskedAsync(string number, ReplyMeaning meaning, CancellationToken cancellationToken)
    {
        var (now, since) = (clock.Now, clock.Now - StillAbout);
        var said = await (
            from row in db.Reminders.AsNoTracking()
            join booking in db.Bookings on row.BookingId equals booking.Id
            where row.To == number && row.Channel == ReminderChannel.Sms && !row.IsCopy && row.StartedAt != null && booking.StartsAt > now
                && ((row.Kind == ReminderKind.Offer && booking.Status == BookingStatus.Waitlisted && booking.OfferedUntil == row.UsefulUntil)
                    || ((row.Kind == ReminderKind.DayBefore || row.Kind == ReminderKind.ThreeDaysBefore) && booking.Status == BookingStatus.Booked && row.StartedAt >= since))
            select new { Row = row, booking.GroupId }).ToListAsync(cancellationToken);
        var offers = said.Where(one => one.Row.Kind == ReminderKind.Offer).ToList();
        return offers.Count > 0
            ? offers.Select(one => one.GroupId).Distinct().Count() == 1 ? offers[0].Row : null
            : said is [var only] && (meaning == ReplyMeaning.Yes || await db.CountSpokenOfAsync(only.Row, cancellationToken) == 1) ? only.Row
            : null;
    }
}
