using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Schedule;

/// <summary>A new weekly session: its weekday and hours, in which part of the school year, its first and last day, who works.</summary>
public sealed record NewSeries(
    Guid RequestId, Guid OfferingId, IsoDayOfWeek Weekday, LocalTime From, LocalTime To, Season Season, LocalDate FirstDay, LocalDate? LastDay,
    IReadOnlyList<Guid> StaffMemberIds, Asking Asking);

/// <summary>A series that was begun.</summary>
public sealed record SeriesStarted(Guid WeeklySessionId);

/// <summary>Use case of staff: begins a series; its sessions of the weeks ahead are made at once.</summary>
public sealed class StartSeries(ServicesDbContext db, CurrentInitiative current, InitiativeClock clock)
{
    /// <summary>The series, or why not; null when the activity or a staff member is not there.</summary>
    public async Task<Outcome<SeriesStarted, ScheduleRefusal>?> RunAsync(NewSeries wanted, CancellationToken cancellationToken)
    {
        Guid[] staff = [.. wanted.StaffMemberIds.Distinct().Order()];
        if (!await db.Activities.AnyAsync(activity => activity.Id == wanted.OfferingId, cancellationToken)
            || await db.StaffMembers.CountAsync(member => staff.Contains(member.Id) && member.IsActive, cancellationToken) != staff.Length)
        {
            return null;
        }

        var fingerprint = Receipts.Fingerprint(new
        {
            wanted.OfferingId, wanted.Weekday, From = wanted.From.TickOfDay, To = wanted.To.TickOfDay, wanted.Season,
            First = (wanted.FirstDay.Year, wanted.FirstDay.DayOfYear).ToString(), Last = (wanted.LastDay?.Year, wanted.LastDay?.DayOfYear).ToString(), staff,
        });
        return await db.LockAsync<SeriesStarted, ScheduleRefusal>([current.Id.Value, wanted.RequestId], async () =>
        {
            if (await db.FindReceiptAsync(wanted.RequestId, cancellationToken) is { } receipt)
            {
                return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint) ? new SeriesStarted(receipt.GroupId) : ScheduleRefusal.FormAlreadyUsed;
            }

            if (Ask(wanted) is { } refusal)
            {
                return refusal;
            }

            var weekly = new WeeklySession
            {
                OfferingId = wanted.OfferingId, Weekday = wanted.Weekday, From = wanted.From, To = wanted.To, Season = wanted.Season,
                FirstDay = wanted.FirstDay, LastDay = wanted.LastDay,
            };
            weekly.Staff(staff);
            db.WeeklySessions.Add(weekly);
            db.AddReceipt(wanted.RequestId, fingerprint, weekly.Id, clock.Now);
            await db.SaveChangesAsync(cancellationToken);
            await db.AddMissingSessionsAsync(clock, cancellationToken);
            return new SeriesStarted(weekly.Id);
        }, cancellationToken);
    }

    private ScheduleRefusal? Ask(NewSeries wanted) =>
        wanted.From >= wanted.To ? ScheduleRefusal.EndNotAfterStart
        : wanted.FirstDay < clock.Today ? ScheduleRefusal.Past
        : wanted.FirstDay > clock.Today.PlusDays(SessionTime.LongestDaysAhead) ? ScheduleRefusal.TooFar
        : wanted.LastDay < wanted.FirstDay ? ScheduleRefusal.LastBeforeFirst
        : null;
}
