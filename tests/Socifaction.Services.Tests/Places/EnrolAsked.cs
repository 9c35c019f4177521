using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Enrolments;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places;

/// <summary>The enrolments' use cases as a test says them.</summary>
internal static class EnrolAsked
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static EnrolmentWanted Wanted(
        Activity activity, Resident[] people, EnrolmentTerms terms, bool skips = false, Guid? requestId = null, Resident[]? children = null) => new(
            requestId ?? Guid.CreateVersion7(), activity.Id, [.. people.Select(p => p.Id)], terms, [.. (children ?? []).Select(c => c.Id)], skips, Asked.ByStaff);

    public static Task<Outcome<Enrolled, EnrolRefusal>?> EnrolAsync(
        this TestHouse house, Activity activity, Resident[] people, EnrolmentTerms terms, bool skips = false, Guid? requestId = null, Resident[]? children = null) =>
        house.RunAsync<Enrol, Outcome<Enrolled, EnrolRefusal>?>(enrol => enrol.RunAsync(Wanted(activity, people, terms, skips, requestId, children), Token));

    public static Task<Outcome<EnrolmentEnded, EnrolRefusal>?> EndAsync(this TestHouse house, Enrolment enrolment, LocalDate lastDay) =>
        house.RunAsync<EndEnrolment, Outcome<EnrolmentEnded, EnrolRefusal>?>(end => end.RunAsync(new(enrolment.Id, lastDay, "Išsikrausto", Asked.ByStaff), Token));
}
