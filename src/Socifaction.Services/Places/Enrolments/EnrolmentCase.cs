using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Places.Enrolments;

/// <summary>Whom a wanted enrolment is for and where: the people in the activity, and the children in its childcare.</summary>
internal sealed record EnrolmentCase(Activity Activity, Activity? Childcare, IReadOnlyList<Resident> People, IReadOnlyList<Resident> Children)
{
    private const int AgeOfMajority = 18;

    /// <summary>The activities by id.</summary>
    public IReadOnlyDictionary<Guid, Activity> Activities { get; } =
        (Childcare is null ? [Activity] : (IEnumerable<Activity>)[Activity, Childcare]).DistinctBy(activity => activity.Id).ToDictionary(activity => activity.Id);

    /// <summary>Everybody's ids, to be locked.</summary>
    public IEnumerable<Guid> ResidentIds => People.Concat(Children).Select(resident => resident.Id);

    /// <summary>The activity and the people; null when something is not there or not whoever asks may enrol.</summary>
    public static async Task<EnrolmentCase?> FindAsync(ServicesDbContext db, EnrolmentWanted wanted, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. wanted.ResidentIds.Distinct()], childIds = [.. wanted.ChildIds.Distinct()];
        if (await db.Activities.AsNoTracking().SingleOrDefaultAsync(a => a.Id == wanted.OfferingId, cancellationToken) is not { } activity)
        {
            return null;
        }

        var childcare = childIds.Length == 0 ? null : await db.Activities.AsNoTracking().SingleOrDefaultAsync(a => a.Id == activity.ChildcareId, cancellationToken);
        var people = await db.WhomMayBook(wanted.Asking).AsNoTracking()
            .Where(resident => ids.Contains(resident.Id) || childIds.Contains(resident.Id)).ToListAsync(cancellationToken);
        return people.Count != ids.Union(childIds).Count() || (childIds.Length > 0 && childcare is null) || ids.Intersect(childIds).Any()
            ? null
            : new(activity, childcare, [.. people.Where(person => ids.Contains(person.Id))], [.. people.Where(person => childIds.Contains(person.Id))]);
    }

    /// <summary>Whether everybody is of the age and village that their activity is for.</summary>
    public bool IsEligible(LocalDate day) =>
        People.All(person => Admits(Activity, person, day)) && Children.All(child => Admits(Childcare!, child, day));

    private static bool Admits(Activity activity, Resident person, LocalDate day) =>
        activity.Eligibility.Admits(person, day) && (!activity.IsForChildren || person.AgeOn(day) is null or < AgeOfMajority);
}
