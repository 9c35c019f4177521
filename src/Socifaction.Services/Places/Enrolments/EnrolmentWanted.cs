using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Bookings;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;

namespace Socifaction.Services.Places.Enrolments;

/// <summary>From and until when somebody is to come, on which days of the week, by which paper and on whose money.</summary>
public sealed record EnrolmentTerms(LocalDate FirstDay, LocalDate? LastDay, Weekdays Weekdays)
{
    public string ContractNumber { get; init; } = "";

    public Referral Referral { get; init; } = Referral.Parents;

    public Funding Funding { get; init; }

    public Composition Composition { get; init; }

    public string CompositionSource { get; init; } = "";
}

/// <summary>
/// People to be enrolled together on the same terms. <see cref="ChildIds"/> are looked after meanwhile;
/// with <see cref="SkipsFullDays"/> days without room are left out, else they stand in the way.
/// </summary>
public sealed record EnrolmentWanted(
    Guid RequestId, Guid OfferingId, IReadOnlyList<Guid> ResidentIds, EnrolmentTerms Terms, IReadOnlyList<Guid> ChildIds, bool SkipsFullDays, Asking Asking)
{
    /// <summary>The wish to be enrolled that is answered with it.</summary>
    public Guid? AnswersPlaceId { get; init; }

    /// <summary>Everything said, in a form whose fingerprint can be taken.</summary>
    internal object Said => new
    {
        OfferingId,
        ResidentIds = ResidentIds.Distinct().Order(),
        ChildIds = ChildIds.Distinct().Order(),
        FirstDay = LocalDatePattern.Iso.Format(Terms.FirstDay),
        LastDay = Terms.LastDay is { } last ? LocalDatePattern.Iso.Format(last) : null,
        Terms.Weekdays,
        Terms.ContractNumber,
        Terms.Referral,
        Terms.Funding,
        Terms.Composition,
        Terms.CompositionSource,
        SkipsFullDays,
    };

    /// <summary>What is wrong with the terms themselves, or null.</summary>
    internal EnrolRefusal? FindSlip(LocalDate today) =>
        ResidentIds.Count == 0 || Terms.Weekdays == Weekdays.None ? EnrolRefusal.NothingChosen
        : Terms.LastDay < Terms.FirstDay ? EnrolRefusal.EndsBeforeItStarts
        : Terms.LastDay < today ? EnrolRefusal.Past
        : null;

    /// <summary>The enrolments, not yet saved: the people's own, and the children's in the childcare.</summary>
    internal List<Enrolment> Make(EnrolmentCase of, Guid groupId, InitiativeId initiativeId, Instant now) =>
    [
        .. of.People.Select(person => Make(of.Activity, person.Id, groupId, initiativeId, now, Terms)),
        .. of.Children.Select(child => Make(of.Childcare!, child.Id, groupId, initiativeId, now,
            new EnrolmentTerms(Terms.FirstDay, Terms.LastDay, Weekdays.All))),
    ];

    private Enrolment Make(Activity activity, Guid residentId, Guid groupId, InitiativeId initiativeId, Instant now, EnrolmentTerms terms) => new()
    {
        InitiativeId = initiativeId,
        OfferingId = activity.Id,
        ResidentId = residentId,
        FirstDay = terms.FirstDay,
        LastDay = terms.LastDay,
        // Whoever is enrolled in a series comes to all of it.
        Weekdays = activity.Form == ActivityForm.Series ? Weekdays.All : terms.Weekdays,
        ContractNumber = terms.ContractNumber,
        Referral = terms.Referral,
        Funding = terms.Funding,
        Composition = terms.Composition,
        CompositionSource = terms.CompositionSource,
        GroupId = groupId,
        EnrolledAt = now,
        EnrolledByName = Asking.By.Name,
    };
}
