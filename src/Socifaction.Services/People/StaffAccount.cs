using Microsoft.AspNetCore.Identity;

namespace Socifaction.Services.People;

/// <summary>
/// How a staff member signs in. It belongs to no initiative: one person may serve several,
/// as a <see cref="StaffMember"/> of each.
/// </summary>
public sealed class StaffAccount : IdentityUser<Guid>
{
    public StaffAccount() => Id = Guid.CreateVersion7();

    /// <summary>The last code of the authenticator that was taken: it is not taken again.</summary>
    public string? LastCode { get; set; }
}
