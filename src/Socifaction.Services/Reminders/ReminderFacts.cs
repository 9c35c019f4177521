using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>Everything that planning looks at, read in a handful of queries for one initiative.</summary>
internal sealed class ReminderFacts(
    IReadOnlyList<Booking> bookings,
    IReadOnlyDictionary<Guid, BookingStatus> leaders,
    IReadOnlyDictionary<Guid, Resident> people,
    ILookup<Guid, Relation> relations,
    IReadOnlyDictionary<Guid, Offering> offerings,
    IReadOnlyList<Standing> standing)
{
    private readonly HashSet<(Guid, Guid, ReminderKind, ReminderChannel, string)> _keys =
        [.. standing.Select(s => (s.Row.BookingId, s.Row.ResidentId, s.Row.Kind, s.Row.Channel, s.Row.Occurrence))];

    public IReadOnlyDictionary<Guid, Offering> Offerings => offerings;

    public IReadOnlyList<Standing> Standing => standing;

    /// <summary>Whether the row exists already, in whatever state: the unique key, asked beforehand.</summary>
    public bool Has(Wanted wanted) => _keys.Contains(
        (wanted.Booking.Id, wanted.Telling.Who.Id, wanted.Message.Kind, wanted.Telling.Channel, wanted.Message.Occurrence));

    /// <summary>Every message that the bookings call for, with who is told and who gets a copy.</summary>
    public IEnumerable<Wanted> Wanted(DateTimeZone zone, Instant now, bool voice)
    {
        foreach (var booking in bookings)
        {
            var resident = people[booking.ResidentId!.Value];
            var telling = ReminderRules.Tell(
                resident, booking.Date, Related(resident, RelationKind.GuardianOf), Related(resident, RelationKind.CarerOf), voice);
            if (telling is null)
            {
                continue;
            }

            BookingStatus? leader = booking.FollowsId is { } id && leaders.TryGetValue(id, out var status) ? status : null;
            var offering = offerings[booking.OfferingId];
            foreach (var message in ReminderRules.For(booking, leader, zone, now, offering.RemindsTwice))
            {
                if (offering.TellsCancellationsOnly && message.Kind != ReminderKind.Cancellation)
                {
                    continue;
                }

                // Nobody telephones twice about the same.
                if (message.Kind != ReminderKind.ThreeDaysBefore || telling.Channel != ReminderChannel.Call)
                {
                    yield return new(booking, resident, message, telling);
                }

                if (CopyText.TemplateOf(message.Kind).Length > 0)
                {
                    foreach (var copy in CopiesOf(resident, telling))
                    {
                        yield return new(booking, resident, message, copy);
                    }
                }
            }
        }
    }

    /// <summary>Reads them.</summary>
    public static async Task<ReminderFacts> ReadAsync(ServicesDbContext db, InitiativeClock clock, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.Now, clock.Today);
        var last = today.PlusDays(PlanReminders.DaysAhead);
        var since = now - ReminderRules.ChangeIsNews;
        var bookings = await db.Bookings.AsNoTracking().AsSplitQuery().Include(b => b.Events)
            .Where(b => b.Date >= today && b.ResidentId != null && !b.IsUncovered
                && !db.Offerings.Any(o => o.Id == b.OfferingId && o.IsSilent)
                && (b.StartsAt > now || (b.EndsAt > now && b.Events.Any(e => e.Kind == BookingEventKind.CalledIn && e.Channel == Channel.Sms)))
                && ((b.Status == BookingStatus.Booked && b.Date <= last)
                    || (b.Status == BookingStatus.Waitlisted && b.OfferedUntil > now)
                    || ((b.Status == BookingStatus.Booked || b.Status == BookingStatus.Cancelled) && b.Events.Any(e => e.At >= since))))
            .ToListAsync(cancellationToken);

        var leaderIds = bookings.Select(b => b.FollowsId).OfType<Guid>().Distinct().ToList();
        // What nothing keeps is not announced, and announces nothing that goes with it.
        var leaders = await db.Bookings.Where(b => leaderIds.Contains(b.Id) && !b.IsUncovered)
            .Select(b => new { b.Id, b.Status }).ToDictionaryAsync(b => b.Id, b => b.Status, cancellationToken);

        var about = bookings.Select(b => b.ResidentId!.Value).Distinct().ToList();
        var relations = await db.Relations.AsNoTracking().Where(r => about.Contains(r.ToId)).ToListAsync(cancellationToken);
        var everybody = about.Union(relations.Select(r => r.FromId)).ToList();
        var people = await db.Residents.AsNoTracking().Include(r => r.Phones)
            .Where(r => everybody.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellationToken);

        var offeringIds = bookings.Select(b => b.OfferingId).Distinct().ToList();
        var offerings = await db.Offerings.AsNoTracking().Where(o => offeringIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);

        var groups = bookings.Select(b => b.GroupId).Distinct().ToList();
        var ids = bookings.Select(b => b.Id).ToList();
        var rows = await (
            from row in db.Reminders.AsNoTracking()
            join booking in db.Bookings on row.BookingId equals booking.Id
            where groups.Contains(booking.GroupId) || row.Status == ReminderStatus.Planned
                || db.SpokenOf.Any(spoken => spoken.ReminderId == row.Id && ids.Contains(spoken.BookingId))
                || (row.Status == ReminderStatus.NeedsStaff && row.Channel == ReminderChannel.Call && booking.StartsAt > now)
            select new { Row = row, booking.GroupId, booking.OfferingId, booking.Status, booking.Version, booking.Date, booking.StartTime, booking.StartsAt, booking.OfferedUntil, booking.IsUncovered,
                IsSilent = db.Offerings.Any(o => o.Id == booking.OfferingId && o.IsSilent) })
            .ToListAsync(cancellationToken);
        var rowIds = rows.Select(r => r.Row.Id).ToList();
        var also = (await db.SpokenOf.AsNoTracking().Where(spoken => rowIds.Contains(spoken.ReminderId)).ToListAsync(cancellationToken))
            .ToLookup(spoken => spoken.ReminderId);
        var carrying = also.Select(one => one.Key).ToList();
        var calls = (await db.CallsMade.AsNoTracking().Where(call => carrying.Contains(call.ReminderId)).OrderBy(call => call.At).ThenBy(call => call.Id)
            .ToListAsync(cancellationToken)).ToLookup(call => call.ReminderId);

        return new(
            bookings, leaders, people, relations.OrderBy(r => r.Id).ToLookup(r => r.ToId), offerings,
            [.. rows.Select(r => new Standing(r.Row, r.GroupId, r.OfferingId, r.Status, r.Version, r.Date, r.StartTime, r.OfferedUntil, r.IsUncovered, r.IsSilent)
            {
                Also = [.. also[r.Row.Id]],
                IsOfUse = Services.Reminders.Standing.StandsFor(
                    r.Row, !ReminderRules.IsTrue(r.Row, r.Status, r.Date, r.StartTime, r.OfferedUntil), r.StartsAt, calls[r.Row.Id].HaveTold(), now),
            })]);
    }

    private IEnumerable<Telling> CopiesOf(Resident resident, Telling told) => relations[resident.Id]
        .Where(r => r.IsCopied && r.FromId != told.Who.Id).Select(r => r.FromId).Distinct()
        .Select(id => ReminderRules.Copy(people[id])).OfType<Telling>();

    private List<Resident> Related(Resident resident, RelationKind kind) =>
        [.. relations[resident.Id].Where(r => r.Kind == kind).Select(r => people[r.FromId])];
}
