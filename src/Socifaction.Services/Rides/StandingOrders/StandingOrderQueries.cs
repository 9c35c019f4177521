using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.Rides.StandingOrders;

/// <summary>A standing order with the name of whom it is for.</summary>
public sealed record StandingOrderRow(StandingOrder Order, string Name);

/// <summary>A day of a standing order with what became of its ride: the promise of the way out while it stands.</summary>
public sealed record OrderedDayRow(OrderedDay Day, StandingOrder Order, string Name, Ride? Ride);

/// <summary>What staff ask of standing orders.</summary>
public static class StandingOrderQueries
{
    /// <summary>Those that have not ended, by name.</summary>
    public static async Task<List<StandingOrderRow>> ListStandingOrdersAsync(this ServicesDbContext db, LocalDate today, CancellationToken cancellationToken) =>
        await (from order in db.StandingOrders
               join resident in db.Residents on order.ResidentId equals resident.Id
               where order.LastDay == null || order.LastDay >= today
               orderby resident.SearchText, order.WishTime, order.Id
               select new StandingOrderRow(order, resident.GivenName + " " + resident.Surname)).AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>The days, from one on, of which staff have to say what becomes of them.</summary>
    public static IQueryable<OrderedDay> InDoubt(this IQueryable<OrderedDay> days, LocalDate from) =>
        days.Where(day => day.Date >= from && (day.State == OrderedDayState.Holiday || day.State == OrderedDayState.Refused));

    /// <summary>Days with their orders and rides, in order of date.</summary>
    public static async Task<List<OrderedDayRow>> ListOrderedDaysAsync(
        this ServicesDbContext db, IQueryable<OrderedDay> days, CancellationToken cancellationToken)
    {
        var rows = await (from day in days
                          join order in db.StandingOrders on day.OrderId equals order.Id
                          join resident in db.Residents on order.ResidentId equals resident.Id
                          orderby day.Date, order.WishTime, day.Id
                          select new { Day = day, Order = order, Name = resident.GivenName + " " + resident.Surname }).AsNoTracking().ToListAsync(cancellationToken);
        var groups = rows.Select(row => row.Day.GroupId).OfType<Guid>().ToList();
        var rides = await db.Rides.AsNoTracking().Where(ride => groups.Contains(ride.GroupId) && ride.FollowsId == null).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new OrderedDayRow(row.Day, row.Order, row.Name,
            rides.Where(ride => ride.GroupId == row.Day.GroupId).OrderByDescending(ride => ride.IsLive).ThenBy(ride => ride.CreatedAt).FirstOrDefault()))];
    }
}
