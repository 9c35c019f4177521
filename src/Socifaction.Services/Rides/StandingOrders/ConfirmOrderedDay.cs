using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Rides.StandingOrders;

/// <summary>Staff's yes to a day that was in doubt, at the usual times or others for this once.</summary>
public sealed record DayToConfirm(Guid DayId, LocalTime WishTime, LocalTime? ReturnAt, Asking Asking);

/// <summary>
/// Use case of staff: books the ride of a day that was refused, skipped or a public holiday. On a holiday the weekly runs
/// are made first: staff say that somebody drives.
/// </summary>
public sealed class ConfirmOrderedDay(ServicesDbContext db, ScheduleRuns schedule, BookRide book, OrderedRides rides)
{
    /// <summary>The promised rides or why not; null when there is no such day.</summary>
    public async Task<Outcome<BookedRides, RideRefusal>?> RunAsync(DayToConfirm command, CancellationToken cancellationToken)
    {
        var found = await (from row in db.OrderedDays
                           join of in db.StandingOrders on row.OrderId equals of.Id
                           where row.Id == command.DayId
                           select new { Day = row, Order = of }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var (day, order) = (found.Day, found.Order);
        if (!order.FallsOn(day.Date))
        {
            return RideRefusal.AlreadyAnswered;
        }

        if (day.IsOpen && PublicHolidays.IsHoliday(day.Date))
        {
            await schedule.MakeOnHolidayAsync(day.Date, cancellationToken);
        }

        var wishes = order.WishesOn(day.Date) with { WishTime = command.WishTime, ReturnAt = order.ReturnAt is null ? null : command.ReturnAt ?? order.ReturnAt };
        var outcome = await book.RunAsync(new RideForm(day.Id, order.ResidentId, wishes, command.Asking) { IsOrdered = true }, cancellationToken);
        if (outcome is { } answer)
        {
            await rides.KeepRefusalAsync(day.Id, answer.Refusal, cancellationToken);
        }

        return outcome;
    }
}
