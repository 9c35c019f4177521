using NodaTime;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.People.Membership;

/// <summary>A one-time link by which a staff member gets an account: lives seven days, is used once, kept as a hash.</summary>
public sealed class StaffInvitation : IInitiativeOwned
{
    public InitiativeId InitiativeId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid StaffMemberId { get; init; }

    /// <summary>SHA-256 of the link's secret, which nobody can read back.</summary>
    public required byte[] TokenHash { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant ExpiresAt { get; init; }

    /// <summary>When it was used, or a later link took its place.</summary>
    public Instant? UsedAt { get; set; }

    public required string ByName { get; init; }
}
