using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Socifaction.Services.People;

namespace Socifaction.Services.Web.Hosting;

/// <summary>
/// Which role opens which page of staff: the one table of policies and roles, and the one table of addresses and policies.
/// A page has the policy of the longest address that it stands under; what is in no table is the coordinator's.
/// </summary>
public static class StaffDoors
{
    /// <summary>One's own account and sessions: every role, also before a second factor is set up.</summary>
    public const string Own = "Own";

    /// <summary>The first page: every role.</summary>
    public const string Serve = "Serve";

    /// <summary>Settings.</summary>
    public const string Coordinate = "Coordinate";

    /// <summary>Staff and their roles, and what cannot be taken back or reaches everybody: a coordinator who has just proved who they are.</summary>
    public const string Appoint = "Appoint";

    /// <summary>A file with names: whoever works with them and has just proved who they are.</summary>
    public const string TakeOut = "TakeOut";

    /// <summary>The telephone desk: people, bookings, messages.</summary>
    public const string Book = "Book";

    /// <summary>Sessions, registers, visits and portions.</summary>
    public const string Work = "Work";

    /// <summary>The sheet of one's own runs.</summary>
    public const string Drive = "Drive";

    /// <summary>A booking for a person who is named exactly.</summary>
    public const string Help = "Help";

    /// <summary>Counts without names.</summary>
    public const string View = "View";

    /// <summary>The roles of each policy.</summary>
    public static IReadOnlyDictionary<string, Role[]> Roles { get; } = new Dictionary<string, Role[]>
    {
        [Own] = Enum.GetValues<Role>(),
        [Serve] = Enum.GetValues<Role>(),
        [Coordinate] = [Role.Coordinator],
        [Appoint] = [Role.Coordinator],
        [TakeOut] = [Role.Coordinator, Role.Clerk, Role.Worker],
        [Book] = [Role.Coordinator, Role.Clerk],
        [Work] = [Role.Coordinator, Role.Clerk, Role.Worker],
        [Drive] = [Role.Coordinator, Role.Clerk, Role.Driver],
        [Help] = [Role.Coordinator, Role.Clerk, Role.Helper],
        [View] = [Role.Coordinator, Role.Clerk, Role.Viewer],
    };

    private static readonly Dictionary<string, string> Policies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/staff"] = Coordinate,
        ["/staff/index"] = Serve,
        ["/staff/account"] = Own,
        ["/staff/sign-in/out"] = Own,
        ["/staff/people"] = Appoint,
        ["/staff/start"] = Coordinate,
        ["/staff/offerings"] = Coordinate,
        ["/staff/settings"] = Coordinate,
        ["/staff/help"] = Help,
        ["/staff/desk"] = Book,
        ["/staff/residents"] = Book,
        ["/staff/residents/care"] = Work,
        ["/staff/residents/health"] = Work,
        ["/staff/residents/import"] = Coordinate,
        ["/staff/residents/merge"] = Appoint,
        ["/staff/schedule"] = Work,
        ["/staff/schedule/change"] = Book,
        ["/staff/schedule/changes"] = Book,
        ["/staff/requests"] = Book,
        ["/staff/week"] = Work,
        ["/staff/unmet"] = View,
        ["/staff/bookings"] = Book,
        ["/staff/messages"] = Book,
        ["/staff/messages/settings"] = Appoint,
        ["/staff/messages/templates"] = Coordinate,
        ["/staff/messages/words"] = Coordinate,
        ["/staff/messages/live"] = Appoint,
        ["/staff/rides"] = Book,
        ["/staff/rides/sheet"] = Drive,
        ["/staff/rides/vehicles"] = Coordinate,
        ["/staff/rides/runs/weekly"] = Coordinate,
        ["/staff/rides/settings"] = Coordinate,
        ["/staff/places"] = Book,
        ["/staff/places/board"] = Work,
        ["/staff/places/week"] = Work,
        ["/staff/places/register"] = Work,
        ["/staff/places/sheet"] = Work,
        ["/staff/places/walk-in"] = Work,
        ["/staff/places/attendance"] = Work,
        ["/staff/places/absences"] = Work,
        ["/staff/places/kitchen"] = Work,
        ["/staff/places/journal"] = Work,
        ["/staff/places/journal/csv"] = TakeOut,
        ["/staff/places/schedule"] = Coordinate,
        ["/staff/places/series"] = Coordinate,
        ["/staff/places/holidays"] = Coordinate,
        ["/staff/places/ratio"] = Coordinate,
        ["/staff/appointments"] = Book,
        ["/staff/appointments/week"] = Work,
        ["/staff/appointments/details"] = Work,
        ["/staff/appointments/visits/day"] = Work,
        ["/staff/appointments/visits/details"] = Work,
        ["/staff/appointments/visits/settings"] = Coordinate,
        ["/staff/appointments/types"] = Coordinate,
        ["/staff/appointments/calendars/hours"] = Coordinate,
        ["/staff/meals"] = Book,
        ["/staff/meals/board"] = Work,
        ["/staff/meals/delivery"] = Work,
        ["/staff/meals/new"] = Coordinate,
        ["/staff/meals/settings"] = Coordinate,
        ["/staff/stays"] = Book,
        ["/staff/stays/board"] = Work,
        ["/staff/stays/day"] = Work,
        ["/staff/stays/rooms"] = Coordinate,
        ["/staff/stays/rules"] = Coordinate,
    };

    /// <summary>The policy of an address below the initiative: /staff/rides/board.</summary>
    public static string PolicyOf(string path)
    {
        path = path.TrimEnd('/');
        if (path.Equals("/staff", StringComparison.OrdinalIgnoreCase)) return Serve;
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (Policies.TryGetValue(path[..end], out var policy)) return policy;
        }

        return Coordinate;
    }

    /// <summary>Whether a policy asks for a proof that is not old.</summary>
    public static bool NeedsProof(string policy) => policy is Appoint or TakeOut;

    /// <summary>Whether a role opens an address.</summary>
    public static bool MayOpen(Role role, string path) => Roles[PolicyOf(path)].Contains(role);

    /// <summary>Lays its policy over a page of staff; the door itself is open to all.</summary>
    public static void Guard(PageApplicationModel page)
    {
        if (page.HandlerTypeAttributes.OfType<IAllowAnonymous>().Any()) return;
        page.EndpointMetadata.Add(new AuthorizeAttribute(PolicyOf("/" + page.ActionDescriptor.AttributeRouteInfo!.Template!.Split("/{")[0])));
    }
}
