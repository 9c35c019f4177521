using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Reminders;

/// <summary>A text that staff are to send from their own telephone: to whom, at which number, what it says and since when.</summary>
public sealed record TextByHand(Guid ReminderId, string Name, string Phone, string Body, Instant DueAt, Instant UsefulUntil);

/// <summary>A text that staff have sent from their own telephone: to whom, who did it and when.</summary>
public sealed record TextSentByHand(string Name, string ByName, Instant At);

/// <summary>
/// Use case of staff where an initiative sends from its own telephone: what is due is listed, and whoever has sent a text says so. Nobody
/// will ever report whether it arrived; what changes somebody's day stands on the call list besides.
/// </summary>
public sealed class SendByHand(ServicesDbContext db, InitiativeClock clock)
{
    private enum Nothing
    {
        ToSend = 1,
    }

    /// <summary>What is due by the end of today, the most urgent first.</summary>
    public async Task<IReadOnlyList<TextByHand>> ListAsync(CancellationToken cancellationToken)
    {
        var (now, midnight) = (clock.Now, InitiativeZone.InstantOf(clock.Zone, clock.Today.PlusDays(1), LocalTime.Midnight));
        return await (
            from row in Waiting()
            join booking in db.Bookings on row.BookingId equals booking.Id
            join person in db.Residents on row.ResidentId equals person.Id
            where row.DueAt < midnight && row.UsefulUntil > now && !booking.IsUncovered
                && (row.Kind == ReminderKind.Notice || row.BookingVersion == booking.Version)
            orderby LateMessages.Urgent.Contains(row.Kind) ? 0 : 1, row.DueAt, row.Id
            select new TextByHand(row.Id, person.GivenName + " " + person.Surname, row.To, row.Body, row.DueAt, row.UsefulUntil))
            .AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>What was sent so today, the latest first.</summary>
    public async Task<IReadOnlyList<TextSentByHand>> ListSentAsync(CancellationToken cancellationToken)
    {
        var morning = InitiativeZone.InstantOf(clock.Zone, clock.Today, LocalTime.Midnight);
        return await (
            from call in db.CallsMade
            join row in db.Reminders on call.ReminderId equals row.Id
            join person in db.Residents on row.ResidentId equals person.Id
            where call.Outcome == CallOutcome.SentByHand && call.At >= morning
            orderby call.At descending, call.Id descending
            select new TextSentByHand(person.GivenName + " " + person.Surname, call.ByName, call.At)).AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>Staff have sent it. Said twice it is said once; false when there is no such message.</summary>
    public async Task<bool> RunAsync(Guid requestId, Guid reminderId, Actor by, CancellationToken cancellationToken)
    {
        if (!await db.Reminders.AnyAsync(row => row.Id == reminderId, cancellationToken))
        {
            return false;
        }

        await db.LockAsync<CallMade, Nothing>([reminderId], async () =>
        {
            // It costs nothing here, and no network will say more of it.
            if (await Waiting().Where(row => row.Id == reminderId).ExecuteUpdateAsync(
                s => s.SetProperty(row => row.Status, ReminderStatus.Sent).SetProperty(row => row.ProviderStatus, ReminderRank.Unreported)
                    .SetProperty(row => row.Parts, 0).SetProperty(row => row.StartedAt, clock.Now), cancellationToken) == 0)
            {
                return Nothing.ToSend;
            }

            var said = new CallMade { Id = requestId, ReminderId = reminderId, Outcome = CallOutcome.SentByHand, At = clock.Now, StaffMemberId = by.Id, ByName = by.Name };
            db.CallsMade.Add(said);
            return said;
        }, cancellationToken);
        return true;
    }

    private IQueryable<Reminder> Waiting() =>
        db.Reminders.Where(row => row.Status == ReminderStatus.Planned && row.Channel == ReminderChannel.Sms);
}
