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

        foreach (var announcement in Announcement.Arrange(wanted, kept))
        {
            var lead = announcement.Lead;
            var offering = facts.Offerings[lead.Booking.OfferingId];
            var isAloud = lead.Telling.Channel == ReminderChannel.Voice;
            var usual = ReminderText.TemplateOf(offering.Messages, lead.Message.Kind, isTwoWay);
            var template = usual.Length == 0 ? "" // the offering says nothing of this kind
                : isAloud ? VoiceText.TemplateOf(lead.Message.Kind)
                : lead.Telling.IsCopy ? CopyText.TemplateOf(lead.Message.Kind)
                : usual;
            var due = lead.Telling.Channel == ReminderChannel.Call
                ? ReminderRules.CallAt(lead.Message, lead.Booking, clock.Zone)
                : lead.Message.DueAt;
            var words = ReminderText.Word(
                template, initiative, offering.SaidName, [.. announcement.Members.Select(m => m.Booking)],
                [.. announcement.Members.Where(m => m.About.Id != lead.Telling.Who.Id).Select(m => m.About.GivenName).Distinct()],
                clock.LocalOf(Instant.Max(now, due)).Date, isAloud);

            if (announcement.Standing is { Row: { Status: ReminderStatus.Planned } row } standing)
            {
                if ((row.Body, row.To, row.DueAt, row.UsefulUntil) != (words.Body, lead.Telling.To, due, lead.Message.UsefulUntil)
                    || row.BookingVersion != standing.Version)
                {
                    reworded++;
                    await ChangeAsync(row, r => r.ExecuteUpdateAsync(
                        s => s.SetProperty(x => x.Body, words.Body).SetProperty(x => x.Parts, words.Parts)
                            .SetProperty(x => x.To, lead.Telling.To).SetProperty(x => x.DueAt, due)
                            .SetProperty(x => x.UsefulUntil, lead.Message.UsefulUntil)
                            .SetProperty(x => x.BookingVersion, standing.Version),
                        cancellationToken));
                }
            }
            else if (announcement.Standing is null && template.Length > 0
                && !facts.Has(lead) && (lead.Telling.Channel != ReminderChannel.Call || due <= now))
            {
                added++;
                if (write)
                {
                    db.Reminders.Add(RowOf(lead, words, due, now, initiative.Id));
                }
            }
        }

        return new(added, reworded, cancelled);

        // Only as it was read: a row that is being sent meanwhile stays as it is.
        Task<int> ChangeAsync(Reminder row, Func<IQueryable<Reminder>, Task<int>> change) => write
            ? change(db.Reminders.Where(r => r.Id == row.Id && r.Status == row.Status && r.Attempt == row.Attempt))
            : Task.FromResult(0);
    }

    private static bool TellsAnother(Reminder row, List<Wanted> wanted) =>
        wanted.Where(w => w.Booking.Id == row.BookingId && w.Message.Kind == row.Kind && w.Message.Occurrence == row.Occurrence)
            .ToList() is { Count: > 0 } same
        && !same.Any(w => (w.Telling.Who.Id, w.Telling.Channel, w.Telling.IsCopy) == (row.ResidentId, row.Channel, row.IsCopy));

    private static Reminder RowOf(Wanted lead, WordedReminder words, Instant due, Instant now, InitiativeId initiative) => new()
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
        UsefulUntil = lead.Message.UsefulUntil,
        CreatedAt = now,
        Status = lead.Telling.Channel == ReminderChannel.Call ? ReminderStatus.NeedsStaff : ReminderStatus.Planned,
        CallbackKey = CallbackKey.New(initiative),
    };
}
