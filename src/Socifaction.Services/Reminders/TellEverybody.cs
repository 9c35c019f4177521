using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>Why nobody was told.</summary>
public enum NoticeRefusal
{
    /// <summary>The day is past.</summary>
    Past = 1,

    /// <summary>Nobody who is booked then is still to come.</summary>
    Nobody,

    /// <summary>Since the form was shown other people are to be told than it said.</summary>
    OtherPeople,
}

/// <summary>What to tell, to whom, and how many people the form said that would be.</summary>
public sealed record WantedNotice(Guid Id, LocalDate Date, Guid? OfferingId, string Text, int People, Actor By);

/// <summary>One person who would be told, about the first of their bookings of the day.</summary>
public sealed record NoticeTelling(Booking Booking, Telling Telling);

/// <summary>Whom a notice would tell and how it reads.</summary>
public sealed record NoticePreview(IReadOnlyList<NoticeTelling> People, WordedReminder Message)
{
    /// <summary>How many are told so.</summary>
    public int Count(ReminderChannel channel) => People.Count(person => person.Telling.Channel == channel);
}

/// <summary>
/// Use case of staff: one text to everybody who is booked on a day, each person once however many bookings they have or stand
/// for. Who gets no SMS is on the list of calls at once.
/// </summary>
public sealed class TellEverybody(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock, ISmsSender sender)
{
    /// <summary>Whom it would tell; null when there is no such offering.</summary>
    public async Task<NoticePreview?> PreviewAsync(LocalDate date, Guid? offeringId, string text, CancellationToken cancellationToken) =>
        offeringId is { } id && !await db.Offerings.AnyAsync(offering => offering.Id == id, cancellationToken) ? null
        : new(await ListAsync(date, offeringId, cancellationToken), Written(text));

    /// <summary>The notice, also when it was given before, or why not; null when there is no such offering.</summary>
    public async Task<Outcome<Notice, NoticeRefusal>?> RunAsync(WantedNotice wanted, CancellationToken cancellationToken)
    {
        if (wanted.OfferingId is { } id && !await db.Offerings.AnyAsync(offering => offering.Id == id, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<Notice, NoticeRefusal>([wanted.Id], async () =>
        {
            if (await db.Notices.SingleOrDefaultAsync(notice => notice.Id == wanted.Id, cancellationToken) is { } given)
            {
                return given;
            }

            if (wanted.Date < clock.Today)
            {
                return NoticeRefusal.Past;
            }

            var people = await ListAsync(wanted.Date, wanted.OfferingId, cancellationToken);
            if (people.Count == 0)
            {
                return NoticeRefusal.Nobody;
            }

            if (people.Count != wanted.People)
            {
                return NoticeRefusal.OtherPeople;
            }

            var notice = new Notice
            {
                Id = wanted.Id, Date = wanted.Date, OfferingId = wanted.OfferingId, Text = wanted.Text, At = clock.Now, ById = wanted.By.Id, ByName = wanted.By.Name,
            };
            var (written, aloud) = (Written(wanted.Text), ReminderText.Word(wanted.Text, current.Value, aloud: true));
            db.Notices.Add(notice);
            db.Reminders.AddRange(people.Select(person => RowOf(notice, person, person.Telling.Channel == ReminderChannel.Voice ? aloud : written)));
            return notice;
        }, cancellationToken);
    }

    private WordedReminder Written(string text) => ReminderText.Word($"{{iniciatyva}}: {text} Tel. {{tel}}", current.Value);

    private async Task<IReadOnlyList<NoticeTelling>> ListAsync(LocalDate date, Guid? offeringId, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var bookings = await db.Bookings.AsNoTracking()
            .Where(booking => booking.Date == date && booking.Status == BookingStatus.Booked && booking.StartsAt > now && booking.ResidentId != null
                && !db.Offerings.Any(offering => offering.Id == booking.OfferingId && offering.IsSilent)
                && (offeringId == null || booking.OfferingId == offeringId))
            .OrderBy(booking => booking.StartsAt).ThenBy(booking => booking.Id).ToListAsync(cancellationToken);
        var about = bookings.Select(booking => booking.ResidentId!.Value).Distinct().ToList();
        var relations = (await db.Relations.AsNoTracking().Where(relation => about.Contains(relation.ToId)).OrderBy(relation => relation.Id)
            .ToListAsync(cancellationToken)).ToLookup(relation => relation.ToId);
        var everybody = about.Union(relations.SelectMany(same => same).Select(relation => relation.FromId)).ToList();
        var residents = await db.Residents.AsNoTracking().Include(resident => resident.Phones).Where(resident => everybody.Contains(resident.Id))
            .ToDictionaryAsync(resident => resident.Id, cancellationToken);
        return [.. bookings.Select(booking => Find(booking) is { } telling ? new NoticeTelling(booking, telling) : null).OfType<NoticeTelling>()
            .DistinctBy(one => one.Telling.Who.Id)];

        Telling? Find(Booking booking)
        {
            var voice = current.Value.VoiceCalls && sender.CallerOf(current.Value.SmsSender) is not null;
            var resident = residents[booking.ResidentId!.Value];
            return ReminderRules.Tell(resident, date, Related(resident, RelationKind.GuardianOf), Related(resident, RelationKind.CarerOf), voice);
        }

        List<Resident> Related(Resident resident, RelationKind kind) =>
            [.. relations[resident.Id].Where(relation => relation.Kind == kind).Select(relation => residents[relation.FromId])];
    }

    private Reminder RowOf(Notice notice, NoticeTelling person, WordedReminder words) => new()
    {
        BookingId = person.Booking.Id,
        ResidentId = person.Telling.Who.Id,
        Kind = ReminderKind.Notice,
        Channel = person.Telling.Channel,
        Occurrence = notice.Id.ToString("N"),
        To = person.Telling.To,
        Body = words.Body,
        Parts = words.Parts,
        BookingVersion = person.Booking.Version,
        DueAt = ReminderRules.NotInQuiet(notice.At, person.Booking, clock.Zone),
        UsefulUntil = person.Booking.StartsAt,
        CreatedAt = notice.At,
        Status = person.Telling.Channel == ReminderChannel.Call ? ReminderStatus.NeedsStaff : ReminderStatus.Planned,
        CallbackKey = CallbackKey.New(current.Value.Id),
    };
}
