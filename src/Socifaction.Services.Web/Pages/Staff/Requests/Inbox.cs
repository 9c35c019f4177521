using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Appointments;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Places;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hooks;
using Socifaction.Services.Web.Texts;
using Words = Socifaction.Services.Web.Texts.Boards;

namespace Socifaction.Services.Web.Pages.Staff.Requests;

/// <summary>What waits for staff.</summary>
public enum InboxKind
{
    /// <summary>A wish left on the web.</summary>
    Request,

    /// <summary>An SMS that only a person understands.</summary>
    Reply,

    /// <summary>Somebody to be called back.</summary>
    CallBack,

    /// <summary>Something kept for a person who has not answered yet.</summary>
    Offer,
}

/// <summary>
/// One thing that waits: since when and until when, whose it is, what it is about, what the person was told – nothing when nothing was –, and the page where it is
/// settled, below /staff/.
/// </summary>
public sealed record InboxRow(InboxKind Kind, Guid Id, Instant Since, Instant? Until, string Name, string Phone, string About, string Promise, string Path)
{
    public Guid? OfferingId { get; init; }

    /// <summary>Whether the person is not in the register.</summary>
    public bool IsStranger { get; init; }

    /// <summary>What the person wrote or staff noted.</summary>
    public string Said { get; init; } = "";

    /// <summary>Whether it has waited too long: a day, or until there is no use in it.</summary>
    public bool IsOverdue(Instant now) => Until <= now || (Kind != InboxKind.Offer && now - Since >= Inbox.Patience);
}

/// <summary>All that waits for an answer of staff, and what each person was promised.</summary>
public sealed class Inbox(ServicesDbContext db, InitiativeClock clock, CurrentInitiative current)
{
    /// <summary>How long nobody should wait.</summary>
    public static readonly Duration Patience = Duration.FromDays(1);

    private const int Most = 200;

    /// <summary>Whoever has waited longest comes first.</summary>
    public async Task<IReadOnlyList<InboxRow>> ReadAsync(CancellationToken cancellationToken)
    {
        List<InboxRow> rows =
        [
            .. await ListRequestsAsync(cancellationToken),
            .. await ListRepliesAsync(cancellationToken),
            .. await ListCallBacksAsync(cancellationToken),
            .. await ListOffersAsync(cancellationToken),
        ];
        return [.. rows.OrderBy(row => row.Since).ThenBy(row => row.Id)];
    }

    private async Task<IEnumerable<InboxRow>> ListRequestsAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var rows = await ReadAsync(db.Bookings.Where(booking => booking.Status == BookingStatus.Requested && booking.Date >= today), cancellationToken);
        var returns = rows.Where(row => row.Booking.FollowsId is not null).ToLookup(row => row.Booking.FollowsId, row => row.Booking);
        var series = (await db.Activities.Where(activity => activity.Form == ActivityForm.Series).Select(activity => activity.Id).ToListAsync(cancellationToken)).ToHashSet();
        return rows.Where(row => row.Booking.FollowsId is null).Select(row => new InboxRow(
            InboxKind.Request, row.Booking.Id, row.Booking.CreatedAt, row.Booking.StartsAt, row.Name, row.Phone, AboutOf(row, returns[row.Booking.Id].FirstOrDefault()),
            row.Booking switch
            {
                Ride => Texts.Rides.DoneRequestNext,
                Appointment => Texts.Times.RequestNext,
                Stay => Texts.Stays.DoneNext,
                _ => series.Contains(row.Booking.OfferingId) ? Texts.Enrolments.AskedNext : Texts.Places.RequestNext,
            },
            row.Booking switch
            {
                Ride => $"requests/ride/{row.Booking.Id}",
                Appointment => $"requests/appointment/{row.Booking.Id}",
                Stay => $"requests/stay/{row.Booking.Id}",
                _ => $"requests/place/{row.Booking.Id}",
            })
        {
            OfferingId = row.Booking.OfferingId, IsStranger = row.Booking.ResidentId is null, Said = row.Booking.Note,
        });
    }

    private async Task<IEnumerable<InboxRow>> ListRepliesAsync(CancellationToken cancellationToken)
    {
        var replies = await db.InboundSms.AsNoTracking().Where(sms => sms.IsForStaff).OrderBy(sms => sms.At).Take(Most).ToListAsync(cancellationToken);
        var numbers = replies.Select(sms => sms.From).Distinct().ToList();
        var owners = (await (
            from phone in db.Phones
            join person in db.Residents on phone.ResidentId equals person.Id
            where numbers.Contains(phone.E164)
            orderby person.Surname, person.GivenName
            select new { phone.E164, Name = person.GivenName + " " + person.Surname }).ToListAsync(cancellationToken)).ToLookup(row => row.E164, row => row.Name);
        return replies.Select(sms => new InboxRow(
            InboxKind.Reply, sms.Id, sms.At, null, owners[sms.From].Any() ? string.Join(", ", owners[sms.From].Distinct()) : Texts.CallBacks.Stranger, sms.From,
            sms.Meaning.InWords(), sms.AnsweredAt is null ? "" : TwilioInbound.AnswerTo(sms.Meaning, current.Value), "messages/replies")
        {
            Said = sms.Body,
        });
    }

    private async Task<IEnumerable<InboxRow>> ListCallBacksAsync(CancellationToken cancellationToken) =>
        from number in await db.ListToCallBackAsync(clock, cancellationToken)
        let names = string.Join(", ", number.People.Select(person => person.Name).Distinct())
        select new InboxRow(
            InboxKind.CallBack, number.Latest.Id, number.FirstAt, null, names.Length == 0 ? Texts.CallBacks.Stranger : names, number.Latest.From,
            string.Join("; ", number.People.Select(person => person.InWords(clock.Today, number.People.Count > 1))),
            number.Note.Length > 0 ? Words.PromisedCall : "", "messages/call-backs")
        {
            Said = number.Note,
        };

    private async Task<IEnumerable<InboxRow>> ListOffersAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var rows = await ReadAsync(db.Bookings.Where(booking => booking.Status == BookingStatus.Waitlisted && booking.OfferedUntil > now), cancellationToken);
        var groups = rows.Select(row => row.Booking.GroupId).ToList();
        var entries = await db.WaitingEntries.Where(entry => groups.Contains(entry.GroupId)).ToDictionaryAsync(entry => entry.GroupId, entry => entry.Id, cancellationToken);
        return rows.DistinctBy(row => row.Booking.GroupId).Select(row => new InboxRow(
            InboxKind.Offer, row.Booking.Id, row.Booking.CreatedAt, row.Booking.OfferedUntil, row.Name, row.Phone, AboutOf(row, null), Words.KeptForThem,
            row.Booking is Appointment ? $"appointments/details/{row.Booking.Id}"
                : entries.TryGetValue(row.Booking.GroupId, out var entry) ? $"places/waiting/{entry}" : "places/waiting")
        {
            OfferingId = row.Booking.OfferingId,
        });
    }

    private async Task<List<Found>> ReadAsync(IQueryable<Booking> bookings, CancellationToken cancellationToken) => (await (
        from booking in bookings
        join offering in db.Offerings on booking.OfferingId equals offering.Id
        join known in db.Residents on booking.ResidentId equals known.Id into residents
        from resident in residents.DefaultIfEmpty()
        orderby booking.CreatedAt, booking.StartsAt
        select new
        {
            Booking = booking,
            Offering = offering.Name,
            Name = resident == null ? booking.CallerName : resident.GivenName + " " + resident.Surname,
            Phone = db.Phones.Where(phone => phone.ResidentId == booking.ResidentId).OrderBy(phone => phone.Order).Select(phone => phone.E164).FirstOrDefault(),
        }).AsNoTracking().ToListAsync(cancellationToken))
        .ConvertAll(row => new Found(row.Booking, row.Offering, row.Name, row.Booking.CallerPhone.Length > 0 ? row.Booking.CallerPhone : row.Phone ?? ""));

    private string AboutOf(Found row, Booking? back)
    {
        var (booking, when) = (row.Booking, LocalFormat.OnDay(row.Booking.Date, clock.Today));
        return booking switch
        {
            Ride ride => $"{row.Offering}: {ride.From} – {ride.To}, {when}, {LocalFormat.Clock(ride.StartTime)}"
                + (back is null ? "" : "; " + StaffTexts.Say(Texts.Staff.TripBack, LocalFormat.Time(back.StartTime))),
            Stay stay => $"{row.Offering}: {when}, {Plural.Format(stay.Nights.Count, Texts.Stays.Nights)}",
            _ => $"{row.Offering}: {when}, {LocalFormat.FromTo(booking.StartTime, booking.EndTime)}",
        };
    }

    private sealed record Found(Booking Booking, string Offering, string Name, string Phone);
}
