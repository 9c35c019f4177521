using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>Use case of staff: takes the closing of a day back. Meals that were cancelled by it stay cancelled.</summary>
public sealed class OpenKitchen(ServicesDbContext db)
{
    /// <summary>The day; null when there is no such offering or the day was never closed.</summary>
    public async Task<Outcome<MealDay, KitchenRefusal>?> RunAsync(Guid offeringId, LocalDate date, CancellationToken cancellationToken)
    {
        var id = MealDay.IdOf(offeringId, date);
        if (!await db.MealDays.AnyAsync(day => day.Id == id, cancellationToken))
        {
            return null;
        }

        return await db.LockAsync<MealDay, KitchenRefusal>([id], async () =>
        {
            var day = await db.MealDays.SingleAsync(one => one.Id == id, cancellationToken);
            day.Open();
            return day;
        }, cancellationToken);
    }
}
