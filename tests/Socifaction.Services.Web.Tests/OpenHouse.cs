using Socifaction.Services.People;
using Socifaction.Services.Testing;
using Socifaction.Services.Web.Tests.Isolation;

namespace Socifaction.Services.Web.Tests;

/// <summary>The application with one row of everything, its doors and three people before them.</summary>
internal sealed record OpenHouse(WebApp App, Village Village, IReadOnlyList<Door> Doors, Dictionary<string, WebSession> Sessions, WebSession Operator) : IAsyncDisposable
{
    private readonly Dictionary<string, Dictionary<string, string>> _values = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<OpenHouse> OpenAsync(Engine engine)
    {
        var app = await WebApp.OpenAsync(engine, Stop);
        var village = await Village.FillAsync(app, app.Initiative, "Žodis", Stop);
        var sessions = new Dictionary<string, WebSession>
        {
            ["nobody"] = WebSession.Anonymous(app),
            ["resident"] = await WebSession.ResidentAsync(app, Village.Phone),
            ["staff"] = await WebSession.StaffAsync(app, Role.Coordinator, cancellationToken: Stop),
        };
        return new(app, village, await Door.AllAsync(app, Stop), sessions, await WebSession.OverseerAsync(app, cancellationToken: Stop));
    }

    /// <summary>Who stands before a door: the three, and before the platform's an operator too.</summary>
    public IEnumerable<KeyValuePair<string, WebSession>> SessionsAt(Door door) => door.IsPlatform ? Sessions.Append(new("operator", Operator)) : Sessions;

    public Task<Dictionary<string, string>> ReadAsync() => Village.ReadAsync(App);

    /// <summary>All ids with which the page opens for this person.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> OpeningAsync(Door door, WebSession session)
    {
        var opening = new List<IReadOnlyDictionary<string, string>>();
        foreach (var values in Tries(door))
        {
            var status = (await session.GetAsync(door.Address(session.Slug, values), Stop)).Status;
            if (status == 200) opening.Add(values);
            if (IsShut(status)) break;
        }

        return opening;
    }

    /// <summary>Ids with which the page opens for this person, or the first ones.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ValuesAsync(Door door, WebSession session)
    {
        var key = $"{door.Pattern.RawText} {session.GetHashCode()}";
        if (_values.TryGetValue(key, out var known)) return known;
        var tries = Tries(door);
        foreach (var values in tries)
        {
            var status = (await session.GetAsync(door.Address(session.Slug, values), Stop)).Status;
            if (status == 200 || IsShut(status)) return _values[key] = values;
        }

        return _values[key] = tries[0];
    }

    // Whoever must sign in or may not is told so before the page looks at an id.
    private static bool IsShut(int status) => status is 302 or 403;

    private List<Dictionary<string, string>> Tries(Door door)
    {
        List<Dictionary<string, string>> tries = [[]];
        foreach (var id in door.Ids)
            tries = [.. tries.SelectMany(values => Village.Candidates(id).Select(candidate => new Dictionary<string, string>(values) { [id] = candidate.ToString() }))];
        return tries;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in Sessions.Values) session.Dispose();
        Operator.Dispose();
        await App.DisposeAsync();
    }
}
