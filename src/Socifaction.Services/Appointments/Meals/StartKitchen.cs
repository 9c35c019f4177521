using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>A kitchen to be entered under the id that its form brings.</summary>
public sealed record KitchenWanted(Guid OfferingId, string Name, string Summary, string ForWhom, MealSettings Settings);

/// <summary>Use case of staff: enters a kitchen. Nobody wants an SMS about every lunch, so that it tells only what it cancels.</summary>
public sealed class StartKitchen(ServicesDbContext db)
{
    /// <summary>The offering, the same however often the form is sent; or why not.</summary>
    public async Task<Outcome<MealService, KitchenRefusal>> RunAsync(KitchenWanted wanted, CancellationToken cancellationToken)
    {
        if (wanted.Settings.FindSlip() is { } slip)
        {
            return slip;
        }

        return await db.LockAsync<MealService, KitchenRefusal>([wanted.OfferingId], async () =>
        {
            if (await db.MealServices.SingleOrDefaultAsync(one => one.Id == wanted.OfferingId, cancellationToken) is { } known)
            {
                return known;
            }

            var service = new MealService
            {
                Id = wanted.OfferingId, Name = wanted.Name, Summary = wanted.Summary, ForWhom = wanted.ForWhom, TellsCancellationsOnly = true,
                Order = await db.Offerings.CountAsync(cancellationToken) + 1, Messages = OfferingMessages.Usual with { },
            };
            wanted.Settings.WriteTo(service);
            db.MealServices.Add(service);
            return service;
        }, cancellationToken);
    }
}
