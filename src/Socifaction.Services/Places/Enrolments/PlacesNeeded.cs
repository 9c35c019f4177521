using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;

namespace Socifaction.Services.Places.Enrolments;

/// <summary>Places that one person takes of a session, and under which enrolment.</summary>
public sealed record PersonsPlaces(Guid ResidentId, int Size, Guid? EnrolmentId);

/// <summary>
/// How many places some people take of an activity's session on a day: a child with a disability may take more than one, a person
/// at an event brings a party.
/// </summary>
public sealed record PlacesNeeded(Activity Activity, IReadOnlyList<Guid> ResidentIds, IReadOnlyList<Enrolment> Enrolments, int Party = 1)
{
    /// <summary>Whether somebody is to be enrolled first: to a class or a course one comes for the whole series.</summary>
    public bool AsksToEnrol(LocalDate date) => Activity.Form == ActivityForm.Series
        && (ResidentIds.Count == 0 || ListOn(date).Any(person => person.EnrolmentId is null));

    /// <summary>Who takes how many.</summary>
    public IReadOnlyList<PersonsPlaces> ListOn(LocalDate date) => [.. ResidentIds.Select(id =>
        Enrolments.FirstOrDefault(e => e.ResidentId == id && e.OfferingId == Activity.Id && e.Covers(date)) is { } enrolment
            ? new PersonsPlaces(id, Activity.Form == ActivityForm.Event ? Party : enrolment.SizeIn(Activity), enrolment.Id)
            : new PersonsPlaces(id, Activity.Form == ActivityForm.Event ? Party : 1, null))];

    /// <summary>Places in all; those of a stranger's party when no person is known.</summary>
    public int On(LocalDate date) => ResidentIds.Count > 0 ? ListOn(date).Sum(person => person.Size) : Activity.Form == ActivityForm.Event ? Party : 1;
}

/// <summary>Reads what people need.</summary>
public static class PlacesNeededQueries
{
    /// <summary>The enrolments of people, in whatever activity.</summary>
    internal static Task<List<Enrolment>> ListEnrolmentsAsync(this ServicesDbContext db, IReadOnlyCollection<Guid> residentIds, CancellationToken cancellationToken) =>
        db.Enrolments.AsNoTracking().Where(e => residentIds.Contains(e.ResidentId)).ToListAsync(cancellationToken);

    /// <summary>What people need of an activity's sessions.</summary>
    public static async Task<PlacesNeeded> FindNeededAsync(
        this ServicesDbContext db, Activity activity, IReadOnlyList<Guid> residentIds, int party, CancellationToken cancellationToken) =>
        new(activity, residentIds, residentIds.Count == 0 ? [] : await db.ListEnrolmentsAsync(residentIds, cancellationToken), party);
}
