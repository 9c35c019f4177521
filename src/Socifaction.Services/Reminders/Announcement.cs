using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>One booking and the message it calls for, with who is told.</summary>
internal sealed record Wanted(Booking Booking, Resident About, DueMessage Message, Telling Telling)
{
    /// <summary>
    /// What one text may say together to one person: all that is reminded of for a day; else bookings made together, of one offering.
    /// </summary>
    public (ReminderKind, Guid?, Guid?, Guid, ReminderChannel, bool, LocalDate?, LocalTime?) Together => (
        Message.Kind, IsOfADay ? null : Booking.GroupId, IsOfADay ? null : Booking.OfferingId, Telling.Who.Id, Telling.Channel, Telling.IsCopy,
        IsOfADay ? Booking.Date : null, Message.Kind == ReminderKind.Moved ? Booking.StartTime : null);

    private bool IsOfADay => Message.Kind is ReminderKind.DayBefore or ReminderKind.ThreeDaysBefore;
}

/// <summary>A message that has a row already, with where its booking stands now.</summary>
internal sealed record Standing(
    Reminder Row, Guid GroupId, Guid OfferingId, BookingStatus Status, int Version, LocalDate Date, LocalTime Start, Instant? OfferedUntil, bool IsUncovered,
    bool IsSilent)
{
    private static readonly ReminderStatus[] NotReached =
        [ReminderStatus.Undelivered, ReminderStatus.Failed, ReminderStatus.Missed, ReminderStatus.NeedsStaff];

    /// <summary>The other bookings it speaks of.</summary>
    public IReadOnlyList<SpokenOf> Also { get; init; } = [];

    /// <summary>Whether it may still do its work: it reached somebody, or it stands on the list of calls for a booking to come.</summary>
    public bool IsOfUse { get; init; } = true;

    /// <summary>Whether it waits: nothing has been said yet.</summary>
    public bool IsOpen => Row.Status == ReminderStatus.Planned
        || Row is { Status: ReminderStatus.NeedsStaff, Channel: ReminderChannel.Call };

    /// <summary>Whether the booking no longer is as the row says: cancelled, moved to another start, or offered no longer; of what became silent nothing may be said.</summary>
    public bool IsStale => IsSilent || !ReminderRules.IsTrue(Row, Status, Date, Start, OfferedUntil);

    /// <summary>Whether it tells, or told, this person about this booking.</summary>
    public bool Covers(Wanted wanted) =>
        Row.Status != ReminderStatus.Cancelled
        && Row.Kind == wanted.Message.Kind
        && Row.ResidentId == wanted.Telling.Who.Id
        && Row.IsCopy == wanted.Telling.IsCopy
        && (HasSpokenOf(wanted) || (!IsUncovered && Takes(wanted)));

    // What has gone out spoke of what it spoke of, whatever became of the booking that carries it; when it reached nobody and nobody
    // will telephone because of it, the others are told anew.
    private bool HasSpokenOf(Wanted wanted) => !IsOpen && IsOfUse
        && Also.Any(one => one.BookingId == wanted.Booking.Id && one.Occurrence == wanted.Message.Occurrence);

    private bool Takes(Wanted wanted)
    {
        var isTogether = GroupId == wanted.Booking.GroupId && OfferingId == wanted.Booking.OfferingId;
        return Row.Kind switch
        {
            // A reminder that waits takes in all of its day.
            ReminderKind.DayBefore or ReminderKind.ThreeDaysBefore => Date == wanted.Booking.Date
                && (IsOpen ? !IsStale : !IsStale || Status == BookingStatus.Cancelled)
                && (isTogether || (Row.Status == ReminderStatus.Planned && Row.Channel == wanted.Telling.Channel)),
            ReminderKind.Cancellation => isTogether && Row.CreatedAt >= wanted.Message.ArisenAt,
            ReminderKind.Confirmation or ReminderKind.Offer or ReminderKind.Coming =>
                isTogether && Row.CreatedAt >= wanted.Message.ArisenAt && (!IsOpen || !IsStale),
            ReminderKind.Notice => false,
            ReminderKind.Moved =>
                isTogether && Row.CreatedAt >= wanted.Message.ArisenAt && Start == wanted.Booking.StartTime && (!IsOpen || !IsStale),
        };
    }

    /// <summary>Whether a message with such a status that nobody was telephoned about still stands for its other bookings.</summary>
    public static bool StandsFor(Reminder row, bool isStale, Instant startsAt, bool wasPhoned, Instant now) =>
        wasPhoned || !NotReached.Contains(row.Status) || (!isStale && startsAt > now);
}

/// <summary>One text: the bookings it speaks of, the first of which carries the row, and the row when there is one.</summary>
internal sealed record Announcement(IReadOnlyList<Wanted> Members, Standing? Standing)
{
    /// <summary>The first booking it speaks of.</summary>
    public Wanted Lead => Members[0];

    /// <summary>Whether it speaks of more than one offering, so that no single one's words fit.</summary>
    public bool IsMixed => Members.Any(member => member.Booking.OfferingId != Lead.Booking.OfferingId);

    /// <summary>Until when it is of use: a reminder, as long as nothing it speaks of is near.</summary>
    public Instant UsefulUntil => IsOfADay ? Members.Min(member => member.Message.UsefulUntil) : Lead.Message.UsefulUntil;

    private bool IsOfADay => Lead.Message.Kind is ReminderKind.DayBefore or ReminderKind.ThreeDaysBefore;

    /// <summary>How it reads on the day it is sent.</summary>
    public WordedReminder Word(IReadOnlyDictionary<Guid, Offering> offerings, Initiative initiative, bool isTwoWay, LocalDate sentOn)
    {
        var (kind, telling) = (Lead.Message.Kind, Lead.Telling);
        var isAloud = telling.Channel == ReminderChannel.Voice;
        if (IsMixed)
        {
            return DayText.Word(
                [.. Members.OrderBy(m => m.Booking.StartsAt).ThenBy(m => m.Booking.Id)
                    .Select(m => new DayItem(m.Booking, offerings[m.Booking.OfferingId].SaidName, m.About.Id == telling.Who.Id ? "" : m.About.GivenName))],
                initiative, sentOn, telling, isTwoWay);
        }

        var offering = offerings[Lead.Booking.OfferingId];
        var template = isAloud ? VoiceText.TemplateOf(kind)
            : telling.IsCopy ? CopyText.TemplateOf(kind)
            : ReminderText.TemplateOf(offering.Messages, kind, isTwoWay);
        return ReminderText.Word(
            template, initiative, offering.SaidName, [.. Members.Select(m => m.Booking)],
            [.. Members.Where(m => m.About.Id != telling.Who.Id).Select(m => m.About.GivenName).Distinct()], sentOn, isAloud,
            telling.Who.CalledBy);
    }

    /// <summary>What it speaks of besides the booking that carries it, as rows of its message.</summary>
    public IEnumerable<SpokenOf> Others(Reminder row) => Members.Where(member => member.Booking.Id != row.BookingId)
        .Where(_ => IsOfADay)
        .Select(member => new SpokenOf { ReminderId = row.Id, BookingId = member.Booking.Id, Occurrence = member.Message.Occurrence });

    /// <summary>Whether the row that waits is written down as speaking of the present members.</summary>
    public bool SpeaksOfTheSame() => Standing is null || Others(Standing.Row).Select(one => (one.BookingId, one.Occurrence)).ToHashSet()
        .SetEquals(Standing.Also.Select(one => (one.BookingId, one.Occurrence)));

    /// <summary>
    /// Every text that is to stand now: those that wait with their present members, and those without a row.
    /// <paramref name="has"/> says which messages had a row of their own before: another member then carries the text.
    /// </summary>
    public static IReadOnlyList<Announcement> Arrange(IEnumerable<Wanted> wanted, IEnumerable<Standing> standing, Func<Wanted, bool> has)
    {
        var byPerson = standing.ToLookup(s => s.Row.ResidentId);
        var byRow = new Dictionary<Standing, List<Wanted>>();
        var fresh = new List<Wanted>();
        foreach (var one in wanted)
        {
            // Its own row before another's: what has a row already never leaves it empty.
            var row = byPerson[one.Telling.Who.Id].Where(s => s.Covers(one))
                .MinBy(s => (s.Row.BookingId == one.Booking.Id ? 0 : 1, s.Row.CreatedAt, s.Row.Id));
            if (row is null)
            {
                fresh.Add(one);
            }
            else if (byRow.TryGetValue(row, out var members))
            {
                members.Add(one);
            }
            else
            {
                byRow.Add(row, [one]);
            }
        }

        return
        [
            .. byRow.Select(pair => new Announcement(InOrder(pair.Value, one => one.Booking.Id != pair.Key.Row.BookingId), pair.Key)),
            .. fresh.GroupBy(one => one.Together).Select(together => new Announcement(InOrder(together, has), null)),
        ];
    }

    private static List<Wanted> InOrder(IEnumerable<Wanted> members, Func<Wanted, bool> isLast) =>
        [.. members.OrderBy(isLast).ThenBy(m => m.Booking.StartsAt).ThenBy(m => m.Booking.Id)];
}
