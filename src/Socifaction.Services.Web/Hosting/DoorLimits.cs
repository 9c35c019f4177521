using Socifaction.Services.People;
using Socifaction.Services.People.Overseers;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Web.Hosting;

/// <summary>How often one may try at the door, counted in the initiative, or at the platform's own door.</summary>
public sealed class DoorLimits(CurrentInitiative current, IServiceProvider services)
{
    /// <summary>Counts a try; false when there were too many in an hour.</summary>
    public Task<bool> WithinAsync(string address, int most, CancellationToken cancellationToken) => current.IsSet
        ? services.GetRequiredService<SignInCodes>().WithinAsync("staff-password", address, most, cancellationToken)
        : services.GetRequiredService<JoinOverseers>().WithinAsync(address, most, cancellationToken);
}
