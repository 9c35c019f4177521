using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Time;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>The rules by which a day of the kitchen gives meals: the same for an order of some days and for a standing one.</summary>
internal static class MealGiving
{
    /// <summary>The locked days, tracked, in order; those nobody asked for before are made.</summary>
    public static async Task<List<MealDay>> ListDaysAsync(
        this ServicesDbContext db, MealService service, IReadOnlyCollection<LocalDate> dates, CancellationToken cancellationToken)
    {
        var found = await db.MealDays.Where(day => day.OfferingId == service.Id && dates.Contains(day.Date)).ToListAsync(cancellationToken);
        foreach (var date in dates.Except(found.Select(day => day.Date)).ToList())
        {
            var day = new MealDay { Id = MealDay.IdOf(service.Id, date), OfferingId = service.Id, Date = date, Capacity = service.MostPortions };
            db.MealDays.Add(day);
            found.Add(day);
        }

        return [.. found.OrderBy(day => day.Date)];
    }

    /// <summary>Why no meal of the day may be ordered or changed at this hour, or null.</summary>
    public static MealRefusal? AskDay(this MealService service, LocalDate date, bool isClosed, InitiativeClock clock, bool byStaff) =>
        clock.InstantOf(date, service.ServedFrom) <= clock.Now ? MealRefusal.Past
        : !service.IsServedOn(date) || isClosed ? MealRefusal.NotServed
        : date > service.Window.LastDay(clock.Today) ? MealRefusal.NotOpenYet
        : !byStaff && service.DeadlineOf(date, clock.Zone) <= clock.Now ? MealRefusal.OrderingShut
        : null;

    /// <summary>Takes the portions and makes the meal; null when there are not enough.</summary>
    public static Meal? TryGive(
        this MealDay day, MealService service, Guid residentId, int? paidShare, int portions, bool isDelivered, string? sealedDiet, string note,
        Guid groupId, Asking asking, InitiativeClock clock, Guid? mealOrderId = null)
    {
        if (!day.TryTake(portions))
        {
            return null;
        }

        var meal = new Meal
        {
            OfferingId = service.Id,
            MealDayId = day.Id,
            MealOrderId = mealOrderId,
            ResidentId = residentId,
            Date = day.Date,
            StartTime = service.ServedFrom,
            EndTime = service.ServedUntil,
            StartsAt = clock.InstantOf(day.Date, service.ServedFrom),
            EndsAt = clock.InstantOf(day.Date, service.ServedUntil),
            GroupId = groupId,
            ArrangedByKind = asking.By.Kind,
            ArrangedById = asking.By.Id,
            ArrangedByName = asking.By.Name,
            ArrangedBecause = asking.Because,
            Channel = asking.Channel,
            CreatedAt = clock.Now,
            Note = note,
            Portions = portions,
            IsDelivered = isDelivered,
            SealedDiet = sealedDiet,
        };
        meal.OweFor(service, paidShare);
        meal.Become(BookingStatus.Booked, BookingEventKind.Booked, asking.By, asking.Channel, clock.Now, asking.Because);
        return meal;
    }

    /// <summary>Sets the price of its portions.</summary>
    public static void OweFor(this Meal meal, MealService service, int? paidShare) => meal.Owe(service.Price, service.Price.PriceOf(0) * meal.Portions, paidShare);

    /// <summary>Writes down that a wish for meals was not met; the same wish is not counted again.</summary>
    public static async Task RecordUnmetAsync(
        this ServicesDbContext db, Guid wishId, MealService service, IEnumerable<LocalDate> dates, Resident resident, int portions, MealRefusal why,
        Channel channel, Instant at, CancellationToken cancellationToken)
    {
        var rows = dates.Select(date => new UnmetNeed
        {
            Id = new Guid(SHA256.HashData([.. wishId.ToByteArray(), .. MealDay.IdOf(service.Id, date).ToByteArray()]).AsSpan(0, 16)),
            OfferingId = service.Id, Date = date, At = at, Village = resident.Home.Settlement, ResidentId = resident.Id, Reason = why.ToString(),
            Wish = FormattableString.Invariant($"{service.Name} × {portions}"), Channel = channel,
        }).ToList();
        try
        {
            await db.LockAsync<List<UnmetNeed>, MealRefusal>([], () =>
            {
                db.UnmetNeeds.AddRange(rows);
                return Task.FromResult<Outcome<List<UnmetNeed>, MealRefusal>>(rows);
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsTaken())
        {
            // It was refused before.
        }
    }
}
