using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;

namespace Socifaction.Services.People;

/// <summary>Use case of staff: a person lives with another one of the register, or with nobody of it any more.</summary>
public sealed class JoinHousehold(ServicesDbContext db)
{
    /// <summary>Whether there are such people and they are two; with none the person leaves the household.</summary>
    public async Task<bool> RunAsync(Guid residentId, Guid? withId, CancellationToken cancellationToken)
    {
        var people = await db.Residents.Where(r => r.Id == residentId || r.Id == withId).ToDictionaryAsync(r => r.Id, cancellationToken);
        if (!people.TryGetValue(residentId, out var resident) || withId == residentId || (withId is { } wanted && !people.ContainsKey(wanted)))
        {
            return false;
        }

        var left = resident.HouseholdId;
        resident.HouseholdId = withId is { } id ? HouseholdOf(people[id]) : null;
        if (left != resident.HouseholdId && left is { } empty && !await db.Residents.AnyAsync(r => r.HouseholdId == empty && r.Id != residentId, cancellationToken))
        {
            db.Remove(await db.Households.SingleAsync(household => household.Id == empty, cancellationToken));
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private Guid HouseholdOf(Resident other)
    {
        if (other.HouseholdId is { } there)
        {
            return there;
        }

        var household = new Household { Name = other.Surname };
        db.Add(household);
        other.HouseholdId = household.Id;
        return household.Id;
    }
}
