using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;

namespace Socifaction.Services.Places.Enrolments;

/// <summary>How many sessions of an activity each person may still have: all there are, less those come to and those booked ahead.</summary>
public static class Allowances
{
    /// <summary>What is left to each of the people; no limit gives none.</summary>
    public static async Task<IReadOnlyDictionary<Guid, int>?> ListRemainingAsync(
        this ServicesDbContext db, Activity activity, IReadOnlyCollection<Guid> residentIds, CancellationToken cancellationToken)
    {
        if (activity.Allowance is not { } allowance)
        {
            return null;
        }

        var used = await db.Places
            .Where(p => p.OfferingId == activity.Id && residentIds.Contains(p.ResidentId!.Value) && (p.Status == BookingStatus.Booked || p.Status == BookingStatus.Fulfilled))
            .GroupBy(p => p.ResidentId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return residentIds.Distinct().ToDictionary(id => id, id => allowance - used.GetValueOrDefault(id));
    }
}
