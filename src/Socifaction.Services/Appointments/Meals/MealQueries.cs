using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Appointments.Meals;

/// <summary>A meal of a day as staff and whoever brings it see it, with the number its box has on the kitchen's list. The diet is not in it.</summary>
public sealed record MealRow(
    Guid MealId, Guid? ResidentId, string Name, Address Home, string? Phone, int Portions, bool IsDelivered, bool HasDiet, BookingStatus Status,
    string Note, bool IsToBeReached, int Version)
{
    /// <summary>The number of its box, in the order of the delivery list; 0 for what is eaten here.</summary>
    public int Box { get; init; }

    /// <summary>Whether a portion is cooked for it.</summary>
    public bool IsCooked => Status is BookingStatus.Booked or BookingStatus.Fulfilled or BookingStatus.NoShow;
}

/// <summary>One meal as the person who ordered it reads it.</summary>
public sealed record MealOrdered(
    Guid MealId, Guid OfferingId, Guid? ResidentId, string Offering, string Name, LocalDate Date, LocalTime From, LocalTime Until, int Portions,
    bool IsDelivered, bool HasDiet, BookingStatus Status, int PriceCents);

/// <summary>A day of the kitchen's week: portions ordered, how many of them are brought home, and whether it cooks.</summary>
public sealed record KitchenDay(LocalDate Date, int Portions, int Delivered, int? Capacity, bool IsServed, bool IsClosed, string ClosedBecause)
{
    /// <summary>Portions left; none where there are always enough.</summary>
    public int? Free => Capacity - Portions;
}

/// <summary>A standing order with the name of whom it is for.</summary>
public sealed record MealOrderRow(MealOrder Order, string Name);

/// <summary>What pages read of meals.</summary>
public static class MealQueries
{
    private static readonly StringComparer Streets =
        CultureInfo.GetCultureInfo("lt").CompareInfo.GetStringComparer(CompareOptions.IgnoreCase | CompareOptions.NumericOrdering);

    /// <summary>The meals of a day, those brought home first, in the order of villages and addresses; each of them has the number of its box.</summary>
    public static async Task<IReadOnlyList<MealRow>> ListMealsAsync(this ServicesDbContext db, Guid offeringId, LocalDate date, CancellationToken cancellationToken)
    {
        var rows = await (
            from meal in db.Meals
            join resident in db.Residents on meal.ResidentId equals resident.Id
            where meal.OfferingId == offeringId && meal.Date == date
            select new MealRow(
                meal.Id, meal.ResidentId, resident.GivenName + " " + resident.Surname, resident.Home,
                db.Phones.Where(phone => phone.ResidentId == resident.Id).OrderBy(phone => phone.Order).Select(phone => phone.E164).FirstOrDefault(),
                meal.Portions, meal.IsDelivered, meal.SealedDiet != null, meal.Status, meal.Note,
                meal.Status == BookingStatus.NoShow && meal.IsDelivered && meal.ReachedAt == null, meal.Version))
            .AsNoTracking().ToListAsync(cancellationToken);
        var inOrder = rows.OrderByDescending(row => row.IsDelivered).ThenBy(row => row.IsDelivered ? row.Home.Settlement : "", Streets)
            .ThenBy(row => row.IsDelivered ? row.Home.Street : "", Streets).ThenBy(row => row.Name, Streets).ThenBy(row => row.MealId);
        var box = 0;
        return [.. inOrder.Select(row => row.IsDelivered && row.IsCooked ? row with { Box = ++box } : row)];
    }

    /// <summary>The meals ordered together, in order of days.</summary>
    public static IQueryable<MealOrdered> MealsOfGroup(this ServicesDbContext db, Guid groupId) =>
        db.Ordered(db.Meals.Where(meal => meal.GroupId == groupId));

    /// <summary>One of them.</summary>
    public static Task<MealOrdered?> FindMealAsync(this ServicesDbContext db, Guid mealId, CancellationToken cancellationToken) =>
        db.Ordered(db.Meals.Where(meal => meal.Id == mealId)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>What stands of the kitchen on the days from one to another, both included.</summary>
    public static async Task<IReadOnlyList<KitchenDay>> ListKitchenDaysAsync(
        this ServicesDbContext db, MealService service, LocalDate first, LocalDate last, CancellationToken cancellationToken)
    {
        var days = await db.MealDays.AsNoTracking().Where(day => day.OfferingId == service.Id && day.Date >= first && day.Date <= last)
            .ToDictionaryAsync(day => day.Date, cancellationToken);
        var delivered = await db.Meals.Where(meal => meal.OfferingId == service.Id && meal.Date >= first && meal.Date <= last && meal.IsDelivered
                && (meal.Status == BookingStatus.Booked || meal.Status == BookingStatus.Fulfilled || meal.Status == BookingStatus.NoShow))
            .GroupBy(meal => meal.Date).Select(meals => new { Date = meals.Key, Portions = meals.Sum(meal => meal.Portions) })
            .ToDictionaryAsync(row => row.Date, row => row.Portions, cancellationToken);
        return [.. Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Select(first.PlusDays).Select(date =>
            days.TryGetValue(date, out var day)
                ? new KitchenDay(date, day.Taken, delivered.GetValueOrDefault(date), day.Capacity, service.IsServedOn(date), day.IsClosed, day.ClosedBecause)
                : new KitchenDay(date, 0, 0, service.MostPortions, service.IsServedOn(date), false, ""))];
    }

    /// <summary>Those who were not found at home since a day and were not reached yet.</summary>
    public static IQueryable<Meal> ToBeReached(this IQueryable<Meal> meals, LocalDate since) =>
        meals.Where(meal => meal.Date >= since && meal.Status == BookingStatus.NoShow && meal.IsDelivered && meal.ReachedAt == null);

    /// <summary>The standing orders of an offering that have not ended, by name.</summary>
    public static async Task<List<MealOrderRow>> ListMealOrdersAsync(
        this ServicesDbContext db, Guid offeringId, LocalDate today, CancellationToken cancellationToken) =>
        await (from order in db.MealOrders
               join resident in db.Residents on order.ResidentId equals resident.Id
               where order.OfferingId == offeringId && (order.LastDay == null || order.LastDay >= today)
               orderby resident.SearchText, order.Id
               select new MealOrderRow(order, resident.GivenName + " " + resident.Surname)).AsNoTracking().ToListAsync(cancellationToken);

    private static IQueryable<MealOrdered> Ordered(this ServicesDbContext db, IQueryable<Meal> meals) =>
        from meal in meals
        join service in db.MealServices on meal.OfferingId equals service.Id
        join resident in db.Residents on meal.ResidentId equals resident.Id
        orderby meal.Date, meal.Id
        select new MealOrdered(
            meal.Id, service.Id, meal.ResidentId, service.Name, resident.GivenName + " " + resident.Surname, meal.Date, meal.StartTime, meal.EndTime,
            meal.Portions, meal.IsDelivered, meal.SealedDiet != null, meal.Status, meal.PriceCents);
}
