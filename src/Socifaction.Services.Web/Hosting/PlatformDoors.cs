using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Hosting;

/// <summary>
/// The platform's pages belong to no initiative: overseers see counts there, and the operator opens initiatives. They sign in with staff
/// accounts at /staff/sign-in without an initiative, and keep their account at /staff/account.
/// </summary>
public static class PlatformDoors
{
    /// <summary>Counts: the operator, and a locality's coordinator of their own locality.</summary>
    public const string Oversee = "Oversee";

    /// <summary>Opening initiatives, and who oversees: an operator who has just proved who they are.</summary>
    public const string Operate = "Operate";

    /// <summary>Where overseers begin.</summary>
    public const string Home = "/platform";

    // Addresses of staff that are also the platform's.
    private static readonly HashSet<string> Shared = new(StringComparer.OrdinalIgnoreCase)
    {
        "/staff/sign-in", "/staff/sign-in/index", "/staff/sign-in/second", "/staff/sign-in/again", "/staff/sign-in/out",
        "/staff/account", "/staff/account/index", "/staff/account/authenticator", "/staff/language",
    };

    /// <summary>Whether an address without an initiative is the platform's.</summary>
    public static bool Has(string path) => IsPlatforms(path) || Shared.Contains(path.TrimEnd('/'));

    /// <summary>Whether an address stands below the platform's first page.</summary>
    public static bool IsPlatforms(PathString path) => path.StartsWithSegments(Home, StringComparison.OrdinalIgnoreCase);

    /// <summary>Lays its policy over a page; the door itself is open to all.</summary>
    public static void Guard(PageApplicationModel page)
    {
        if (page.HandlerTypeAttributes.OfType<IAllowAnonymous>().Any()) return;
        var path = page.ActionDescriptor.ViewEnginePath;
        page.EndpointMetadata.Add(new AuthorizeAttribute(path is "/Platform/Index" or "/Platform/Counts" ? Oversee : Operate));
    }
}

/// <summary>Asks for a policy of <see cref="PlatformDoors"/>.</summary>
internal sealed class PlatformRequirement(string policy) : IAuthorizationRequirement
{
    public string Policy { get; } = policy;
}

/// <summary>Reads at every request who oversees: what is taken back is gone at once. In an initiative nobody oversees.</summary>
internal sealed class PlatformHandler(ServicesDbContext db, SignedIn signedIn, CurrentInitiative current, StaffSessions sessions, InstallationSettings settings)
    : IAuthorizationHandler
{
    public async Task HandleAsync(AuthorizationHandlerContext context)
    {
        foreach (var requirement in context.PendingRequirements.ToList())
        {
            var policy = requirement switch { PlatformRequirement of => of.Policy, StaffRequirement { Policy: StaffDoors.Own } => StaffDoors.Own, _ => null };
            if (policy is null || current.IsSet || !Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var account))
            {
                continue;
            }

            signedIn.Overseer ??= await db.Overseers.AsNoTracking().SingleOrDefaultAsync(one => one.AccountId == account && one.IsActive);
            if (signedIn.Overseer is not { } overseer || (policy == PlatformDoors.Operate && !overseer.IsOperator))
            {
                continue;
            }

            if (policy != StaffDoors.Own && settings.NeedsSecondFactor && !sessions.HasFactor)
            {
                signedIn.StillTo = StillTo.SetUpFactor;
            }
            else if (policy == PlatformDoors.Operate && !sessions.IsProvedLately)
            {
                signedIn.StillTo = StillTo.ProveAgain;
            }
            else
            {
                context.Succeed(requirement);
            }
        }
    }
}

/// <summary>Fills the navigation of overseers.</summary>
public sealed class PlatformFrame(PageFrame frame, SignedIn signedIn) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        if (signedIn.Overseer is not { } overseer) return Task.CompletedTask;
        frame.StaffName = overseer.Name;
        frame.Section = context.ActionDescriptor.ViewEnginePath.Split('/')[2];
        var home = context.HttpContext.Request.PathBase + PlatformDoors.Home;
        frame.Navigation =
        [
            new("Index", Oversight.NavHome, home),
            .. overseer.IsOperator
                ? [new NavigationLink("Open", Oversight.NavOpen, home + "/open"), new NavigationLink("People", Oversight.NavPeople, home + "/people")]
                : Array.Empty<NavigationLink>(),
        ];
        return Task.CompletedTask;
    }

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => next();
}
