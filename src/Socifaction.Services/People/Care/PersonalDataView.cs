using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People.Care;

/// <summary>Who of the staff looked at whose sealed data, and when. Never changed.</summary>
public sealed class PersonalDataView : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid StaffMemberId { get; init; }

    public required Guid ResidentId { get; init; }

    /// <summary>The page it was seen on.</summary>
    public required string Where { get; init; }

    public required Instant At { get; init; }
}
