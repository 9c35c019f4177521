using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>A day without a kitchen: why, and how many meals the form said would be cancelled.</summary>
public sealed record KitchenToClose(Guid OfferingId, LocalDate Date, string Because, int Meals, Asking Asking);

/// <summary>Use case of staff: closes the kitchen on a day; whoever has ordered is told that there is no meal.</summary>
public sealed class CloseKitchen(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The day, or why it stays open; null when there is no such offering.</summary>
    public async Task<Outcome<MealDay, KitchenRefusal>?> RunAsync(KitchenToClose command, CancellationToken cancellationToken)
    {
        if (!await db.MealServices.AnyAsync(s => s.Id == command.OfferingId, cancellationToken))
        {
            return null;
        }

        var (date, asking) = (command.Date, command.Asking);
        return await db.LockAsync<MealDay, KitchenRefusal>([MealDay.IdOf(command.OfferingId, date)], async () =>
        {
            var service = await db.MealServices.SingleAsync(s => s.Id == command.OfferingId, cancellationToken);
            if (clock.InstantOf(date, service.ServedFrom) <= clock.Now)
            {
                return KitchenRefusal.Past;
            }

            var day = (await db.ListDaysAsync(service, [date], cancellationToken)).Single();
            if (day.IsClosed)
            {
                return day;
            }

            var meals = await db.Meals.Where(meal => meal.MealDayId == day.Id && meal.Status == BookingStatus.Booked).ToListAsync(cancellationToken);
            if (meals.Count != command.Meals)
            {
                return KitchenRefusal.OtherMeals;
            }

            day.Close(command.Because);
            foreach (var meal in meals)
            {
                day.TryTake(-meal.Portions);
                meal.Become(BookingStatus.Cancelled, BookingEventKind.Cancelled, asking.By, asking.Channel, clock.Now, command.Because);
            }

            return day;
        }, cancellationToken);
    }
}
