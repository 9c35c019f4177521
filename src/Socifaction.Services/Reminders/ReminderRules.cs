using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>A message a booking calls for: what about, which promise or event, when it is due and how long it is of use.</summary>
public sealed record DueMessage(ReminderKind Kind, string Occurrence, Instant ArisenAt, Instant DueAt, Instant UsefulUntil)
{
    /// <summary>Whether it belongs to the time after an instant: a reminder by when it is due, any other by when what it tells came about.</summary>
    public bool IsAheadOf(Instant since) =>
        DueAt > since && (Kind is ReminderKind.DayBefore or ReminderKind.ThreeDaysBefore || ArisenAt > since);
}

/// <summary>Who is told, how, and at which number; the number is empty when none is known. A copy only lets a relative know.</summary>
public sealed record Telling(Resident Who, ReminderChannel Channel, string To, bool IsCopy = false);

/// <summary>Which messages a booking calls for and who is told. Pure.</summary>
public static class ReminderRules
{
    /// <summary>When „tomorrow“ is said, on the evening before.</summary>
    public static readonly LocalTime EveningBefore = new(17, 0);

    /// <summary>When „in three days“ is said, where an offering says it.</summary>
    public static readonly LocalTime ThreeDaysBefore = new(10, 0);

    /// <summary>When staff are asked to telephone somebody whom no SMS reaches, on the day before.</summary>
    public static readonly LocalTime CallingBefore = new(9, 0);

    /// <summary>The evening's message says nothing new to a person who had a confirmation so shortly before.</summary>
    public static readonly Duration JustTold = Duration.FromHours(3);

    /// <summary>A confirmation is news for a day.</summary>
    public static readonly Duration ConfirmationIsNews = Duration.FromHours(24);

    /// <summary>A cancellation or a moving is looked for this far back, so that a server that was down for days still tells it.</summary>
    public static readonly Duration ChangeIsNews = Duration.FromDays(7);

    /// <summary>This long before the start the evening's message is of no more use.</summary>
    public static readonly Duration LeastNotice = Duration.FromMinutes(30);

    /// <summary>The promise a „tomorrow“ is about: a moved booking has another.</summary>
    public static string StartOf(Booking booking) => StartOf(booking.Date, booking.StartTime);

    /// <summary>The promise a „tomorrow“ is about, from its date and time.</summary>
    public static string StartOf(LocalDate date, LocalTime start) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(date + start);

    /// <summary>
    /// What a booking with its events calls for. <paramref name="leaderStatus"/> is that of the booking it follows:
    /// while both stand alike, it is announced with that one. <paramref name="twice"/> is whether its offering reminds twice.
    /// </summary>
    public static IEnumerable<DueMessage> For(Booking booking, BookingStatus? leaderStatus, DateTimeZone zone, Instant now, bool twice = false)
    {
        if (booking is { Status: BookingStatus.Booked, LatestStart: { } latest } && zone.InstantOf(booking.Date, latest) is var waited && waited > now
            && booking.Events.Where(e => e is { Kind: BookingEventKind.CalledIn, Channel: Channel.Sms }).MaxBy(e => e.At) is { } called)
        {
            yield return new(ReminderKind.Coming, OccurrenceOf(called), called.At, called.At, waited);
        }

        if (booking.StartsAt <= now || leaderStatus == booking.Status)
        {
            yield break;
        }

        if (booking is { Status: BookingStatus.Waitlisted, OfferedUntil: { } until } && until > now
            && booking.Events.Where(e => e.Kind == BookingEventKind.Offered).MaxBy(e => e.At) is { } offered)
        {
            var opening = new QuietHours(zone).NextOpening(offered.At);
            yield return new(ReminderKind.Offer, OccurrenceOf(offered), offered.At, opening < until ? opening : offered.At, until);
        }

        // Who only waited was never promised what could be taken back.
        if (booking.Status == BookingStatus.Cancelled && !OnlyWaited(booking)
            && booking.Events.Where(e => e is { Kind: BookingEventKind.Cancelled, ActorKind: ActorKind.Staff }).MaxBy(e => e.At) is { } cancelled
            && cancelled.At > now - ChangeIsNews)
        {
            yield return new(ReminderKind.Cancellation, OccurrenceOf(cancelled), cancelled.At, NotInQuiet(cancelled.At, booking, zone), booking.StartsAt);
        }

        if (booking.Status != BookingStatus.Booked)
        {
            yield break;
        }

        var confirmed = booking.Events.Where(IsConfirmation).MaxBy(e => e.At);
        if (confirmed is not null && confirmed.At > now - ConfirmationIsNews)
        {
            var useful = Instant.Min(booking.StartsAt, confirmed.At + ConfirmationIsNews);

            // Who books on the web is awake; what staff confirm late in the evening waits for the morning.
            var due = confirmed.Kind == BookingEventKind.Booked ? confirmed.At : NotInQuiet(confirmed.At, booking, zone);
            yield return new(ReminderKind.Confirmation, OccurrenceOf(confirmed), confirmed.At, due, useful);
        }

        var moved = FindMoved(booking);
        if (moved is not null && moved.At > now - ChangeIsNews)
        {
            yield return new(ReminderKind.Moved, MovedTo(booking), moved.At, NotInQuiet(moved.At, booking, zone), booking.StartsAt);
        }

        var evening = new QuietHours(zone).Due(booking.Date.PlusDays(-1), EveningBefore);
        var told = moved ?? confirmed;
        var promisedAt = told?.At ?? booking.CreatedAt;
        var early = new QuietHours(zone).Due(booking.Date.PlusDays(-3), ThreeDaysBefore);
        if (twice && promisedAt < (told is null ? early : early - JustTold) && evening > now)
        {
            yield return new(ReminderKind.ThreeDaysBefore, StartOf(booking), booking.CreatedAt, early, evening);
        }

        if (promisedAt < (told is null ? evening : evening - JustTold) && booking.StartsAt - LeastNotice > now)
        {
            yield return new(ReminderKind.DayBefore, StartOf(booking), booking.CreatedAt, evening, booking.StartsAt - LeastNotice);
        }
    }

    /// <summary>
    /// Who is told of a booking on a day: the person, or a guardian or carer; null when nobody wants to be. With
    /// <paramref name="voice"/> those whom no SMS reaches are called by a voice.
    /// </summary>
    public static Telling? Tell(
        Resident resident, LocalDate day, IReadOnlyList<Resident> guardians, IReadOnlyList<Resident> carers, bool voice = false)
    {
        if (resident.PreferredChannel == PreferredChannel.None)
        {
            return null;
        }

        if (resident.AgeOn(day) is < 18 || (resident.Phones.Count == 0 && guardians.Count > 0))
        {
            var willing = guardians.Where(g => g.PreferredChannel != PreferredChannel.None).ToList();
            return guardians.Count > 0 && willing.Count == 0 ? null
                : BySms(willing) ?? ByVoice(willing, voice) ?? ByCall(willing) ?? Own(resident, voice);
        }

        var own = Own(resident, voice);
        return resident.PreferredChannel == PreferredChannel.Sms && own.Channel == ReminderChannel.Call
            ? BySms(carers) ?? (resident.Phones.Count == 0 ? ByVoice(carers, voice) ?? ByCall(carers) : null) ?? own
            : own;
    }

    /// <summary>A relative's copy of what somebody else is told; null when no SMS reaches the relative or none is wanted.</summary>
    public static Telling? Copy(Resident relative) => BySms([relative]) is { } telling ? telling with { IsCopy = true } : null;

    /// <summary>Whether a booking that stands so still stands as a message says: neither cancelled nor moved to another start, nor offered no longer.</summary>
    public static bool IsTrue(Reminder row, BookingStatus status, LocalDate date, LocalTime start, Instant? offeredUntil) => row.Kind switch
    {
        ReminderKind.Confirmation or ReminderKind.Coming => status == BookingStatus.Booked,

        // It tells a person of the day. The booking it goes by may be one of several, and who hears it for nothing loses nothing.
        ReminderKind.Notice => true,
        ReminderKind.DayBefore or ReminderKind.ThreeDaysBefore => status == BookingStatus.Booked && row.Occurrence == StartOf(date, start),
        ReminderKind.Moved => status == BookingStatus.Booked && row.Occurrence.StartsWith(StartOf(date, start), StringComparison.Ordinal),
        ReminderKind.Cancellation => status == BookingStatus.Cancelled,
        ReminderKind.Offer => status == BookingStatus.Waitlisted && row.UsefulUntil == offeredUntil,
    };

    /// <summary>When staff are to telephone instead of an SMS.</summary>
    public static Instant CallAt(DueMessage message, Booking booking, DateTimeZone zone) =>
        message.Kind == ReminderKind.DayBefore ? zone.InstantOf(booking.Date.PlusDays(-1), CallingBefore) : message.ArisenAt;

    private static bool IsConfirmation(BookingEvent e) =>
        e.Kind == BookingEventKind.Confirmed || e is { Kind: BookingEventKind.Booked, Channel: Channel.Web or Channel.Sms };

    private static bool OnlyWaited(Booking booking) =>
        booking.Events.Any(e => e.Kind == BookingEventKind.Waitlisted)
        && !booking.Events.Any(e => e.Kind is BookingEventKind.Booked or BookingEventKind.Confirmed);

    /// <summary>The last moving by staff since the booking was promised: before that nobody was told another time.</summary>
    private static BookingEvent? FindMoved(Booking booking)
    {
        var promised = booking.Events.Where(e => e.Kind is BookingEventKind.Booked or BookingEventKind.Confirmed).MaxBy(e => e.At);
        return booking.Events.Where(e => e is { Kind: BookingEventKind.Moved, ActorKind: ActorKind.Staff } && (promised is null || e.At > promised.At)).MaxBy(e => e.At);
    }

    // Numbered: moved away and back again is news again.
    private static string MovedTo(Booking booking) =>
        FormattableString.Invariant($"{StartOf(booking)}/{booking.Events.Count(e => e.Kind == BookingEventKind.Moved)}");

    private static string OccurrenceOf(BookingEvent e) => e.Id.ToString("N");

    // A disturbed evening is better than a person waiting at the road for nothing.
    internal static Instant NotInQuiet(Instant at, Booking booking, DateTimeZone zone) =>
        new QuietHours(zone).NextOpening(at) is var opening && opening < booking.StartsAt - LeastNotice ? opening : at;

    private static Telling Own(Resident resident, bool voice) =>
        resident.PreferredChannel == PreferredChannel.Sms && MobileOf(resident) is { } mobile
            ? new(resident, ReminderChannel.Sms, mobile)
            : ByVoice([resident], voice) ?? new(resident, ReminderChannel.Call, AnyOf(resident) ?? "");

    private static Telling? BySms(IEnumerable<Resident> people) => people
        .Where(person => person.PreferredChannel == PreferredChannel.Sms && MobileOf(person) is not null)
        .Select(person => Own(person, voice: false)).FirstOrDefault();

    // Who asked for a person's call gets one.
    private static Telling? ByVoice(IEnumerable<Resident> people, bool voice) => !voice ? null : people
        .Where(person => person.PreferredChannel is PreferredChannel.Sms or PreferredChannel.Voice && person.Phones.Count > 0)
        .Select(person => new Telling(person, ReminderChannel.Voice, AnyOf(person)!)).FirstOrDefault();

    private static Telling? ByCall(IEnumerable<Resident> people) => people
        .Where(person => person.PreferredChannel != PreferredChannel.None && person.Phones.Count > 0)
        .Select(person => new Telling(person, ReminderChannel.Call, AnyOf(person)!)).FirstOrDefault();

    private static string? MobileOf(Resident resident) =>
        resident.Phones.Where(phone => phone.Kind == PhoneKind.Mobile).MinBy(phone => phone.Order)?.E164;

    private static string? AnyOf(Resident resident) => resident.Phones.MinBy(phone => phone.Order)?.E164;
}
