using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;

namespace Socifaction.Services.Reminders;

/// <summary>One booking and the message it calls for, with who is told.</summary>
internal sealed record Wanted(Booking Booking, Resident About, DueMessage Message, Telling Telling)
{
    /// <summary>What one text may say together: bookings made together, of one offering, told to one person.</summary>
    public (ReminderKind, Guid, Guid, Guid, ReminderChannel, bool, LocalDate?, LocalTime?) Together => (
        Message.Kind, Booking.GroupId, Booking.OfferingId, Telling.Who.Id, Telling.Channel, Telling.IsCopy,
        Message.Kind is ReminderKind.DayBefore or ReminderKind.ThreeDaysBefore ? Booking.Date : null,
        Message.Kind == ReminderKind.Moved ? Booking.StartTime : null);
}

/// <summary>A message that has a row already, with where its booking stands now.</summary>
internal sealed record Standing(
    Reminder Row, Guid GroupId, Guid OfferingId, BookingStatus Status, int Version, LocalDate Date, LocalTime Start, Instant? OfferedUntil, bool IsUncovered,
    bool IsSilent)
{
    /// <summary>Whether it waits: nothing has been said yet.</summary>
    public bool IsOpen => Row.Status == ReminderStatus.Planned
        || Row is { Status: ReminderStatus.NeedsStaff, Channel: ReminderChannel.Call };

    /// <summary>Whether the booking no longer is as the row says: cancelled, moved to another start, or offered no longer; of what became silent nothing may be said.</summary>
    public bool IsStale => IsSilent || !ReminderRules.IsTrue(Row, Status, Date, Start, OfferedUntil);

    /// <summary>Whether it tells, or told, this person about this booking.</summary>
    public bool Covers(Wanted wanted) =>
        Row.Status != ReminderStatus.Cancelled
        && !IsUncovered
        && Row.Kind == wanted.Message.Kind
        && Row.ResidentId == wanted.Telling.Who.Id
        && Row.IsCopy == wanted.Telling.IsCopy
        && GroupId == wanted.Booking.GroupId
        && OfferingId == wanted.Booking.OfferingId
        && Row.Kind switch
        {
            ReminderKind.DayBefore or ReminderKind.ThreeDaysBefore => Date == wanted.Booking.Date && (IsOpen ? !IsStale : !IsStale || Status == BookingStatus.Cancelled),
            ReminderKind.Cancellation => Row.CreatedAt >= wanted.Message.ArisenAt,
            ReminderKind.Confirmation or ReminderKind.Offer or ReminderKind.Coming => Row.CreatedAt >= wanted.Message.ArisenAt && (!IsOpen || !IsStale),
            ReminderKind.Notice => false,
            ReminderKind.Moved => Row.CreatedAt >= wanted.Message.ArisenAt && Start == wanted.Booking.StartTime && (!IsOpen || !IsStale),
        };
}

/// <summary>One text: the bookings it speaks of, the first of which carries the row, and the row when there is one.</summary>
internal sealed record Announcement(IReadOnlyList<Wanted> Members, Standing? Standing)
{
    /// <summary>The first booking it speaks of.</summary>
    public Wanted Lead => Members[0];

    /// <summary>Every text that is to stand now: those that wait with their present members, and those without a row.</summary>
    public static IReadOnlyList<Announcement> Arrange(IEnumerable<Wanted> wanted, IReadOnlyList<Standing> standing)
    {
        var byRow = new Dictionary<Standing, List<Wanted>>();
        var fresh = new List<Wanted>();
        foreach (var one in wanted)
        {
            var row = standing.Where(s => s.Covers(one)).MinBy(s => (s.Row.CreatedAt, s.Row.Id));
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
            .. byRow.Select(pair => new Announcement(InOrder(pair.Value, pair.Key.Row.BookingId), pair.Key)),
            .. fresh.GroupBy(one => one.Together).Select(together => new Announcement(InOrder(together, null), null)),
        ];
    }

    private static List<Wanted> InOrder(IEnumerable<Wanted> members, Guid? lead) =>
        [.. members.OrderBy(m => m.Booking.Id == lead ? 0 : 1).ThenBy(m => m.Booking.StartsAt).ThenBy(m => m.Booking.Id)];
}
