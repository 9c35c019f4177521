using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>What one pass of planning did.</summary>
public sealed record PlannedReminders(int Added, int Reworded, int Cancelled);

/// <summary>
/// The query that becomes rows: every message that is called for and has no row yet gets one; a row that waits is
/// kept true to its booking or cancelled. Run as often as one likes, by as many servers as one likes.
/// </summary>
public sealed class PlanReminders(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock, ISmsSender sender)
{
    /// <summary>Days ahead for which rows are made, so that a server that was down for days still shows what it missed.</summary>
    public const int DaysAhead = 4;

    /// <summary>Most new rows of one pass, the soonest due first: a large initiative must not hold the database for long.</summary>
    public const int MostAtOnce = 500;

    private enum Nothing
    {
        ToDo,
    }

    /// <summary>One pass for the scope's initiative.</summary>
    public async Task<PlannedReminders> RunAsync(CancellationToken cancellationToken)
    {
        // Looked at without the lock first: most minutes bring nothing to write.
        if (await PassAsync(write: false, cancellationToken) is { Added: 0, Reworded: 0, Cancelled: 0 } nothing)
        {
            return nothing;
        }

        var outcome = await db.LockAsync<PlannedReminders, Nothing>(
            [current.Id.Value], async () => await PassAsync(write: true, cancellationToken), cancellationToken);
        db.ChangeTracker.Clear();
        return outcome.Value!;
    }

    private async Task<PlannedReminders> PassAsync(bool write, CancellationToken cancellationToken)
    {
        var (now, initiative) = (clock.Now, current.Value);
        var isTwoWay = sender.IsTwoWayFor(initiative);
        var facts = await ReminderFacts.ReadAsync(db, clock, cancellationToken);
        var voice = initiative.VoiceCalls && sender.CallerOf(initiative.SmsSender) is not null;
        var wanted = facts.Wanted(clock.Zone, now, voice).ToList();
        var (added, reworded, cancelled) = (0, 0, 0);

        var kept = new List<Standing>();
        foreach (var one in facts.Standing)
        {
            if (one.IsOpen && (one.IsStale || TellsAnother(one.Row, wanted)))
            {
                cancelled++;
                await ChangeAsync(one.Row, r => r.ExecuteUpdateAsync(
                    s => s.SetProperty(x => x.Status, ReminderStatus.Cancelled), cancellationToken));
            }
            else
            {
                kept.Add(one);
            }
        }

        foreach (var announcement in Announcement.Arrange(wanted.Where(IsToBeSaid), kept, facts.Has).OrderBy(one => one.Lead.Message.DueAt))
        {
            var lead = announcement.Lead;
            var due = lead.Telling.Channel == ReminderChannel.Call
                ? ReminderRules.CallAt(lead.Message, lead.Booking, clock.Zone)
                : lead.Message.DueAt;
            var words = announcement.Word(facts.Offerings, initiative, isTwoWay, clock.LocalOf(Instant.Max(now, due)).Date);

            if (announcement.Standing is { Row: { Status: ReminderStatus.Planned } row } standing)
            {
                if ((row.Body, row.To, row.DueAt, row.UsefulUntil) != (words.Body, lead.Telling.To, due, announcement.UsefulUntil)
                    || row.BookingVersion != standing.Version || !announcement.SpeaksOfTheSame())
                {
                    reworded++;
                    await RewordAsync(row, announcement, words, due, standing.Version);
                }
            }
            else if (announcement.Standing is null && added < MostAtOnce
                && !facts.Has(lead) && (lead.Telling.Channel != ReminderChannel.Call || due <= now))
            {
                added++;
                if (write)
                {
                    var made = RowOf(announcement, words, due, now, initiative.Id);
                    db.Reminders.Add(made);
                    db.SpokenOf.AddRange(announcement.Others(made));
                }
            }
        }

        return new(added, reworded, cancelled);

        bool IsToBeSaid(Wanted one) =>
            ReminderText.TemplateOf(facts.Offerings[one.Booking.OfferingId].Messages, one.Message.Kind, isTwoWay).Length > 0
            // What was due in the rehearsal is not sent in a burst when it ends.
            && (one.Telling.Channel == ReminderChannel.Call || initiative.LiveSince is not { } since || one.Message.IsAheadOf(since));

        async Task RewordAsync(Reminder row, Announcement announcement, WordedReminder words, Instant due, int version)
        {
            var changed = await ChangeAsync(row, r => r.ExecuteUpdateAsync(
                s => s.SetProperty(x => x.Body, words.Body).SetProperty(x => x.Parts, words.Parts)
                    .SetProperty(x => x.To, announcement.Lead.Telling.To).SetProperty(x => x.DueAt, due)
                    .SetProperty(x => x.UsefulUntil, announcement.UsefulUntil)
                    .SetProperty(x => x.BookingVersion, version),
                cancellationToken));
            if (changed == 1)
            {
                await db.SpokenOf.Where(one => one.ReminderId == row.Id).ExecuteDeleteAsync(cancellationToken);
                db.SpokenOf.AddRange(announcement.Others(row));
            }
        }

        // Only as it was read: a row that is being sent meanwhile stays as it is.
        Task<int> ChangeAsync(Reminder row, Func<IQueryable<Reminder>, Task<int>> change) => write
            ? change(db.Reminders.Where(r => r.Id == row.Id && r.Status == row.Status && r.Attempt == row.Attempt))
            : Task.FromResult(0);
    }

    private static bool TellsAnother(Reminder row, List<Wanted> wanted) =>
        wanted.Where(w => w.Booking.Id == row.BookingId && w.Message.Kind == row.Kind && w.Message.Occurrence == row.Occurrence)
            .ToList() is { Count: > 0 } same
        && !same.Any(w => (w.Telling.Who.Id, w.Telling.Channel, w.Telling.IsCopy) == (row.ResidentId, row.Channel, row.IsCopy));

    private static Reminder RowOf(Announcement announcement, WordedReminder words, Instant due, Instant now, InitiativeId initiative)
    {
        var lead = announcement.Lead;
        return new()
        {
            BookingId = lead.Booking.Id,
            ResidentId = lead.Telling.Who.Id,
            Kind = lead.Message.Kind,
            Channel = lead.Telling.Channel,
            IsCopy = lead.Telling.IsCopy,
            Occurrence = lead.Message.Occurrence,
            To = lead.Telling.To,
            Body = words.Body,
            Parts = words.Parts,
            BookingVersion = lead.Booking.Version,
            DueAt = due,
            UsefulUntil = announcement.UsefulUntil,
            CreatedAt = now,
            Status = lead.Telling.Channel == ReminderChannel.Call ? ReminderStatus.NeedsStaff : ReminderStatus.Planned,
            CallbackKey = CallbackKey.New(initiative),
        };
    }
}
