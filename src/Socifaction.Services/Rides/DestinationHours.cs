using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.Rides;

/// <summary>What a destination's hours say to a wish. Somebody may know better: then it is asked once, and believed.</summary>
internal static class DestinationHours
{
    /// <summary>The destination that the wish names; none when it names none, or one that the initiative does not have.</summary>
    public static async Task<Destination?> FindGoalAsync(this ServicesDbContext db, RideWishes wishes, CancellationToken cancellationToken) =>
        wishes.DestinationId is { } id
            ? await db.Destinations.AsNoTracking().SingleOrDefaultAsync(destination => destination.Id == id, cancellationToken)
            : null;

    /// <summary>Whether the appointment lies outside the hours and nobody has said that it is right.</summary>
    public static bool IsClosedFor(this Destination goal, RideWishes wishes) =>
        wishes is { SureOfHours: false, Wish: RideWish.ArriveBy } && !goal.IsOpen(wishes.Date, wishes.WishTime);
}
