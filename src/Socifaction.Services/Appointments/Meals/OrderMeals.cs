using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People.Care;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>Meals asked for with one form: the same wish on each of the days.</summary>
public sealed record MealsWanted(
    Guid RequestId, Guid OfferingId, Guid ResidentId, IReadOnlyList<LocalDate> Dates, MealWish Wish, Asking Asking);

/// <summary>Meals that were ordered together.</summary>
public sealed record MealsOrdered(Guid GroupId);

/// <summary>Use case: orders a person's meals on one or several days, all of them or none.</summary>
public sealed class OrderMeals(ServicesDbContext db, InitiativeClock clock, SealedText texts)
{
    /// <summary>The group of the meals, or why not one was given; null when the offering or the resident is not there or not theirs.</summary>
    public async Task<Outcome<MealsOrdered, MealRefusal>?> RunAsync(MealsWanted wanted, CancellationToken cancellationToken)
    {
        var (wish, asking) = (wanted.Wish, wanted.Asking);
        LocalDate[] dates = [.. wanted.Dates.Distinct().Order()];
        var resident = await db.WhomMayBook(asking).AsNoTracking().SingleOrDefaultAsync(r => r.Id == wanted.ResidentId, cancellationToken);
        var known = await db.MealServices.AsNoTracking().SingleOrDefaultAsync(s => s.Id == wanted.OfferingId, cancellationToken);
        if (resident is null || known is null)
        {
            return null;
        }

        // What tells of health goes into the receipt only as part of a hash.
        var fingerprint = Receipts.Fingerprint(new
        {
            wanted.OfferingId, wanted.ResidentId, Dates = dates.Select(LocalDatePattern.Iso.Format), wish.Portions, wish.IsDelivered, wish.Diets, wish.Note, asking.By.Id,
        });
        var sealedDiet = wish.SealDiet(known, texts);
        List<LocalDate> full = [];
        var outcome = await db.LockAsync<MealsOrdered, MealRefusal>(
            [wanted.RequestId, wanted.ResidentId, .. dates.Select(date => MealDay.IdOf(wanted.OfferingId, date))], async () =>
        {
            if (await db.FindReceiptAsync(wanted.RequestId, cancellationToken) is { } receipt)
            {
                return receipt.Fingerprint.AsSpan().SequenceEqual(fingerprint) ? new MealsOrdered(receipt.GroupId) : MealRefusal.FormAlreadyUsed;
            }

            // Read again under the lock: staff may have changed the settings.
            var service = await db.MealServices.SingleAsync(s => s.Id == wanted.OfferingId, cancellationToken);
            if (dates.Length == 0)
            {
                return MealRefusal.NothingChosen;
            }

            // Asked before any day is looked up: a database does not know every day that can be typed.
            if ((wish.FindSlip(service, resident) ?? dates.Select(date => service.AskDay(date, isClosed: false, clock, asking.ByStaff))
                .FirstOrDefault(why => why is not null)) is { } slip)
            {
                return slip;
            }

            var had = await db.Meals.Where(meal => meal.OfferingId == service.Id && meal.ResidentId == resident.Id
                && dates.Contains(meal.Date) && meal.Status == BookingStatus.Booked).Select(meal => meal.Date).ToListAsync(cancellationToken);
            var groupId = Guid.CreateVersion7();
            foreach (var day in await db.ListDaysAsync(service, dates, cancellationToken))
            {
                if (day.IsClosed)
                {
                    return MealRefusal.NotServed;
                }

                if (!service.Eligibility.Admits(resident, day.Date))
                {
                    return MealRefusal.NotEligible;
                }

                if (had.Contains(day.Date))
                {
                    return MealRefusal.AlreadyOrdered;
                }

                if (day.TryGive(service, resident.Id, resident.PaidShare, wish.Portions, wish.IsDelivered, sealedDiet, wish.Note, groupId, asking, clock) is { } meal)
                {
                    db.Meals.Add(meal);
                }
                else
                {
                    full.Add(day.Date);
                }
            }

            if (full.Count > 0)
            {
                return MealRefusal.Full;
            }

            db.AddReceipt(wanted.RequestId, fingerprint, groupId, clock.Now);
            return new MealsOrdered(groupId);
        }, cancellationToken);

        if (full.Count > 0)
        {
            await db.RecordUnmetAsync(wanted.RequestId, known, full, resident, wish.Portions, MealRefusal.Full, asking.Channel, clock.Now, cancellationToken);
        }

        return outcome;
    }
}
